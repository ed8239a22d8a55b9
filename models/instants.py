"""Stored text and aware instants; local days; local times that do not exist or exist twice."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import to_builtins

from models.errors import Damaged, Refused

FIRST = datetime(1900, 1, 1, tzinfo=UTC)
LAST = datetime(9999, 1, 1, tzinfo=UTC)
_YEARS = range(FIRST.year, LAST.year)


class LocalTime(StrEnum):
    """How often a wall-clock time happens in its zone."""

    ONCE = "once"
    NEVER = "never"
    TWICE = "twice"


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the time zone of that IANA name.

    Raises: Refused when there is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refused(f"“{name[:60]}” is not a time zone; write one like Europe/London", field="zone") from None


def known_zone(name: str) -> ZoneInfo:
    """Return the time zone of a name that the journal holds. Raises: Damaged when there is none."""
    try:
        return zone(name)
    except Refused:
        raise Damaged(f"the journal holds “{name[:40]}” where a time zone belongs; go back to a backup") from None


def to_text(instant: datetime) -> str:
    """Return the stored form of an aware instant: UTC to the second, `2026-03-29T00:30:00Z`.

    Raises: Refused outside the years 1900 to 9998, and for a time without a zone.
    """
    if instant.tzinfo is None:
        raise Refused("a time needs a zone")
    try:
        utc = instant.astimezone(UTC)
    except OverflowError:
        raise Refused("the year must lie between 1900 and 9998") from None
    if utc.year not in _YEARS:
        raise Refused("the year must lie between 1900 and 9998")
    # As `isoformat` has it, written in C: a save writes a dozen.
    return f"{to_builtins(utc)[:19]}Z"


def from_text(text: str) -> datetime:
    """Return the aware instant (UTC) that `to_text` wrote. Raises: Damaged for anything else."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise Damaged(f"the journal holds “{text[:40]}” where a time belongs; go back to a backup")
    return instant


def optional_text(instant: datetime | None) -> str | None:
    """Return the stored form, or None for None."""
    return None if instant is None else to_text(instant)


def optional_instant(text: str | None) -> datetime | None:
    """Return the instant of a stored text, or None for None."""
    return None if text is None else from_text(text)


def parse(text: str) -> datetime:
    """Return the instant that a person or a script wrote in ISO 8601 with an offset or Z.

    Raises: Refused when it is not one, or says no offset.
    """
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Refused(f"“{text[:60]}” is not an instant; write one like 2026-11-27T10:00:00Z") from None
    if instant.tzinfo is None:
        raise Refused(f"“{text[:60]}” has no offset; add Z or one like +01:00")
    to_text(instant)
    return instant.astimezone(UTC).replace(microsecond=0)


def how_often(local: datetime, zone_name: str) -> LocalTime:
    """Tell whether the naive wall-clock time `local` happens once, never or twice in the zone."""
    place = zone(zone_name)
    first = local.replace(tzinfo=place, fold=0)
    second = local.replace(tzinfo=place, fold=1)
    if first.utcoffset() == second.utcoffset():
        return LocalTime.ONCE
    back = first.astimezone(UTC).astimezone(place).replace(tzinfo=None)
    return LocalTime.TWICE if back == local.replace(fold=0) else LocalTime.NEVER


def at_local(day: date, clock_time: time, zone_name: str) -> datetime:
    """Return the aware instant of a wall-clock time, in the zone.

    Raises: Refused when that time does not exist there, or exists twice.
    """
    local = datetime.combine(day, clock_time)
    how = how_often(local, zone_name)
    if how is LocalTime.NEVER:
        raise Refused(f"{local:%H:%M} does not exist on {local:%d %b %Y}: the clocks go forward; choose another time")
    if how is LocalTime.TWICE:
        raise Refused(f"{local:%H:%M} happens twice on {local:%d %b %Y}: the clocks go back; choose another time")
    return local.replace(tzinfo=zone(zone_name))


def day_start(day: date, zone_name: str) -> datetime:
    """Return the first moment of a local day, in UTC."""
    return datetime.combine(day, time(0)).replace(tzinfo=zone(zone_name)).astimezone(UTC)


def day_span(day: date, zone_name: str) -> tuple[datetime, datetime]:
    """Return the first moment of a local day and that of the next, in UTC."""
    return day_start(day, zone_name), day_start(day + timedelta(days=1), zone_name)


def local_day(instant: datetime, zone_name: str) -> date:
    """Return the calendar day of an instant in the zone."""
    return instant.astimezone(zone(zone_name)).date()
