"""From what was said about a day to the days of the calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from models.promised_time.dates import exists
from models.promised_time.feasts import feast_day
from models.promised_time.pieces import Amount, Day, Puzzled
from models.promised_time.ranges import Days
from models.promised_time.words import MONTHS, WEEKDAYS
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


@dataclass(frozen=True, slots=True)
class Context:
    """The moment and the place a phrase is read in; `now` is on the wall clock of the place."""

    now: datetime
    profile: Profile

    @property
    def today(self) -> date:
        """Return the day it is there."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last day, both included, and what had to be assumed."""

    first: date
    last: date
    grain: Grain = Grain.DAY
    notes: tuple[str, ...] = ()
    why: str = ""


def stretch_of(day: Day, context: Context, after: date | None = None, begun: bool = False) -> Stretch:
    """Return the days that were said; `after` is the first day of a range this is the end of.

    `begun` allows a day that is past, as the first of a range still going on.

    Raises: Puzzled when there is no such day, it is past, or it may be either of two.
    """
    found = _base(replace(day, shifts=()), context, after)
    for shift in day.shifts:
        if shift.amount.years and day.feast:
            raise Puzzled(f"a year from which {day.feast.capitalize()}? write the date")
        if found.grain is not Grain.DAY:
            raise Puzzled("from which day of it? say the day")
        moved, why = moved_by(found.first, shift.amount, shift.sign, context)
        found = Stretch(moved, moved, Grain.DAY, found.notes, why)
    if found.last < context.today and not begun:
        raise Puzzled(f"{in_words(found.last)} is in the past")
    return found


def stretch_of_days(days: Days, context: Context) -> Stretch:
    """Return the days from the first to the last.

    Raises: Puzzled when it ends before it starts, or "or" joins days that are no neighbours.
    """
    first = stretch_of(days.first, context, begun=days.first.year is not None and days.last.year is not None)
    last = stretch_of(days.last, context, first.first)
    if first.last < context.today and last.last < context.today:
        raise Puzzled(f"{in_words(last.last)} is in the past")
    if last.last <= first.first:
        raise Puzzled(f"it ends before it starts: {in_words(first.first)} to {in_words(last.last)}")
    if days.either and last.last != first.last + ONE_DAY:
        raise Puzzled("which of the two?", offers=(in_words(first.first), in_words(last.last)))
    return Stretch(first.first, last.last, Grain.DAY, (*first.notes, *last.notes))


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


_TOGETHER = {
    "nth": {"nth", "nth_of", "weekday", "month", "year", "unit"},
    "feast": {"feast", "year", "which", "unit", "weekday", "day", "month"},
    "workday": {"workday", "weekday", "day", "month", "year"},
    "from_today": {"from_today", "weekday", "day", "month", "year"},
    "day": {"day", "month", "year", "weekday", "unit"},
    "month": {"month", "year", "which", "unit", "weekday"},
    "weekday": {"weekday", "which", "unit"},
    "unit": {"unit"},
}


def _base(day: Day, context: Context, after: date | None) -> Stretch:
    if day.week_of:
        return _week_of(day, context, after)
    said = day.said()
    leading = next((name for name in _TOGETHER if name in said), "")
    if not leading:
        raise Puzzled("which day?")
    if not said <= _TOGETHER[leading]:
        raise Puzzled("these do not go together; say the day in one way")
    if leading == "nth":
        return _nth(day, context)
    if leading == "feast":
        return _feast(day, context)
    if leading == "workday":
        found, why = add_working_days(context.profile, context.today, day.workday or 1)
        return _checked(Stretch(found, found, why=why), day)
    if leading == "from_today":
        found = context.today + timedelta(days=day.from_today or 0)
        return _checked(Stretch(found, found), day)
    if leading == "unit":
        return period(day.unit, day.unit_on or 0, context.today)
    return {"day": _numbered, "month": _month, "weekday": _weekday}[leading](day, context, after)


def _checked(found: Stretch, day: Day) -> Stretch:
    """Hold a day found against all else that was said of it."""
    there = found.first
    if day.weekday is not None and day.weekday != there.weekday():
        raise Puzzled(
            f"{there.day} {SHORT_MONTHS[there.month - 1]} {there.year} is a {WEEKDAYS[there.weekday()].capitalize()},"
            f" not a {WEEKDAYS[day.weekday].capitalize()}",
            offers=(in_words(there), in_words(_nearest_weekday(there, day.weekday))),
        )
    same = (day.day in (None, there.day), day.month in (None, there.month), day.year in (None, there.year))
    if not all(same):
        raise Puzzled("this says two different days")
    return found


