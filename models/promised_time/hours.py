"""From what was said about the clock to the hours of a day: a.m. or p.m., parts of a day, clock changes."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from itertools import pairwise

from msgspec.structs import replace

from models.instants import LocalTime, how_often, zone
from models.promised_time.clocks import twenty_four
from models.promised_time.pieces import Clock, Clocks, Puzzled
from models.promised_time.stretches import Context, in_words
from models.working_time import ONE_DAY, Profile, work_span

Hours = tuple[int, int]
_HOUR = 60
_EARLIEST = 5  # "6 to noon" begins in the morning; of "3 to noon" one end is wrong
_FIXED_PARTS: dict[str, Hours] = {
    "early_morning": (8 * _HOUR, 10 * _HOUR),
    "late_morning": (10 * _HOUR, 12 * _HOUR),
    "mid_morning": (9 * _HOUR + 30, 11 * _HOUR),
    "early_afternoon": (13 * _HOUR, 15 * _HOUR),
    "mid_afternoon": (14 * _HOUR, 16 * _HOUR),
    "late_afternoon": (15 * _HOUR, 17 * _HOUR),
    "evening": (18 * _HOUR, 22 * _HOUR),
    "early_evening": (17 * _HOUR, 19 * _HOUR),
    "late_evening": (20 * _HOUR, 22 * _HOUR),
    "tonight": (18 * _HOUR, 22 * _HOUR),
    "early_night": (19 * _HOUR, 23 * _HOUR),
    "night": (20 * _HOUR, 24 * _HOUR),
    "late_night": (22 * _HOUR, 24 * _HOUR),
}


def part_hours(part: str, profile: Profile, day: date) -> Hours:
    """Return when a part of a day starts and ends there, in minutes from midnight.

    A morning begins, an afternoon ends with that weekday's work; where it is closed, with a usual one.
    """
    if part in _FIXED_PARTS:
        return _FIXED_PARTS[part]
    spans = profile.week.days[day.weekday()]
    opens = _minutes(spans[0].start) if spans else 9 * _HOUR
    closes = (_minutes(spans[-1].end) or 24 * _HOUR) if spans else 17 * _HOUR
    start = opens if 6 * _HOUR <= opens <= 10 * _HOUR else 9 * _HOUR
    if part == "first_thing":
        return start, start + _HOUR
    if part == "business_hours":
        return (opens, closes) if spans else (9 * _HOUR, 17 * _HOUR)
    lunch = _lunch(profile, day)
    if part == "lunch":
        return lunch
    if part == "morning":
        return start, 12 * _HOUR
    ends = closes if 16 * _HOUR <= closes <= 19 * _HOUR else 17 * _HOUR
    return (lunch[1] if 12 * _HOUR <= lunch[1] <= 14 * _HOUR else 13 * _HOUR), ends


def _lunch(profile: Profile, day: date) -> Hours:
    spans = profile.week.days[day.weekday()]
    for before, after in pairwise(spans):
        start, end = _minutes(before.end), _minutes(after.start)
        if 11 * _HOUR <= start < end <= 15 * _HOUR:
            return start, end
    return 12 * _HOUR, 13 * _HOUR


def _minutes(clock_time: time) -> int:
    return clock_time.hour * _HOUR + clock_time.minute


def end_of_work(day: date, context: Context) -> datetime:
    """Return the end of that day's working time; of the day itself where it is closed."""
    span = work_span(context.profile, day)
    return moment(day, 24 * _HOUR, context) if span is None else span[1]


