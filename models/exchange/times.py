"""Dates and times as tables write them, in the order of day and month that the mapping names."""

import re
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from models.errors import Refused
from models.instants import at_local, to_text, zone
from models.words import shortened


class Dates(StrEnum):
    """In which order a date is written."""

    ISO = "iso"
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"


class Contradiction(Refused):
    """Say that a cell is not written as the mapping says: the mapping is wrong, not the row."""


class Moment(Struct, frozen=True):
    """When something was or will be; `instant` is None where only the day is written."""

    day: date
    instant: datetime | None


_EXAMPLES = {Dates.ISO: "2026-11-27 10:00", Dates.MONTH_FIRST: "11/27/2026 10:00", Dates.DAY_FIRST: "27/11/2026 10:00"}
_LONGEST = 40
_MONTHS = 12
_ISO_DAY = r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_MONTH_DAY = r"(?P<month>\d{1,2})(?P<mark>[-/.])(?P<day>\d{1,2})(?P=mark)(?P<year>\d{4})"
_DAY_MONTH = r"(?P<day>\d{1,2})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})"
_CLOCK = (
    r"(?:(?:[Tt]|,?\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?(?:\s*(?P<offset>[Zz]|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
)
_SHAPES = {
    Dates.ISO: re.compile(_ISO_DAY + _CLOCK, re.ASCII),
    Dates.MONTH_FIRST: re.compile(_MONTH_DAY + _CLOCK, re.ASCII),
    Dates.DAY_FIRST: re.compile(_DAY_MONTH + _CLOCK, re.ASCII),
}
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}(?!\d)", re.ASCII)


@lru_cache(maxsize=4096)
def read(cell: str, dates: Dates, zone_name: str) -> Moment:
    """Return when a cell says something was.

    Raises: Contradiction when it is no date in that order; Refused when that day or time does not
    exist, or exists twice, in the zone.
    """
    found = _SHAPES[dates].fullmatch(cell) if len(cell) <= _LONGEST else None
    if found is None:
        raise Contradiction(_not_a_date(cell, dates))
    month, day = int(found["month"]), int(found["day"])
    if month > _MONTHS:
        raise Contradiction(f'“{cell}” contradicts dates = "{dates}": there is no month {month}{_swapped(day, dates)}')
    try:
        on = date(int(found["year"]), month, day)
    except ValueError:
        raise Refused(f"“{cell}” is a day that does not exist; correct it") from None
    if found["hour"] is None:
        return Moment(_sane(on, zone_name), None)
    instant = _instant(on, _clock(cell, found), found["offset"], zone_name)
    to_text(instant)
    return Moment(instant.astimezone(zone(zone_name)).date(), instant)


def _sane(day: date, zone_name: str) -> date:
    to_text(datetime.combine(day, time(12), zone(zone_name)))
    return day


def _instant(day: date, clock: time, offset: str | None, zone_name: str) -> datetime:
    if offset is None:
        return at_local(day, clock, zone_name).astimezone(UTC)
    if offset in {"Z", "z", "UTC", "GMT"}:
        return datetime.combine(day, clock, UTC)
    spelled = offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
    try:
        aware = datetime.fromisoformat(f"{day.isoformat()}T{clock.isoformat()}{spelled}")
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(f"{offset} is no offset from UTC; correct it") from None


def _clock(cell: str, found: re.Match[str]) -> time:
    hour, half = int(found["hour"]), found["half"]
    if half is not None:
        if not 1 <= hour <= 12:
            raise Refused(f"“{cell}” is a time that does not exist; correct it")
        hour = hour % 12 + (12 if half in "Pp" else 0)
    try:
        return time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        raise Refused(f"“{cell}” is a time that does not exist; correct it") from None


def _swapped(day: int, dates: Dates) -> str:
    other = {Dates.DAY_FIRST: Dates.MONTH_FIRST, Dates.MONTH_FIRST: Dates.DAY_FIRST}.get(dates)
    return f'; it looks like "{other}"' if other is not None and day <= _MONTHS else "; correct it"


def _not_a_date(cell: str, dates: Dates) -> str:
    seen = shortened(cell, 40)
    others = [order for order in Dates if order is not dates and _fits(cell, order)]
    if others:
        looks = " or ".join(f'"{order}"' for order in others)
        return f'“{seen}” contradicts dates = "{dates}"; it looks like {looks}'
    if _SHORT_YEAR.match(cell):
        return f"“{seen}” has a year of two digits; write four, so that no century is guessed"
    return f'“{seen}” is not a date; with dates = "{dates}" it is written like {_EXAMPLES[dates]}'


def _fits(cell: str, dates: Dates) -> bool:
    found = _SHAPES[dates].fullmatch(cell) if len(cell) <= _LONGEST else None
    return found is not None and int(found["month"]) <= _MONTHS
