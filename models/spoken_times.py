"""Promised times in full words of a language: "Friday 27 November, 10:00–12:00".

Never "tomorrow": what is written today may be read tomorrow.
"""

from datetime import date, datetime

from msgspec import Struct

from models.reasons import FINE
from models.windows import Window, in_zone


class Spoken(Struct, frozen=True):
    """How a language says a day: its names, Monday and January first, and patterns with {weekday} {day} {month}.

    `with_year` holds {date} and {year}.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    pattern: str = "{weekday} {day} {month}"
    with_year: str = "{date} {year}"

    def day(self, day: date, today: date) -> str:
        """Return a day in words, with its year when that is another than today's."""
        said = self.pattern.format(weekday=self.weekdays[day.weekday()], day=day.day, month=self.months[day.month - 1])
        return said if day.year == today.year else self.with_year.format(date=said, year=day.year)

    def moment(self, instant: datetime, zone: str, now: datetime) -> str:
        """Return the local day of an instant in words."""
        return self.day(in_zone(instant, zone).date(), in_zone(now, zone).date())

    def window(self, window: Window, now: datetime) -> str:
        """Return a promised time on its own wall clock, with hours only where they were said."""
        today, end = in_zone(now, window.zone).date(), in_zone(window.end, window.zone)
        last = self.day(end.date(), today)
        start = None if window.start is None or window.is_point else in_zone(window.start, window.zone)
        if start is None:
            return f"{last}, {end:%H:%M}" if window.grain in FINE else last
        if start.date() == end.date():
            return f"{last}, {start:%H:%M}–{end:%H:%M}" if window.grain in FINE else last
        first = self.day(start.date(), today)
        if window.grain in FINE:
            return f"{first}, {start:%H:%M} – {last}, {end:%H:%M}"
        return f"{first} – {last}"
