"""Stretches of days, and what they are reckoned from."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from models.promised_time.numeric_days import exists
from models.promised_time.pieces import Amount, Puzzled
from models.windows import Grain
from models.working_time import ONE_DAY, SHORT_DAYS, SHORT_MONTHS, Profile, add_working_days, is_working_day

GRAINS = {
    "week": Grain.WEEK,
    "workweek": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.DAY,
}


class Context(Struct, frozen=True, eq=False):
    """The moment and the place a phrase is read in; `now` is on the wall clock of the place."""

    now: datetime
    profile: Profile

    @property
    def today(self) -> date:
        """Return the day it is there."""
        return self.now.date()


class Stretch(Struct, frozen=True, eq=False):
    """From the first to the last day, both included, and what had to be assumed."""

    first: date
    last: date
    grain: Grain = Grain.DAY
    notes: tuple[str, ...] = ()
    why: str = ""


def moved_by(day: date, amount: Amount, sign: int, context: Context) -> tuple[date, str]:
    """Return the day that lies so many months, days or working days on (or back), and the days counted."""
    if amount.is_clock:
        raise Puzzled("hours from a day without a clock time; say the clock time")
    if amount.workdays:
        if sign < 0:
            return _working_days_back(day, amount.workdays, context), ""
        return add_working_days(context.profile, day, amount.workdays)
    months = day.year * 12 + day.month - 1 + sign * amount.months
    year, month = divmod(months, 12)
    if not 1900 <= year <= 9000:
        raise Puzzled("that is too far away")
    month += 1
    last = 31
    while not exists(last, month, year):
        last -= 1
    try:
        return date(year, month, min(day.day, last)) + timedelta(days=sign * amount.days), ""
    except OverflowError:
        raise Puzzled("that is too far away") from None


def in_words(day: date) -> str:
    """Return "Fri 27 Nov 2026", which reads back as that day."""
    return f"{SHORT_DAYS[day.weekday()]} {day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def _working_days_back(day: date, count: int, context: Context) -> date:
    left = count
    for _ in range(3660):
        day -= ONE_DAY
        left -= is_working_day(context.profile, day)
        if not left:
            return day
    raise Puzzled("the working week has no open days; set it in Settings")


def period(unit: str, on: int, today: date) -> Stretch:
    """Return this (0), the next (1), the last (-1) week, weekend, month, quarter or year."""
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * on)
    if unit in ("week", "workweek"):
        return Stretch(monday, monday + timedelta(days=6 if unit == "week" else 4), Grain.WEEK)
    if unit == "weekend":
        return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), Grain.WEEKEND)
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    months = (today.year * 12 + today.month - 1) // length * length + on * length
    first = date(months // 12, months % 12 + 1, 1)
    after = months + length
    return Stretch(first, date(after // 12, after % 12 + 1, 1) - ONE_DAY, GRAINS[unit])
