"""From one saying to its reading: which day, which hours, from or until when."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from models.promised_time.calendar_days import stretch_of, stretch_of_days
from models.promised_time.hours import moment
from models.promised_time.pieces import Amount, Day, Offset, Puzzled
from models.promised_time.reading import Kind, Reading
from models.promised_time.saying import Saying, Side
from models.promised_time.stretches import GRAINS, Context, Stretch, in_words, moved_by
from models.promised_time.timed import Found, later, moved, timed
from models.windows import Grain, in_zone
from models.working_time import ONE_DAY, add_working_days, add_working_time

FARTHEST_YEARS = 50


def resolve(saying: Saying, context: Context) -> Reading:
    """Return the reading of a saying.

    Raises: Puzzled when it is past, empty, or no one time.
    """
    if saying.right is not None:
        return _two_sided(saying.left, saying.right, context)
    side = saying.left
    if side.bound and side.clock is not None and side.clock.about:
        # "by about 4" is by 4: a bound leaves no room on the other side.
        side.clock = replace(side.clock, about=False)
    if side.offset is not None and side.offset.mode != "in":
        return _within(side, side.offset, context)
    return _bounded(side, _found(side, context), context)


def _bounded(side: Side, found: Found, context: Context) -> Reading:
    bound = side.bound
    whole_days = found.grain not in (Grain.MINUTE, Grain.HOUR, Grain.PART)
    if found.deadline and bound in ("", "by", "before"):
        return _reading(Kind.DEADLINE, None, found.end, found, context)
    if bound == "from" and (side.length is not None or side.clocks is not None or side.days is not None):
        bound = ""
    end_of = side.day.end_of if side.day is not None else ""
    if end_of and bound not in ("by", "before", "after"):
        raise Puzzled(f"do you mean by the end of the {end_of}?", offers=("by",), before=True)
    if not bound:
        kind = Kind.POINT if found.start == found.end else Kind.WINDOW
        return _reading(kind, found.start, found.end, found, context)
    if side.clocks is not None or side.days is not None:
        raise Puzzled("a window has two ends already; say either the window or one end")
    if bound == "from":
        return _reading(Kind.NOT_BEFORE, found.start, None, found, context)
    if bound == "after":
        start = found.end if found.start != found.end else found.start
        return _reading(Kind.NOT_BEFORE, start, None, found, context)
    if bound == "before" and not end_of:
        return _reading(Kind.DEADLINE, None, found.start, found, context)
    if whole_days or found.start == found.end:
        return _reading(Kind.DEADLINE, None, found.end, found, context)
    return _by_part(side, found, context)


def _by_part(side: Side, found: Found, context: Context) -> Reading:
    if side.part == "lunch":
        note = f"by lunch read as by {found.start:%H:%M}"
        return _reading(Kind.DEADLINE, None, found.start, replace(found, notes=(*found.notes, note)), context)
    day = f"{in_words(found.start.date())} "
    ends = [at.strftime("%H:%M") for at in (found.start, found.end)]
    if side.part in ("tonight", "evening", "night", "late_night", "late_evening"):
        return _reading(Kind.DEADLINE, None, found.end, found, context)
    raise Puzzled("by its start or by its end?", offers=(f"by {day}{ends[0]}", f"by {day}{ends[1]}"))


def _reading(kind: Kind, start: datetime | None, end: datetime | None, found: Found, context: Context) -> Reading:
    grain = found.grain
    if kind in (Kind.DEADLINE, Kind.NOT_BEFORE) and grain in (Grain.PART, Grain.HOUR):
        grain = Grain.MINUTE
    last = end if end is not None else start
    if last is not None and last.year > context.today.year + FARTHEST_YEARS:
        raise Puzzled(f"{last.year} is too far away for a promise")
    if last is not None and last <= context.now and not (kind is Kind.NOT_BEFORE and last > context.now - ONE_DAY):
        raise Puzzled(f"{_when(last, grain)} is in the past")
    if kind is Kind.NOT_BEFORE and last is not None and last <= context.now and grain is Grain.MINUTE:
        raise Puzzled(f"{_when(last, grain)} is in the past")
    return Reading(kind, start, end, grain, context.now, found.notes, found.why)


def _when(at: datetime, grain: Grain) -> str:
    whole = grain not in (Grain.MINUTE, Grain.HOUR, Grain.PART)
    return in_words(at.date()) if whole else f"{in_words(at.date())} {at:%H:%M}"


def _found(side: Side, context: Context) -> Found:
    if side.offset is not None:
        return _from_now(side, side.offset, context)
    if side.instant is not None:
        if side.day is not None or side.has_clock() or side.part or side.length or side.offset:
            raise Puzzled("this says two different times")
        there = in_zone(side.instant, context.profile.zone)
        return Found(there, there, Grain.MINUTE)
    if side.days is not None:
        if side.has_clock() or side.part or side.length:
            raise Puzzled("one window over several days, or one each day? say one day")
        return _whole(_named(stretch_of_days(side.days, context), side.grain_name), context)
    if side.day is None:
        return _undated(side, context)
    stretch = _stretch(side, side.day, context)
    if not (side.has_clock() or side.part or side.shift):
        if side.length is not None:
            stretch = _lasting(stretch, side.length, context)
        return _whole(_named(stretch, side.grain_name), context)
    if stretch.first != stretch.last:
        raise Puzzled("on which day of it? say the day")
    return timed(side, stretch, context)


def _stretch(side: Side, day: Day, context: Context) -> Stretch:
    """Return the days said; the weekday it is today means next week's once the hour has passed."""
    try:
        return stretch_of(day, context)
    except Puzzled as puzzled:
        if not puzzled.is_weekday or not (side.has_clock() or side.part):
            raise
        today = timed(side, Stretch(context.today, context.today), context, fixed=False)
        if today.end > context.now:
            raise
        coming = stretch_of(replace(day, which="coming"), context)
        return replace(coming, notes=(f"{in_words(coming.first)}, as {today.end:%H:%M} has passed today",))


