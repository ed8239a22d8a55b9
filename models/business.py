"""The business that keeps the journal: how it signs, when it works, where it is, how it counts."""

import json
import re
import sqlite3
from datetime import date
from enum import StrEnum

from msgspec import Struct

from models.changes import Kind
from models.errors import Damaged, Refused
from models.instants import known_zone, zone
from models.journal import Journal
from models.money import currency
from models.store.seals import Value
from models.words import line, words
from models.working_time import STANDARD, Profile, WorkingWeek, checked_week

THE_ONE = 1
"""The id of the only row."""
_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|\d{3}))?")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Paper(StrEnum):
    """The sheet that reports are printed on."""

    A4 = "A4"
    LETTER = "Letter"


class BusinessDraft(Struct, frozen=True):
    """The business as it should be.

    `zone` is an IANA name, `locale` like en_GB, `currency` an ISO 4217 code; `holidays_country`
    ("" for none) is a code like GB and `holidays_region` one of its parts like ENG. `logo_sha256`
    names a stored file.
    """

    name: str = ""
    strapline: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_label: str = ""
    tax_number: str = ""
    signature_name: str = ""
    hours: str = ""
    answer_time: str = ""
    logo_sha256: str | None = None
    working_week: WorkingWeek = STANDARD
    holidays_country: str = ""
    holidays_region: str = ""
    days_off: tuple[date, ...] = ()
    zone: str = "UTC"
    locale: str = "en_GB"
    currency: str = "GBP"
    paper: Paper = Paper.A4
    report_prefix: str = ""
    next_report_number: int = 1


class Business(BusinessDraft, frozen=True):
    """The business as it stands; `invented` marks the practice of the demonstration."""

    invented: bool = False


def get(journal: Journal) -> Business:
    """Return the business of the journal."""
    row = journal.row("SELECT * FROM business")
    if row is None:
        raise nobodys()
    return _business(row)


def change(journal: Journal, draft: BusinessDraft) -> Business:
    """Make the business what the draft says. Raises: Refused, naming the field."""
    values = _values(draft)
    with journal.writing("Change the business") as writing:
        writing.put(Kind.BUSINESS, THE_ONE, values)
    return get(journal)


def name(journal: Journal) -> str:
    """Return the name of the business, empty until it was given."""
    return str(journal.value("SELECT name FROM business"))


def home_zone(journal: Journal) -> str:
    """Return the time zone of the business, an IANA name. Raises: Damaged where it is none."""
    name = journal.value("SELECT zone FROM business")
    if name is None:
        raise nobodys()
    return known_zone(str(name)).key


def nobodys() -> Damaged:
    """Return what is wrong with a journal that holds no business: every one has its own."""
    return Damaged("the journal no longer holds whose it is; go back to a backup")


def profile(business: Business) -> Profile:
    """Return what reading a time phrase needs to know of the business."""
    return Profile(
        zone=business.zone,
        locale=business.locale,
        week=business.working_week,
        country=business.holidays_country or None,
        region=business.holidays_region or None,
        days_off=frozenset(business.days_off),
    )


def _business(row: sqlite3.Row) -> Business:
    kept = {key: row[key] for key in row.keys() if key not in {"id", "seal"}}  # noqa: SIM118 -- a Row iterates values
    kept |= {
        "working_week": WorkingWeek.from_json(row["working_week"]) if row["working_week"] else STANDARD,
        "days_off": tuple(date.fromisoformat(day) for day in json.loads(row["days_off"])),
        "paper": Paper(row["paper"]),
        "invented": bool(row["invented"]),
    }
    return Business(**kept)


def _values(draft: BusinessDraft) -> dict[str, Value]:
    short: dict[str, Value] = {
        field: line(getattr(draft, field), field.replace("_", " "))
        for field in (
            "name", "strapline", "phone", "email", "website", "tax_label", "tax_number", "signature_name",
            "hours", "answer_time", "report_prefix",
        )
    }  # fmt: skip
    if draft.next_report_number < 1:
        raise Refused("the next report number must be 1 or more", field="next_report_number")
    country, region = _holidays(draft.holidays_country, draft.holidays_region)
    return short | {
        "address": words(draft.address, "address"),
        "logo_sha256": _logo(draft.logo_sha256),
        "working_week": checked_week(draft.working_week).to_json(),
        "holidays_country": country,
        "holidays_region": region,
        "days_off": json.dumps([day.isoformat() for day in sorted(set(draft.days_off))]),
        "zone": zone(draft.zone).key,
        "locale": _locale(draft.locale),
        "currency": currency(draft.currency),
        "paper": draft.paper.value,
        "next_report_number": draft.next_report_number,
    }


def _locale(text: str) -> str:
    tidy = text.strip().replace("-", "_")
    if not _LOCALE.fullmatch(tidy):
        raise Refused(f"“{text[:20]}” is not a language and country; write them like en_GB or de_DE", field="locale")
    return tidy


def _logo(sha256: str | None) -> str | None:
    if sha256 is not None and not _SHA256.fullmatch(sha256):
        raise Refused("the logo names no stored file; choose the picture again", field="logo")
    return sha256


def _holidays(country: str, region: str) -> tuple[str, str]:
    country, region = country.strip().upper(), region.strip()
    if not country:
        return "", ""
    known = _regions().get(country)
    if known is None:
        raise Refused(
            f"no public holidays are known for “{country[:20]}”; write a country's code like GB, or none",
            field="holidays_country",
        )
    if region and region not in known:
        raise Refused(
            f"“{region[:20]}” is no region of {country}; "
            + (f"write one of {', '.join(known[:6])}, or none" if known else "leave it empty"),
            field="holidays_region",
            offers=known[:3],
        )
    return country, region


def _regions() -> dict[str, list[str]]:
    # Importing it takes 200 ms, and only Settings asks.
    import holidays

    return holidays.list_supported_countries(include_aliases=True)
