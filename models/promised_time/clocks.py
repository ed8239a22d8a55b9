"""Pieces that say a clock time, or a number that may be one: "3pm", "half two", "quarter past 4", "1430"."""

from collections.abc import Sequence

from msgspec.structs import replace

from models.promised_time.amounts import is_word, kind_at
from models.promised_time.pieces import Clock, Number, Puzzled, Undecided
from models.promised_time.reading import TextSpan
from models.promised_time.tokens import Token

Found = tuple[Clock | Number | Undecided, int]
_ROUND = (5, 10, 20, 25)
_COUNTING = ("in", "within", "for")


def no_such_clock(text: str, token: Token) -> Puzzled:
    """Return the trouble of a clock time that no clock shows."""
    return Puzzled(f"there is no clock time “{text}”", TextSpan(token.start, token.stop, "clock"))


def clock_at(tokens: Sequence[Token], index: int) -> Found | None:
    """Return the clock time or undecided number that starts at a token, and the index after it."""
    found = _spoken(tokens, index) or _shown(tokens, index)
    if found is None:
        return None
    value, index = found
    if isinstance(value, Clock):
        return _with_offset(tokens, index, value)
    return found


def _shown(tokens: Sequence[Token], index: int) -> Found | None:
    token = tokens[index]
    if token.kind == "clock" and isinstance(token.value, tuple):
        about = is_word(tokens, index + 1, "ish")
        return Clock(token.value[0], token.value[1], "24", about), index + (2 if about else 1)
    if token.kind == "hm" and isinstance(token.value, tuple):
        return _finished(tokens, index, token.value[0], token.value[1])
    if token.kind == "hhmm" and isinstance(token.value, tuple):
        hour, *minutes = token.value
        return _checked(Clock(hour, sum(minutes), "24"), token, token.text), index + 1
    if token.kind == "dotted" and isinstance(token.value, tuple):
        return _dotted(tokens, index, token.value[0], token.value[1])
    if token.kind == "number":
        return _number(tokens, index)
    return None


def _dotted(tokens: Sequence[Token], index: int, first: int, second: int) -> Found:
    token = tokens[index]
    if first <= 24 and _marks_clock(tokens, index + 1) and len(token.text.split(".")[1]) == 2:
        return _finished(tokens, index, first, second)
    if kind_at(tokens, index + 1) == "unit" and tokens[index + 1].text == "h":
        return _checked(Clock(first, second, "24"), token, token.text), index + 2
    closed = token.mark == "dot" and index + 1 < len(tokens)
    return Undecided(first, second, token.text, closed), index + 1


def _marks_clock(tokens: Sequence[Token], index: int) -> bool:
    return kind_at(tokens, index) == "meridiem" or is_word(tokens, index, "ish", "oclock")


