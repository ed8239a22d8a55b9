"""A day and what was said of the clock become a start and an end."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from models.instants import zone
from models.promised_time.hours import end_of_work, minutes_of, minutes_of_both, moment, part_hours
from models.promised_time.pieces import Amount, Clock, Clocks, Puzzled
from models.promised_time.saying import Side
from models.promised_time.stretches import Context, Stretch, in_words
from models.windows import Grain
from models.working_time import ONE_DAY

_ABOUT = timedelta(minutes=30)
_EVENING = 8  # "today at 8" may be said of the evening; nobody says nine or ten of it without p.m.


_MIDNIGHT = 24 * 60


class Found(Struct, eq=False):
    """The start and end of what was said, before any "by" or "after"."""

    start: datetime
    end: datetime
    grain: Grain
    notes: tuple[str, ...] = ()
    why: str = ""
    deadline: bool = False


def timed(side: Side, stretch: Stretch, context: Context, fixed: bool = True) -> Found:
    """Return the start and end on that day; `fixed` tells that the day was said and not only tried.

    Raises: Puzzled when the hours contradict each other or do not exist there.
    """
    day, notes = stretch.first, stretch.notes
    if side.close:
        end = end_of_work(day, context)
        name = "close of business" if side.close == "cob" else "end of day"
        if side.clock is not None or side.clocks is not None:
            raise Puzzled("this says two different times")
        note = f"{name} read as {end:%H:%M}" if end.date() == day else f"{name} read as midnight"
        return Found(end, end, Grain.MINUTE, (*notes, note), stretch.why, deadline=True)
    if side.shift is not None:
        start = moment(day, 0, context).astimezone(UTC)
        there = later(start, side.shift.amount, side.shift.sign, context)
        return Found(there, there, Grain.MINUTE, notes, stretch.why)
    if side.exact is not None:
        first, last, shown = minutes_of_both(side.exact, side.part)
        start, end = moment(day, first, context), moment(day, last, context)
        return Found(start, end, Grain.HOUR, (*notes, *shown), stretch.why)
    if side.clocks is not None:
        clocks = _today_later(side.clocks, day, side, context)
        first, last, shown = minutes_of_both(clocks, side.part)
        start = moment(day, first, context, clocks.start.offset)
        end = moment(day, last, context, clocks.end.offset)
        return Found(start, end, _grain_of(side, day, first, last, context), (*notes, *shown), stretch.why)
    if side.clock is not None:
        return _at_clock(side, side.clock, stretch, context, fixed)
    first, last = part_hours(side.part, context.profile, day)
    start, end = moment(day, first, context), moment(day, last, context)
    said = f"{side.part.replace('_', ' ')} read as {start:%H:%M}–{end:%H:%M}"
    return Found(start, end, Grain.PART, (*notes, said), stretch.why)


def _grain_of(side: Side, day: date, first: int, last: int, context: Context) -> Grain:
    """Tell whether hours only spell out the part of the day that was named."""
    if side.part and (first, last) == part_hours(side.part, context.profile, day):
        return Grain.PART
    return Grain.HOUR if side.about else Grain.MINUTE


def _today_later(clocks: Clocks, day: date, side: Side, context: Context) -> Clocks:
    """Read bare hours of today that have passed as those of the afternoon: "today 7 to 7:30"."""
    start = clocks.start
    if (
        side.day is None
        or side.day.from_today != 0
        or start.meridiem
        or clocks.end.meridiem
        or not 7 <= start.hour <= _EVENING
    ):
        return clocks
    if side.part or context.now.hour * 60 + context.now.minute < start.hour * 60 + start.minute:
        return clocks
    return replace(clocks, start=replace(start, meridiem="pm"))


def _at_clock(side: Side, clock: Clock, stretch: Stretch, context: Context, fixed: bool) -> Found:
    day, notes = stretch.first, stretch.notes
    minutes, said = minutes_of(clock, side.part)
    if (
        side.day is not None
        and side.day.from_today == 0
        and said
        and 7 <= clock.hour <= _EVENING
        and _passed(day, minutes, context)
    ):
        minutes += 12 * 60
        said = f"{clock.hour} read as {minutes // 60:02d}:{minutes % 60:02d}, as the morning’s has passed"
    if minutes == _MIDNIGHT and fixed and not side.part and clock.hour == 24:
        minutes = _which_midnight(side, day)
    at = moment(day, minutes, context, clock.offset)
    if clock.shift:
        at = later(at.astimezone(UTC), Amount(minutes=clock.shift), 1, context)
    if said:
        notes = (*notes, said)
    if side.length is not None:
        if not side.length.is_clock:
            raise Puzzled("for so many days from a clock time? say the last day")
        end = later(at.astimezone(UTC), side.length, 1, context)
        return Found(at, end, Grain.MINUTE, notes, stretch.why)
    if not clock.about:
        return Found(at, at, Grain.MINUTE, notes, stretch.why)
    start, end = (moved(at, sign) for sign in (-1, 1))
    return Found(start, end, Grain.HOUR, (*notes, f"about {at:%H:%M} read as {start:%H:%M}–{end:%H:%M}"), stretch.why)


def moved(at: datetime, sign: int) -> datetime:
    """Return the edge of "about": half an hour before (-1) or after (1)."""
    return (at.astimezone(UTC) + sign * _ABOUT).astimezone(at.tzinfo)


def _passed(day: date, minutes: int, context: Context) -> bool:
    return context.now.hour * 60 + context.now.minute >= minutes


def _which_midnight(side: Side, day: date) -> int:
    if side.bound in ("by", "before"):
        return _MIDNIGHT
    before, after = in_words(day), in_words(day + ONE_DAY)
    raise Puzzled("the midnight before that day or after it?", offers=(f"{before} 00:00", f"{after} 00:00"))


def later(start: datetime, amount: Amount, sign: int, context: Context) -> datetime:
    """Return the moment so many minutes after a start in UTC, on the wall clock of the place."""
    try:
        there = start + sign * timedelta(minutes=round(amount.minutes))
        return there.astimezone(zone(context.profile.zone))
    except OverflowError:
        raise Puzzled("that is too far away") from None
