"""Two like things with a joint between them: "10-12", "7 to 9 Dec", "Monday or Tuesday"."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from models.promised_time.doubt import either_way, number_clock, undecided_clock, undecided_day
from models.promised_time.merged_days import JOINTS, days_merged
from models.promised_time.numeric_days import exists
from models.promised_time.pieces import Clock, Clocks, Day, Length, Number, Part, Piece, Puzzled, Undecided, Value, Word
from models.promised_time.reading import TextSpan
from models.promised_time.words import MONTHS

_SHORT_MONTHS_END = 14  # "30-2 Dec" is a few days; of "27-23 December" one end is wrong


class Days(Struct, frozen=True, eq=False):
    """From one day to another, both included; `either` for two joined by "or"."""

    first: Day
    last: Day
    either: bool = False

    def with_context(self, other: Day, piece: Piece) -> "Days":
        """Return the range with what was said of both: a month, a week, a year.

        Raises: Puzzled when that cannot be.
        """
        first, last = self.first.merged(other), self.last.merged(other)
        if first is None or last is None:
            raise Puzzled("this says two different days", piece.span())
        return replace(self, first=first, last=last)


def joined(pieces: Sequence[Piece], month_first: bool) -> list[Piece]:
    """Return the pieces with every stretch of days or clock times made one piece."""
    result: list[Piece] = []
    pieces = days_merged(pieces)
    index = 0
    while index < len(pieces):
        stretch = _stretch(pieces, index, month_first, result)
        if stretch is None:
            result.append(pieces[index])
            index += 1
        else:
            piece, index = stretch
            result.append(piece)
    return result


def _stretch(pieces: Sequence[Piece], index: int, month_first: bool, before: list[Piece]) -> tuple[Piece, int] | None:
    if index + 2 >= len(pieces):
        return None
    left, joint, right = pieces[index], pieces[index + 1].value, pieces[index + 2]
    if not isinstance(joint, Word) or joint.value not in JOINTS:
        return None
    after = index + 3
    value = _days(left.value, right.value, joint, before, pieces, after, month_first)
    hours_or_day = not _dated_or_clocked(pieces, index) or _no_hours_beside_weekday(left.value, right.value, before)
    if joint.value == "-" and joint.tight and hours_or_day:
        dashed = _dashed_date(left, right, month_first)
        if dashed is not None:
            return Piece(dashed, left.start, right.stop, left.comma), after
    if value is not None and _gives_year(value.last, pieces, after):
        value = _filled(value.first, replace(value.last, year=_number_value(pieces[after])), value.either)
        after += 1
    found: Days | Clocks | None = value
    if found is None and joint.value != "or":
        _spelled_to(left, right, joint, result_before=before)
        found = _clocks(left.value, right.value, joint, before, month_first)
        _backwards(found, left, right, joint, pieces)
    if found is None:
        return None
    stop = pieces[after - 1].stop
    return Piece(found, left.start, stop, left.comma), after  # type: ignore[arg-type]


def _no_hours_beside_weekday(left: Value, right: Value, before: list[Piece]) -> bool:
    """Tell whether "Fri 27-11" can be no hours of that Friday."""
    last = before[-1].value if before else None
    numbers = isinstance(left, Number) and isinstance(right, Number) and max(left.value, right.value) > 24
    return numbers and isinstance(last, Day) and last.said() == {"weekday"}


def _dated_or_clocked(pieces: Sequence[Piece], index: int) -> bool:
    others = [piece.value for place, piece in enumerate(pieces) if not index <= place <= index + 2]
    return any(not isinstance(value, Word) or value.value in ("between", "from", "at", "around") for value in others)


def _dashed_date(left: Piece, right: Piece, month_first: bool) -> Day | None:
    """Return the day of a lone "15-2", which no window can be; one that may be either is asked about."""
    if not isinstance(left.value, Number) or not isinstance(right.value, Number):
        return None
    first, second = left.value.value, right.value.value
    day, month = (second, first) if month_first else (first, second)
    if day <= 12 or left.value.ordinal or right.value.ordinal or not exists(day, month, None):
        return None
    if second <= 24 and 0 < second - first <= 12:
        offers = (f"{first}:00-{second}:00", f"{day} {MONTHS[month - 1][:3].capitalize()}")
        raise Puzzled("which: the day or the hours?", TextSpan(left.start, right.stop, "clock"), offers)
    return Day(day=day, month=month)


def _gives_year(last: Day, pieces: Sequence[Piece], index: int) -> bool:
    if last.month is None or last.year is not None or index >= len(pieces):
        return False
    number = pieces[index].value
    return isinstance(number, Number) and len(number.text) == 4 and 1900 <= number.value < 2200 and pieces[index].comma


def _number_value(piece: Piece) -> int | None:
    return piece.value.value if isinstance(piece.value, Number) else None


def _days(
    left: Value, right: Value, joint: Word, before: list[Piece], pieces: Sequence[Piece], after: int, month_first: bool
) -> Days | None:
    between = any(isinstance(piece.value, Word) and piece.value.value in ("between", "from") for piece in before)
    interval = isinstance(left, Day) and left.year is not None  # ISO's "2026-11-28/2026-11-30"
    either = joint.value == "or" or (joint.value == "/" and not interval) or (joint.value == "and" and not between)
    first, last = _as_day(left, right, month_first), _as_day(right, left, month_first)
    if isinstance(left, Undecided) and isinstance(right, Undecided) and (first or last):
        first, last = undecided_day(left, month_first), undecided_day(right, month_first)
    if joint.value == "/" and not (isinstance(left, Day) and isinstance(right, Day)):
        return None
    if first is not None and last is not None:
        if isinstance(left, Number) and not left.ordinal and last.month is None and not _has_month(before):
            return None
        if _clock_after(pieces, after) and _clock_before(before):
            return None
        return _filled(first, last, either)
    if isinstance(left, Undecided) and isinstance(right, Undecided):
        return None
    in_month = _month_alone(before) or _month_follows(pieces, after)
    if isinstance(left, Number) and isinstance(right, Number) and in_month and right.value <= 31:
        return Days(Day(day=left.value), Day(day=right.value), either)
    return None


def _clock_after(pieces: Sequence[Piece], index: int) -> bool:
    return index < len(pieces) and isinstance(pieces[index].value, Clock | Clocks)


def _clock_before(before: list[Piece]) -> bool:
    return bool(before) and isinstance(before[-1].value, Clock)


def _has_month(before: list[Piece]) -> bool:
    return bool(before) and isinstance(before[-1].value, Day) and before[-1].value.month is not None


def _month_follows(pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether "this month", "of next month" follows."""
    following = pieces[index].value if index < len(pieces) else None
    if isinstance(following, Word) and following.value in ("in", "on"):
        following = pieces[index + 1].value if index + 1 < len(pieces) else None
    return isinstance(following, Day) and following.said() == {"unit"} and following.unit == "month"


