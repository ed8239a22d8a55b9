"""Why an alarm rings, in words for a notification: "due in 30 min", "leave now: 10:00–12:00", "2 days late"."""

from datetime import datetime, timedelta

from models import reasons
from models.alarms.records import Stage
from models.instants import local_day
from models.interactions.records import Way
from models.promises.records import PromiseKind, Side
from models.reasons import FINE
from models.windows import Window, in_zone
from models.working_time import length_in_words

_NEAR = frozenset({"today", "tomorrow", "yesterday"})
_SAID = {Side.GIVEN: "promised", Side.FOLLOW_UP: "noted", Side.OWED: "promised to us"}
_HOW = {
    Way.CALL.value: " by phone",
    Way.VISIT.value: " on a visit",
    Way.REMOTE.value: " in a remote session",
    Way.EMAIL.value: " by e-mail",
    Way.MESSAGE.value: " by message",
    Way.MEETING.value: " in a meeting",
}
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def reason(window: Window, kind: PromiseKind, stage: Stage, at: datetime, zone: str) -> str:
    """Return why an alarm rings at a moment.

    Hours are those of the clock where it was promised, which is named when the clock of `zone` shows another.
    """
    if at >= window.end:
        return "due now" if at - window.end < _MINUTE else reasons.lateness(window.end, at, window.zone)
    if window.grain not in FINE:
        return reasons.due(window, at, window.zone)
    if window.start is None or window.is_point:
        if stage is Stage.START and kind is PromiseKind.COME:
            return f"leave now: {_hours(window, at, zone)}"
        return _due_in(window, at, zone)
    if window.start > at:
        if stage is Stage.START and kind is PromiseKind.COME:
            return f"leave now: {_hours(window, at, zone)}"
        if window.start - at < _DAY:
            return f"begins in {_length(window.start - at)}: {_hours(window, at, zone)}"
        return reasons.due(window, at, window.zone)
    if at - window.start < _MINUTE:
        return f"begins now: {_hours(window, at, zone)}"
    return f"has begun: {_hours(window, at, zone)}"


def promised(side: Side, way: str | None, said_at: datetime, at: datetime, zone: str) -> str:
    """Return when and how it was promised, or said to oneself, or owed to us: "promised 18 Nov by e-mail"."""
    day = reasons.day_words(local_day(said_at, zone), local_day(at, zone))
    # "promised yesterday", but "promised 18 Nov": the day of the week says nothing of what is long past.
    day = day if day in _NEAR else day.split(" ", 1)[1]
    return f"{_SAID[side]} {day}{_HOW.get(way or '', '')}"


def _due_in(window: Window, at: datetime, zone: str) -> str:
    if window.end - at >= _DAY:
        return f"{reasons.due(window, at, window.zone)}{_place(window, zone)}"
    return f"due in {_length(window.end - at)}"


def _hours(window: Window, at: datetime, zone: str) -> str:
    said = reasons.when(window, at, window.zone).removeprefix("today ")
    return f"{said}{_place(window, zone)}"


def _place(window: Window, zone: str) -> str:
    if in_zone(window.end, zone).utcoffset() == in_zone(window.end, window.zone).utcoffset():
        return ""
    return f" ({window.zone.rpartition('/')[2].replace('_', ' ')} time)"


def _length(ahead: timedelta) -> str:
    return length_in_words(max(ahead, _MINUTE))
