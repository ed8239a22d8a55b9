"""Lengths of time in words: "an hour and a half", "1 day 2 hours", "3 working days", "1/4 h"."""

from collections.abc import Sequence

from models.promised_time.pieces import Amount
from models.promised_time.tokens import Token

LARGEST = 100_000
_FRACTIONS = (0.5, 0.25, 0.75)


def amount_at(tokens: Sequence[Token], index: int) -> tuple[Amount, int] | None:
    """Return the length that starts at a token, and the index after it, or None."""
    found = _single(tokens, index)
    if found is None:
        return None
    amount, index = found
    while True:
        after = index + 1 if is_word(tokens, index, "and") else index
        more = _single(tokens, after)
        if more is None or not _smaller(amount, more[0]):
            return amount, index
        amount, index = _sum(amount, more[0]), more[1]


def is_word(tokens: Sequence[Token], index: int, *values: str) -> bool:
    """Tell whether one of these words of grammar stands at the index."""
    return 0 <= index < len(tokens) and tokens[index].kind == "word" and tokens[index].value in values


def kind_at(tokens: Sequence[Token], index: int) -> str:
    """Return the kind of the token at the index, or "" after the end."""
    return tokens[index].kind if 0 <= index < len(tokens) else ""


def _single(tokens: Sequence[Token], index: int) -> tuple[Amount, int] | None:
    if kind_at(tokens, index) == "hhmm":
        numbers = tokens[index].value
        if isinstance(numbers, tuple):
            return Amount(minutes=float(60 * numbers[0] + sum(numbers[1:]))), index + 1
    quantity = _quantity(tokens, index)
    if quantity is None:
        return None
    count, index = quantity
    if is_word(tokens, index, "more"):
        index += 1
    if kind_at(tokens, index) != "unit" and not _is_working_hours(tokens, index):
        return None
    unit = str(tokens[index].value)
    index += 1
    more, after = _and_a_part(tokens, index)
    if more and kind_at(tokens, after) != "unit":
        count, index = count + more, after
    amount = _of_unit(count, unit)
    return None if amount is None else (amount, index)


def _and_a_part(tokens: Sequence[Token], index: int) -> tuple[float, int]:
    """Read "and a half", "and a quarter", "and three quarters" after a unit."""
    if not is_word(tokens, index, "and"):
        return 0.0, index
    three = kind_at(tokens, index + 1) == "number" and tokens[index + 1].number() == 3
    if is_word(tokens, index + 2, "quarter") and (three or is_word(tokens, index + 1, "a")):
        return (0.75 if three else 0.25), index + 3
    half = is_word(tokens, index + 1, "a") and is_word(tokens, index + 2, "half")
    return (0.5, index + 3) if half else (0.0, index)


def _is_working_hours(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "working hours" stands there, which without a number is a part of the day."""
    return kind_at(tokens, index) == "part" and tokens[index].value == "business_hours"


def _quantity(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    if is_word(tokens, index, "half"):
        return 0.5, index + (2 if is_word(tokens, index + 1, "a") else 1)
    if is_word(tokens, index, "a", "couple", "few", "quarter"):
        return _loose_quantity(tokens, index)
    kind = kind_at(tokens, index)
    if kind == "slashed":
        fraction = _fraction(tokens[index])
        if fraction is None:
            return None
        return fraction, _past_of_an(tokens, index + 1)
    if kind == "dotted":
        return float(tokens[index].text), index + 1
    if kind != "number" or not 0 < tokens[index].number() <= LARGEST:
        return None
    count = float(tokens[index].number())
    index += 1
    if is_word(tokens, index, "quarter") and 1 < count < 4:
        return count / 4, _past_of_an(tokens, index + 1)
    return _and_a_half(tokens, index, count)


def _and_a_half(tokens: Sequence[Token], index: int, count: float) -> tuple[float, int]:
    after = index + 1 if is_word(tokens, index, "and") else index
    if is_word(tokens, after, "a"):
        after += 1
    unit_follows = kind_at(tokens, after + 1) == "unit" or _is_working_hours(tokens, after + 1)
    if after > index and is_word(tokens, after, "half", "quarter") and unit_follows:
        return count + (0.5 if is_word(tokens, after, "half") else 0.25), after + 1
    if kind_at(tokens, index) == "slashed":
        fraction = _fraction(tokens[index])
        if fraction is not None:
            return count + fraction, index + 1
    return count, index


def _loose_quantity(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    single = is_word(tokens, index, "a")
    index += 1 if single else 0
    if is_word(tokens, index, "couple"):
        return 2.0, index + (2 if is_word(tokens, index + 1, "of") else 1)
    if is_word(tokens, index, "few"):
        return 3.0, index + 1
    if is_word(tokens, index, "quarter"):
        after = _past_of_an(tokens, index + 1)
        return (0.25, after) if after > index + 1 or kind_at(tokens, after) == "unit" else None
    if is_word(tokens, index, "half"):
        return 0.5, index + 1
    if single and kind_at(tokens, index) == "slashed":
        fraction = _fraction(tokens[index])
        return None if fraction is None else (fraction, index + 1)
    return (1.0, index) if single else None


def _past_of_an(tokens: Sequence[Token], index: int) -> int:
    if is_word(tokens, index, "of"):
        index += 1
    return index + 1 if is_word(tokens, index, "a") else index


def _fraction(token: Token) -> float | None:
    numbers = token.value
    if not isinstance(numbers, tuple) or not numbers[1]:
        return None
    fraction = numbers[0] / numbers[1]
    return fraction if fraction in _FRACTIONS else None


def _of_unit(count: float, unit: str) -> Amount | None:
    whole = int(count) if count.is_integer() else None
    if unit in ("minute", "hour"):
        return Amount(minutes=count * (60 if unit == "hour" else 1))
    if unit in ("workminute", "workhour", "business_hours"):
        return Amount(workminutes=count * (1 if unit == "workminute" else 60))
    if unit in ("week", "fortnight") and (count * 14).is_integer() and whole is None:
        days = count * (7 if unit == "week" else 14)
        return Amount(days=int(days)) if days.is_integer() else None
    if whole is None:
        months = count * 12 if unit == "year" else count
        return Amount(months=int(months), years=unit == "year") if unit == "year" and months.is_integer() else None
    if unit in ("day", "week", "fortnight", "workweek"):
        return Amount(days=whole * {"day": 1, "week": 7, "fortnight": 14, "workweek": 7}[unit])
    if unit in ("month", "quarter", "year"):
        return Amount(months=whole * {"month": 1, "quarter": 3, "year": 12}[unit], years=unit == "year")
    return Amount(workdays=whole) if unit == "workday" else None


def _rank(amount: Amount) -> int:
    if amount.minutes or amount.workminutes:
        return 1 if (amount.minutes or amount.workminutes) % 60 == 0 else 0
    if amount.workdays:
        return 2
    return 3 if amount.days else 4


def _smaller(amount: Amount, more: Amount) -> bool:
    """Tell whether `more` can follow: hours after days, minutes after hours, never the other way."""
    if bool(more.workdays or more.workminutes) != bool(amount.workdays or amount.workminutes):
        return False
    if _rank(more) == _rank(amount) == 3:
        return amount.days % 7 == 0 and more.days < amount.days
    return _rank(more) < _rank(amount) or (_rank(amount) == 1 and more.minutes + more.workminutes < 60)


def _sum(one: Amount, other: Amount) -> Amount:
    return Amount(
        one.months + other.months,
        one.days + other.days,
        one.minutes + other.minutes,
        one.workdays + other.workdays,
        one.workminutes + other.workminutes,
        one.years or other.years,
    )
