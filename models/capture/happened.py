"""When something happened: the same phrases as a promised time, read backwards from now."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from models.errors import Refused
from models.instants import zone
from models.promised_time.amounts import amount_at, is_word
from models.promised_time.calendar_days import stretch_of
from models.promised_time.combine import combine
from models.promised_time.grammar import Scanner
from models.promised_time.hours import minutes_of, minutes_of_both, moment, part_hours
from models.promised_time.letters import normal
from models.promised_time.numeric_days import exists
from models.promised_time.pieces import Clock, Day, Puzzled
from models.promised_time.saying import Side
from models.promised_time.stretches import Context, Stretch, moved_by
from models.promised_time.tokens import Token, Unknown, tokenise
from models.working_time import ONE_DAY, Profile, work_span

NOT_UNDERSTOOD = "I don’t understand that time"


class Happened(Struct, frozen=True):
    """When it began, how long it took where an end was said, and what was assumed."""

    at: datetime
    minutes: int | None = None
    assumptions: tuple[str, ...] = ()
    hour_said: bool = True


def read_happened(text: str, now: datetime, profile: Profile) -> Happened | str:
    """Return when it happened, at or before `now`; or in words why the text does not say so."""
    try:
        tokens, slipped = tokenise(normal(text))
        if not tokens:
            return "say when it was, like “yesterday 14:00”"
        context = Context(now.astimezone(zone(profile.zone)), profile)
        found = _ago(tokens, context) or _looked_back(tokens, context)
    except (Unknown, Puzzled, Refused) as trouble:
        return trouble.reason if isinstance(trouble, Puzzled | Refused) else NOT_UNDERSTOOD
    except (OverflowError, ValueError):
        return "that is too long ago"
    if found.at > context.now:
        return "that has not happened yet; a time to come is a promise, after “>”"
    return replace(found, assumptions=(*slipped, *found.assumptions))


def _ago(tokens: list[Token], context: Context) -> Happened | None:
    found = amount_at(tokens, 0)
    if found is None or not is_word(tokens, found[1], "ago") or found[1] + 1 != len(tokens):
        return None
    amount = found[0]
    if amount.is_clock:
        return Happened(
            (context.now.astimezone(UTC) - timedelta(minutes=float(amount.minutes))).astimezone(context.now.tzinfo)
        )
    day, _ = moved_by(context.today, amount, -1, context)
    return _at_day(Side(), Stretch(day, day), context)


def _looked_back(tokens: list[Token], context: Context) -> Happened:
    pieces = Scanner(tokens, context.profile.month_first, context.now.year).scan()
    saying = combine(pieces, context.profile.month_first, context.today)
    side = saying.left
    if side.clocks is not None and side.bound == "from":
        side.bound = ""
    if (
        saying.right is not None
        or side.bound
        or side.offset is not None
        or side.days is not None
        or side.shift
        or side.close
    ):
        raise Puzzled("say the day and the hour it was, like “yesterday 14:00–15:45”")
    if side.day is None:
        today = _at_day(side, Stretch(context.today, context.today), context)
        if today.at <= context.now:
            return today
        yesterday = context.today - ONE_DAY
        later = _at_day(side, Stretch(yesterday, yesterday), context)
        return replace(later, assumptions=(*later.assumptions, "yesterday, as that hour is still to come today"))
    day = _latest(side.day, context)
    return _at_day(side, Stretch(day, day), context)


def _latest(day: Day, context: Context) -> date:
    """Return the last day, up to today, that fits."""
    today = context.today
    if day.from_today is not None:
        return today + timedelta(days=day.from_today)
    if day.has_number:
        return _latest_numbered(day, today)
    if day.weekday is not None and not day.unit and day.nth is None and day.month is None:
        behind = (today.weekday() - day.weekday) % 7
        if day.which == "last" and not behind:
            behind = 7
        if day.which in ("next", "coming", "following"):
            raise Puzzled("that has not happened yet")
        return today - timedelta(days=behind)
    if day.weekday is not None and day.unit == "week" and day.nth is None:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * (day.unit_on or 0))
        return monday + timedelta(days=day.weekday)
    found = stretch_of(day, context)
    if found.first != found.last:
        raise Puzzled("on which day of it? say the day")
    return found.first


def _latest_numbered(day: Day, today: date) -> date:
    months = today.year * 12 + today.month - 1
    for back in range(14):
        year, month = divmod(months - back, 12)
        month += 1
        if day.month not in (None, month) or not exists(day.day or 0, month, year):
            continue
        there = date(day.year if day.year is not None else year, month, day.day or 1)
        if (there > today and day.year is None) or day.weekday not in (None, there.weekday()):
            continue
        return there
    raise Puzzled("the day and the weekday do not fit; say one of them")


def _at_day(side: Side, stretch: Stretch, context: Context) -> Happened:
    day = stretch.first
    if side.clocks is not None:
        first, last, notes = minutes_of_both(side.clocks, side.part)
        start, end = moment(day, first, context), moment(day, last, context)
        return Happened(start, round((end - start).total_seconds() / 60), notes)
    if side.clock is not None:
        return _at_clock(side, side.clock, day, context)
    if side.part:
        first, _ = part_hours(side.part, context.profile, day)
        at = moment(day, first, context)
        return Happened(at, None, (f"{side.part.replace('_', ' ')} noted as {at:%H:%M}",), hour_said=False)
    if day == context.today:
        return Happened(context.now)
    span = work_span(context.profile, day)
    at = moment(day, 12 * 60, context) if span is None else span[0]
    return Happened(at, None, (f"no hour was said: noted as {at:%H:%M}",), hour_said=False)


def _at_clock(side: Side, clock: Clock, day: date, context: Context) -> Happened:
    minutes, note = minutes_of(clock, side.part)
    at = moment(day, minutes, context, clock.offset)
    if at > context.now and not clock.meridiem and minutes >= 13 * 60 and day == context.today:
        minutes -= 12 * 60
        at = moment(day, minutes, context)
        note = f"{clock.hour} read as {at:%H:%M}"
    length = None
    if side.length is not None and side.length.is_clock:
        length = round(float(side.length.minutes))
    return Happened(at, length, (note,) if note else ())
