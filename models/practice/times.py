"""Working moments of the invented practice, and the times that are promised in it."""

from datetime import date, datetime, time, timedelta
from random import Random

from models.instants import local_day, zone
from models.practice.beats import By
from models.windows import Grain, Window
from models.working_time import SHORT_DAYS, SHORT_MONTHS

_DAY = timedelta(days=1)
_QUARTER = 15


class Times:
    """The calendar of one telling: a zone, its chances, and the day before which all of it ends."""

    def __init__(self, now: datetime, zone_name: str, chance: Random) -> None:
        self.zone = zone_name
        self.chance = chance
        self.now = now.astimezone(zone(zone_name))
        self.today = local_day(now, zone_name)
        self.midnight = self.at(self.today, 0)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """Return a wall clock of the zone."""
        return datetime.combine(day, time(hour, minute), zone(self.zone))

    def ahead(self, day: date, working_days: int) -> date:
        """Return the day so many weekdays later, or earlier if below nothing."""
        step = _DAY if working_days > 0 else -_DAY
        left = abs(working_days)
        while left:
            day += step
            left -= day.weekday() < 5
        return day

    def working_moment(self, day: date) -> datetime:
        """Return a moment of a weekday's working hours, on it or the next such day."""
        while day.weekday() >= 5:
            day += _DAY
        return self.at(day, 8, 30) + timedelta(minutes=self.chance.randint(0, 8 * 60))

    def window(self, by: By, made: datetime) -> Window:
        """Return the time that is promised at a moment."""
        if by is By.HOURS:
            return self._hours(made)
        if by is By.TODAY:
            return self._today(made)
        if by is By.TOMORROW:
            return self._point(self.ahead(made.date(), 1), self.chance.choice((9, 10, 11, 14, 15)), "tomorrow")
        if by is By.WINDOW:
            return self._between(self.ahead(made.date(), self.chance.randint(2, 5)))
        days = self.chance.randint(2, 4) if by is By.DAY else self.chance.randint(5, 9)
        return self.deadline(self.ahead(made.date(), days))

    def deadline(self, day: date) -> Window:
        """Return the end of a day's working time, said as the day."""
        return Window(None, self.at(day, 17, 30), Grain.DAY, self.zone, f"by {_spoken(day)}", "end of the working day")

    def moment_in(self, window: Window, made: datetime) -> datetime:
        """Return when a promise for the window is kept in time."""
        if window.start is not None and not window.is_point:
            return window.start + timedelta(minutes=self.chance.randint(0, 90))
        if window.grain is Grain.DAY:
            day = window.end.date() if self.chance.random() < 0.6 else self.ahead(window.end.date(), -1)
            moment = self.at(day, 9, 30) + timedelta(minutes=self.chance.randint(0, 7 * 60))
            return moment if moment > made else self._on_the_way(made, window.end, 0.6)
        return self._on_the_way(made, window.end, self.chance.uniform(0.55, 0.98))

    def after(self, moment: datetime) -> datetime:
        """Return a working moment that comes too late for one promised for `moment`."""
        if moment.hour < 15 and self.chance.random() < 0.5:
            return moment + timedelta(minutes=self.chance.randint(10, 150))
        return self.working_moment(self.ahead(moment.date(), self.chance.randint(1, 3)))

    def between(self, first: datetime, last: datetime) -> datetime:
        """Return a moment of working hours between two, if there is one, near their middle."""
        middle = _whole(first + (last - first) * 0.5)
        morning = self.at(last.date(), 9, 5)
        if self._works_at(middle):
            return middle
        return morning if first < morning < last else _whole(first + min(timedelta(minutes=20), (last - first) * 0.5))

    def _on_the_way(self, made: datetime, end: datetime, share: float) -> datetime:
        """Return the moment so far between two; what falls into the night is done in the morning before the second."""
        moment, morning = made + (end - made) * share, self.at(end.date(), 8, 35)
        if self._works_at(moment) or not made < morning < end:
            return _whole(moment)
        return _whole(morning + (end - morning) * share)

    def _works_at(self, moment: datetime) -> bool:
        there = moment.astimezone(zone(self.zone))
        return 8 <= there.hour < 18 and there.weekday() < 5

    def _hours(self, made: datetime) -> Window:
        rounded = made + timedelta(hours=2, minutes=-(made.minute % _QUARTER))
        if rounded.hour >= 18:
            return self._point(self.ahead(made.date(), 1), 10, "tomorrow")
        return Window(None, rounded, Grain.MINUTE, self.zone, "within 2 hours", f"2 h from {made:%H:%M}")

    def _today(self, made: datetime) -> Window:
        if made.hour >= 15:
            return self._point(self.ahead(made.date(), 1), 12, "tomorrow")
        return Window(None, self.at(made.date(), 17), Grain.HOUR, self.zone, "by 5pm", "")

    def _point(self, day: date, hour: int, spoken: str) -> Window:
        moment = self.at(day, hour)
        return Window(moment, moment, Grain.HOUR, self.zone, f"{spoken} {hour}:00", "")

    def _between(self, day: date) -> Window:
        hour = self.chance.choice((9, 10, 13, 14, 15))
        start, end = self.at(day, hour), self.at(day, hour + 2)
        return Window(start, end, Grain.HOUR, self.zone, f"{SHORT_DAYS[day.weekday()]} {hour}-{hour + 2}", "")


def _spoken(day: date) -> str:
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]}"


def _whole(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
