"""Pieces that begin with a length: "in 2 hours", "3 days from", "within a week", "for an hour"."""

from msgspec.structs import replace

from models.promised_time.amounts import amount_at, is_word, kind_at
from models.promised_time.clocks import closes_hours
from models.promised_time.piece_row import PieceRow
from models.promised_time.pieces import Amount, Day, Length, Number, Offset, Puzzled, Shift, Word
from models.promised_time.reading import TextSpan


class LengthScanner(PieceRow):
    """Reads lengths and what they are counted from."""

    def _within(self, index: int) -> int | None:
        after = index + 1
        while is_word(self.tokens, after, "the", "next", "around", "a", "coming"):
            if is_word(self.tokens, after, "a") and amount_at(self.tokens, after) is not None:
                break
            after += 1
        found = amount_at(self.tokens, after)
        if found is None and is_word(self.tokens, after - 1, "the", "next", "coming"):
            found = self._the_unit(after)
        if found is None:
            raise Puzzled("within how long? say a length like “within 3 days”", self._span(index))
        return self._add(Offset(found[0], "within"), index, self._after_now(found[1]))

    def _the_unit(self, index: int) -> tuple[Amount, int] | None:
        """Read the one unit of "within the hour", "in the next hour"."""
        is_hour = kind_at(self.tokens, index) == "unit" and self.tokens[index].value == "hour"
        return (Amount(minutes=60.0), index + 1) if is_hour else None

    def _ask_of_next(self, index: int) -> None:
        """Ask about "in the next week", which may be the seven days from now or the week that comes."""
        if kind_at(self.tokens, index) == "unit" and self.tokens[index].value in ("week", "fortnight", "month", "year"):
            unit = str(self.tokens[index].value)
            offers = (f"within a {unit}", f"next {unit}")
            raise Puzzled("within that time, or after it? say “within” or “next”", self._span(index), offers)

    def _day_beside(self, index: int) -> int | None:
        """Read "the day after Christmas", "day before Friday"."""
        after = index + 1 if is_word(self.tokens, index, "the") else index
        is_day = kind_at(self.tokens, after) == "unit" and self.tokens[after].text == "day"
        if not is_day or not is_word(self.tokens, after + 1, "after", "before"):
            return None
        if after + 2 >= len(self.tokens):
            return self._day_after_that(index, after + 2)
        sign = 1 if self.tokens[after + 1].value == "after" else -1
        return self._add(Shift(Amount(days=1), sign), index, after + 2)

    def _day_after_that(self, index: int, stop: int) -> int | None:
        """Read "tomorrow or the day after"."""
        before = [piece.value for piece in self.pieces[-2:]]
        if len(before) < 2 or not isinstance(before[0], Day) or not isinstance(before[1], Word):
            return None
        if before[0].shifts or not is_word(self.tokens, stop - 1, "after"):
            return None
        return self._add(replace(before[0], shifts=(Shift(Amount(days=1)),)), index, stop)

    def _after_now(self, index: int) -> int:
        """Skip "from now", "of today", "after today": the count begins now anyway."""
        if is_word(self.tokens, index, "from", "of", "after") and (
            is_word(self.tokens, index + 1, "now") or self._is_today(index + 1)
        ):
            return index + 2
        return index

    def _is_today(self, index: int) -> bool:
        return kind_at(self.tokens, index) == "dayword" and self.tokens[index].value == 0

    def _in(self, index: int) -> int | None:
        after = index + 1
        if is_word(self.tokens, after, "the") and is_word(self.tokens, after + 1, "next", "coming"):
            found = amount_at(self.tokens, after + 2) or self._the_unit(after + 2)
            if found is None and not self.pieces:
                self._ask_of_next(after + 2)
            if found is None:
                return None
            return self._add(Offset(found[0], "within"), index, found[1])
        if is_word(self.tokens, after, "around"):
            after += 1
        found = amount_at(self.tokens, after)
        if found is None:
            return None
        amount, stop = found
        while is_word(self.tokens, stop, "time", "filler", "ish"):
            stop += 1
        return self._add(Offset(amount, "in"), index, self._after_now(stop))

    def _next(self, index: int) -> int | None:
        found = amount_at(self.tokens, index + 1)
        if found is None or is_word(self.tokens, index + 1, "a"):
            return None
        return self._add(Offset(found[0], "next"), index, found[1])

    def _for(self, index: int) -> int | None:
        found = amount_at(self.tokens, index + 1)
        if found is not None:
            return self._add(Length(found[0]), index, found[1])
        return index + 1 if index + 1 < len(self.tokens) else None

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

    def _week_on(self, index: int) -> int | None:
        """Read "week on Monday", "fortnight tomorrow", said without "a"."""
        if self.tokens[index].text not in ("week", "fortnight") or not self._starts_day(index + 1):
            return None
        if not (is_word(self.tokens, index + 1, "on") or kind_at(self.tokens, index + 1) == "dayword"):
            return None
        return self._add(Shift(Amount(days=7 if self.tokens[index].text == "week" else 14)), index, index + 1)

    def _starts_day(self, index: int) -> bool:
        if is_word(self.tokens, index, "on"):
            index += 1
        return kind_at(self.tokens, index) in ("weekday", "dayword", "feast") or (
            is_word(self.tokens, index, "this") and kind_at(self.tokens, index + 1) == "weekday"
        )

    def _is_clock_after_all(self, index: int, after: int) -> bool:
        """Tell whether "30 mins past eight" or "18.00 h" begins here."""
        if is_word(self.tokens, after, "past", "to") or closes_hours(self.tokens, after - 1):
            return True
        token = self.tokens[index]
        return token.kind == "dotted" and self.tokens[index + 1].text == "h" and len(token.text.split(".")[1]) == 2

    def _plural(self, index: int) -> int:
        """Read "2 Sundays from now", whose number stands before."""
        before = self.pieces[-1].value if self.pieces else None
        count = before.value if isinstance(before, Number) and not before.ordinal else 0
        if (
            not 0 < count <= 60
            or not is_word(self.tokens, index + 1, "from")
            or not is_word(self.tokens, index + 2, "now")
        ):
            raise self._repeats(index)
        self.pieces.pop()
        day = Day(weekday=self.tokens[index].number(), which="coming", shifts=(Shift(Amount(days=7 * (count - 1))),))
        return self._add(day, index, index + 3)
