"""Fields that read amounts, days and moments as people write them."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDateTime, QTimeZone
from pytestqt.qtbot import QtBot

from models import business
from tests.builders import moment
from ui.desk import Desk
from ui.fields.amount import AmountField, money_words
from ui.fields.day import read_day
from ui.fields.moment import MomentField


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [
        ("120", "GBP", 12000),
        ("120.5", "GBP", 12050),
        ("1 200,50", "EUR", 120050),
        ("GBP 7.05", "GBP", 705),
        ("800", "JPY", 800),
        ("1.250", "KWD", 1250),
    ],
)
def test_an_amount_is_read_in_the_smallest_unit_of_its_currency(
    qtbot: QtBot, typed: str, currency: str, minor: int
) -> None:
    field = AmountField("amount", "Amount", currency)
    qtbot.addWidget(field)
    field.setText(typed)
    assert (field.minor(), field.trouble()) == (minor, "")


@pytest.mark.parametrize(("typed", "currency"), [("12.345", "GBP"), ("8.5", "JPY"), ("-3", "GBP"), ("a lot", "GBP")])
def test_what_is_no_amount_says_what_one_looks_like(qtbot: QtBot, typed: str, currency: str) -> None:
    field = AmountField("amount", "Amount", currency)
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.minor() is None
    assert f"“{typed}” is no amount in {currency}; write one like 12" in field.trouble()


@pytest.mark.parametrize(("minor", "currency"), [(0, "GBP"), (705, "GBP"), (800, "JPY"), (1250, "KWD")])
def test_an_amount_shown_is_read_back_as_it_was(qtbot: QtBot, minor: int, currency: str) -> None:
    field = AmountField("amount", "Amount", currency)
    qtbot.addWidget(field)
    field.set_minor(minor)
    assert field.minor() == minor
    assert money_words(minor, currency) == f"{field.text()} {currency}"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12 March 2024", date(2024, 3, 12)),
        ("12. mar 2024", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("12/3/2024", date(2024, 3, 12)),
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03", date(2024, 3, 1)),
        ("March 2024", date(2024, 3, 1)),
        ("2019", date(2019, 1, 1)),
        ("29 February 2023", None),
        ("31/4/2024", None),
        ("12 Smarch 2024", None),
        ("long ago", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str, read: date | None) -> None:
    assert read_day(typed) == read


def test_figures_are_read_month_first_where_that_is_how_dates_are_typed() -> None:
    assert read_day("3/12/2024", month_first=True) == date(2024, 3, 12)


@pytest.fixture
def when(desk: Desk, qtbot: QtBot) -> MomentField:
    """A field of a business in New York, while it is 05:20 there."""
    business.change(desk.journal, replace(business.get(desk.journal), zone="America/New_York"))
    found = MomentField(desk, "when", "When")
    qtbot.addWidget(found)
    return found


def _type(field: MomentField, text: str) -> None:
    typed = QDateTime.fromString(text, "yyyy-MM-dd HH:mm")
    field.edit.setDateTime(QDateTime(typed.date(), typed.time(), QTimeZone.utc()))


def test_an_untouched_moment_is_now_on_the_clock_of_the_business(when: MomentField) -> None:
    assert when.instant() is None
    assert when.edit.text() == "Tue 24 Nov 2026  05:20"


def test_a_moment_typed_is_of_the_zone_of_the_business(when: MomentField) -> None:
    _type(when, "2026-07-01 09:00")
    assert when.instant() == moment("2026-07-01 13:00")


@pytest.mark.parametrize(
    ("typed", "why"), [("2026-03-08 02:30", "the clocks go forward"), ("2026-11-01 01:30", "happens twice")]
)
def test_an_hour_that_is_skipped_or_repeated_is_told_and_means_nothing(when: MomentField, typed: str, why: str) -> None:
    _type(when, typed)
    assert when.instant() is None
    assert why in when.trouble()


def test_a_moment_given_holds_to_the_second_until_it_is_touched(when: MomentField) -> None:
    given = moment("2026-11-01 06:30:17")
    when.set_instant(given)
    assert (when.instant(), when.trouble()) == (given, "")


def test_a_moment_packed_is_there_again(when: MomentField, desk: Desk, qtbot: QtBot) -> None:
    _type(when, "2026-11-20 14:45")
    again = MomentField(desk, "when", "When")
    qtbot.addWidget(again)
    again.unpack(when.packed())
    assert again.instant() == when.instant()
    again.unpack("")
    assert again.instant() is None
