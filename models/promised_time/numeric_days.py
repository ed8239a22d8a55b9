"""Days in numbers, "30/11/2026" or "16.12", and whether the calendar has them."""

from models.promised_time.pieces import Day, Puzzled
from models.promised_time.reading import TextSpan
from models.promised_time.tokens import Token

MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def no_such_day(text: str, token: Token) -> Puzzled:
    """Return the trouble of a day that no calendar has."""
    return Puzzled(f"there is no day “{text}”", TextSpan(token.start, token.stop, "day"))


def numeric_day(token: Token, month_first: bool) -> Day:
    """Return the day of a token like 30/11/2026, by the locale unless only the other order is a date.

    Raises: Puzzled when no order is.
    """
    numbers = token.value
    if not isinstance(numbers, tuple):
        raise no_such_day(token.text, token)
    if token.kind == "ym":
        return Day(year=numbers[0], month=numbers[1])
    if token.kind == "my":
        return Day(year=numbers[1], month=numbers[0])
    if token.kind == "ymd":
        return _valid(token, numbers[2], numbers[1], numbers[0])
    year = None
    if token.kind == "xyz":
        year = numbers[2] if numbers[2] > 99 else 2000 + numbers[2]
    month, day = (numbers[0], numbers[1]) if month_first else (numbers[1], numbers[0])
    if month > 12 >= day:
        month, day = day, month
    return _valid(token, day, month, year)


def _valid(token: Token, day: int, month: int, year: int | None) -> Day:
    if not exists(day, month, year):
        raise no_such_day(token.text, token)
    return Day(day=day, month=month, year=year)


def exists(day: int, month: int, year: int | None) -> bool:
    """Tell whether some calendar year, or that one, has the day."""
    if not 1 <= month <= 12 or not 1 <= day <= MONTH_LENGTHS[month - 1]:
        return False
    if year is None:
        return True
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1900 <= year <= 9000 and (leap or (day, month) != (29, 2))
