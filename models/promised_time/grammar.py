"""From tokens to pieces: at each place the longest saying that the rules know."""

from datetime import datetime

from msgspec.structs import replace

from models.promised_time.amounts import amount_at, is_word, kind_at
from models.promised_time.clocks import clock_at
from models.promised_time.dates import day_at
from models.promised_time.lengths import LengthScanner
from models.promised_time.piece_row import BIG_UNITS
from models.promised_time.pieces import Clock, Close, Day, Instant, Offset, Part, Piece, Puzzled, Word

_PARTS_OF = {
    "early": {
        "morning": "early_morning",
        "afternoon": "early_afternoon",
        "evening": "early_evening",
        "night": "early_night",
    },
    "late": {
        "morning": "late_morning",
        "afternoon": "late_afternoon",
        "evening": "late_evening",
        "night": "late_night",
    },
    "mid": {"morning": "mid_morning", "afternoon": "mid_afternoon"},
}
_JOINTS = ("to", "until", "and", "or", "but")
_BOUNDS = ("by", "before", "after", "from", "between", "starting", "onwards", "latest", "earliest")
_LEADING = ("at", "on", "in", "of", "the", "a")
_SKIPPED = ("at", "on", "in", "of", "the", "filler", "vague", "a")


class Scanner(LengthScanner):
    """Reads pieces off a row of tokens."""

    def scan(self) -> list[Piece]:
        """Return the pieces of all tokens.

        Raises: Puzzled where something belongs to no piece.
        """
        index = 0
        if len(self.tokens) == 1 and self.tokens[0].kind == "ordinal" and self.tokens[0].mark == "word":
            raise self._lost(0)
        while index < len(self.tokens):
            after = self._step(index)
            if after is None:
                raise self._lost(index)
            index = after
        return self.pieces

    def _step(self, index: int) -> int | None:
        kind = self.tokens[index].kind
        special = self._grain_name(index) or self._day_beside(index)
        if special is not None:
            return special
        if kind == "word":
            after = self._word(index)
            if after is not None:
                return after
        if kind == "iso":
            return self._instant(index)
        if kind in ("bound", "close", "part", "tonight", "meridiem", "mark", "plural"):
            return self._simple(index, kind)
        if kind == "unit":
            return self._week_on(index) or self._day_or_clock(index)
        return self._amount(index) or self._day_or_clock(index)

    def _simple(self, index: int, kind: str) -> int | None:
        value = str(self.tokens[index].value)
        if kind == "bound":
            return self._add(Word(value), index, index + 1)
        if kind == "close":
            return self._add(Close(value), index, index + 1)
        if kind == "part":
            after = index + 1
            if self.tokens[index].text == "eve" and is_word(self.tokens, after, "of"):
                return None
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

    def _instant(self, index: int) -> int:
        text = self.tokens[index].text.upper().replace(" ", "")
        text = f"{text[:10]}T{text[10:]}" if text[10] != "T" else text
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            raise Puzzled("there is no such instant", self._span(index)) from None
        return self._add(Instant(at.replace(second=0, microsecond=0)), index, index + 1)

    def _mark(self, index: int, value: str) -> int | None:
        if value == "+":
            found = amount_at(self.tokens, index + 1)
            return None if found is None else self._add(Offset(found[0], "in"), index, found[1])
        if index == 0:
            return index + 1
        if value == "/" and kind_at(self.tokens, index - 1) == "hm" and kind_at(self.tokens, index + 1) == "ymd":
            return self._add(Word("to"), index, index + 1)
        return self._add(Word(value, self.tokens[index].tight), index, index + 1)

    def _word(self, index: int) -> int | None:
        value = str(self.tokens[index].value)
        method = {"within": self._within, "in": self._in, "next": self._next, "for": self._for, "end": self._end}.get(
            value
        )
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
        if value in ("this", "next", "following", "last"):
            after = self._this_part(index, value)
            if after is not None:
                return after
        if value in _JOINTS or value in _BOUNDS or value == "around":
            return self._add(Word(value), index, index + 1)
        found = self._day_or_clock(index) or self._amount(index)
        if found is not None:
            return found
        if value in ("at", "on", "in") and index + 1 < len(self.tokens):
            return self._add(Word(value), index, index + 1)
        if value == "on" and any(is_word(self.tokens, place, "from", "starting") for place in range(index)):
            return self._add(Word("onwards"), index, index + 1)
        if value in ("at", "on", "in"):
            return None
        if value == "of" and index == 0:
            return None
        if value == "later" and is_word(self.tokens, index + 1, "this") and kind_at(self.tokens, index + 2) == "part":
            return index + 1
        ends = index + 1 == len(self.tokens)
        return index + 1 if value in _SKIPPED and len(self.tokens) > 1 and not (ends and value in _LEADING) else None

    def _shaded_part(self, index: int, value: str) -> int | None:
        after = index + 1
        if is_word(self.tokens, after, "in") and is_word(self.tokens, after + 1, "the"):
            after += 2
        shaded = _PARTS_OF[value]
        before = self.pieces[-1] if self.pieces else None
        if before is not None and isinstance(before.value, Part) and before.value.name in shaded:
            self.pieces.pop()
            return self._add(Part(shaded[before.value.name]), index, index + 1)
        if kind_at(self.tokens, after) == "tonight":
            self._add(Day(from_today=0), index, after + 1)
            return self._add(Part(shaded.get("night", "tonight")), index, after + 1)
        if kind_at(self.tokens, after) == "part" and self.tokens[after].value in shaded:
            return self._add(Part(shaded[str(self.tokens[after].value)]), index, after + 1)
        if any(token.kind == "part" and token.value in shaded for token in self.tokens[after:]):
            self.shade = value
            return index + 1
        raise self._vague(index)

    def _this_part(self, index: int, value: str) -> int | None:
        after = index + 1
        shade = str(self.tokens[after].value) if is_word(self.tokens, after, "early", "late", "mid") else ""
        after += 1 if shade else 0
        if not shade and kind_at(self.tokens, after) == "meridiem" and value == "this":
            self._add(Day(from_today=0), index, after + 1)
            return self._simple(after, "meridiem")
        if kind_at(self.tokens, after) != "part":
            return None
        part = str(self.tokens[after].value)
        shade, self.shade = shade or self.shade, ""
        part = _PARTS_OF[shade].get(part, "") if shade else part
        if not part:
            return None
        self._add(Day(from_today={"this": 0, "last": -1}.get(value, 1)), index, after + 1)
        return self._add(Part(part), index, after + 1)

    def _end(self, index: int) -> int | None:
        after = index + 1
        if not is_word(self.tokens, after, "of"):
            return None
        after += 1
        named = kind_at(self.tokens, after + 1) in ("weekday", "dayword", "feast")
        if is_word(self.tokens, after, "the") and (named or is_word(self.tokens, after + 1, "next", "coming")):
            after += 1
        found = day_at(self.tokens, after, self.month_first, self.year) if after < len(self.tokens) else None
        named = kind_at(self.tokens, after) == "unit" or is_word(self.tokens, after, "quarter")
        if found is None and named and self.tokens[after].value in BIG_UNITS:
            found = Day(unit=str(self.tokens[after].value), unit_on=0), after + 1
        if found is None:
            return None
        day, stop = found
        unit = day.unit or ("month" if day.month and day.day is None else "")
        if unit:
            return self._add(replace(day, end_of=unit), index, stop)
        self._add(Close("eod"), index, after)
        return self._add(day, after, stop)

    def _day_or_clock(self, index: int) -> int | None:
        clock = None if self.tokens[index].kind == "ordinal" else clock_at(self.tokens, index)
        day = day_at(self.tokens, index, self.month_first, self.year)
        if day is not None and (clock is None or day[1] > clock[1] or not isinstance(clock[0], Clock)):
            return self._add(day[0], index, day[1])
        return None if clock is None else self._add(clock[0], index, clock[1])
