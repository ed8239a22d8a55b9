"""Why a promise is on the list of what needs attention, in words for the screen."""

from datetime import date, datetime, timedelta

from models.promises.records import Promise
from models.windows import Grain, Window, in_zone
from models.working_time import SHORT_DAYS, SHORT_MONTHS

FINE = frozenset({Grain.MINUTE, Grain.HOUR, Grain.PART})
"""The grains in which an hour was said; with any other only the day is shown."""


def lateness(due_at: datetime, at: datetime, zone: str) -> str:
    """Return "5 days late", or within one day "3 h late", by the calendar of the zone."""
    return late_by(days_late(due_at, at, zone), at - due_at)


def late_by(days: int, time: timedelta) -> str:
    """Return how late something is from the midnights and the time in all since it was due: "5 days late"."""
    if days:
        return f"{days} day{'' if days == 1 else 's'} late"
    minutes = int(time.total_seconds() // 60)
    return f"{minutes // 60} h late" if minutes >= 60 else f"{max(1, minutes)} min late"


def days_late(due_at: datetime, at: datetime, zone: str) -> int:
    """Return how many midnights of the zone lie between the due time and `at`; 0 when not late."""
    return max(0, (in_zone(at, zone).date() - in_zone(due_at, zone).date()).days)


def due(window: Window, at: datetime, zone: str) -> str:
    """Return "due today 15:00", "due tomorrow 10:00–12:00" or, where no hour was said, "due Fri 27 Nov"."""
    return f"due {when(window, at, zone)}"


def when(window: Window, at: datetime, zone: str) -> str:
    """Return when a promise is due, in the zone and the grain in which it was said."""
    end = in_zone(window.end, zone)
    day = day_words(end.date(), in_zone(at, zone).date())
    if window.grain not in FINE:
        return day
    if window.start is None or window.is_point:
        return f"{day} {end:%H:%M}"
    start = in_zone(window.start, zone)
    if start.date() == end.date():
        return f"{day} {start:%H:%M}–{end:%H:%M}"
    return f"{day_words(start.date(), in_zone(at, zone).date())} {start:%H:%M} to {day} {end:%H:%M}"


def day_words(day: date, today: date) -> str:
    """Return "today", "tomorrow", "yesterday" or "Fri 27 Nov", with the year when it is another."""
    near = {today: "today", today + timedelta(days=1): "tomorrow", today - timedelta(days=1): "yesterday"}
    if day in near:
        return near[day]
    written = f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"
    return written if day.year == today.year else f"{written} {day.year}"


def untold(promise: Promise, moved_from: datetime | None, at: datetime, zone: str) -> str:
    """Return "moved from Thu 26 Nov 10:00, not told"."""
    if moved_from is None:
        return "moved, not told"
    old = Window(None, moved_from, promise.window.grain, promise.window.zone)
    return f"moved from {when(old, at, zone)}, not told"


def slipped(owed: Promise, at_risk: Promise | None, at: datetime, zone: str) -> str:
    """Return how late what is owed to us is, and which promise of ours waits on it."""
    late = lateness(owed.due_at, at, zone)
    if at_risk is None:
        return late
    return f"{late}; at risk: {at_risk.words} ({when(at_risk.window, at, zone)})"


def quiet(last_word_at: datetime | None, at: datetime, zone: str) -> str:
    """Return since when a client heard nothing from us."""
    if last_word_at is None:
        return "no word from us yet"
    return f"no word from us since {day_words(in_zone(last_word_at, zone).date(), in_zone(at, zone).date())}"