def _nearest_weekday(there: date, weekday: int) -> date:
    ahead = (weekday - there.weekday()) % 7
    return there + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _week_of(day: Day, context: Context, after: date | None) -> Stretch:
    there = _base(replace(day, week_of=False), context, after)
    monday = there.first - timedelta(days=there.first.weekday())
    notes = there.notes
    if monday != there.first:
        notes = (*notes, f"the week of {in_words(there.first)}, from Monday")
    return Stretch(monday, monday + timedelta(days=6), Grain.WEEK, notes)


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


def _nth(day: Day, context: Context) -> Stretch:
    if day.month is None and day.unit not in ("month", "year"):
        name = "day" if day.nth_of != "weekday" else WEEKDAYS[day.weekday or 0].capitalize()
        raise Puzzled(f"the {name} of which month?")
    if day.unit:
        months = period(day.unit, day.unit_on or 0, context.today).first
        found = _nth_in(day, months.year, day.month or months.month, context)
        if found is None:
            raise Puzzled("that month has no such day")
        if found < context.today:
            raise Puzzled(f"{in_words(found)} is in the past")
        return _weekend_of(day, found)
    for year in (day.year,) if day.year else range(context.today.year, context.today.year + 2):
        found = _nth_in(day, year, day.month or 1, context)
        if found is not None and (found >= context.today or day.year):
            notes = (f"{in_words(found)}, as this year's has passed",) if year > context.today.year and not day.year else ()
            return replace(_weekend_of(day, found), notes=notes)
    raise Puzzled("that month has no such day")


def _weekend_of(day: Day, found: date) -> Stretch:
    if day.nth_of != "weekend":
        return Stretch(found, found)
    if (found + ONE_DAY).month != found.month:
        raise Puzzled("that weekend lies in two months; say the day")
    return Stretch(found, found + ONE_DAY, Grain.WEEKEND)


def _nth_in(day: Day, year: int, month: int, context: Context) -> date | None:
    first = date(year, month, 1)
    days = [first + timedelta(days=index) for index in range(31) if (first + timedelta(days=index)).month == month]
    if day.nth_of == "weekday":
        days = [there for there in days if there.weekday() == day.weekday]
    elif day.nth_of == "weekend":
        days = [there for there in days if there.weekday() == 5]
    elif day.nth_of == "workday":
        days = [there for there in days if is_working_day(context.profile, there)]
    count = day.nth or 1
    index = count - 1 if count > 0 else count
    return days[index] if -len(days) <= index < len(days) else None


def _feast(day: Day, context: Context) -> Stretch:
    year = day.year
    if day.unit == "year":
        year = context.today.year + (day.unit_on or 0)
    elif day.unit:
        raise Puzzled("these do not go together; say the day in one way")
    if year is None:
        this_year = feast_day(day.feast, context.today.year)
        year = context.today.year if this_year >= context.today else context.today.year + 1
        if day.which == "next" and year == context.today.year:
            raise Puzzled(
                "which: this year's or next year's?", offers=(f"{day.feast} {year}", f"{day.feast} {year + 1}")
            )
        if day.which == "last":
            raise Puzzled("that is in the past")
    there = feast_day(day.feast, year)
    notes = (f"{in_words(there)}, as this year's has passed",) if day.year is None and year > context.today.year else ()
    return _checked(Stretch(there, there, notes=notes), replace(day, year=None))


def _numbered(day: Day, context: Context, after: date | None) -> Stretch:
    earliest = after or context.today
    if day.month is not None and (day.year is not None or day.unit == "year"):
        year = day.year if day.year is not None else context.today.year + (day.unit_on or 0)
        if not exists(day.day or 0, day.month, year):
            raise Puzzled(f"{MONTHS[day.month - 1].capitalize()} {year} has no {day.day}")
        there = date(year, day.month, day.day or 1)
        return _checked(Stretch(there, there), replace(day, year=None))
    if day.month is not None:
        found = _checked(_next_dated(day.day or 1, day.month, earliest), replace(day, year=None))
        return _inside(found, day, context)
    if day.unit == "month":
        start = period("month", day.unit_on or 0, context.today).first
        if not exists(day.day or 0, start.month, start.year):
            raise Puzzled(f"{MONTHS[start.month - 1].capitalize()} {start.year} has no {day.day}")
        there = start.replace(day=day.day or 1)
        return _checked(Stretch(there, there), day)
    if day.unit and day.weekday is not None:
        found = _weekday(replace(day, day=None), context, after)
        return _checked(found, day)
    if day.unit == "week":
        monday = period("week", day.unit_on or 0, context.today).first
        for there in (monday + timedelta(days=index) for index in range(7)):
            if there.day == day.day:
                return Stretch(there, there)
        raise Puzzled(f"that week has no {day.day}")
    return _next_numbered(day, earliest)


