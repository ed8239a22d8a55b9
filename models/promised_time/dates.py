"""Pieces that say a day: numeric dates, day and month, weekdays, feasts, weeks, months."""

from collections.abc import Sequence

from msgspec.structs import replace

from models.promised_time.amounts import is_word, kind_at
from models.promised_time.numeric_days import exists, no_such_day, numeric_day
from models.promised_time.pieces import Amount, Day, Puzzled, Shift
from models.promised_time.reading import TextSpan
from models.promised_time.tokens import Token
from models.promised_time.words import MONTHS

_PERIODS = ("week", "workweek", "weekend", "month", "quarter", "year", "day", "workday")
_JOINTS = ("to", "until", "and", "or")
_WHICH = ("this", "next", "last", "coming", "following")


def day_at(tokens: Sequence[Token], index: int, month_first: bool, year: int) -> tuple[Day, int] | None:
    """Return the day that starts at a token, and the index after it, or None."""
    kind = tokens[index].kind
    if kind == "slashed" and "/" not in tokens[index].text:
        return None  # "½" is no day
    if kind in ("ymd", "xyz", "ym", "my", "slashed"):
        return numeric_day(tokens[index], month_first), index + 1
    if kind in ("ordinal", "number"):
        return _from_number(tokens, index, year)
    if kind == "month":
        return _from_month(tokens, index, year)
    if kind == "weekday":
        return _with_week(tokens, index + 1, Day(weekday=tokens[index].number()))
    if kind == "dayword":
        return _with_week(tokens, index + 1, Day(from_today=tokens[index].number()))
    if kind == "feast":
        return _with_year(tokens, index + 1, Day(feast=str(tokens[index].value)), year)
    if kind == "endof":
        return Day(end_of=str(tokens[index].value), unit=str(tokens[index].value), unit_on=0), index + 1
    if kind == "unit" and tokens[index].value == "weekend":
        return _period(tokens, index, 0)
    if kind == "unit" and _is_month_of(tokens, index):
        return _from_month(tokens, index + 2, year)
    if kind == "word":
        return _from_word(tokens, index, year)
    return None


