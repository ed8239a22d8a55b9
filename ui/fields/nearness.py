"""What stands beside a promised time: how far off it is, and whether the business is closed then."""

import sys
from datetime import date, datetime, time

from models.instants import local_day
from models.windows import Window, in_zone
from models.working_time import SHORT_DAYS, Profile, Span, holiday_name, is_working_day
from ui import say
from ui.tr import tr

_HOUR = 3600
_DAYS_IN_A_MONTH = 31


def beside(window: Window, now: datetime, profile: Profile) -> str:
    """Return "in 3 days", "in 2 h 10 · Christmas Day" or the like."""
    pieces = [_how_far(window, now, profile.zone), _closed(local_day(window.end, profile.zone), profile)]
    return " · ".join(piece for piece in pieces if piece)


def common_phrases(now: datetime, zone: str) -> tuple[str, ...]:
    """Return the forms people use most, for completion."""
    weekday = local_day(now, zone).weekday()
    days = [name for place, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri")) if place != weekday]
    return (
        "today 17:00",
        "tomorrow 10:00",
        "tomorrow 9-12",
        "tomorrow morning",
        "tomorrow afternoon",
        "by end of day",
        "by tomorrow 12:00",
        *(f"{day} 10-12" for day in days),
        *(f"{day} 9:00" for day in days),
        *(f"by {day}" for day in days),
        "by end of next week",
        "next week",
        "in 2 hours",
        "in 3 days",
        "in a fortnight",
        "in 3 working days",
        "within 4 working hours",
        "within 3 working days",
    )


def usual_times(now: datetime, profile: Profile) -> tuple[str, ...]:
    """Return phrases for the new times wanted most: later today, tomorrow, the end of the week, the next one.

    By the hours of the week alone: whether a day is a holiday is said beside the time once it is chosen.
    """
    local, week = in_zone(now, profile.zone), profile.week.days
    days = [(ahead, (local.weekday() + ahead) % 7) for ahead in range(7)]
    is_open = [(ahead, day) for ahead, day in days if week[day]]
    found = [f"today {_hour(week[day][-1].end)}" for ahead, day in is_open if not ahead and _to_come(week[day], local)]
    found += [f"tomorrow {_hour(week[day][0].start)}" for ahead, day in is_open if ahead == 1]
    monday = 7 - local.weekday() if local.weekday() < 6 else 8  # On a Sunday the week is the one that begins tomorrow.
    rest_of_week = [day for ahead, day in is_open if 1 < ahead < min(monday, 7)]
    next_week = [day for ahead, day in is_open if max(monday, 2) <= ahead < 7]
    found += [f"{SHORT_DAYS[day]} {_hour(week[day][-1].end)}" for day in rest_of_week[-1:]]
    found += [f"{SHORT_DAYS[day]} {_hour(week[day][0].start)}" for day in next_week[:1]]
    return tuple(found)


def _to_come(spans: tuple[Span, ...], local: datetime) -> bool:
    return local.time() < spans[-1].end


def _hour(clock: time) -> str:
    return f"{clock.hour}:{clock:%M}"


def _how_far(window: Window, now: datetime, zone: str) -> str:
    days = (local_day(window.end, zone) - local_day(now, zone)).days
    if days <= 0:
        seconds = (window.end - now).total_seconds()
        return say.until(window.end, now) if seconds < 12 * _HOUR and window.is_point else tr("today")
    if days == 1:
        return tr("tomorrow")
    if days <= _DAYS_IN_A_MONTH:
        return tr("in {n} days").format(n=days)
    return tr("in {n} weeks").format(n=days // 7)


def _closed(day: date, profile: Profile) -> str:
    # The library of holidays takes 200 ms to load: it is loaded beside the work, never while somebody types.
    known = profile.country is None or "holidays" in sys.modules
    name = holiday_name(profile, day) if known else None
    if name is not None:
        return name
    if known and not is_working_day(profile, day):
        return tr("you are closed that day")
    return ""
