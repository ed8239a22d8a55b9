"""What happens to an open promise, written inside an operation that may do more."""

from datetime import datetime

from models.belonging import check_belongs
from models.changes import Kind
from models.errors import Refused
from models.instants import from_text, optional_text, to_text
from models.journal import Journal
from models.promises import recurring, rows
from models.promises.drafts import happened
from models.promises.records import EventKind, Keeping, Moving, PromiseId, PromiseKind, Settling, State, Telling
from models.store.rows import Row
from models.store.seals import Value
from models.windows import checked
from models.words import line, words
from models.writing import Writing

_STATES = {
    EventKind.BROKEN: State.BROKEN,
    EventKind.RELEASED: State.RELEASED,
    EventKind.VOIDED: State.VOID,
}


def write_kept(journal: Journal, writing: Writing, promise_id: PromiseId, keeping: Keeping) -> None:
    """Write that a promise was kept. Raises: Refused unless it is open, or when done before it was made."""
    now = journal.now()
    kept_at = _arrived(writing, promise_id, happened(keeping.at, now))
    check_interaction(writing, promise_id, keeping.interaction_id)
    _settle(writing, promise_id, State.KEPT, kept_at)
    more: dict[str, Value] = {
        "interaction_id": keeping.interaction_id,
        "reason": words(keeping.words, "words"),
    }
    rows.add_event(writing, promise_id, EventKind.KEPT, kept_at, now, more)
    recurring.go_on(journal, writing, promise_id)


def write_moved(journal: Journal, writing: Writing, promise_id: PromiseId, moving: Moving) -> None:
    """Write a new present window; the first one stays.

    Raises: Refused without a reason, to the same time, or to a time before the move.
    """
    now = journal.now()
    at = happened(moving.at, now)
    told_at = None if moving.told_at is None else happened(moving.told_at, now)
    window, reason = checked(moving.window), words(moving.reason, "reason", required=True)
    row = open_row(writing, promise_id, min(at, told_at or at))
    check_interaction(writing, promise_id, moving.interaction_id)
    if told_at is not None:
        _check_reached(writing, moving.interaction_id)
    if window.end < at:
        raise Refused("the new time has passed already; give a later one", field="window")
    if optional_text(window.start) == row["start_at"] and to_text(window.end) == row["due_at"]:
        raise Refused("that is the time it is promised for already; give another one", field="window")
    columns = rows.window_columns("new", window)
    writing.put(
        Kind.PROMISE,
        promise_id,
        {
            "start_at": columns["new_start"],
            "due_at": columns["new_due"],
            "grain": window.grain.value,
            "said": window.said,
            "zone": window.zone,
            "why": window.why,
        },
    )
    more: dict[str, Value] = {
        "old_start": row["start_at"],
        "old_due": row["due_at"],
        "reason": reason,
        "told_at": optional_text(told_at),
        "told_how": line(moving.told_how, "way it was told"),
        "agreed": int(moving.agreed),
        "interaction_id": moving.interaction_id,
    }
    rows.add_event(writing, promise_id, EventKind.MOVED, at, now, columns | more)


def write_told(journal: Journal, writing: Writing, promise_id: PromiseId, telling: Telling) -> None:
    """Write that the client was told of a delay or a move. Raises: Refused unless the promise is open."""
    now = journal.now()
    at = happened(telling.at, now)
    more: dict[str, Value] = {
        "told_at": to_text(at),
        "told_how": line(telling.how, "way it was told"),
        "reason": words(telling.words, "words"),
        "agreed": int(telling.agreed),
        "interaction_id": telling.interaction_id,
    }
    open_row(writing, promise_id, at)
    check_interaction(writing, promise_id, telling.interaction_id)
    _check_reached(writing, telling.interaction_id)
    rows.add_event(writing, promise_id, EventKind.TOLD, at, now, more)


def write_ended(journal: Journal, writing: Writing, promise_id: PromiseId, kind: EventKind, settling: Settling) -> None:
    """Write that a promise was broken, released or voided. Raises: Refused unless open, and without a reason."""
    now = journal.now()
    at = happened(settling.at, now)
    more: dict[str, Value] = {
        "reason": words(settling.reason, "reason", required=True),
        "made_good": words(settling.made_good, "words on what is made good"),
        "told_how": line(settling.told_how, "way it was told"),
        "told_at": to_text(at) if settling.told_how.strip() else None,
        "interaction_id": settling.interaction_id,
    }
    check_interaction(writing, promise_id, settling.interaction_id)
    _settle(writing, promise_id, _STATES[kind], at)
    rows.add_event(writing, promise_id, kind, at, now, more)
    recurring.go_on(journal, writing, promise_id)


def open_row(writing: Writing, promise_id: PromiseId, at: datetime) -> Row:
    """Return the row of a promise that is open and was made by `at`. Raises: Refused."""
    row = writing.read(Kind.PROMISE, promise_id)
    if row["state"] != State.OPEN.value:
        raise Refused(f"the promise is {row['state']!s} already; reopen it first")
    if at < from_text(str(row["made_at"])):
        raise Refused("that is before the promise was made; give a later time", field="at")
    return row


def check_interaction(writing: Writing, promise_id: PromiseId, interaction_id: int | None) -> None:
    """Accept an interaction with the client of the promise, and None. Raises: Refused."""
    if interaction_id is not None:
        client_id = int(str(writing.read(Kind.PROMISE, promise_id)["client_id"]))
        check_belongs(writing, client_id, Kind.INTERACTION, interaction_id, "interaction")


def _check_reached(writing: Writing, interaction_id: int | None) -> None:
    if interaction_id is not None and not writing.read(Kind.INTERACTION, interaction_id)["reached"]:
        raise Refused("that contact reached nobody, so it told nobody; choose another", field="interaction")


def _arrived(writing: Writing, promise_id: PromiseId, at: datetime) -> datetime:
    """Return when a promise was kept: one to come to the minute, as its window is judged."""
    row = writing.read(Kind.PROMISE, promise_id)
    if row["kind"] != PromiseKind.COME.value or at < (made_at := from_text(str(row["made_at"]))):
        return at
    return max(at.replace(second=0, microsecond=0), made_at)


def _settle(writing: Writing, promise_id: PromiseId, state: State, at: datetime) -> None:
    open_row(writing, promise_id, at)
    writing.put(Kind.PROMISE, promise_id, {"state": state.value, "settled_at": to_text(at)})
