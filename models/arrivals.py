"""Whether somebody came when they said: an arrival judged against its window, to the minute."""

from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from models.promises.records import Moves, Promise, PromiseKind, Side, State
from models.promises.verdicts import short_notice
from models.reasons import FINE
from models.windows import Window, in_zone

_HOUR, _DAY = 60, 24 * 60


class Arrival(StrEnum):
    """What becomes of a visit; early is no better than in the window."""

    EARLY = "early"
    IN_WINDOW = "in the window"
    LATE = "late"
    MISSED = "missed"


class Judged(Struct, frozen=True):
    """The verdict on a visit: `at` is the arrival, None where nobody came (yet); `minutes` how early or late.

    `called_off` counts the windows before that were called off too late.
    """

    verdict: Arrival
    minutes: int = 0
    at: datetime | None = None
    called_off: int = 0


def judge(window: Window, arrived_at: datetime) -> Judged:
    """Return the verdict on an arrival; both ends of the window belong to it, and seconds do not count."""
    at, end = _to_the_minute(arrived_at), _to_the_minute(window.end)
    start = _begins(window)
    if at > end:
        return Judged(Arrival.LATE, _minutes(at - end), arrived_at)
    if start is not None and at < start:
        return Judged(Arrival.EARLY, _minutes(start - at), arrived_at)
    return Judged(Arrival.IN_WINDOW, 0, arrived_at)


def of(promise: Promise, moves: Moves, at: datetime) -> Judged | None:
    """Return the verdict on a promise to come, at a moment; None while there is none, and for other promises."""
    if promise.kind is not PromiseKind.COME or promise.side is Side.OWED:
        return None
    called_off = moves.short_notice
    if promise.state is State.KEPT and promise.settled_at is not None:
        return replace(judge(promise.window, promise.settled_at), called_off=called_off)
    late_by_now = promise.state is State.OPEN and at > promise.due_at
    broken = promise.state is State.BROKEN and promise.settled_at is not None
    if late_by_now or (broken and _is_short_notice(promise)):
        return Judged(Arrival.MISSED, called_off=called_off)
    standing = promise.state in {State.OPEN, State.BROKEN}
    return Judged(Arrival.MISSED, called_off=called_off) if called_off and standing else None


def words(found: Judged, zone: str) -> str:
    """Return the verdict in words: "Arrived 10:25, in the window", "Arrived 12:25, 25 min late", "Missed"."""
    if found.at is None:
        return "Missed: called off less than 24 h before" if found.called_off else "Missed"
    before = {0: "", 1: "; an earlier time was missed"}.get(found.called_off, "; earlier times were missed")
    return f"Arrived {in_zone(found.at, zone):%H:%M}, {verdict_words(found)}{before}"


def verdict_words(found: Judged) -> str:
    """Return the verdict without the time: "in the window", "25 min late", "missed"."""
    if found.verdict in (Arrival.IN_WINDOW, Arrival.MISSED):
        return found.verdict.value
    return f"{_length(found.minutes)} {found.verdict.value}"


def _is_short_notice(promise: Promise) -> bool:
    begins = promise.window.start or promise.window.end
    return promise.settled_at is not None and short_notice(begins, promise.settled_at)


def _begins(window: Window) -> datetime | None:
    """Return when a window begins; where no hour was said that is the beginning of its day."""
    if window.start is None:
        return None
    if window.grain in FINE:
        return _to_the_minute(window.start)
    local = in_zone(window.start, window.zone)
    return datetime.combine(local.date(), time(0)).replace(tzinfo=local.tzinfo).astimezone(UTC)


def _to_the_minute(instant: datetime) -> datetime:
    # In UTC: between two times of one zone Python counts what the clock on the wall shows, not what passes.
    return instant.astimezone(UTC).replace(second=0, microsecond=0)


def _minutes(length: timedelta) -> int:
    return length // timedelta(minutes=1)


def _length(minutes: int) -> str:
    if minutes >= _DAY:
        days = minutes // _DAY
        return f"{days} day{'' if days == 1 else 's'}"
    hours, rest = divmod(minutes, _HOUR)
    return " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
