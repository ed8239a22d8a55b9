from datetime import date, time

import pytest
from msgspec.structs import replace

from models import business
from models.business import Business, BusinessDraft, Paper
from models.errors import Refused
from models.journal import Journal
from models.money import CURRENCIES, minor_digits
from models.working_time import Profile, Span, WorkingWeek

WEEK = WorkingWeek(((Span(time(8), time(12)), Span(time(13), time(17))), *((),) * 6))
FULL = BusinessDraft(
    name="Reed Computing",
    strapline="We come when we say",
    address="1 High St\nHull",
    phone="01482 1",
    email="hello@example.org",
    website="https://example.org",
    tax_label="VAT",
    tax_number="GB1",
    signature_name="Ann Reed",
    hours="Mon 8–17",
    answer_time="within a working day",
    logo_sha256="ab" * 32,
    working_week=WEEK,
    holidays_country="GB",
    holidays_region="ENG",
    days_off=(date(2026, 12, 24), date(2026, 12, 31)),
    zone="Europe/London",
    locale="en_GB",
    currency="EUR",
    paper=Paper.LETTER,
    report_prefix="R-",
    next_report_number=7,
)


def test_a_new_journal_has_a_business_without_a_name(journal: Journal) -> None:
    assert business.get(journal) == Business()
    assert business.name(journal) == ""


def test_the_business_comes_back_as_the_draft_said(journal: Journal) -> None:
    changed = business.change(journal, FULL)

    assert {field: getattr(changed, field) for field in FULL.__struct_fields__} == {
        field: getattr(FULL, field) for field in FULL.__struct_fields__
    }
    assert (business.name(journal), business.home_zone(journal)) == ("Reed Computing", "Europe/London")


def test_the_profile_says_what_reading_a_time_needs(journal: Journal) -> None:
    profile = business.profile(business.change(journal, FULL))

    assert profile == Profile(
        "Europe/London", "en_GB", WEEK, "GB", "ENG", frozenset({date(2026, 12, 24), date(2026, 12, 31)})
    )


def test_a_change_of_the_business_can_be_undone(journal: Journal) -> None:
    business.change(journal, FULL)

    journal.undo()

    assert business.get(journal) == Business()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"zone": "Mars/Base"}, "zone"),
        ({"locale": "english"}, "locale"),
        ({"currency": "QUID"}, "currency"),
        ({"holidays_country": "ZZ"}, "holidays_country"),
        ({"holidays_country": "GB", "holidays_region": "XYZ"}, "holidays_region"),
        ({"working_week": WorkingWeek(())}, "week"),
        ({"next_report_number": 0}, "next_report_number"),
        ({"logo_sha256": "../../etc"}, "logo"),
        ({"name": "a\x00"}, "name"),
    ],
)
def test_what_is_no_zone_locale_currency_or_region_is_refused_by_field(
    journal: Journal, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        business.change(journal, replace(FULL, **changes))

    assert refusal.value.field == field
    assert business.get(journal) == Business()


def test_a_region_that_is_unknown_is_answered_with_some_that_are_known(journal: Journal) -> None:
    with pytest.raises(Refused, match="“XYZ” is no region of GB; write one of ENG") as refusal:
        business.change(journal, replace(FULL, holidays_region="XYZ"))

    assert "ENG" in refusal.value.offers


def test_locales_and_currencies_are_tidied(journal: Journal) -> None:
    changed = business.change(journal, replace(FULL, locale="de-DE", currency=" chf "))

    assert (changed.locale, changed.currency) == ("de_DE", "CHF")


@pytest.mark.parametrize(("code", "digits"), [("GBP", 2), ("JPY", 0), ("KWD", 3), ("usd", 2)])
def test_the_smallest_unit_of_a_currency_has_its_digits(code: str, digits: int) -> None:
    assert minor_digits(code) == digits


def test_currency_codes_are_three_capitals_each_once() -> None:
    assert len(set(CURRENCIES)) == len(CURRENCIES) > 150
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in CURRENCIES)
