"""Days said by a number or a weekday: "the 14th", "30 Nov", "Fri", "Tue 13th"."""

from datetime import date, timedelta

from msgspec.structs import replace

from models.promised_time.numeric_days import exists
from models.promised_time.pieces import Day, Puzzled
from models.promised_time.stretches import Context, Stretch, in_words, period
from models.promised_time.words import MONTHS, WEEKDAYS
from models.working_time import SHORT_MONTHS

_JUST_PASSED = timedelta(days=14)


def checked(found: Stretch, day: Day) -> Stretch:
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


def numbered(day: Day, context: Context, after: date | None) -> Stretch:
    """Return the day of a number, by the month, year, week and weekday said with it.

    Raises: Puzzled when there is none, or they contradict each other.
    """
    earliest = after or context.today
    if day.which == "last":
        raise Puzzled("that is in the past")
    if day.month is not None and (day.year is not None or day.unit == "year"):
        year = day.year if day.year is not None else context.today.year + (day.unit_on or 0)
        if not exists(day.day or 0, day.month, year):
            raise Puzzled(f"{MONTHS[day.month - 1].capitalize()} {year} has no {day.day}")
        there = date(year, day.month, day.day or 1)
        return checked(Stretch(there, there), replace(day, year=None))
    if day.month is not None:
        if after is None:
            _check_ahead(day, context.today)
        found = checked(_next_dated(day.day or 1, day.month, earliest), replace(day, year=None))
        if day.which == "next" and found.first.year == context.today.year:
            later = checked(_next_dated(day.day or 1, day.month, found.first + timedelta(days=1)), Day())
            raise Puzzled("this year’s or next year’s?", offers=(in_words(found.first), in_words(later.first)))
        return _inside(found, day, context)
    if day.unit == "month":
        start = period("month", day.unit_on or 0, context.today).first
        if not exists(day.day or 0, start.month, start.year):
            raise Puzzled(f"{MONTHS[start.month - 1].capitalize()} {start.year} has no {day.day}")
        there = start.replace(day=day.day or 1)
        return checked(Stretch(there, there), day)
    if day.unit and day.weekday is not None:
        found = weekday_day(replace(day, day=None), context, after)
        return checked(found, day)
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


def _check_ahead(day: Day, today: date) -> None:
    """Refuse a date that passed a few days ago where the weekday said with it tells that no other is meant."""
    number, month = day.day or 1, day.month or 1
    passed = (date(year, month, number) for year in (today.year, today.year - 1) if exists(number, month, year))
    before = next((there for there in passed if there < today), None)
    if before is not None and today - before <= _JUST_PASSED and day.weekday == before.weekday():
        raise Puzzled(f"{in_words(before)} is in the past", whole=True)


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
    for ahead in range(13):
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


def weekday_day(day: Day, context: Context, after: date | None) -> Stretch:
    """Return the day of a weekday: the next one, or that of "this" and "next" week.

    Raises: Puzzled when it is past, or when today is such a day and nothing tells which is meant.
    """
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
            instead_of="weekday",
        )
    return Stretch(there, there)
