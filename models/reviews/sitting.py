"""A review under way: what was gone through in it, what is left, and the five verdicts."""

import sqlite3
from datetime import datetime

from models import conversations
from models.changes import Kind
from models.conversations import Contact
from models.errors import Refused
from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.promises import questions
from models.promises.operations import label
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseId,
    PromiseRow,
    Settling,
    Side,
    State,
    Telling,
)
from models.reviews.queue import is_slipped, queue
from models.reviews.records import Agenda, Answer, Review, ReviewId, ReviewItem, ReviewItemId, Sitting
from models.reviews.slipped import Slipped
from models.words import words
from models.writing import Writing

_UNTOLD = "say when and how the client was told; moving without a word is no answer"
_UNSAID = "say how the client was told that it cannot be kept; nobody finds out by themselves"
_ITEMS = (
    "SELECT i.*, e.told_at IS NOT NULL AS told FROM review_items i LEFT JOIN promise_events e ON e.id = i.event_id "
    "WHERE i.review_id = ? ORDER BY i.id"
)
_TOUCHED_SINCE = (
    "SELECT DISTINCT i.promise_id FROM review_items i JOIN promise_events e ON e.promise_id = i.promise_id "
    "WHERE i.review_id = ? AND e.noted_at > i.at"
)


def current(journal: Journal) -> Sitting | None:
    """Return the review under way, None while there is none."""
    row = journal.row("SELECT * FROM reviews WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1")
    return None if row is None else sitting_of(journal, row)


def sitting_of(journal: Journal, row: sqlite3.Row) -> Sitting:
    """Return the review of a row of the table `reviews`, with what was gone through in it."""
    latest: dict[int, ReviewItem] = {}
    for item in journal.rows(_ITEMS, (row["id"],)):
        latest.pop(item["promise_id"], None)
        latest[item["promise_id"]] = _item_from(item)
    review = Review(
        ReviewId(row["id"]), from_text(row["started_at"]), optional_instant(row["ended_at"]), bool(row["complete"])
    )
    return Sitting(review, tuple(latest.values()))


def agenda(journal: Journal, at: datetime | None = None) -> Agenda:
    """Return what is to be decided at a moment (None: now), and what of it was gone through in this review."""
    at = at or journal.now()
    sitting, waiting = current(journal), queue(journal, at)
    if sitting is None:
        return Agenda(at, None, waiting, ())
    touched = {row["promise_id"] for row in journal.rows(_TOUCHED_SINCE, (sitting.review.id,))}
    skips = {
        item.promise_id: item.at
        for item in sitting.items
        if item.answer is Answer.SKIPPED and item.promise_id not in touched
    }
    skipped = tuple(one for one in waiting if one.promise_id in skips and _still(one, skips[one.promise_id], at))
    gone = {one.promise_id for one in skipped}
    return Agenda(at, sitting, tuple(one for one in waiting if one.promise_id not in gone), skipped)


def unseen(journal: Journal, at: datetime | None = None) -> tuple[Slipped, ...]:
    """Return what was not gone through yet in the review under way, or in the one to begin."""
    return agenda(journal, at).unseen


def done(journal: Journal, promise_id: PromiseId, keeping: Keeping, contact: Contact | None = None) -> Promise:
    """Answer that it is done. Raises: Refused, as `conversations.keep` does."""
    _check_slipped(journal, promise_id)
    with journal.writing(label(journal, "Keep", promise_id)) as writing:
        conversations.keep_in(journal, writing, promise_id, keeping, contact)
        _note(journal, writing, promise_id, Answer.DONE, EventKind.KEPT)
    return questions.get(journal, promise_id)


def tell_and_move(
    journal: Journal, promise_id: PromiseId, moving: Moving | Telling, contact: Contact | None = None
) -> Promise:
    """Answer that the client was told, and agree on a new time.

    A `Telling` leaves the time as it is: for a promise that was moved and the client did not know.
    Raises: Refused, also where a client was promised and not told.
    """
    shown = _check_slipped(journal, promise_id)
    if isinstance(moving, Telling):
        return _tell(journal, shown, moving, contact)
    said = contact is not None or (moving.told_at is not None and bool(moving.told_how.strip()))
    if shown.promise.side is Side.GIVEN and not said:
        raise Refused(_UNTOLD, field="told")
    with journal.writing(label(journal, "Tell and move", promise_id)) as writing:
        conversations.move_in(journal, writing, promise_id, moving, contact)
        _note(journal, writing, promise_id, Answer.MOVED, EventKind.MOVED)
    return questions.get(journal, promise_id)