def _inside(found: Stretch, day: Day, context: Context) -> Stretch:
    """Hold a dated day against "this week", "next month" said beside it."""
    if day.unit:
        named = period(day.unit, day.unit_on or 0, context.today)
        if not named.first <= found.first <= named.last:
            raise Puzzled(f"{in_words(found.first)} is not in that {day.unit}")
    return found


def _next_dated(number: int, month: int, earliest: date) -> Stretch:
    for year in range(earliest.year, earliest.year + 9):
        if exists(number, month, year) and date(year, month, number) >= earliest:
            there = date(year, month, number)
            notes: tuple[str, ...] = ()
            if year > earliest.year:
                notes = (f"{in_words(there)}, as {number} {SHORT_MONTHS[month - 1]} {earliest.year} has passed",)
            return Stretch(there, there, notes=notes)
    raise Puzzled("there is no such day")


def _next_numbered(day: Day, earliest: date) -> Stretch:
    """Return the next month's day of that number; with a weekday, the next on which both are true."""
    months = earliest.year * 12 + earliest.month - 1
    if not 1 <= (day.day or 0) <= 31:
        raise Puzzled(f"no month has a {day.day}.")
    for ahead in range(0, 13):
        year, month = divmod(months + ahead, 12)
        if not exists(day.day or 0, month + 1, year):
            continue
        there = date(year, month + 1, day.day or 1)
        if there < earliest or day.weekday not in (None, there.weekday()):
            continue
        notes: tuple[str, ...] = ()
        if ahead and day.weekday is None:
            before = date(earliest.year, earliest.month, 1)
            notes = (f"{there.day} {SHORT_MONTHS[month]}, as {there.day} {SHORT_MONTHS[before.month - 1]} has passed",)
        elif day.weekday is not None and ahead:
            notes = (f"the next {WEEKDAYS[day.weekday].capitalize()} that is a {day.day}. is {in_words(there)}",)
        return Stretch(there, there, notes=notes)
    raise Puzzled("there is no such day within a year; write the date")


def _month(day: Day, context: Context, after: date | None) -> Stretch:
    if day.weekday is not None:
        raise Puzzled("which day of the month? say the first, the second, the last")
    earliest = after or context.today
    year, month = day.year, day.month or 1
    notes: tuple[str, ...] = ()
    if day.unit == "year":
        year = context.today.year + (day.unit_on or 0)
    elif day.unit and not day.end_of:
        raise Puzzled("these do not go together; say the day in one way")
    if year is None:
        year = earliest.year if month >= earliest.month else earliest.year + 1
        name = SHORT_MONTHS[month - 1]
        if day.which == "next" and year == earliest.year:
            raise Puzzled("which: this year's or next year's?", offers=(f"{name} {year}", f"{name} {year + 1}"))
        if day.which == "last" or (day.which == "this" and year > earliest.year):
            raise Puzzled("that is in the past")
        if year > earliest.year:
            notes = (f"{name} {year}",)
    if not 1900 <= year <= 9000:
        raise Puzzled("that is too far away")
    found = period("month", 0, date(year, month, 1))
    return replace(found, notes=notes)


def _weekday(day: Day, context: Context, after: date | None) -> Stretch:
    weekday = day.weekday or 0
    if day.unit in ("week", "workweek", "weekend"):
        monday = period("week", day.unit_on or 0, context.today).first
        there = monday + timedelta(days=weekday)
        if there < context.today:
            raise Puzzled(f"{in_words(there)} is in the past")
        return Stretch(there, there)
    if day.unit:
        raise Puzzled("which day of it? say the first, the second, the last")
    if day.which == "last":
        raise Puzzled("that is in the past")
    if day.which in ("next", "following"):
        there = period("week", 1, context.today).first + timedelta(days=weekday)
        return Stretch(there, there)
    earliest = after or context.today
    ahead = (weekday - earliest.weekday()) % 7
    if not ahead and (after is not None or day.which == "coming"):
        ahead = 7
    there = earliest + timedelta(days=ahead)
    if not ahead and day.which != "this" and after is None:
        later = there + timedelta(days=7)
        short = f"{later.day} {SHORT_MONTHS[later.month - 1]} {later.year}"
        raise Puzzled(
            f"today is a {WEEKDAYS[weekday].capitalize()}: today, or {later.day} {SHORT_MONTHS[later.month - 1]}?",
            offers=("today", short),
            in_place=True,
        )
    return Stretch(there, there)
