"""From what was said about a day to the days of the calendar."""

from datetime import date, timedelta

from msgspec.structs import replace

from models.promised_time.bank_holidays import BANK_HOLIDAY, coming_holiday
from models.promised_time.dated_days import checked, numbered, weekday_day
from models.promised_time.feasts import feast_day
from models.promised_time.pieces import Day, Puzzled
from models.promised_time.ranges import Days
from models.promised_time.stretches import Context, Stretch, in_words, moved_by, period
from models.promised_time.words import WEEKDAYS
from models.windows import Grain
from models.working_time import ONE_DAY, SHORT_MONTHS, add_working_days, is_working_day

LONGEST_UNDATED = 183


def stretch_of(day: Day, context: Context, after: date | None = None, begun: bool = False) -> Stretch:
    """Return the days that were said; `after` is the first day of a range this is the end of.

    `begun` allows a day that is past, as the first of a range still going on.

    Raises: Puzzled when there is no such day, it is past, or it may be either of two.
    """
    try:
        found = _base(replace(day, shifts=()), context, after)
    except Puzzled as puzzled:
        if puzzled.is_weekday and day.shifts:
            raise _shifted(puzzled, day, context) from None
        raise
    for shift in day.shifts:
        if shift.amount.years and day.feast:
            raise Puzzled(f"a year from which {day.feast.capitalize()}? write the date")
        if found.grain is not Grain.DAY:
            raise Puzzled("from which day of it? say the day")
        moved, why = moved_by(found.first, shift.amount, shift.sign, context)
        found = Stretch(moved, moved, Grain.DAY, found.notes, why)
    if day.then is not None:
        found = _weekday_beside(found, *day.then)
    if found.last < context.today and not begun:
        raise Puzzled(f"{in_words(found.last)} is in the past")
    return found


def _weekday_beside(found: Stretch, weekday: int, sign: int) -> Stretch:
    """Return the first such weekday after the days found, or the last before."""
    edge = found.last if sign > 0 else found.first
    there = edge + timedelta(days=sign * ((sign * (weekday - edge.weekday()) - 1) % 7 + 1))
    return Stretch(there, there, notes=found.notes)


def _shifted(puzzled: Puzzled, day: Day, context: Context) -> Puzzled:
    """Return the question of "Friday week" on a Friday, with both days to choose from."""
    bases = (context.today, context.today + timedelta(days=7))
    found = [moved_by(base, day.shifts[0].amount, day.shifts[0].sign, context)[0] for base in bases]
    return Puzzled(puzzled.reason, offers=tuple(in_words(there) for there in found))


def stretch_of_days(days: Days, context: Context) -> Stretch:
    """Return the days from the first to the last.

    Raises: Puzzled when it ends before it starts, or "or" joins days that are no neighbours.
    """
    first = stretch_of(days.first, context, begun=days.first.year is not None and days.last.year is not None)
    last = stretch_of(days.last, context, first.first)
    if first.last < context.today and last.last < context.today:
        raise Puzzled(f"{in_words(last.last)} is in the past")
    if first.last < context.today and (last.last - first.first).days > LONGEST_UNDATED:
        raise Puzzled(f"{in_words(first.first)} is long past; write a start nearer to today")
    if last.last <= first.first:
        raise Puzzled(f"it ends before it starts: {in_words(first.first)} to {in_words(last.last)}")
    undated = days.first.year is None and days.last.year is None
    if undated and (last.last - first.first).days > LONGEST_UNDATED:
        raise Puzzled(f"{in_words(first.first)} to {in_words(last.last)} is long; write the years")
    if days.either and last.last != first.last + ONE_DAY:
        raise Puzzled("which of the two?", offers=(in_words(first.first), in_words(last.last)))
    return Stretch(first.first, last.last, Grain.DAY, (*first.notes, *last.notes))


_TOGETHER = {
    "nth": {"nth", "nth_of", "weekday", "month", "year", "unit"},
    "feast": {"feast", "year", "which", "unit", "weekday", "day", "month"},
    "workday": {"workday", "weekday", "day", "month", "year"},
    "from_today": {"from_today", "weekday", "day", "month", "year"},
    "day": {"day", "month", "year", "weekday", "unit", "which"},
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
        return checked(Stretch(found, found, why=why), day)
    if leading == "from_today":
        found = context.today + timedelta(days=day.from_today or 0)
        return checked(Stretch(found, found), day)
    if leading == "unit":
        return period(day.unit, day.unit_on or 0, context.today)
    return {"day": numbered, "month": _month, "weekday": weekday_day}[leading](day, context, after)


def _week_of(day: Day, context: Context, after: date | None) -> Stretch:
    there = _base(replace(day, week_of=False), context, after)
    monday = there.first - timedelta(days=there.first.weekday())
    notes = there.notes
    if monday != there.first:
        notes = (*notes, f"the week of {in_words(there.first)}, from Monday")
    return Stretch(monday, monday + timedelta(days=6), Grain.WEEK, notes)


def _nth(day: Day, context: Context) -> Stretch:
    if day.month is None and day.unit not in ("month", "year"):
        name = "day" if day.nth_of != "weekday" else WEEKDAYS[day.weekday or 0].capitalize()
        raise Puzzled(f"the {name} of which month?")
    if day.unit and day.year is not None:
        raise Puzzled("these do not go together; say the day in one way")
    if day.unit:
        months = period(day.unit, day.unit_on or 0, context.today).first
        if day.unit == "year" and day.month is None:
            months = months.replace(month=1 if (day.nth or 1) > 0 else 12)
        found = _nth_in(day, months.year, day.month or months.month, context)
        if found is None:
            raise Puzzled("that month has no such day")
        if found < context.today:
            raise Puzzled(f"{in_words(found)} is in the past")
        return _weekend_of(day, found)
    for year in (day.year,) if day.year else range(context.today.year, context.today.year + 2):
        found = _nth_in(day, year, day.month or 1, context)
        if found is None and (year, day.month or 1) >= (context.today.year, context.today.month):
            break
        if found is not None and (found >= context.today or day.year):
            notes = (
                (f"{in_words(found)}, as this year's has passed",) if year > context.today.year and not day.year else ()
            )
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
    if day.which == "last":
        raise Puzzled("that is in the past")
    if day.feast == BANK_HOLIDAY:
        return coming_holiday(day, context)
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
    there = feast_day(day.feast, year)
    notes = (f"{in_words(there)}, as this year's has passed",) if day.year is None and year > context.today.year else ()
    return checked(Stretch(there, there, notes=notes), replace(day, year=None))


def _month(day: Day, context: Context, after: date | None) -> Stretch:
    if day.weekday is not None:
        raise Puzzled("which day of the month? say the first, the second, the last")
    if day.which == "last":
        raise Puzzled("that is in the past")
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
        if day.which == "this" and year > earliest.year:
            raise Puzzled("that is in the past")
        if year > earliest.year:
            notes = (f"{name} {year}",)
    if not 1900 <= year <= 9000:
        raise Puzzled("that is too far away")
    found = period("month", 0, date(year, month, 1))
    return replace(found, notes=notes)