def cannot_keep(journal: Journal, promise_id: PromiseId, settling: Settling, contact: Contact | None = None) -> Promise:
    """Answer that it cannot be kept: what the client was told, how, and what is made good. Raises: Refused."""
    promise = _check_slipped(journal, promise_id).promise
    words(settling.reason, "reason", required=True)
    if promise.side is Side.GIVEN:
        if not settling.made_good.strip():
            raise Refused("say what is made good, or “nothing” where they want nothing", field="made_good")
        if contact is None and not settling.told_how.strip():
            raise Refused(_UNSAID, field="told")
    with journal.writing(label(journal, "Break", promise_id)) as writing:
        conversations.end_in(journal, writing, promise_id, EventKind.BROKEN, settling, contact)
        _note(journal, writing, promise_id, Answer.BROKEN, EventKind.BROKEN)
    return questions.get(journal, promise_id)


def let_off(journal: Journal, promise_id: PromiseId, settling: Settling, contact: Contact | None = None) -> Promise:
    """Answer that the client let us off, in their words. Raises: Refused, also without a reason."""
    _check_slipped(journal, promise_id)
    with journal.writing(label(journal, "Release", promise_id)) as writing:
        conversations.end_in(journal, writing, promise_id, EventKind.RELEASED, settling, contact)
        _note(journal, writing, promise_id, Answer.RELEASED, EventKind.RELEASED)
    return questions.get(journal, promise_id)


def skip(journal: Journal, promise_id: PromiseId, why: str) -> None:
    """Leave a promise undecided in this review, and say why. It stays late. Raises: Refused without a reason."""
    _check_slipped(journal, promise_id)
    reason = words(why, "reason", required=True)
    if any(one.promise_id == promise_id for one in agenda(journal).skipped):
        raise Refused("it was skipped already in this review; answer it, or go on")
    with journal.writing(label(journal, "Skip", promise_id)) as writing:
        _note(journal, writing, promise_id, Answer.SKIPPED, None, reason)


def _tell(journal: Journal, shown: PromiseRow, telling: Telling, contact: Contact | None) -> Promise:
    promise_id = shown.promise.id
    if not shown.moves.unknown:
        raise Refused("give the new time; the client knows of the present one", field="window")
    if contact is None and not telling.how.strip():
        raise Refused(_UNTOLD, field="told")
    if shown.promise.due_at < journal.now():
        raise Refused("the time it was moved to has passed as well; give a new one", field="window")
    with journal.writing(label(journal, "Tell", promise_id)) as writing:
        conversations.tell_in(journal, writing, promise_id, telling, contact)
        _note(journal, writing, promise_id, Answer.MOVED, EventKind.TOLD)
    return questions.get(journal, promise_id)


def _check_slipped(journal: Journal, promise_id: PromiseId) -> PromiseRow:
    """Return a promise that is to be decided. Raises: Refused, NotFound."""
    row = questions.row_of(journal, promise_id)
    if row.promise.state is not State.OPEN:
        raise Refused(f"the promise is {row.promise.state.value} already; reopen it first")
    if not is_slipped(row, journal.now()):
        raise Refused("that promise is not late, and the client knows of its time; nothing is to be decided")
    return row


def _note(
    journal: Journal, writing: Writing, promise_id: PromiseId, answer: Answer, made: EventKind | None, why: str = ""
) -> None:
    """Write the verdict into the review under way; the first one begins it."""
    now = to_text(journal.now())
    under_way = journal.value("SELECT max(id) FROM reviews WHERE ended_at IS NULL")
    review_id = writing.add(Kind.REVIEW, {"started_at": now}) if under_way is None else int(under_way)
    writing.add(
        Kind.REVIEW_ITEM,
        {
            "review_id": review_id,
            "promise_id": promise_id,
            "verdict": answer.value,
            "why": why,
            "at": now,
            "event_id": None if made is None else _event_made(writing, promise_id, made),
        },
    )


def _event_made(writing: Writing, promise_id: PromiseId, kind: EventKind) -> int:
    for change in reversed(writing.changes):
        row = change.after
        if change.kind is Kind.PROMISE_EVENT and row and (row["promise_id"], row["kind"]) == (promise_id, kind.value):
            return change.id
    raise LookupError(f"no event says that promise {promise_id} was {kind.value}")


def _still(one: Slipped, skipped_at: datetime, at: datetime) -> bool:
    """Tell whether a skip still holds: what was not late then and is late now must be looked at again."""
    return one.due_at <= skipped_at or one.due_at >= at


def _item_from(row: sqlite3.Row) -> ReviewItem:
    return ReviewItem(
        ReviewItemId(row["id"]),
        PromiseId(row["promise_id"]),
        Answer(row["verdict"]),
        row["why"],
        from_text(row["at"]),
        row["event_id"],
        bool(row["told"]),
    )
