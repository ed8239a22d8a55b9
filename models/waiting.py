"""What of ours waits for what is owed to us, and when the client hears from us meanwhile: silence is an event too.

A promise of ours waits on an owed one until either is settled; that follows from the record and is
never stored. What may be a next word: see `models/next_word.py`.
"""

import sqlite3
from collections import defaultdict
from datetime import datetime
from typing import NewType

from msgspec import Struct

from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.next_word import ASK, check_ours, next_word_end, owed_end, waits_already
from models.promises import happenings, questions
from models.promises.records import Promise, PromiseDraft, PromiseId, PromiseRow, State
from models.store.rows import Row
from models.words import shortened

WaitId = NewType("WaitId", int)

_ALIVE = "w.ended_at IS NULL AND o.state = 'open' AND d.state = 'open'"
_JOINED = "FROM waits w JOIN promises o ON o.id = w.promise_id JOIN promises d ON d.id = w.owed_id"


class Wait(Struct, frozen=True):
    """A promise of ours waits on an owed one; `ended_at` is when somebody said it does not any more."""

    id: WaitId
    promise_id: PromiseId
    owed_id: PromiseId
    next_word_id: PromiseId
    at: datetime
    ended_at: datetime | None


class WaitRow(Struct, frozen=True):
    """A wait with its three promises as they stood at a moment.

    `slipped`: what is owed is past due. `word_due`: the next word was kept or dropped, or its time
    has passed, so another is needed.
    """

    wait: Wait
    ours: PromiseRow
    owed: PromiseRow
    next_word: PromiseRow
    at: datetime

    @property
    def slipped(self) -> bool:
        """Tell whether what is owed did not come in time."""
        return self.owed.promise.due_at < self.at

    @property
    def tell_by(self) -> datetime | None:
        """When ours is due, while the client can still be told before that it may be late; else None."""
        return self.ours.promise.due_at if self.slipped and self.at <= self.ours.promise.due_at else None

    @property
    def word_due(self) -> bool:
        """Tell whether no further word to the client is promised."""
        promise = self.next_word.promise
        return promise.state is not State.OPEN or promise.due_at < self.at


class Slipped(Struct, frozen=True):
    """What is owed to us and past due, with what of ours waits for it, the soonest due first."""

    owed: PromiseRow
    waiting: tuple[PromiseRow, ...]


class NextWord(Struct, frozen=True):
    """A next word to a client that is due, with what it is about: the promises of ours that wait."""

    word: PromiseRow
    waiting: tuple[PromiseRow, ...]


def wait(
    journal: Journal, promise_id: PromiseId, owed: PromiseId | PromiseDraft, next_word: PromiseId | PromiseDraft | None
) -> Wait:
    """Let a promise of ours wait on what is owed, noted already or noted now; one operation.

    Raises: Refused without a next word to the client, across clients, for what is settled, and
    when it waits on that already.
    """
    if next_word is None:
        raise Refused(ASK, field="next word")
    label = f"Wait: {shortened(questions.get(journal, promise_id).words, 60)}"
    with journal.writing(label) as writing:
        ours = happenings.open_row(writing, promise_id, journal.now())
        check_ours(ours)
        client_id = int(str(ours["client_id"]))
        owed_id = owed_end(journal, writing, client_id, owed)
        if waits_already(journal, promise_id, owed_id):
            raise Refused("it waits for that already; stop that wait first, or name something else", field="owed")
        next_word_id = next_word_end(journal, writing, ours, owed_id, next_word)
        wait_id = writing.add(
            Kind.WAIT,
            {
                "promise_id": promise_id,
                "owed_id": owed_id,
                "next_word_id": next_word_id,
                "at": to_text(journal.now()),
            },
        )
    return get(journal, WaitId(wait_id))


def change_next_word(journal: Journal, wait_id: WaitId, next_word: PromiseId | PromiseDraft) -> Wait:
    """Say anew when the client hears from us next, as is needed once the last such word was kept. Raises: Refused."""
    before = get(journal, wait_id)
    label = f"Next word: {shortened(questions.get(journal, before.promise_id).words, 60)}"
    with journal.writing(label) as writing:
        _check_not_ended(writing.read(Kind.WAIT, wait_id))
        ours = happenings.open_row(writing, before.promise_id, journal.now())
        next_word_id = next_word_end(journal, writing, ours, before.owed_id, next_word)
        writing.put(Kind.WAIT, wait_id, {"next_word_id": next_word_id})
    return get(journal, wait_id)


def stop(journal: Journal, wait_id: WaitId) -> Wait:
    """Let a promise wait no longer; all three promises stay as they are. Raises: Refused when it ended already."""
    before = get(journal, wait_id)
    label = f"Stop waiting: {shortened(questions.get(journal, before.promise_id).words, 60)}"
    with journal.writing(label) as writing:
        _check_not_ended(writing.read(Kind.WAIT, wait_id))
        writing.put(Kind.WAIT, wait_id, {"ended_at": to_text(journal.now())})
    return get(journal, wait_id)


def get(journal: Journal, wait_id: WaitId) -> Wait:
    """Return a wait. Raises: NotFound."""
    found = journal.row("SELECT * FROM waits WHERE id = ?", (wait_id,))
    if found is None:
        raise NotFound(f"there is no wait {wait_id}")
    return _wait(found)