def _named(stretch: Stretch, unit: str) -> Stretch:
    return replace(stretch, grain=GRAINS[unit]) if unit else stretch


def _lasting(stretch: Stretch, length: Amount, context: Context) -> Stretch:
    if length.is_clock or stretch.grain is not Grain.DAY:
        raise Puzzled("from which hour? say the clock time")
    after, _ = moved_by(stretch.first, length, 1, context)
    return replace(stretch, last=after - ONE_DAY)


def _whole(stretch: Stretch, context: Context) -> Found:
    start = moment(stretch.first, 0, context)
    end = moment(stretch.last + ONE_DAY, 0, context)
    return Found(start, end, stretch.grain, stretch.notes, stretch.why)


def _undated(side: Side, context: Context) -> Found:
    """Take the next time the clock shows what was said."""
    if not (side.has_clock() or side.part):
        raise Puzzled("when? say a day or a time")
    if side.part == "tonight":
        return timed(side, Stretch(context.today, context.today), context)
    found = timed(side, Stretch(context.today, context.today), context, fixed=False)
    end = found.start if side.bound in ("by", "before", "after", "from") and not found.deadline else found.end
    if end > context.now:
        begun = found.start < context.now < found.end and found.grain in (Grain.MINUTE, Grain.PART)
        if begun and not side.bound:
            raise Puzzled(
                "today’s has begun already: the rest of it, or tomorrow’s?", offers=("today", "tomorrow"), before=True
            )
        return found
    tomorrow = context.today + ONE_DAY
    next_day = timed(side, Stretch(tomorrow, tomorrow), context, fixed=False)
    return replace(next_day, notes=(*next_day.notes, f"tomorrow, as {end:%H:%M} has passed today"))


def _from_now(side: Side, offset: Offset, context: Context) -> Found:
    amount = offset.amount
    if not amount.is_clock:
        day, why = moved_by(context.today, amount, 1, context)
        stretch = Stretch(day, day, why=why)
        return timed(side, stretch, context) if side.has_clock() or side.part else _whole(stretch, context)
    if side.has_clock() or side.part:
        raise Puzzled("this says two different times")
    end, why = _after(amount, context)
    if side.length is not None:
        return Found(end, later(end.astimezone(UTC), side.length, 1, context), Grain.MINUTE, (), why)
    if side.about:
        start, last = (moved(end, sign) for sign in (-1, 1))
        return Found(max(start, context.now), last, Grain.HOUR, (), why)
    return Found(end, end, Grain.MINUTE, (), why)


