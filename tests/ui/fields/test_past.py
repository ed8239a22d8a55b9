"""A moment that has passed is typed as people say it, and what was understood stands below."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.windows import in_zone
from tests.builders import moment
from ui.desk import Desk
from ui.fields.past import PastField


@pytest.fixture
def field(desk: Desk, qtbot: QtBot) -> PastField:
    """The field, on Tuesday 24 November 2026 at 10:20."""
    made = PastField(desk, "at", "When")
    qtbot.addWidget(made)
    made.show()
    return made


def echo(field: PastField) -> str:
    found = field.findChild(QLabel, "atEcho")
    assert found is not None
    return found.text() if found.isVisible() else ""


@pytest.mark.parametrize(
    ("typed", "at", "said"),
    [
        ("9:25", "2026-11-24 09:25", "Today 09:25"),
        ("yesterday 16:00", "2026-11-23 16:00", "Yesterday 16:00"),
        ("20 min ago", "2026-11-24 10:00", "Today 10:00"),
        ("11:40", "2026-11-23 11:40", "Yesterday 11:40 · yesterday, as that hour is still to come today"),
    ],
)
def test_it_is_read_as_people_say_it(field: PastField, typed: str, at: str, said: str) -> None:
    field.edit.setText(typed)
    assert (field.instant(), field.trouble()) == (moment(at), "")
    assert echo(field) == said


def test_empty_is_now(field: PastField) -> None:
    assert (field.instant(), field.trouble(), echo(field)) == (None, "", "")


@pytest.mark.parametrize("typed", ["tomorrow 9:00", "when it rained"])
def test_what_cannot_be_meant_says_why(field: PastField, typed: str) -> None:
    field.edit.setText(typed)
    assert field.instant() is None
    assert field.trouble() != ""
    assert echo(field).casefold() == field.trouble().casefold()


def test_a_moment_that_is_given_holds_to_the_second_until_something_is_typed(field: PastField, desk: Desk) -> None:
    given = desk.journal.now().replace(minute=7, second=42)
    field.set_instant(given)
    assert field.instant() == given
    assert field.edit.text() == in_zone(given, desk.zone).strftime("%Y-%m-%d %H:%M")
    field.edit.setText("10:07")
    assert field.instant() == given.replace(second=0)


@pytest.mark.parametrize("typed", ["", "9:25", "yesterday 16:00", "nonsense"])
def test_what_was_typed_is_there_again_and_means_the_same_day(field: PastField, typed: str) -> None:
    field.edit.setText(typed)
    kept, at = field.packed(), field.instant()
    field.edit.setText("1 h ago")
    field.unpack(kept)
    assert (field.instant(), bool(field.trouble())) == (at, typed == "nonsense")