def _number(tokens: Sequence[Token], index: int) -> Found | None:
    token = tokens[index]
    value = token.number()
    if token.mark == "word" and token.text == "zero":
        return None
    if value == 0 and _is_no_hour(tokens, index):
        return None
    if len(token.text) in (3, 4) and token.mark != "word":
        marked = _marks_clock(tokens, index + 1) or closes_hours(tokens, index + 1)
        if marked and not (kind_at(tokens, index + 1) == "word" and value > 2400):
            return _finished(tokens, index, value // 100, value % 100)
        if value % 100 < 60 and value // 100 < 24:
            return Number(value, token.text), index + 1
        return None
    if value > 31:
        return None
    if _marks_clock(tokens, index + 1):
        return _finished(tokens, index, value, 0)
    ordinal = token.mark == "dot" and (index + 1 < len(tokens) or index == 0)
    return Number(value, token.text, ordinal, token.mark == "word"), index + 1


def _is_no_hour(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a nought stands for no time: nobody says "at 0", and "1 January 0000" is a year."""
    if _marks_clock(tokens, index + 1) or closes_hours(tokens, index + 1):
        return False
    of_a_month = "month" in (kind_at(tokens, index - 1), kind_at(tokens, index - 2))
    return len(tokens[index].text) < 3 or of_a_month


def _finished(tokens: Sequence[Token], index: int, hour: int, minute: int) -> Found:
    """Take "am", "o'clock", "ish" after an hour, and hold it against the clock."""
    token = tokens[index]
    index += 1
    about, meridiem = False, ""
    while True:
        if kind_at(tokens, index) == "meridiem" and not meridiem:
            meridiem = str(tokens[index].value)
        elif is_word(tokens, index, "ish"):
            about = True
        elif kind_at(tokens, index) == "clock" and hour == 12 and not minute:
            noon = tokens[index].value
            hour, meridiem = (noon[0] if isinstance(noon, tuple) else hour), "24"
        elif closes_hours(tokens, index):
            meridiem = meridiem or "24"
        elif not is_word(tokens, index, "oclock"):
            break
        index += 1
    if token.kind in ("hm", "number", "dotted") and (token.mark == "zero" or hour > 12) and not meridiem:
        meridiem = "24"
    if hour == 0 and not meridiem:
        meridiem = "24"
    return _checked(Clock(hour, minute, meridiem, about), token, token.text), index


def closes_hours(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "hrs" only closes a time of the day, as in "1430 hrs" or "14:30h"."""
    if kind_at(tokens, index) != "unit" or tokens[index].value != "hour" or is_word(tokens, index - 2, *_COUNTING):
        return False
    token = tokens[index - 1]
    four_digits = token.kind == "number" and len(token.text) == 4 and token.number() < 2400
    return token.kind == "hm" or (four_digits and token.number() % 100 < 60)


def _checked(clock: Clock, token: Token, text: str) -> Clock:
    hour = clock.hour
    if clock.minute > 59 or hour > 24 or (hour == 24 and clock.minute):
        raise no_such_clock(text, token)
    if (clock.meridiem == "am" and hour > 12) or (clock.meridiem == "pm" and hour in (0, 24)):
        raise no_such_clock(f"{text} {clock.meridiem}", token)
    if clock.meridiem in ("am", "pm") and (hour > 12 or hour == 0):
        # "1920pm" and "0:01 am" say the same thing twice.
        return replace(clock, meridiem="24")
    return clock


def twenty_four(clock: Clock) -> Clock:
    """Return a clock with a.m. or p.m. worked in."""
    if clock.meridiem == "am":
        return replace(clock, hour=clock.hour % 12, meridiem="24")
    if clock.meridiem == "pm":
        return replace(clock, hour=clock.hour % 12 + 12, meridiem="24")
    return clock


def _spoken(tokens: Sequence[Token], index: int) -> Found | None:
    return _past_or_to(tokens, index) or _half(tokens, index) or _two_numbers(tokens, index)


def _past_or_to(tokens: Sequence[Token], index: int) -> Found | None:
    minutes, after = _minutes(tokens, index)
    words = ("past", "to", "after", "before", "until")
    if minutes is None or not is_word(tokens, after, *words):
        return None
    word, number = str(tokens[after].value), tokens[index]
    counted = number.kind == "number"
    if number.kind == "slashed" and word != "past":
        return None
    if word == "after" and counted and not (after == index + 1 and number.mark == "word" and minutes in _ROUND):
        return None
    if word in ("before", "until") and counted:
        return None
    if word == "to" and counted and after == index + 1 and not _is_to_the_hour(tokens, index):
        # "5 to 6" is from five to six; "five to six" is asked about in the grammar.
        return None
    base = _shown(tokens, after + 1) if after + 1 < len(tokens) else None
    if base is None:
        return None
    clock = _as_clock(base[0])
    if clock is None:
        return None
    if word in ("to", "before", "until"):
        return _minutes_before(clock, minutes), base[1]
    total = clock.minute + minutes
    return (replace(clock, minute=total), base[1]) if total < 60 else None


def _is_to_the_hour(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "twenty to" stands there, or "20 to 3", which can be no two hours of a day and no two days."""
    minutes, spelled = tokens[index].number(), tokens[index].mark == "word"
    if minutes not in (15, 20, 25) or spelled:
        return spelled and minutes in (15, 20, 25)
    end = tokens[index + 2] if kind_at(tokens, index + 2) == "number" else None
    dated = kind_at(tokens, index + 3) == "month" or is_word(tokens, index + 3, "of")
    led = is_word(tokens, index - 1, "from", "between", "the") or kind_at(tokens, index - 1) == "month"
    return end is not None and 1 <= end.number() <= 12 and minutes > 15 and not (dated or led)


def _minutes(tokens: Sequence[Token], index: int) -> tuple[int | None, int]:
    after = index + 1 if is_word(tokens, index, "a") else index
    if is_word(tokens, after, "quarter"):
        return 15, after + 1
    if is_word(tokens, index, "half") and is_word(tokens, index + 1, "past"):
        return 30, index + 1
    if kind_at(tokens, index) == "slashed" and tokens[index].value in ((1, 2), (1, 4)):
        return (30 if tokens[index].value == (1, 2) else 15), index + 1
    if kind_at(tokens, index) == "number" and 0 < tokens[index].number() < 60:
        return tokens[index].number(), index + (2 if _is_minute(tokens, index + 1) else 1)
    return None, index


def _is_minute(tokens: Sequence[Token], index: int) -> bool:
    return kind_at(tokens, index) == "unit" and tokens[index].value == "minute"


def _as_clock(value: Clock | Number | Undecided) -> Clock | None:
    if isinstance(value, Clock):
        return value
    if isinstance(value, Number) and 0 < value.value <= 24 and not value.ordinal:
        return Clock(value.value)
    return None


def _minutes_before(clock: Clock, minutes: int) -> Clock:
    total = (clock.hour * 60 + clock.minute - minutes) % (24 * 60)
    hour = total // 60
    if not clock.meridiem and clock.hour == 1:
        hour = 12
    meridiem = clock.meridiem
    if clock.hour == 12 and meridiem in ("am", "pm"):
        hour, meridiem = (11, "pm" if meridiem == "am" else "am")
    return replace(clock, hour=hour, minute=total % 60, meridiem=meridiem)


def _half(tokens: Sequence[Token], index: int) -> Found | None:
    """Read the British "half two"."""
    if not is_word(tokens, index, "half") or kind_at(tokens, index + 1) != "number":
        return None
    base = _number(tokens, index + 1)
    if base is None:
        return None
    clock = _as_clock(base[0])
    if clock is None or clock.minute or not 1 <= clock.hour <= 12:
        return None
    return replace(clock, minute=30), base[1]


def _two_numbers(tokens: Sequence[Token], index: int) -> Found | None:
    """Read "nine fifty nine a m", "twelve o three", "six forty-three minutes"."""
    if kind_at(tokens, index) != "number" or not (tokens[index].mark == "word" or _is_spaced(tokens, index)):
        return None
    hour, after = tokens[index].number(), index + 1
    if is_word(tokens, after, "o") and kind_at(tokens, after + 1) == "number":
        minute, after = tokens[after + 1].number(), after + 2
        valid = 0 < minute < 10
    elif kind_at(tokens, after) == "number" and not tokens[after].comma and _is_minutes(tokens, index):
        minute, after = tokens[after].number(), after + 1
        valid = 10 <= minute < 60 or (minute < 10 and tokens[after - 1].mark == "zero")
    else:
        return None
    if not valid or not 0 < hour < 24:
        return None
    if _is_minute(tokens, after):
        after += 1
    clock, after = _finished(tokens, after - 1, hour, minute)
    return clock, after


def _is_spaced(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether "9 30 am" stands there."""
    digits = [len(token.text) for token in tokens[index : index + 2] if token.kind == "number" and token.mark != "word"]
    if len(digits) != 2 or digits[0] > 2 or digits[1] != 2 or kind_at(tokens, index + 2) != "meridiem":
        return False
    # Of "9 10am" the nine may be the day.
    return not 0 < tokens[index + 1].number() <= 12 or tokens[index + 1].mark == "zero"


def _is_minutes(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index + 1].mark == "word" or _is_spaced(tokens, index)


def _with_offset(tokens: Sequence[Token], index: int, clock: Clock) -> tuple[Clock, int]:
    """Take "UTC+01:00" after a clock time, which tells apart the two turns of an hour that comes twice."""
    if not is_word(tokens, index, "utc") or kind_at(tokens, index + 1) != "mark" or kind_at(tokens, index + 2) != "hm":
        return clock, index
    value = tokens[index + 2].value
    if not isinstance(value, tuple):
        return clock, index
    minutes = value[0] * 60 + value[1]
    east = minutes if tokens[index + 1].value == "+" else -minutes
    return replace(clock, offset=east, meridiem=clock.meridiem or "24"), index + 3