def _after(amount: Amount, context: Context) -> tuple[datetime, str]:
    """Return the moment so long after now: days on the wall clock, hours through UTC, work by the week."""
    now = context.now.replace(second=0, microsecond=0)
    if amount.workminutes:
        if amount.days or amount.months or amount.workdays:
            raise Puzzled("count either working hours or days, not both")
        return add_working_time(context.profile, now, timedelta(minutes=float(amount.workminutes)))
    if amount.days or amount.months:
        day, _ = moved_by(now.date(), replace(amount, minutes=amount.minutes * 0), 1, context)
        now = moment(day, now.hour * 60 + now.minute, context)
    return later(now.astimezone(UTC), amount, 1, context), ""


def _within(side: Side, offset: Offset, context: Context) -> Reading:
    amount = offset.amount
    if side.has_clock() or side.part or side.length or side.day or side.bound not in ("", "by"):
        raise Puzzled("this says two different times")
    if amount.is_clock:
        end, why = _after(amount, context)
        if offset.mode == "next":
            raise Puzzled("within that time, or after it? say “within” or “in”")
        return _reading(Kind.DEADLINE, None, end, Found(end, end, Grain.MINUTE, (), why), context)
    if amount.workdays:
        last, why = add_working_days(context.profile, context.today, amount.workdays)
    else:
        last, why = moved_by(context.today, amount, 1, context)
    if offset.mode == "within":
        found = _whole(Stretch(last, last, why=why), context)
        return _reading(Kind.DEADLINE, None, found.end, found, context)
    if amount.months or (amount.days % 7 == 0 and amount.days > 7):
        raise Puzzled("within that time, or after it? say “within” or “in”")
    found = _whole(Stretch(context.today + ONE_DAY, last, why=why), context)
    return _reading(Kind.WINDOW, found.start, found.end, found, context)


def _two_sided(left: Side, right: Side, context: Context) -> Reading:
    """Read a stretch whose two ends each have their own day or clock time."""
    if left.days is not None or right.days is not None or left.clocks is not None or right.clocks is not None:
        raise Puzzled("this says more than one stretch of days")
    if left.day is not None and left.day.end_of:
        raise Puzzled("on which day does it start? say the day")
    if left.bound in ("by", "before") or right.bound in ("after", "from"):
        raise Puzzled("say the start before the end")
    timed_ends = [side.has_clock() or bool(side.part) for side in (left, right)]
    if timed_ends[0] != timed_ends[1] and (left.day is None or right.day is None):
        raise Puzzled("one end has a clock time and the other only a day; say both in the same way")
    if left.day is None and right.day is not None:
        left.day = right.day
    if right.day is None and left.day is not None:
        right.day = left.day
    start = _found(replace(left, bound=""), context)
    if start.grain not in (Grain.MINUTE, Grain.HOUR, Grain.PART, Grain.DAY):
        raise Puzzled("on which day does it start? say the day")
    end = _found_after(right, start, context)
    opens = start.end if left.bound == "after" and start.grain is Grain.DAY else start.start
    closes = end.start if right.bound == "before" else end.end
    if closes <= opens:
        raise Puzzled("it ends before it starts; give an end after the start")
    grain = Grain.DAY if start.grain is end.grain is Grain.DAY else Grain.MINUTE
    found = Found(opens, closes, grain, tuple(dict.fromkeys((*start.notes, *end.notes))), start.why or end.why)
    return _reading(Kind.WINDOW, opens, closes, found, context)


def _found_after(right: Side, start: Found, context: Context) -> Found:
    if right.day is None or right.day.shifts:
        return _found(right, context)
    bare = right.day.weekday is not None or (right.day.has_number and right.day.year is None)
    if not bare or right.day.unit or right.day.which:
        return _found(right, context)
    day = start.start.date()
    stretch = stretch_of(right.day, context, day if right.day.has_number else day - ONE_DAY)
    if not (right.has_clock() or right.part):
        return _whole(stretch, context)
    return timed(right, stretch, context)
