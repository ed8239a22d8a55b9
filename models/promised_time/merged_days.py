"""Words for one day that stand side by side become one day."""

from collections.abc import Sequence

from models.promised_time.pieces import Day, Number, Piece, Value, Word

JOINTS = ("to", "until", "-", "/", "and", "or")


def days_merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Merge the words for one day that stand side by side: "Tuesday the 15th", "Saturday 23"."""
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = result[-1] if result else None
        if before is None or not isinstance(before.value, Day):
            result.append(piece)
            continue
        following = [other.value for other in pieces[index + 1 : index + 4]]
        day = None if _is_dashed(piece.value, following) else _plain_day(piece, before.value, following)
        merged = None if day is None or before.value.shifts else before.value.merged(day)
        if merged is None:
            result.append(piece)
        else:
            result[-1] = Piece(merged, before.start, piece.stop, before.comma)
    return result


def _is_dashed(value: Value, following: Sequence[Value]) -> bool:
    """Tell whether "27-11" stands there, which after a weekday is its date."""
    if len(following) < 2 or not isinstance(value, Number) or not isinstance(following[1], Number):
        return False
    joint = following[0]
    tight = isinstance(joint, Word) and joint.value == "-" and joint.tight
    return tight and value.value > 24 and not value.ordinal and not following[1].ordinal and following[1].value <= 12


def _ends_on_a_date(following: Sequence[Value]) -> bool:
    """Tell whether "- Sun 27 Dec" follows, so that "Wed 23" before it is a day as well."""
    if len(following) < 3 or not isinstance(following[0], Word) or following[0].value not in JOINTS:
        return False
    weekday, date = following[1], following[2]
    named = isinstance(weekday, Day) and weekday.said() == {"weekday"}
    return named and isinstance(date, Day) and date.has_number


def _plain_day(piece: Piece, before: Day, following: Sequence[Value]) -> Day | None:
    if isinstance(piece.value, Day):
        return piece.value
    number = piece.value
    if not isinstance(number, Number) or before.weekday is None or before.has_number or before.which or before.unit:
        return None
    if len(number.text) > 2 and not number.spelled:
        return None
    after = following[0] if following else None
    if number.value <= 31 and _ends_on_a_date(following):
        return Day(day=number.value)
    if not 12 < number.value <= 31 or (isinstance(after, Word) and after.value in JOINTS and not number.value > 24):
        return None
    return Day(day=number.value)
