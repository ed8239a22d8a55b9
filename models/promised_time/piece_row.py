"""The row of pieces while it grows, and the troubles on its way."""

from collections.abc import Sequence

from models.promised_time.amounts import is_word, kind_at
from models.promised_time.pieces import Day, GrainName, Piece, Puzzled, Value
from models.promised_time.reading import COMES_AGAIN, TextSpan
from models.promised_time.tokens import Token

BIG_UNITS = ("week", "month", "year", "quarter", "weekend", "workweek")


class PieceRow:
    """The tokens, and the pieces read off them so far."""

    def __init__(self, tokens: Sequence[Token], month_first: bool, year: int) -> None:
        self.tokens = tokens
        self.month_first = month_first
        self.year = year
        self.pieces: list[Piece] = []
        self.shade = ""  # "early", said before the day of its morning

    def _grain_name(self, index: int) -> int | None:
        """Read "(week)" or "(end of the month)" in brackets after full dates, as an echo has them."""
        before = self.pieces[-1].value if self.pieces else None
        if not self.tokens[index].comma or not isinstance(before, Day) or before.year is None:
            return None
        after = index
        if is_word(self.tokens, after, "end") and is_word(self.tokens, after + 1, "of"):
            after += 3 if is_word(self.tokens, after + 2, "the") else 2
        is_unit = kind_at(self.tokens, after) == "unit" and self.tokens[after].value in BIG_UNITS
        if not (is_unit or is_word(self.tokens, after, "quarter")) or after + 1 < len(self.tokens):
            return None
        return self._add(GrainName(str(self.tokens[after].value)), index, after + 1)

    def _add(self, value: Value, index: int, after: int) -> int:
        token = self.tokens[index]
        self.pieces.append(Piece(value, token.start, self.tokens[after - 1].stop, token.comma))
        return after

    def _lost(self, index: int) -> Puzzled:
        token = self.tokens[index]
        return Puzzled("this belongs to no time; leave it out", TextSpan(token.start, token.stop, "unknown"))

    def _repeats(self, index: int) -> Puzzled:
        token = self.tokens[index]
        return Puzzled(COMES_AGAIN, TextSpan(token.start, token.stop, "day"))

    def _vague(self, index: int) -> Puzzled:
        token = self.tokens[index]
        reason = f"“{token.text}” is no exact time; say the days or the hours"
        return Puzzled(reason, TextSpan(token.start, token.stop, "bound"))

    def _span(self, index: int) -> TextSpan:
        return TextSpan(self.tokens[index].start, self.tokens[index].stop, "bound")