def moment(day: date, minutes: int, context: Context, offset: int | None = None) -> datetime:
    """Return the moment so many minutes after midnight on the wall clock of that day.

    Raises: Puzzled when no clock shows that time, or it comes twice and the offset does not tell which.
    """
    over, minutes = divmod(minutes, 24 * _HOUR)
    local = datetime.combine(day + over * ONE_DAY, time(minutes // 60, minutes % 60))
    place = context.profile.zone
    if offset is not None:
        instant = local.replace(tzinfo=timezone(timedelta(minutes=offset))).astimezone(zone(place))
        if instant.replace(tzinfo=None, fold=0) != local:
            raise Puzzled("the clocks there are not so far from UTC on that day; leave the UTC out")
        return instant
    how = how_often(local, place)
    if how is LocalTime.NEVER:
        raise _skipped(local, context)
    if how is LocalTime.TWICE:
        raise _doubled(local, context)
    return local.replace(tzinfo=zone(place))


def _skipped(local: datetime, context: Context) -> Puzzled:
    there = zone(context.profile.zone)
    change = local.replace(tzinfo=there, fold=1).astimezone(UTC)
    after = local.replace(tzinfo=there, fold=0).astimezone(UTC).astimezone(there)
    before = change.astimezone(there)
    offers = tuple(f"{in_words(at.date())} {at:%H:%M}" for at in (before, after))
    return Puzzled(f"{local:%H:%M} does not exist on {in_words(local.date())}: the clocks go forward", offers=offers)


def _doubled(local: datetime, context: Context) -> Puzzled:
    there = zone(context.profile.zone)
    turns = (local.replace(tzinfo=there, fold=fold) for fold in (0, 1))
    offers = tuple(f"{in_words(at.date())} {at:%H:%M} UTC{offset_words(at)}" for at in turns)
    return Puzzled(f"{local:%H:%M} comes twice on {in_words(local.date())}: the clocks go back", offers=offers)


def offset_words(at: datetime) -> str:
    """Return "+01:00"."""
    minutes = int((at.utcoffset() or timedelta(0)).total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def comes_twice(at: datetime) -> bool:
    """Tell whether the wall clock shows this time twice that day."""
    return at.replace(fold=0).utcoffset() != at.replace(fold=1).utcoffset()


def minutes_of(clock: Clock, part: str, is_end: bool = False) -> tuple[int, str]:
    """Return the minutes from midnight, and the assumption made; past 24 hours for the night after.

    Raises: Puzzled when the part of the day and the clock time contradict each other.
    """
    clock = twenty_four(clock)
    half = _half_of(part)
    if clock.meridiem == "24":
        total = clock.hour * _HOUR + clock.minute
        _agrees(part, total)
        return total, ""
    hour = clock.hour
    if hour > 12:
        return hour * _HOUR + clock.minute, ""
    if half:
        hour = 12 if is_end and half == "am" and hour == 12 else _by_part(hour, part, half)
        if "afternoon" in part and not is_end:
            _agrees(part, hour * _HOUR + clock.minute)
        return hour * _HOUR + clock.minute, ""
    certain = hour + 12 if 1 <= hour <= 6 else hour
    total = certain * _HOUR + clock.minute
    return total, f"{_as_said(clock)} read as {certain:02d}:{clock.minute:02d}"


def _as_said(clock: Clock) -> str:
    return f"{clock.hour}:{clock.minute:02d}" if clock.minute else str(clock.hour)


def _half_of(part: str) -> str:
    if not part or part == "business_hours":
        return ""
    return "am" if "morning" in part or part == "first_thing" else "lunch" if part == "lunch" else "pm"


def _by_part(hour: int, part: str, half: str) -> int:
    if half == "am":
        if hour == 12:
            raise Puzzled("12 in the morning: noon or midnight?", offers=("noon", "midnight"))
        return hour
    if half == "lunch":
        return hour if hour >= 11 else hour + 12
    late = "night" in part or part in ("evening", "late_evening", "tonight")
    if hour == 12:
        return 24 if late else 12
    if late and hour < 4:
        raise Puzzled(f"{hour} at night is the next day’s; say {hour}am and the day")
    return hour + 12


def _named(part: str) -> str:
    return "evening" if part == "tonight" else part.replace("_", " ")


def _agrees(part: str, total: int) -> None:
    half = _half_of(part)
    hour = total / _HOUR
    wrong = (half == "am" and hour > 12) or (half == "lunch" and not 11 <= hour < 15)
    if half == "pm":
        low, high = (12, 20) if "afternoon" in part else (16, 24.1)
        wrong = not low <= hour < high and not ("night" in part and hour < 4)
    if wrong:
        raise Puzzled(f"{int(hour):02d}:{total % 60:02d} is not in the {_named(part)}")


def minutes_of_both(clocks: Clocks, part: str) -> tuple[int, int, tuple[str, ...]]:
    """Return both ends in minutes from the midnight before, and the assumptions.

    The end of a night's window lies past 24 hours.
    Raises: Puzzled when the window ends before it starts.
    """
    start, end = clocks.start, clocks.end
    if not _half_of(part):
        start, end = _shared(start, end)
    first, note = minutes_of(start, part)
    if end.meridiem or _half_of(part):
        last, end_note = minutes_of(end, part, is_end=True)
        if last <= first and not end.meridiem and end.hour <= 12:
            last += 12 * _HOUR
    else:
        last, end_note = _next_turn(end, first)
        if not start.meridiem and (last >= 24 * _HOUR or last - first > 10 * _HOUR):
            raise Puzzled("it ends before it starts; write the hours with am, pm or as 17:00")
    if last <= first and (not last or _goes_over_night(first, last)):
        last += 24 * _HOUR
    if last <= first:
        raise Puzzled("it ends before it starts; give an end after the start")
    return first, last, tuple(said for said in (note, end_note) if said)


def _shared(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """Give a bare start the a.m. or p.m. of its end, where it then comes before it."""
    if start.meridiem or end.meridiem not in ("am", "pm") or start.hour > 12:
        if not start.meridiem and end.meridiem == "24" and start.hour <= 12:
            return _below(start, end), end
        return start, end
    ends = twenty_four(end)
    for meridiem in (end.meridiem, "am" if end.meridiem == "pm" else "pm"):
        shown = twenty_four(replace(start, meridiem=meridiem))
        if (shown.hour, shown.minute) < (ends.hour or 24, ends.minute):
            return replace(start, meridiem=meridiem), end
    return replace(start, meridiem="pm"), end


def _below(start: Clock, end: Clock) -> Clock:
    later = replace(start, hour=start.hour % 12 + 12)
    if 1 <= start.hour <= 6 and (later.hour, later.minute) >= (end.hour, end.minute):
        if start.hour < _EARLIEST:
            raise Puzzled("it ends before it starts; write the hours with am, pm or as 17:00")
        return replace(start, meridiem="am")
    return start


def _next_turn(end: Clock, first: int) -> tuple[int, str]:
    """Return the first time after the start that shows a bare end."""
    if end.hour > 12:
        return end.hour * _HOUR + end.minute, ""
    last = end.hour % 12 * _HOUR + end.minute
    while last <= first:
        last += 12 * _HOUR
    shown = last % (24 * _HOUR)
    return last, f"{_as_said(end)} read as {shown // 60:02d}:{shown % 60:02d}"


def _goes_over_night(first: int, last: int) -> bool:
    return first >= 18 * _HOUR and last <= 12 * _HOUR and last + 24 * _HOUR - first <= 12 * _HOUR
