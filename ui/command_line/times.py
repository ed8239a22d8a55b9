"""Times and lengths as people read them, on the wall clock of the business."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from models.instants import local_day
from models.reasons import FINE, lateness
from models.windows import Window, in_zone
from models.working_time import SHORT_DAYS, SHORT_MONTHS

_MINUTES_A_DAY = 24 * 60


class Wall(Struct, frozen=True):
    """The clock and the calendar on the wall: a zone, and the moment that is now."""

    zone: str
    now: datetime

    @property
    def today(self) -> date:
        """The local day that is now."""
        return local_day(self.now, self.zone)

    def moment(self, instant: datetime) -> str:
        """Return "Fri 27 Nov 2026, 10:00"."""
        local = in_zone(instant, self.zone)
        return f"{day_words(local.date())}, {local:%H:%M}"

    def day(self, instant: datetime) -> str:
        """Return "Fri 27 Nov 2026", the local day of an instant."""
        return day_words(local_day(instant, self.zone))

    def window(self, window: Window) -> str:
        """Return the promised time in the grain it was said: "Fri 27 Nov 2026, 10:00–12:00", "by Fri 27 Nov 2026"."""
        if window.grain in FINE:
            return self._hours(window)
        last = local_day(window.end, window.zone)
        if window.start is None:
            return f"by {day_words(last)}"
        return _days(local_day(window.start, window.zone), last)

    def late(self, due_at: datetime) -> str:
        """Return "5 days late", counted by the calendar; "" if not late."""
        return lateness(due_at, self.now, self.zone) if self.now > due_at else ""

    def away(self, instant: datetime) -> str:
        """Return how far a moment lies from now: "in 3 days", "tomorrow", "in 40 min", "2 days ago"."""
        days = (local_day(instant, self.zone) - self.today).days
        if days == 0:
            minutes = abs(instant - self.now) // timedelta(minutes=1)
            return f"in {length(minutes)}" if instant >= self.now else f"{length(minutes)} ago"
        if abs(days) == 1:
            return "tomorrow" if days == 1 else "yesterday"
        return f"in {days} days" if days > 0 else f"{-days} days ago"

    def _hours(self, window: Window) -> str:
        end = in_zone(window.end, self.zone)
        if window.start is None:
            return f"by {self.moment(window.end)}"
        start = in_zone(window.start, self.zone)
        if start == end:
            return self.moment(window.end)
        if start.date() == end.date():
            return f"{self.moment(window.start)}–{end:%H:%M}"
        return f"{self.moment(window.start)} – {self.moment(window.end)}"


def day_words(day: date) -> str:
    """Return "Fri 27 Nov 2026"."""
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def length(minutes: int) -> str:
    """Return "1 h 20 min" up to a day, then whole days: how far something lies away."""
    if minutes >= _MINUTES_A_DAY:
        return counted(minutes // _MINUTES_A_DAY, "day")
    return time_spent(minutes)


def time_spent(minutes: int | None) -> str:
    """Return the minutes of work as "4 h 20 min", never as days; "" where not known."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 day", "5 days", "2,000 interactions"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _days(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{SHORT_DAYS[first.weekday()]} {first.day} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"
