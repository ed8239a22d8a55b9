"""From tokens to pieces: at each place the longest saying that the rules know."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from models.promised_time.amounts import amount_at, is_word, kind_at
from models.promised_time.clocks import clock_at
from models.promised_time.dates import day_at
from models.promised_time.pieces import (
    Amount,
    Clock,
    Close,
    Day,
    GrainName,
    Length,
    Number,
    Offset,
    Part,
    Piece,
    Puzzled,
    Shift,
    Value,
    Word,
)
from models.promised_time.reading import TextSpan
from models.promised_time.tokens import Token

_PARTS_OF = {
    "early": {"morning": "early_morning", "afternoon": "early_afternoon", "evening": "early_evening", "night": "early_night"},
    "late": {"morning": "late_morning", "afternoon": "late_afternoon", "evening": "late_evening", "night": "late_night"},
    "mid": {"morning": "mid_morning", "afternoon": "mid_afternoon"},
}
_JOINTS = ("to", "until", "and", "or", "but")
_BOUNDS = ("by", "before", "after", "from", "between", "starting", "onwards", "latest", "earliest")
_SKIPPED = ("at", "on", "in", "of", "the", "filler", "vague", "a")
_BIG_UNITS = ("week", "month", "year", "quarter", "weekend", "workweek")


class Scanner:
    """Reads pieces off a row of tokens."""

    def __init__(self, tokens: Sequence[Token], month_first: bool, year: int) -> None:
        self.tokens = tokens
        self.month_first = month_first
        self.year = year
        self.pieces: list[Piece] = []
        self.shade = ""  # "early", said before the day of its morning

    def scan(self) -> list[Piece]:
        """Return the pieces of all tokens.

        Raises: Puzzled where something belongs to no piece.
        """
        index = 0
        while index < len(self.tokens):
            after = self._step(index)
            if after is None:
                raise self._lost(index)
            index = after
        return self.pieces

    def _step(self, index: int) -> int | None:
        kind = self.tokens[index].kind
        named = self._grain_name(index)
        if named is not None:
            return named
        if kind == "word":
            after = self._word(index)
            if after is not None:
                return after
        if kind in ("bound", "close", "part", "tonight", "meridiem", "mark", "plural"):
            return self._simple(index, kind)
        return self._amount(index) or self._day_or_clock(index)

    def _grain_name(self, index: int) -> int | None:
        """Read "(week)" or "(end of the month)" in brackets after full dates, as an echo has them."""
        before = self.pieces[-1].value if self.pieces else None
        if not self.tokens[index].comma or not isinstance(before, Day) or before.year is None:
            return None
        after = index
        if is_word(self.tokens, after, "end") and is_word(self.tokens, after + 1, "of"):
            after += 3 if is_word(self.tokens, after + 2, "the") else 2
        is_unit = kind_at(self.tokens, after) == "unit" and self.tokens[after].value in _BIG_UNITS
        if not (is_unit or is_word(self.tokens, after, "quarter")) or after + 1 < len(self.tokens):
            return None
        return self._add(GrainName(str(self.tokens[after].value)), index, after + 1)

    def _add(self, value: Value, index: int, after: int) -> int:
        token = self.tokens[index]
        self.pieces.append(Piece(value, token.start, self.tokens[after - 1].stop, token.comma))
        return after

    def _lost(self, index: int) -> Puzzled:
        token = self.tokens[index]
        return Puzzled("this belongs to no time", TextSpan(token.start, token.stop, "unknown"))

    def _simple(self, index: int, kind: str) -> int | None:
        value = str(self.tokens[index].value)
        if kind == "bound":
            return self._add(Word(value), index, index + 1)
        if kind == "close":
            return self._add(Close(value), index, index + 1)
        if kind == "part":
            after = index + 1
            if value == "first_thing" and self._is_in_the_morning(after):
                after = after + 3 if is_word(self.tokens, after, "in") else after + 1
            if self.shade:
                value, self.shade = _PARTS_OF[self.shade].get(value, value), ""
            return self._add(Part(value), index, after)
        if kind == "tonight":
            self._add(Day(from_today=0), index, index + 1)
            return self._add(Part("tonight"), index, index + 1)
        if kind == "meridiem":
            return self._add(Part("morning" if value == "am" else "afternoon"), index, index + 1)
        if kind == "plural":
            return self._plural(index)
        return self._mark(index, value)

    def _is_in_the_morning(self, index: int) -> bool:
        if is_word(self.tokens, index, "in") and is_word(self.tokens, index + 1, "the"):
            index += 2
        return kind_at(self.tokens, index) == "part" and self.tokens[index].value == "morning"

    def _mark(self, index: int, value: str) -> int | None:
        if value == "+":
            found = amount_at(self.tokens, index + 1)
            return None if found is None else self._add(Offset(found[0], "in"), index, found[1])
        if index == 0:
            return index + 1
        return self._add(Word(value, self.tokens[index].tight), index, index + 1)

    def _plural(self, index: int) -> int:
        """Read "2 Sundays from now", whose number stands before."""
        before = self.pieces[-1].value if self.pieces else None
        count = before.value if isinstance(before, Number) and not before.ordinal else 0
        if not 0 < count <= 60 or not is_word(self.tokens, index + 1, "from") or not is_word(self.tokens, index + 2, "now"):
            raise self._repeats(index)
        self.pieces.pop()
        day = Day(weekday=self.tokens[index].number(), which="coming", shifts=(Shift(Amount(days=7 * (count - 1))),))
        return self._add(day, index, index + 3)

    def _repeats(self, index: int) -> Puzzled:
        token = self.tokens[index]
        return Puzzled("that comes again and again; a promise is for once", TextSpan(token.start, token.stop, "day"))

    def _word(self, index: int) -> int | None:
        value = str(self.tokens[index].value)
        method = {"within": self._within, "in": self._in, "next": self._next, "for": self._for, "end": self._end}.get(value)
        if method is not None:
            after = method(index)
            if after is not None:
                return after
        if value == "beginning":
            raise self._vague(index)
        if value == "every":
            raise self._repeats(index)
        if value in _PARTS_OF:
            return self._shaded_part(index, value)
        if value == "this" or value in ("next", "following"):
            after = self._this_part(index, value)
            if after is not None:
                return after
        if value in _JOINTS or value in _BOUNDS or value == "around":
            return self._add(Word(value), index, index + 1)
        found = self._day_or_clock(index) or self._amount(index)
        if found is not None:
            return found
        if value in ("at", "on", "in"):
            return self._add(Word(value), index, index + 1) if index + 1 < len(self.tokens) else None
        return index + 1 if value in _SKIPPED and len(self.tokens) > 1 else None

    def _shaded_part(self, index: int, value: str) -> int | None:
        after = index + 1
        if is_word(self.tokens, after, "in") and is_word(self.tokens, after + 1, "the"):
            after += 2
        shaded = _PARTS_OF[value]
        if kind_at(self.tokens, after) == "tonight":
            self._add(Day(from_today=0), index, after + 1)
            return self._add(Part(shaded.get("night", "tonight")), index, after + 1)
        if kind_at(self.tokens, after) == "part" and self.tokens[after].value in shaded:
            return self._add(Part(shaded[str(self.tokens[after].value)]), index, after + 1)
        if any(token.kind == "part" and token.value in shaded for token in self.tokens[after:]):
            self.shade = value
            return index + 1
        raise self._vague(index)

    def _vague(self, index: int) -> Puzzled:
        token = self.tokens[index]
        reason = f"“{token.text}” is no exact time; say the days or the hours"
        return Puzzled(reason, TextSpan(token.start, token.stop, "bound"))

    def _this_part(self, index: int, value: str) -> int | None:
        after = index + 1
        shade = str(self.tokens[after].value) if is_word(self.tokens, after, "early", "late", "mid") else ""
        after += 1 if shade else 0
        if kind_at(self.tokens, after) != "part":
            return None
        part = str(self.tokens[after].value)
        part = _PARTS_OF[shade].get(part, "") if shade else part
        if not part:
            return None
        self._add(Day(from_today=0 if value == "this" else 1), index, after + 1)
        return self._add(Part(part), index, after + 1)

    def _within(self, index: int) -> int | None:
        after = index + 1
        while is_word(self.tokens, after, "the", "next", "around", "a", "coming"):
            if is_word(self.tokens, after, "a") and amount_at(self.tokens, after) is not None:
                break
            after += 1
        found = amount_at(self.tokens, after)
        if found is None and is_word(self.tokens, index + 1, "the") and kind_at(self.tokens, index + 2) == "unit":
            found = self._the_unit(index + 2)
        if found is None:
            raise Puzzled("within how long? say a length like “within 3 days”", self._span(index))
        return self._add(Offset(found[0], "within"), index, self._after_now(found[1]))

    def _the_unit(self, index: int) -> tuple[Amount, int] | None:
        return (Amount(minutes=Fraction(60)), index + 1) if self.tokens[index].value == "hour" else None

    def _after_now(self, index: int) -> int:
        """Skip "from now", "of today", "after today": the count begins now anyway."""
        if is_word(self.tokens, index, "from", "of", "after") and (
            is_word(self.tokens, index + 1, "now") or self._is_today(index + 1)
        ):
            return index + 2
        return index

    def _is_today(self, index: int) -> bool:
        return kind_at(self.tokens, index) == "dayword" and self.tokens[index].value == 0

    def _span(self, index: int) -> TextSpan:
        return TextSpan(self.tokens[index].start, self.tokens[index].stop, "bound")

    def _in(self, index: int) -> int | None:
        after = index + 1
        if is_word(self.tokens, after, "the") and is_word(self.tokens, after + 1, "next", "coming"):
            found = amount_at(self.tokens, after + 2)
            return None if found is None else self._add(Offset(found[0], "within"), index, found[1])
        if is_word(self.tokens, after, "around"):
            after += 1
        found = amount_at(self.tokens, after)
        if found is None:
            return None
        amount, stop = found
        if is_word(self.tokens, stop, "time"):
            stop += 1
        return self._add(Offset(amount, "in"), index, self._after_now(stop))

    def _next(self, index: int) -> int | None:
        found = amount_at(self.tokens, index + 1)
        if found is None or is_word(self.tokens, index + 1, "a"):
            return None
        return self._add(Offset(found[0], "next"), index, found[1])

    def _for(self, index: int) -> int | None:
        found = amount_at(self.tokens, index + 1)
        return index + 1 if found is None else self._add(Length(found[0]), index, found[1])

    def _end(self, index: int) -> int | None:
        after = index + 1
        if not is_word(self.tokens, after, "of"):
            return None
        after += 1
        if is_word(self.tokens, after, "the") and kind_at(self.tokens, after + 1) in ("weekday", "dayword", "feast"):
            after += 1
        found = day_at(self.tokens, after, self.month_first, self.year) if after < len(self.tokens) else None
        if found is None and kind_at(self.tokens, after) == "unit" and self.tokens[after].value in _BIG_UNITS:
            found = Day(unit=str(self.tokens[after].value), unit_on=0), after + 1
        if found is None:
            return None
        day, stop = found
        unit = day.unit or ("month" if day.month and day.day is None else "")
        if unit:
            return self._add(replace(day, end_of=unit), index, stop)
        self._add(Close("eod"), index, after)
        return self._add(day, after, stop)

    def _amount(self, index: int) -> int | None:
        found = amount_at(self.tokens, index)
        if found is None:
            return None
        amount, after = found
        if is_word(self.tokens, after, "ago"):
            raise Puzzled("that is in the past", TextSpan(self.tokens[index].start, self.tokens[after].stop, "length"))
        if is_word(self.tokens, after, "later"):
            return self._add(Offset(amount, "in"), index, after + 1)
        stop = self._after_now(after)
        if stop > after and not is_word(self.tokens, after, "of"):
            return self._add(Offset(amount, "in"), index, stop)
        if is_word(self.tokens, after, "from", "after"):
            return self._add(Shift(amount), index, after + 1)
        if is_word(self.tokens, after, "before"):
            return self._add(Shift(amount, -1), index, after + 1)
        if not amount.is_clock and self._starts_day(after):
            return self._add(Shift(amount), index, after)
        if self.tokens[index].kind == "hhmm" or self._is_clock_after_all(index, after):
            return None
        words = " ".join(token.text or str(token.value) for token in self.tokens[index:after])
        raise Puzzled("that is a length, not a time", self._span(index), (f"in {words}", f"within {words}"))

    def _starts_day(self, index: int) -> bool:
        if is_word(self.tokens, index, "on"):
            index += 1
        return kind_at(self.tokens, index) in ("weekday", "dayword", "feast") or (
            is_word(self.tokens, index, "this") and kind_at(self.tokens, index + 1) == "weekday"
        )

    def _is_clock_after_all(self, index: int, after: int) -> bool:
        """Tell whether "30 mins past eight" or "18.00 h" begins here."""
        if is_word(self.tokens, after, "past", "to"):
            return True
        token = self.tokens[index]
        return token.kind == "dotted" and self.tokens[index + 1].text == "h" and len(token.text.split(".")[1]) == 2

    def _day_or_clock(self, index: int) -> int | None:
        clock = None if self.tokens[index].kind == "ordinal" else clock_at(self.tokens, index)
        day = day_at(self.tokens, index, self.month_first, self.year)
        if day is not None and (clock is None or day[1] > clock[1] or not isinstance(clock[0], Clock)):
            return self._add(day[0], index, day[1])
        return None if clock is None else self._add(clock[0], index, clock[1])
