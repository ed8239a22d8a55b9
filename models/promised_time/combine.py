"""From pieces to one saying: what belongs to the day, to the clock, to the one or the other end."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from models.promised_time.pieces import (
    Amount,
    Clock,
    Clocks,
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
    Undecided,
    Value,
    Word,
)
from models.promised_time.ranges import Days, joined, number_clock, undecided_clock, undecided_day, weekday_of_next
from models.promised_time.words import MONTHS, WEEKDAYS

_BOUNDS = {"by": "by", "before": "before", "after": "after", "from": "from", "starting": "from"}


@dataclass(slots=True)
class Side:
    """All that was said about one moment or stretch."""

    day: Day | None = None
    days: Days | None = None
    clock: Clock | None = None
    clocks: Clocks | None = None
    part: str = ""
    close: str = ""
    length: Amount | None = None
    offset: Offset | None = None
    shift: Shift | None = None
    bound: str = ""
    about: bool = False
    grain_name: str = ""
    exact: Clocks | None = None  # the hours an imprecise time stands for, as an echo shows them
    pieces: list[Piece] = field(default_factory=list)

    def has_clock(self) -> bool:
        """Tell whether a clock time or the end of work was said."""
        return self.clock is not None or self.clocks is not None or bool(self.close)

    def has_target(self) -> bool:
        """Tell whether anything was said that a bound can hold."""
        return self.has_clock() or self.day is not None or self.days is not None or bool(self.part)


@dataclass(slots=True)
class Saying:
    """One side, or the two ends of a stretch."""

    left: Side
    right: Side | None = None


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

    def fold(self) -> Saying:
        for index, piece in enumerate(self.pieces):
            self._take(index, piece)
            if not isinstance(piece.value, Word):
                self.side.pieces.append(piece)
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
            value = self._number(index, piece, value)
        elif isinstance(value, Undecided):
            value = self._undecided(piece, value)
        self._put(piece, value)
        self.preposition = ""

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
        if clock is not None and (index + 1 == len(self.pieces) or not isinstance(self.pieces[index + 1].value, Clock | Clocks)):
            self.side.clock = replace(clock, about=True)
        else:
            self.side.about = True

    def _has_days_before(self) -> bool:
        return self.side.bound == "from" and self.side.has_target()

    def _late_bound(self, bound: str, piece: Piece) -> None:
        if self.side.bound not in ("", bound) or not self.side.has_target():
            raise Puzzled("this says two different bounds", piece.span())
        self.side.bound = bound

    def _bound(self, bound: str, piece: Piece) -> None:
        self.preposition = "at"
        if self.side.bound and self.side.has_target():
            self._second_side()
        elif self.side.bound and bound != self.side.bound:
            raise Puzzled("this says two different bounds", piece.span())
        elif self.side.has_clock():
            raise Puzzled("say “by” or “after” before the clock time", piece.span())
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
        if value in ("but", "and") and (bound_follows or self.side.bound and isinstance(after, Word)):
            return
        has_day = self.side.day is not None or self.side.days is not None
        separates = isinstance(after, Clock | Clocks | Part | Number | Undecided | Word) and has_day and not self.side.has_clock()
        if value == "-" and separates:
            return
        if value == "-" and self.side.has_clock() and not has_day and isinstance(after, Day) and len(self.pieces) == index + 2:
            return
        if value in ("-", "to", "until", "and") and self.side.has_target() and (value != "and" or self.between):
            self._second_side()
            return
        raise Puzzled("I don't see what this joins", piece.span())

    def _number(self, index: int, piece: Piece, number: Number) -> Value:
        if number.ordinal:
            return Day(day=number.value)
        clock = number_clock(number)
        if len(number.text) == 4 and not number.spelled:
            if clock is None or not (number.text[0] == "0" or self._day_said() or self.preposition == "at"):
                raise Puzzled(f"is {number.text} a clock time? write it like 14:30", piece.span())
            return clock
        if self._is_day_number(index, piece, number):
            return Day(day=number.value)
        if clock is None or not (self._day_said() or self.preposition == "at" or self.side.about or self._part_near()):
            if self.side.day is None and not self._part_near():
                raise Puzzled("a number alone is no time; write 10:00, 10am or the 10th", piece.span())
        if clock is None:
            raise Puzzled("there is no such hour", piece.span())
        return clock

    def _day_said(self) -> bool:
        if self.side.day is not None or self.side.days is not None or self.side.offset is not None:
            return True
        return any(isinstance(piece.value, Day | Days | Length) for piece in self.pieces)

    def _part_near(self) -> bool:
        return bool(self.side.part) or any(isinstance(piece.value, Part) for piece in self.pieces)

    def _is_day_number(self, index: int, piece: Piece, number: Number) -> bool:
        if number.value > 31 or number.spelled:
            return False
        day = self.side.day
        clocks = [other for other in self.pieces if isinstance(other.value, Clock | Clocks) and other is not piece]
        if self.preposition == "on":
            return day is None or not day.has_number
        if self.preposition == "at" or self.side.about:
            return False
        only_weekday = day is not None and day.weekday is not None and not day.has_number and day.nth is None
        if only_weekday and day is not None and not day.which and not day.unit:
            return self._weekday_number(index, piece, number, bool(clocks))
        if day is not None and day.month is not None and not day.has_number:
            return True
        return day is None and bool(clocks) and self._clock_follows(index)

    def _clock_follows(self, index: int) -> bool:
        following = self.pieces[index + 1 :]
        return bool(following) and isinstance(following[0].value, Clock | Clocks) and following[0].comma

    def _weekday_number(self, index: int, piece: Piece, number: Number, clock_said: bool) -> bool:
        following = self.pieces[index + 1].value if index + 1 < len(self.pieces) else None
        if clock_said or isinstance(following, Number) or number.value > 12:
            return True
        if isinstance(following, Day) and following.month is not None and not following.has_number:
            return True
        if isinstance(following, Word) and following.value == "at":
            return True
        if isinstance(following, Length | Day | Part) or self._part_near():
            return False
        name = WEEKDAYS[(self.side.day.weekday if self.side.day else None) or 0].capitalize()
        offers = (f"{name} at {number.text}", f"{name} the {_ordinal(number.value)}")
        raise Puzzled("which: the hour or the day?", piece.span(), offers)

    def _undecided(self, piece: Piece, value: Undecided) -> Day | Clock:
        day = undecided_day(value, self.month_first)
        clock = undecided_clock(value)
        if clock is None or day is None:
            found = day or clock
            if found is None:
                raise Puzzled(f"“{value.text}” is neither a day nor a clock time", piece.span())
            return found
        if value.closed or (value.text[0] == "0" and value.first < 6) or self.side.has_clock() or self._clock_elsewhere(piece):
            return day
        said = self.side.day
        if self.preposition == "at" or self.side.about:
            return clock
        if not _in_part(self.side.part, value.first):
            return day
        if said is None:
            said = next((other.value for other in self.pieces if isinstance(other.value, Day)), None)
        if said is not None and said.weekday is not None and not (said.has_number or said.unit):
            if weekday_of_next(day, self.today) == said.weekday:
                return day
            return clock if value.second % 5 == 0 else self._either(piece, value, day, clock)
        if said is not None:
            return clock
        return self._either(piece, value, day, clock)

    def _either(self, piece: Piece, value: Undecided, day: Day, clock: Clock) -> Day:
        offers = (f"at {value.first}:{value.second:02d}", f"{day.day} {MONTHS[(day.month or 1) - 1][:3].capitalize()}")
        raise Puzzled("which: the day or the clock time?", piece.span(), offers)

    def _clock_elsewhere(self, piece: Piece) -> bool:
        return any(isinstance(other.value, Clock | Clocks | Close) for other in self.pieces if other is not piece)


def _in_part(part: str, hour: int) -> bool:
    """Tell whether an hour on the 24-hour clock can lie in that part of a day."""
    if "afternoon" in part:
        return hour < 19
    return hour <= 12 if "morning" in part else True


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


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
