"""What a number, or two with a full stop between, can be: a day, a clock time, or either."""

from datetime import date

from models.promised_time.numeric_days import exists
from models.promised_time.pieces import Clock, Clocks, Day, Number, Undecided


def number_clock(number: Number) -> Clock | None:
    """Return the clock time a number can be: an hour, or four digits like 0930."""
    if len(number.text) in (3, 4) and not number.spelled:
        certain = number.text[0] == "0" or number.value >= 1300
        return Clock(number.value // 100, number.value % 100, "24" if certain else "")
    if not 0 <= number.value <= 24:
        return None
    certain = number.value > 12 or number.value == 0
    return Clock(number.value, 0, "24" if certain else "")


def undecided_day(value: Undecided, month_first: bool) -> Day | None:
    """Return the day that "16.12" can be, by the locale, or None."""
    day, month = (value.second, value.first) if month_first else (value.first, value.second)
    if value.closed and not exists(day, month, None):
        day, month = month, day  # "14.8." is a day wherever it is written
    return Day(day=day, month=month) if exists(day, month, None) else None


def undecided_clock(value: Undecided) -> Clock | None:
    """Return the clock time that "16.12" can be, or None."""
    minutes = value.text.split(".")[-1]
    if len(minutes) != 2 or value.first > 23 or value.second > 59:
        return None
    return Clock(value.first, value.second, "24" if value.first > 12 or value.text[0] == "0" else "")


def next_of(day: Day, today: date) -> date | None:
    """Return when that day and month come next."""
    for year in range(today.year, today.year + 9):
        if day.day is not None and day.month is not None and exists(day.day, day.month, year):
            found = date(year, day.month, day.day)
            if found >= today:
                return found
    return None


def either_way(clocks: Clocks) -> tuple[tuple[str, str], ...]:
    """Return the two ways to take bare hours whose end, read as the morning's, lies before their start.

    Nothing where there is no doubt: from one till six an end is the afternoon's.
    """
    start, end = clocks.start, clocks.end
    if start.meridiem or end.meridiem or not (7 <= start.hour <= 12 and 7 <= end.hour < 12):
        return ()
    first, last = start.hour * 60 + start.minute, end.hour * 60 + end.minute
    if first - last < 2 * 60:
        return ()  # so long a window nobody means; it is refused
    early, late, later = (f"{at // 60:02d}:{at % 60:02d}" for at in (last, first, last + 12 * 60))
    return (late, later), (early, late)
