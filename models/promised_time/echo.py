"""A promised time in full words: weekday, day, month, year and both ends; reading it gives it back."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from models.promised_time.hours import comes_twice, offset_words, part_hours
from models.promised_time.reading import Kind, Reading
from models.promised_time.turns import Recurrence, Turn
from models.windows import Grain, Window, in_zone
from models.working_time import SHORT_DAYS, SHORT_MONTHS, Profile

_HOURS = (Grain.MINUTE, Grain.HOUR, Grain.PART)
_SPOKEN = (
    *("morning", "afternoon", "lunch", "evening", "night", "first_thing"),
    *("early_morning", "late_morning", "mid_morning", "early_afternoon", "mid_afternoon", "late_afternoon"),
    *("early_evening", "late_evening", "late_night", "early_night", "business_hours"),
)
_HALF_HOUR = timedelta(minutes=30)


def say(time: Window | Reading, now: datetime, profile: Profile) -> str:
    """Return the time in words of the profile's locale, like "Fri 27 Nov 2026, 10:00–12:00".

    A window is said by the wall clock of its own zone.
    """
    if isinstance(time, Reading):
        if time.kind is Kind.NOT_BEFORE and time.start is not None:
            at = in_zone(time.start, profile.zone)
            return f"not before {_day(at.date(), profile)}" + (
                "" if time.grain not in _HOURS else f", {_clock(at, profile)}"
            )
        time = time.window(profile, "")
    profile = profile if time.zone == profile.zone else replace(profile, zone=time.zone)
    start = None if time.start is None else in_zone(time.start, profile.zone)
    end = in_zone(time.end, profile.zone)
    if time.grain in _HOURS:
        return _hours(start, end, time.grain, profile)
    return _days(None if start is None else start.date(), end.date(), time.grain, profile)


def at(instant: datetime, profile: Profile) -> str:
    """Return a moment on the wall clock of the profile, like "Fri 27 Nov 2026, 10:00"."""
    return _moment(in_zone(instant, profile.zone), profile)


def say_rule(recurrence: Recurrence, first: Turn, profile: Profile) -> str:
    """Return a rule in words with its first day: "every first Monday, 09:00 · first on Mon 7 Dec 2026"."""
    return f"{recurrence.words} · first on {_day(first.day, profile)}"


def _hours(start: datetime | None, end: datetime, grain: Grain, profile: Profile) -> str:
    if start is None:
        return f"by {_day(end.date(), profile)}, {_clock(end, profile)}"
    if start == end:
        return f"{_day(end.date(), profile)}, {_clock(end, profile)}"
    if grain is Grain.HOUR and start.date() != end.date():
        return f"{_day(start.date(), profile)}, about {_clock(start, profile)}–{_clock(end, profile)}"
    if start.date() != end.date() and not _ends_at_midnight(start, end):
        return f"{_moment(start, profile)} – {_moment(end, profile)}"
    hours = f"{_clock(start, profile)}–{_clock(end, profile)}"
    if grain is Grain.HOUR and end - start != 2 * _HALF_HOUR:
        return f"{_day(start.date(), profile)}, about {hours}"
    if grain is Grain.HOUR:
        return f"{_day(start.date(), profile)}, about {_clock(start + _HALF_HOUR, profile)} ({hours})"
    part = _part(start, end, profile) if grain is Grain.PART else ""
    return f"{_day(start.date(), profile)}, {part}{hours}"


def _ends_at_midnight(start: datetime, end: datetime) -> bool:
    return (end.hour, end.minute) == (0, 0) and end.date() == start.date() + timedelta(days=1)


def _part(start: datetime, end: datetime, profile: Profile) -> str:
    hours = (_minutes(start), _minutes(end) or 24 * 60)
    for part in _SPOKEN:
        if part_hours(part, profile, start.date()) == hours:
            return f"{part.replace('_', ' ')} "
    return ""


def _minutes(at: datetime) -> int:
    return at.hour * 60 + at.minute


def _moment(at: datetime, profile: Profile) -> str:
    return f"{_day(at.date(), profile)}, {_clock(at, profile)}"


def _clock(at: datetime, profile: Profile) -> str:
    shown = f"{at:%H:%M}"
    if profile.locale.endswith("_US"):
        shown = f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
    return f"{shown} UTC{offset_words(at)}" if comes_twice(at) else shown


def _day(day: date, profile: Profile) -> str:
    if profile.month_first:
        return f"{SHORT_DAYS[day.weekday()]} {SHORT_MONTHS[day.month - 1]} {day.day}, {day.year:04d}"
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]} {day.year:04d}"


def _days(first: date | None, last: date, grain: Grain, profile: Profile) -> str:
    unit = "" if grain is Grain.DAY else grain.value
    if first is None:
        return f"by {_day(last, profile)}" + (f" (end of the {unit})" if unit else "")
    if first == last:
        return _day(last, profile) + (f" ({unit})" if unit else "")
    return f"{_day(first, profile)} – {_day(last, profile)}" + (f" ({unit})" if unit else "")
