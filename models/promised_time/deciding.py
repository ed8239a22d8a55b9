"""Decide by what stands around it whether a number is a day or an hour."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from models.promised_time.doubt import next_of, number_clock, undecided_clock, undecided_day
from models.promised_time.pieces import Clock, Clocks, Close, Day, Length, Number, Part, Piece, Puzzled, Undecided, Word
from models.promised_time.ranges import Days
from models.promised_time.saying import Side
from models.promised_time.words import MONTHS, WEEKDAYS

_FAR = 183  # days: "Fri 15.10" next year may as well be Friday at 15:10
_OF_A_CLOCK = ("at", "by")
"""After these a bare number is an hour; only after "at" is "16.12" a clock time beyond doubt."""


class Decider(Struct, frozen=True, eq=False):
    """Sees all pieces, what was gathered so far, and the preposition just before."""

    pieces: Sequence[Piece]
    side: Side
    preposition: str
    month_first: bool
    today: date

    def number(self, index: int, piece: Piece, number: Number) -> Day | Clock:
        """Return the day or the clock time that a number is.

        Raises: Puzzled when it may be either, or neither.
        """
        if number.ordinal:
            return Day(day=number.value)
        clock = number_clock(number)
        if len(number.text) in (3, 4) and not number.spelled:
            year = self._year(index, piece, number)
            if year is not None:
                return Day(year=year)
            if self.side.bound and not self._day_said() and 0 <= number.value - self.today.year <= 10:
                raise Puzzled(f"is {number.value} a year or a clock time? write 20:15 for a clock time", piece.span())
            if len(number.text) == 3 and self.preposition not in _OF_A_CLOCK and not self._part_near():
                raise Puzzled(f"is {number.text} a clock time? write it like 9:30", piece.span())
            if clock is None or not (number.text[0] == "0" or self._day_said() or self.preposition in _OF_A_CLOCK):
                raise Puzzled(f"is {number.text} a clock time? write it like 14:30", piece.span())
            return clock
        if self._is_day_number(index, piece, number):
            return Day(day=number.value)
        if self._is_beside_number(index) or not (
            self._day_said() or self.preposition in _OF_A_CLOCK or self.side.about or self._part_near()
        ):
            raise Puzzled("a number alone is no time; write 10:00, 10am or the 10th", piece.span())
        if clock is None:
            raise Puzzled("there is no such hour", piece.span())
        return clock

    def _year(self, index: int, piece: Piece, number: Number) -> int | None:
        """Return the year that "27 Nov ... 2027" says; what may be a year is no clock time beside a date."""
        following = self.pieces[index + 1].value if index + 1 < len(self.pieces) else None
        if (
            self.side.day is None
            and isinstance(following, Day)
            and following.year is None
            and 1990 <= number.value < 2100
        ):
            return self._leading_year(piece, number.value, following)
        day = self.side.day
        if day is None or not 1990 <= number.value < 2100:
            return None
        stretch = day.nth is not None or bool(day.feast) or day.unit in ("month", "quarter", "year")
        if not (day.month is not None or day.has_number or stretch):
            return None
        if day.year is None and day.month is not None and number.value >= self.today.year:
            return number.value
        raise Puzzled(f"is {number.value} a year or a clock time? write 20:15 for a clock time", piece.span())

    def _leading_year(self, piece: Piece, value: int, day: Day) -> int | None:
        """Return the year of "2027 25 August"; of one far off, or gone by, it is asked."""
        if day.month is None and not day.feast and day.nth is None:
            return None
        if self.today.year <= value <= self.today.year + 5:
            return value
        raise Puzzled(f"is {value} a year or a clock time? write 20:15 for a clock time", piece.span())

    def _is_beside_number(self, index: int) -> bool:
        """Tell whether only a day's number stands beside: "two sixteenth" is no time."""
        following = self.pieces[index + 1].value if index + 1 < len(self.pieces) else None
        beside = self.side.day if self.side.day is not None else following
        return isinstance(beside, Day) and beside.said() == {"day"} and self.preposition not in _OF_A_CLOCK

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
        if self.preposition in _OF_A_CLOCK or self.side.about:
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

    def undecided(self, piece: Piece, value: Undecided) -> Day | Clock:
        """Return the day or the clock time that "16.12" is.

        Raises: Puzzled when it may be either, or neither.
        """
        day = undecided_day(value, self.month_first)
        clock = undecided_clock(value)
        if self._is_plain_number(value, clock):
            raise Puzzled("a number alone is no time; write 10:00, 10am or the 10th", piece.span())
        if clock is None or day is None:
            found = day or clock
            if found is None:
                raise Puzzled(f"“{value.text}” is neither a day nor a clock time", piece.span())
            return found
        if (
            value.closed
            or (value.text[0] == "0" and value.first < 6)
            or self.side.has_clock()
            or self._clock_elsewhere(piece)
        ):
            return day
        said = self.side.day
        if self.preposition == "at" or self.side.about:
            return clock
        if not _in_part(self.side.part, value.first):
            return day
        if said is None:
            said = next((other.value for other in self.pieces if isinstance(other.value, Day)), None)
        if said is not None and said.weekday is not None and not (said.has_number or said.unit):
            coming = next_of(day, self.today)
            if coming is not None and coming.weekday() == said.weekday:
                far = (coming - self.today).days > _FAR
                return self._either(piece, value, day, clock) if far else day
            return clock if value.second % 5 == 0 else self._either(piece, value, day, clock)
        if said is not None:
            return clock
        return self._either(piece, value, day, clock)

    def _is_plain_number(self, value: Undecided, clock: Clock | None) -> bool:
        """Tell whether "1.5" is more likely a count than the 1st of May."""
        if clock is not None or value.closed:
            return False
        alone = all(isinstance(other.value, Undecided | Word) for other in self.pieces)
        small = value.first <= 12 and len(value.text) <= 4
        return self.preposition in _OF_A_CLOCK or (alone and small and self.preposition != "on")

    def _either(self, piece: Piece, value: Undecided, day: Day, clock: Clock) -> Day:
        bound = f"{self.side.bound} " if self.preposition == "by" else ""
        name = MONTHS[(day.month or 1) - 1][:3].capitalize()
        offers = (f"{bound or 'at '}{value.first}:{value.second:02d}", f"{bound}{day.day} {name}")
        raise Puzzled("which: the day or the clock time?", piece.span(), offers)

    def _clock_elsewhere(self, piece: Piece) -> bool:
        return any(isinstance(other.value, Clock | Clocks | Close) for other in self.pieces if other is not piece)


def _in_part(part: str, hour: int) -> bool:
    """Tell whether an hour on the 24-hour clock can lie in that part of a day."""
    if "afternoon" in part:
        return hour < 19
    return hour <= 12 if "morning" in part else True


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
