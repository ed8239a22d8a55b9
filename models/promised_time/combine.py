"""From pieces to one saying: what belongs to the day, to the clock, to the one or the other end."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from models.promised_time.deciding import Decider
from models.promised_time.pieces import (
    Clock,
    Clocks,
    Close,
    Day,
    GrainName,
    Instant,
    Length,
    Number,
    Offset,
    Part,
    Piece,
    Puzzled,
    Shift,
    Undecided,
    Value,
    Word,
)
from models.promised_time.ranges import Days, joined
from models.promised_time.saying import Saying, Side

_BOUNDS = {"by": "by", "before": "before", "after": "after", "from": "from", "starting": "from"}


def combine(pieces: Sequence[Piece], month_first: bool, today: date) -> Saying:
    """Return what the pieces say together.

    Raises: Puzzled where they are two things, half a thing, or may be either of two.
    """
    return _Folder(joined(pieces, month_first), month_first, today).fold()


class _Folder:
    def __init__(self, pieces: list[Piece], month_first: bool, today: date) -> None:
        self.today = today
        self.pieces = pieces
        self.month_first = month_first
        self.side = Side()
        self.saying = Saying(self.side)
        self.preposition = ""
        self.shift: Shift | None = None
        self.between = False
        self.beside: int | None = None  # the weekday of "the Friday before"

    def fold(self) -> Saying:
        for index, piece in enumerate(self.pieces):
            self._take(index, piece)
            if not isinstance(piece.value, Word):
                self.side.pieces.append(piece)
        last = self.pieces[-1].value if self.pieces else None
        if (
            isinstance(last, Word)
            and last.value in (*_BOUNDS, "around", "until")
            and not (self.side.clock and self.side.clock.about)
        ):
            raise Puzzled("this needs a day or a time after it", self.pieces[-1].span())
        if self.shift is not None:
            raise Puzzled("from when? say the day or the time", self.pieces[-1].span())
        if self.saying.right is not None and not self.side.has_target():
            raise Puzzled("this needs an end", self.pieces[-1].span())
        if self.between and self.saying.right is None and self.side.clocks is None and self.side.days is None:
            raise Puzzled("“between” needs two ends", self.pieces[-1].span())
        return self.saying

    def _take(self, index: int, piece: Piece) -> None:
        value = piece.value
        if isinstance(value, Word):
            self._word(index, piece, value)
            return
        if isinstance(value, Number):
            value = self._decider().number(index, piece, value)
        elif isinstance(value, Undecided):
            value = self._decider().undecided(piece, value)
        self._put(piece, value)
        self.preposition = ""

    def _decider(self) -> Decider:
        return Decider(self.pieces, self.side, self.preposition, self.month_first, self.today)

    def _put(self, piece: Piece, value: Value | Days) -> None:
        side = self.side
        if isinstance(value, Day):
            self._put_day(piece, value)
        elif isinstance(value, Days):
            self._put_days(piece, value)
        elif isinstance(value, Clock | Clocks):
            self._put_clock(piece, value)
        elif isinstance(value, Part):
            side.part = _one_part(side.part, value.name, piece)
        elif isinstance(value, Shift):
            self.shift = value
        elif isinstance(value, Instant) and not (side.has_target() or side.offset):
            side.instant = value.at
        elif isinstance(value, GrainName):
            side.grain_name = value.unit
        elif isinstance(value, Close) and not side.close:
            side.close = value.name
        elif isinstance(value, Length) and side.length is None:
            side.length = value.amount
        elif isinstance(value, Offset) and side.offset is None and side.day is None:
            side.offset = value
        else:
            raise Puzzled("this says two different times", piece.span())

    def _put_day(self, piece: Piece, value: Day) -> None:
        if self.shift is not None:
            if self.shift.amount.is_clock:
                self.side.shift = self.shift
            else:
                value = replace(value, shifts=(*value.shifts, self.shift))
            self.shift = None
        if self.side.offset is not None:
            raise Puzzled("this says two different days", piece.span())
        if self.beside is not None and (value.feast or value.has_number):
            value = replace(value, then=(self.beside, 1 if self.side.bound == "after" else -1))
            self.side.day, self.side.bound, self.beside = None, "", None
        if self.side.days is not None:
            self.side.days = self.side.days.with_context(value, piece)
            return
        merged = value if self.side.day is None else self.side.day.merged(value)
        if merged is None:
            raise Puzzled("this says two different days", piece.span())
        self.side.day = merged

    def _put_days(self, piece: Piece, value: Days) -> None:
        if self.side.days is not None or self.side.offset is not None:
            raise Puzzled("this says two different days", piece.span())
        if self.side.day is not None:
            value = value.with_context(self.side.day, piece)
            self.side.day = None
        self.side.days = value

    def _put_clock(self, piece: Piece, value: Clock | Clocks) -> None:
        side = self.side
        if isinstance(value, Clock) and side.about:
            value = replace(value, about=True)
        if self.shift is not None and isinstance(value, Clock):
            value = replace(value, shift=self.shift.amount.minutes * self.shift.sign)
            if not self.shift.amount.minutes:
                raise Puzzled("this says two different times", piece.span())
            self.shift = None
        if isinstance(value, Clocks) and side.clock is not None and side.clock.about and side.exact is None:
            side.exact = value
        elif side.has_clock():
            raise Puzzled("this says two different clock times", piece.span())
        elif isinstance(value, Clock):
            side.clock = value
        else:
            side.clocks = value

    def _word(self, index: int, piece: Piece, word: Word) -> None:
        value = word.value
        if value in ("at", "on", "in"):
            self.preposition = value
        elif value == "around":
            self._about(index)
        elif value in _BOUNDS:
            self._bound(_BOUNDS[value], piece)
        elif value in ("latest", "earliest", "onwards"):
            self._late_bound("by" if value == "latest" else "from", piece)
        elif value == "between":
            self.between = True
        elif value == "until" and not self.side.has_clock() and not self._has_days_before():
            self._bound("by", piece)
        else:
            self._joint(index, piece, value)

    def _about(self, index: int) -> None:
        """Let "around" hold for the clock time after it, or for the one before: "3pm approximately"."""
        clock = self.side.clock
        if clock is not None and (
            index + 1 == len(self.pieces) or not isinstance(self.pieces[index + 1].value, Clock | Clocks)
        ):
            self.side.clock = replace(clock, about=True)
        else:
            self.side.about = True

    def _has_days_before(self) -> bool:
        return self.side.bound == "from" and self.side.has_target()

    def _late_bound(self, bound: str, piece: Piece) -> None:
        if self.side.bound not in ("", bound):
            raise Puzzled("this says two different bounds", piece.span())
        self.side.bound = bound

    def _bound(self, bound: str, piece: Piece) -> None:
        self.preposition = "by"
        if self.side.bound and self.side.has_target():
            self._second_side()
        elif self.side.bound not in ("", bound):
            raise Puzzled("this says two different bounds", piece.span())
        elif self.side.has_clock():
            raise Puzzled("say “by” or “after” before the clock time", piece.span())
        day = self.side.day
        if bound in ("after", "before") and day is not None and day.said() == {"weekday"}:
            self.beside = day.weekday
        self.side.bound = bound

    def _second_side(self) -> None:
        if self.saying.right is not None:
            raise Puzzled("this says more than one window")
        self.side = Side()
        self.saying.right = self.side

    def _joint(self, index: int, piece: Piece, value: str) -> None:
        after = self.pieces[index + 1].value if index + 1 < len(self.pieces) else None
        if after is None:
            raise Puzzled("this needs an end", piece.span())
        bound_follows = isinstance(after, Word) and (after.value in _BOUNDS or after.value == "until")
        if value in ("but", "and") and (bound_follows or (self.side.bound and isinstance(after, Word))):
            return
        has_day = self.side.day is not None or self.side.days is not None
        separates = (
            isinstance(after, Clock | Clocks | Part | Number | Undecided | Word)
            and has_day
            and not self.side.has_clock()
        )
        if value == "-" and separates:
            return
        if (
            value == "-"
            and self.side.has_clock()
            and not has_day
            and isinstance(after, Day)
            and len(self.pieces) == index + 2
        ):
            return
        if value in ("-", "to", "until", "and") and self.side.has_target() and (value != "and" or self.between):
            self._second_side()
            return
        raise Puzzled("I don't see what this joins", piece.span())


def _one_part(before: str, name: str, piece: Piece) -> str:
    if not before or before == name:
        return name
    for one, other in ((before, name), (name, before)):
        if one == "tonight" and other in ("evening", "night", "late_evening", "late_night", "early_evening"):
            return other
        if one in ("morning", "afternoon", "evening", "night") and other.endswith(f"_{one}"):
            return other
    if "first_thing" in (before, name) and "morning" in (before, name):
        return "first_thing"
    raise Puzzled("this says two different parts of the day", piece.span())