def _month_alone(before: list[Piece]) -> bool:
    for piece in reversed(before):
        if isinstance(piece.value, Day):
            return piece.value.month is not None and not piece.value.has_number
        if not isinstance(piece.value, Word):
            return False
    return False


def _as_day(value: Value, other: Value, month_first: bool) -> Day | None:
    """Take a number for a day where the other end is a day of a month."""
    if isinstance(value, Day):
        return None if value.end_of else value
    other_is_dated = isinstance(other, Day) and other.has_number
    if isinstance(value, Number) and value.value <= 31 and (value.ordinal or other_is_dated) and not value.spelled:
        return Day(day=value.value)
    if isinstance(value, Number) and value.ordinal:
        return Day(day=value.value)
    if isinstance(value, Undecided) and (value.closed or undecided_clock(value) is None or other_is_dated):
        return undecided_day(value, month_first)
    return None


def _filled(first: Day, last: Day, either: bool) -> Days:
    """Give each end the month, year or week that only the other said."""
    if first.said() == {"weekday"} and last.said() == {"weekday", "unit"} and not last.shifts:
        first = replace(first, unit=last.unit, unit_on=last.unit_on)
    if first.has_number and last.has_number:
        if first.month is None and last.month is not None:
            months_back = (first.day or 0) > (last.day or 0)
            if months_back and 31 - (first.day or 0) + (last.day or 0) > _SHORT_MONTHS_END:
                raise Puzzled("it ends before it starts; write both months")
            month = last.month - 1 if months_back else last.month
            year = last.year
            if month == 0:
                month, year = 12, (year - 1 if year is not None else None)
            first = replace(first, month=month, year=year)
        elif last.month is None and first.month is not None and (last.day or 0) > (first.day or 0):
            last = replace(last, month=first.month, year=first.year)
        if first.year is not None and last.year is None and first.month is not None and last.month is not None:
            later = (first.month, first.day or 0) <= (last.month, last.day or 0)
            last = replace(last, year=first.year if later else first.year + 1)
        elif last.year is not None and first.year is None and first.month is not None and last.month is not None:
            earlier = (first.month, first.day or 0) <= (last.month, last.day or 0)
            first = replace(first, year=last.year if earlier else last.year - 1)
        _both_exist(first, last)
    return Days(first, last, either)


