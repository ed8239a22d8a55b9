"""When the alarms of a promise ring: pure arithmetic over its window, the rules, the week and when it was noted."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from models.alarms.records import Stage
from models.errors import Refused
from models.instants import local_day
from models.promises.records import PromiseKind, Side
from models.reasons import FINE
from models.windows import Grain
from models.working_time import ONE_DAY, Profile, is_working_day, work_span

MOST_CLOSED = 31
"""Closed days in a row beyond which no working morning is looked for."""


class Moment(NamedTuple):
    """When a stage of an alarm rings."""

    stage: Stage
    at: datetime


class Warned(Struct, frozen=True):
    """What the alarms of a promise depend on; `noted_at` is when its present window was typed, by making or moving."""

    side: Side
    kind: PromiseKind
    start_at: datetime | None
    due_at: datetime
    grain: Grain
    noted_at: datetime
    lead: timedelta
    travel: timedelta


def moments(warned: Warned) -> tuple[Moment, ...]:
    """Return when a promise rings up to its due time, in order of gravity.

    Its lead time counts back from the start of the window where an hour was said, else from the due
    time. What was noted after such a moment is warned of half way to what is ahead, so that nothing
    rings as it is typed; a window that had begun by then is warned of by its end. What is owed to us
    rings when it is due.
    """
    due, noted = warned.due_at, warned.noted_at
    found = [Moment(Stage.DUE, due)]
    if warned.side is Side.OWED or noted >= due:
        return tuple(found)
    start = warned.start_at if warned.grain in FINE else None
    if start is not None and start <= noted:
        start = None
    if start is not None:
        leave = start - warned.travel if warned.kind is PromiseKind.COME else start
        leave = _noted_by(leave, noted, start)
        if leave < due:
            found.insert(0, Moment(Stage.START, leave))
    target = due if start is None else start
    return (Moment(Stage.LEAD, _noted_by(target - warned.lead, noted, target)), *found)


def last_morning(profile: Profile, at: datetime) -> datetime | None:
    """Return the latest start of a working day up to a moment, None where the week has none."""
    today = local_day(at, profile.zone)
    for back in range(MOST_CLOSED):
        morning = morning_of(profile, today - ONE_DAY * back)
        if morning is not None and morning <= at:
            return morning
    return None


def next_morning(profile: Profile, at: datetime) -> datetime | None:
    """Return the first start of a working day after a moment, None where the week has none."""
    today = local_day(at, profile.zone)
    for ahead in range(MOST_CLOSED):
        morning = morning_of(profile, today + ONE_DAY * ahead)
        if morning is not None and morning > at:
            return morning
    return None


def morning_of(profile: Profile, day: date) -> datetime | None:
    """Return when the working time of a day begins, None on a closed one."""
    try:
        if not is_working_day(profile, day):
            return None
    except Refused:
        # Of that country no holidays are known here; a morning too many is better than none.
        profile = replace(profile, country=None, region=None)
    span = work_span(profile, day)
    return None if span is None else span[0].astimezone(UTC)


def _noted_by(moment: datetime, noted: datetime, target: datetime) -> datetime:
    """Return the moment, or half way to what it warns of where it was not after the noting; always after it."""
    if moment > noted:
        return moment
    return noted + timedelta(seconds=-((noted - target) // timedelta(seconds=2)))
