"""What the record and the clock say of a promise. Rules: the domain page, "The life of a promise"."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from models.promises.records import EventKind, Moves, Promise, PromiseEvent, State, Verdict
from models.windows import Grain, Window, in_zone

NOTICE = timedelta(hours=24)
"""What is called off later than so long before it begins was called off at short notice."""
_SETTLED = {
    State.BROKEN: Verdict.BROKEN,
    State.RELEASED: Verdict.RELEASED,
    State.VOID: Verdict.VOID,
}
_TELLING = frozenset({EventKind.MOVED, EventKind.TOLD})
_STATE_AFTER = {
    EventKind.KEPT: State.KEPT,
    EventKind.BROKEN: State.BROKEN,
    EventKind.RELEASED: State.RELEASED,
    EventKind.VOIDED: State.VOID,
    EventKind.REOPENED: State.OPEN,
}


class Standing(Struct, frozen=True):
    """What a verdict rests on beside the moves: the state, when it was settled, first and present due time."""

    state: State
    settled_at: datetime | None
    first_due: datetime
    due_at: datetime


class _Moved(Struct, frozen=True):
    """A time that was moved: when it was to begin, when it was due, when the client heard of the move."""

    begins_at: datetime
    due_at: datetime
    told_at: datetime | None


def verdict(promise: Promise, moves: Moves, at: datetime) -> Verdict:
    """Return the verdict at a moment, on the promise and its moves as they stood then."""
    return judged(standing_of(promise), moves, at)


def standing_of(promise: Promise) -> Standing:
    """Return what a verdict rests on, of a promise read whole."""
    return Standing(promise.state, promise.settled_at, promise.first.due_at, promise.due_at)


def judged(standing: Standing, moves: Moves, at: datetime) -> Verdict:
    """Return the verdict on the bare facts; for counting many without reading each whole."""
    if standing.state in _SETTLED:
        return _SETTLED[standing.state]
    if standing.state is State.OPEN or standing.settled_at is None:
        return Verdict.OVERDUE if at > standing.due_at else Verdict.OPEN
    if moves.count == 0:
        return Verdict.AS_PROMISED if standing.settled_at <= standing.first_due else Verdict.LATE
    if moves.untold or standing.settled_at > standing.due_at:
        return Verdict.LATE
    return Verdict.AFTER_AGREED_MOVE


def told_due(standing: Standing, moves: Moves) -> datetime:
    """Return by when the client was told it would be done: a move untold in time makes it no less late."""
    return standing.first_due if moves.untold else standing.due_at


def moves_by(events: Iterable[PromiseEvent], at: datetime) -> Moves:
    """Return how often the promise was moved by `at`, and what the client knew of it by then.

    Telling the client, of a move too, tells of every move noted before it, also where it took place before them.
    """
    moved: list[_Moved] = []
    for event in sorted(events, key=_noted_order):
        if event.at > at:
            continue
        told_at = event.told_at if event.told_at is not None and event.told_at <= at else None
        if event.kind is EventKind.TOLD:
            told_at = event.at
        if told_at is not None and event.kind in _TELLING:
            moved = [replace(before, told_at=before.told_at or told_at) for before in moved]
        if event.kind is EventKind.MOVED and event.old_due is not None:
            moved.append(_Moved(event.old_start or event.old_due, event.old_due, told_at))
    return Moves(
        len(moved),
        sum(1 for one in moved if one.told_at is None or one.told_at > one.due_at),
        bool(moved) and moved[-1].told_at is None,
        sum(1 for one in moved if short_notice(one.begins_at, one.told_at or at)),
    )


def short_notice(begins_at: datetime, told_at: datetime) -> bool:
    """Tell whether less than 24 hours lay between the word that it is called off and when it was to begin."""
    return told_at.astimezone(UTC) > begins_at.astimezone(UTC) - NOTICE


def as_of(promise: Promise, events: Iterable[PromiseEvent], at: datetime) -> Promise:
    """Return the promise as it stood at a moment: what happened later has not happened yet.

    What had happened by then is taken in the order in which it was noted, as it was when it was written.
    """
    window, state, settled_at = promise.first, State.OPEN, None
    for event in sorted(events, key=_noted_order):
        if event.at > at:
            continue
        if event.kind is EventKind.MOVED:
            window = _moved_window(event, window)
        elif event.kind in _STATE_AFTER:
            state = _STATE_AFTER[event.kind]
            settled_at = None if state is State.OPEN else event.at
    return replace(promise, window=window, state=state, settled_at=settled_at)


def minutes_late(promise: Promise, at: datetime) -> int:
    """Return how many minutes past the present due time it was kept or, if open, is; 0 if in time."""
    end = promise.settled_at or at
    return max(0, int((end - promise.due_at).total_seconds() // 60))


def _noted_order(event: PromiseEvent) -> int:
    return event.id


def _moved_window(event: PromiseEvent, before: Window) -> Window:
    if event.new_due is None:
        return before
    zone = event.zone or before.zone
    start = None if event.new_start is None else in_zone(event.new_start, zone)
    return Window(start, in_zone(event.new_due, zone), Grain(event.grain or before.grain), zone, event.said, event.why)