def _is_month_of(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "month of October" stands there."""
    return tokens[index].text == "month" and is_word(tokens, index + 1, "of") and kind_at(tokens, index + 2) == "month"


def _from_number(tokens: Sequence[Token], index: int, year: int) -> tuple[Day, int] | None:
    token = tokens[index]
    value, ordinal = token.number(), token.kind == "ordinal"
    after = index + 1
    if ordinal:
        nth = _nth(tokens, after, value)
        if nth is not None:
            return nth
    if 1900 <= value < 2200 and len(token.text) == 4:
        return _from_year(tokens, index, value)
    if ordinal and not 0 < value <= 31:
        raise no_such_day(token.text, token)
    if value > 31 or (len(token.text) > 2 and not ordinal and token.mark != "word"):
        return None
    if is_word(tokens, after, "of") or (_is_tight_mark(tokens, after) and kind_at(tokens, after + 1) == "month"):
        after += 1
    if is_word(tokens, after, "the"):
        after += 1
    if (
        after > index + 1
        and value <= 31
        and kind_at(tokens, after + 1) == "unit"
        and is_word(tokens, after, "this", "next")
    ):
        return Day(day=value), index + 1
    if kind_at(tokens, after) == "month":
        if after > index + 1 and _is_short_year(tokens, after + 1):
            short = year // 100 * 100 + tokens[after + 2].number()
            return _dated(tokens, after + 3, value, tokens[after].number(), year, token, short)
        return _dated(tokens, after + 1, value, tokens[after].number(), year, token)
    if ordinal and (token.mark != "word" or _is_spelled_day(tokens, index)):
        return Day(day=value), index + 1
    return None


def _is_spelled_day(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "the third" or "from ninth till" stands there; "third" alone is no day."""
    beside = (*_JOINTS, "the", "on", "by", "before", "after", "from", "between")
    if is_word(tokens, index - 1, *beside) or is_word(tokens, index + 1, *_JOINTS, "weekof"):
        return True
    return kind_at(tokens, index - 1) in ("weekday", "month", "mark") or kind_at(tokens, index + 1) == "mark"


def _dated(
    tokens: Sequence[Token], index: int, day: int, month: int, year: int, token: Token, said: int | None = None
) -> tuple[Day, int]:
    month += 1
    found, after = _with_year(tokens, index, Day(day=day, month=month, year=said), year)
    if not exists(day, month, found.year):
        raise no_such_day(f"{day} {MONTHS[month - 1].capitalize()}" + (f" {found.year}" if found.year else ""), token)
    return found, after


def _with_year(tokens: Sequence[Token], index: int, day: Day, year: int) -> tuple[Day, int]:
    """Take the year that follows: four digits near this year, or two that cannot be an hour in doubt."""
    after = index
    if day.year is not None:
        return day, index
    if is_word(tokens, after, "of", "in") or _is_tight_mark(tokens, after):
        after += 1
    if kind_at(tokens, after) != "number":
        return day, index
    token = tokens[after]
    value = token.number()
    followed = kind_at(tokens, after + 1)
    if len(token.text) == 4 and year - 1 <= value <= year + 60:
        # Two four-digit times with a dash are a window: "24 Aug 1915-2015".
        if (
            followed == "mark"
            and kind_at(tokens, after + 2) == "number"
            and len(tokens[after + 2].text) == 4
            and tokens[after + 2].tight
        ):
            return day, index
        if value > year + 5 and value % 100 < 60 and day.day is not None and after == index:
            raise Puzzled(f"is {value} a year or a clock time? write 20:15 for a clock time", _span(token))
        return replace(day, year=value), after + 1
    if len(token.text) == 4 and 1990 <= value < year and not _is_clock_tail(tokens, after + 1):
        raise Puzzled(f"{value} is past; for the clock time write {value // 100}:{value % 100:02d}", _span(token))
    near = len(token.text) == 2 and 0 <= value - year % 100 <= 3 and after == index and not token.comma
    if near and day.day is not None and value > 12 and not _is_clock_tail(tokens, after + 1):
        return replace(day, year=year - year % 100 + value), after + 1
    return day, index


def _is_tight_mark(tokens: Sequence[Token], index: int) -> bool:
    return kind_at(tokens, index) == "mark" and tokens[index].value in ("-", "/") and tokens[index].tight


def _is_short_year(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "-26" follows, as in "27-Nov-26"."""
    return _is_tight_mark(tokens, index) and kind_at(tokens, index + 1) == "number" and len(tokens[index + 1].text) == 2


def _span(token: Token) -> TextSpan:
    return TextSpan(token.start, token.stop, "day")


def _is_clock_tail(tokens: Sequence[Token], index: int) -> bool:
    return kind_at(tokens, index) in ("meridiem", "mark") or is_word(
        tokens, index, "oclock", "ish", "to", "until", "and"
    )


def _from_year(tokens: Sequence[Token], index: int, year: int) -> tuple[Day, int] | None:
    after = index + 1
    if kind_at(tokens, after) == "mark" and tokens[after].value in ("-", "/"):
        after += 1
    if kind_at(tokens, after) != "month":
        return None
    month = tokens[after].number() + 1
    day_index = after + 1
    joined = kind_at(tokens, day_index) == "mark" and tokens[day_index].tight
    day_index += 1 if joined else 0
    if kind_at(tokens, day_index) in ("number", "ordinal") and tokens[day_index].number() <= 31:
        day = tokens[day_index].number()
        if not exists(day, month, year):
            raise no_such_day(f"{day} {MONTHS[month - 1].capitalize()} {year}", tokens[index])
        return Day(day=day, month=month, year=year), day_index + 1
    return Day(month=month, year=year), after + 1


def _from_month(tokens: Sequence[Token], index: int, year: int) -> tuple[Day, int]:
    month = tokens[index].number()
    after = index + 1
    if (
        kind_at(tokens, after) == "mark"
        and tokens[after].tight
        and kind_at(tokens, after + 1) in ("number", "my")
        and tokens[after + 1].tight
    ):
        after += 1
    if is_word(tokens, after, "the") and kind_at(tokens, after + 1) in ("ordinal", "number"):
        after += 1
    kind = kind_at(tokens, after)
    numbers = tokens[after].value if kind == "my" and tokens[after].tight else None
    if isinstance(numbers, tuple):
        return _dated(tokens, after + 1, numbers[0], month, numbers[1], tokens[index], numbers[1])
    if kind == "ordinal" and _nth(tokens, after + 1, 1) is None:
        return _dated(tokens, after + 1, tokens[after].number(), month, year, tokens[index])
    if (kind == "number" and len(tokens[after].text) <= 2) or (kind == "number" and tokens[after].mark == "word"):
        value = tokens[after].number()
        if (
            1 <= value <= 31
            and not is_word(tokens, after + 1, "oclock", "ish", "past")
            and kind_at(tokens, after + 1) != "meridiem"
        ):
            return _dated(tokens, after + 1, value, month, year, tokens[index])
    return _with_year(tokens, index + 1, Day(month=month + 1), year)


def _with_week(tokens: Sequence[Token], index: int, day: Day) -> tuple[Day, int]:
    """Take "week" after a weekday: "Friday week" is the Friday after the next one."""
    if kind_at(tokens, index) == "unit" and tokens[index].text in ("week", "wk", "fortnight"):
        days = 14 if tokens[index].value == "fortnight" else 7
        return replace(day, shifts=(Shift(Amount(days=days)),)), index + 1
    after_next = _after_next(tokens, index)
    if after_next is not None and day.weekday is not None and not day.which:
        return replace(day, which="coming", shifts=(Shift(Amount(days=7)),)), after_next
    return day, index


def _nth(tokens: Sequence[Token], index: int, count: int) -> tuple[Day, int] | None:
    if kind_at(tokens, index) and tokens[index].comma:
        return None  # "the 30th (Monday)"
    if kind_at(tokens, index) == "weekday":
        return Day(nth=count, nth_of="weekday", weekday=tokens[index].number()), index + 1
    if kind_at(tokens, index) == "unit" and tokens[index].value in ("day", "workday", "weekend"):
        return Day(nth=count, nth_of=str(tokens[index].value)), index + 1
    return None


def _from_word(tokens: Sequence[Token], index: int, year: int) -> tuple[Day, int] | None:
    value = tokens[index].value
    if value == "weekof":
        if index and (kind_at(tokens, index - 1) == "ordinal" or is_word(tokens, index - 1, "last")):
            raise Puzzled("which week? say the day it begins with, like w/c 7 Dec", _span(tokens[index]))
        return Day(week_of=True), index + 1
    if value == "the":
        return _after_the(tokens, index + 1, year)
    if value in _WHICH:
        return _after_which(tokens, index + 1, str(value), year)
    return None


def _after_the(tokens: Sequence[Token], index: int, year: int) -> tuple[Day, int] | None:
    kind = kind_at(tokens, index)
    if is_word(tokens, index, "quarter") and not is_word(tokens, index + 1, "past", "to", "of"):
        return Day(unit="quarter", unit_on=0), index + 1
    if kind == "unit" and _is_month_of(tokens, index):
        return _from_month(tokens, index + 2, year)
    if kind == "unit" and str(tokens[index].value) in _PERIODS[:6]:
        after_next = _after_next(tokens, index + 1)
        if after_next is not None:
            return Day(unit=str(tokens[index].value), unit_on=2), after_next
        return _period(tokens, index, 0)
    if kind == "number" and len(tokens[index].text) <= 2 and 1 <= tokens[index].number() <= 31:
        if _is_tight_mark(tokens, index + 1) and kind_at(tokens, index + 2) and tokens[index + 2].tight:
            return _from_number(tokens, index, year) if kind_at(tokens, index + 2) == "month" else None
        plain = kind_at(tokens, index + 1) not in ("unit", "month", "meridiem") or tokens[index].mark == "dot"
        if plain and not is_word(tokens, index + 1, "of", "oclock"):
            return Day(day=tokens[index].number()), index + 1
    return None


def _after_next(tokens: Sequence[Token], index: int) -> int | None:
    """Return the index after "after next" or "after the next"."""
    if not is_word(tokens, index, "after"):
        return None
    index += 2 if is_word(tokens, index + 1, "the") else 1
    return index + 1 if is_word(tokens, index, "next") else None


def _period(tokens: Sequence[Token], index: int, on: int) -> tuple[Day, int]:
    return Day(unit=str(tokens[index].value), unit_on=on), index + 1


def _after_which(tokens: Sequence[Token], index: int, which: str, year: int) -> tuple[Day, int] | None:
    if is_word(tokens, index, "coming"):
        which, index = "coming", index + 1
    kind = kind_at(tokens, index)
    on = {"this": 0, "last": -1}.get(which, 1)
    if is_word(tokens, index, "quarter"):
        return Day(unit="quarter", unit_on=on), index + 1
    if kind == "weekday":
        if which == "last" and (is_word(tokens, index + 1, "of", "in") or kind_at(tokens, index + 1) == "month"):
            return Day(nth=-1, nth_of="weekday", weekday=tokens[index].number()), index + 1
        return _with_week(tokens, index + 1, Day(weekday=tokens[index].number(), which=which))
    if kind == "month":
        return _with_year(tokens, index + 1, Day(month=tokens[index].number() + 1, which=which), year)
    if kind == "feast":
        return _with_year(tokens, index + 1, Day(feast=str(tokens[index].value), which=which), year)
    if kind != "unit":
        return None
    unit = str(tokens[index].value)
    if which == "last" and unit in ("day", "workday", "weekend") and is_word(tokens, index + 1, "of", "in"):
        return Day(nth=-1, nth_of=unit), index + 1
    if unit == "day" and tokens[index].text == "day" and which in ("next", "following", "coming"):
        return Day(from_today=1), index + 1
    if unit == "workday":
        return (Day(workday=1), index + 1) if on == 1 else None
    return _period(tokens, index, on) if unit in _PERIODS[:6] else None