def _both_exist(*days: Day) -> None:
    for day in days:
        if day.day is not None and day.month is not None and not exists(day.day, day.month, day.year):
            raise Puzzled(f"that month has no {day.day}")


def _clocks(left: Value, right: Value, joint: Word, before: list[Piece], month_first: bool) -> Clocks | None:
    if joint.value == "and" and not any(
        isinstance(piece.value, Word) and piece.value.value == "between" for piece in before
    ):
        return None
    start, end = _as_clock(left, month_first), _as_clock(right, month_first)
    if start is None or end is None:
        return None
    if (
        isinstance(left, Undecided)
        and isinstance(right, Undecided)
        and undecided_day(left, month_first)
        and undecided_day(right, month_first)
        and not any(isinstance(piece.value, Day) for piece in before)
    ):
        raise Puzzled("which: the days or the clock times? write the month as a word, or 15:10")
    if (
        isinstance(left, Number)
        and isinstance(right, Undecided)
        and not any(isinstance(piece.value, Day) for piece in before)
    ):
        day = undecided_day(right, month_first)
        if day is not None and left.value < right.first and not left.spelled and len(left.text) < 3:
            raise Puzzled("which: the days or the clock times? write the month as a word, or 13:10")
    if isinstance(left, Number) and isinstance(right, Number):
        if joint.value == "/":
            return None
        if right.value < left.value < 25 and left.value > 12:
            raise Puzzled("it ends before it starts; write the hours with am, pm or as 17:00")
    return Clocks(start, end)


def _backwards(found: Clocks | None, left: Piece, right: Piece, joint: Word, pieces: Sequence[Piece]) -> None:
    """Ask about "12-10", which may be till ten at night or, the wrong way round, from ten till noon."""
    if found is None or any(isinstance(piece.value, Part | Length) for piece in pieces):
        return
    either = either_way(found)
    if either:
        between = "-" if joint.value == "-" else f" {joint.value} "
        offers = tuple(f"{first}{between}{last}" for first, last in either)
        said = ", or ".join(f"{first} to {last}" for first, last in either)
        at = TextSpan(left.start, right.stop, "clock")
        raise Puzzled(f"which: {said}?", at, offers, instead_of="hours", whole=True)


def _spelled_to(left: Piece, right: Piece, joint: Word, result_before: list[Piece]) -> None:
    """Ask about "ten to four": ten minutes before four, or from ten till four."""
    if joint.value != "to" or not isinstance(left.value, Number) or not left.value.spelled:
        return
    opened = any(isinstance(piece.value, Word) and piece.value.value in ("from", "between") for piece in result_before)
    end = right.value
    hour = (
        end.value
        if isinstance(end, Number) and not end.ordinal
        else end.hour
        if isinstance(end, Clock) and not end.minute
        else None
    )
    if opened or left.value.value not in (5, 10) or hour is None or not 1 <= hour <= 12:
        return
    before = (hour - 2) % 12 + 1
    offers = (f"{before}:{60 - left.value.value}", f"from {left.value.value} to {hour}")
    raise Puzzled(
        "which: minutes before the hour, or from the one to the other?",
        TextSpan(left.start, right.stop, "clock"),
        offers,
    )


def _as_clock(value: Value, month_first: bool) -> Clock | None:
    if isinstance(value, Clock):
        return value
    if isinstance(value, Number) and not value.ordinal:
        return number_clock(value)
    if isinstance(value, Undecided) and not value.closed:
        return undecided_clock(value)
    return None