def of_promise(journal: Journal, promise_id: PromiseId, at: datetime | None = None) -> tuple[WaitRow, ...]:
    """Return what a promise of ours waits for at a moment, oldest first."""
    return _rows(journal, "w.promise_id = ?", (promise_id,), at)


def on_promise(journal: Journal, owed_id: PromiseId, at: datetime | None = None) -> tuple[WaitRow, ...]:
    """Return which promises of ours wait for an owed one at a moment, oldest first."""
    return _rows(journal, "w.owed_id = ?", (owed_id,), at)


def slipped(journal: Journal, at: datetime | None = None) -> tuple[Slipped, ...]:
    """Return what is owed, past due and waited for, longest overdue first, with the promises of ours at risk."""
    moment = at or journal.now()
    alive = _rows(journal, "", (), moment) if _is_past(journal, moment) else _slipped_now(journal, moment)
    found: dict[PromiseId, list[WaitRow]] = defaultdict(list)
    for row in alive:
        if row.slipped:
            found[row.owed.promise.id].append(row)
    late = [
        Slipped(waits[0].owed, tuple(sorted((row.ours for row in waits), key=_due_order))) for waits in found.values()
    ]
    return tuple(sorted(late, key=_owed_order))


def next_words(journal: Journal, at: datetime | None, until: datetime) -> tuple[NextWord, ...]:
    """Return the open next words due before `until`, also those past due, as of a moment (None: now)."""
    moment = at or journal.now()
    found: dict[PromiseId, list[WaitRow]] = defaultdict(list)
    for row in _rows(journal, "n.due_at < ? AND n.state = 'open'", (to_text(until),), moment):
        if row.next_word.promise.state is State.OPEN and row.next_word.promise.due_at < until:
            found[row.next_word.promise.id].append(row)
    due = [NextWord(waits[0].next_word, tuple(row.ours for row in waits)) for waits in found.values()]
    return tuple(sorted(due, key=_word_order))


def without_next_word(journal: Journal, at: datetime | None = None) -> tuple[WaitRow, ...]:
    """Return the waits whose client was promised no further word: the last one is settled."""
    found = _rows(journal, "n.state <> 'open'", (), at)
    return tuple(row for row in found if row.next_word.promise.state is not State.OPEN)


def _slipped_now(journal: Journal, moment: datetime) -> tuple[WaitRow, ...]:
    return _rows(journal, "d.due_at < ?", (to_text(moment),), moment)


def _rows(
    journal: Journal, condition: str, parameters: tuple[str | int, ...], at: datetime | None
) -> tuple[WaitRow, ...]:
    moment = at or journal.now()
    joined = f"SELECT w.* {_JOINED} JOIN promises n ON n.id = w.next_word_id WHERE w.at <= ?"
    if _is_past(journal, moment):
        # How the promises stood then is not in their rows, so all waits of that time are looked at.
        narrowed = f" AND {condition}" if condition.startswith("w.") else ""
        kept = (*parameters,) if narrowed else ()
        found = journal.rows(
            f"{joined} AND (w.ended_at IS NULL OR w.ended_at > ?){narrowed} ORDER BY w.id",
            (to_text(moment), to_text(moment), *kept),
        )
    else:
        more = f" AND {condition}" if condition else ""
        found = journal.rows(f"{joined} AND {_ALIVE}{more} ORDER BY w.id", (to_text(moment), *parameters))
    return _seen(journal, [_wait(row) for row in found], moment)


def _is_past(journal: Journal, moment: datetime) -> bool:
    ended = journal.row("SELECT 1 FROM waits WHERE ended_at > ? LIMIT 1", (to_text(moment),))
    return ended is not None or questions.is_past(journal, moment)


def _seen(journal: Journal, waits: list[Wait], moment: datetime) -> tuple[WaitRow, ...]:
    ids = {one for found in waits for one in (found.promise_id, found.owed_id, found.next_word_id)}
    known = {row.promise.id: row for row in questions.some(journal, sorted(ids), moment)}
    seen = (WaitRow(one, known[one.promise_id], known[one.owed_id], known[one.next_word_id], moment) for one in waits)
    return tuple(row for row in seen if _both_open(row.ours.promise, row.owed.promise))


def _both_open(ours: Promise, owed: Promise) -> bool:
    return ours.state is State.OPEN and owed.state is State.OPEN


def _check_not_ended(row: Row) -> None:
    if row["ended_at"] is not None:
        raise Refused("that wait was stopped already")


def _wait(row: sqlite3.Row) -> Wait:
    return Wait(
        id=WaitId(row["id"]),
        promise_id=PromiseId(row["promise_id"]),
        owed_id=PromiseId(row["owed_id"]),
        next_word_id=PromiseId(row["next_word_id"]),
        at=from_text(row["at"]),
        ended_at=optional_instant(row["ended_at"]),
    )


def _due_order(row: PromiseRow) -> tuple[datetime, int]:
    return row.promise.due_at, row.promise.id


def _owed_order(found: Slipped) -> tuple[datetime, int]:
    return _due_order(found.owed)


def _word_order(found: NextWord) -> tuple[datetime, int]:
    return _due_order(found.word)
