"""The life of a promise: made, kept, moved, told, broken, released, voided, reopened, confirmed."""

from datetime import datetime

from models import clients
from models.belonging import check_belongs
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text
from models.journal import Journal
from models.promises import happenings, questions, recurring, rows
from models.promises.drafts import check_minutes, checked_draft, happened
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseDraft,
    PromiseId,
    Settling,
    Side,
    State,
    Telling,
    Wording,
)
from models.store.seals import Value
from models.words import line, shortened, words
from models.writing import Writing

_ENDING = {EventKind.BROKEN: "Break", EventKind.RELEASED: "Release", EventKind.VOIDED: "Void"}


def make(journal: Journal, draft: PromiseDraft) -> Promise:
    """Make a promise, a follow-up, or note what is owed to us.

    Raises: Refused when it has no client, no words, or a time before it was made.
    """
    now = journal.now()
    if draft.client_id is None:
        raise Refused("a promise needs the client it was given to; choose one", field="client")
    made_at = happened(draft.made_at, now)
    tidy = checked_draft(draft, made_at)
    with journal.writing(f"{_made_verb(draft.side)}: {shortened(tidy.words, 60)}") as writing:
        clients.standing(journal, draft.client_id)
        check_belongs(writing, draft.client_id, Kind.INTERACTION, draft.interaction_id, "interaction")
        _check_not_before(writing, draft.interaction_id, made_at)
        promise_id = recurring.add(writing, tidy, draft.client_id, made_at, now)
    return questions.get(journal, promise_id)


def keep(journal: Journal, promise_id: PromiseId, keeping: Keeping | None = None) -> Promise:
    """Record that it was done. Raises: Refused unless it is open, or when done before it was made."""
    with journal.writing(label(journal, "Keep", promise_id)) as writing:
        happenings.write_kept(journal, writing, promise_id, keeping or Keeping())
    return questions.get(journal, promise_id)


def move(journal: Journal, promise_id: PromiseId, moving: Moving) -> Promise:
    """Change the present window of an open promise; the first one stays.

    Raises: Refused without a reason, to the same time, or to a time before the move.
    """
    with journal.writing(label(journal, "Move", promise_id)) as writing:
        happenings.write_moved(journal, writing, promise_id, moving)
    return questions.get(journal, promise_id)


def tell(journal: Journal, promise_id: PromiseId, telling: Telling | None = None) -> Promise:
    """Record that the client was told of a delay or a move. Raises: Refused unless it is open."""
    with journal.writing(label(journal, "Tell", promise_id)) as writing:
        happenings.write_told(journal, writing, promise_id, telling or Telling())
    return questions.get(journal, promise_id)


def break_promise(journal: Journal, promise_id: PromiseId, settling: Settling) -> Promise:
    """Record that it is not going to be done. Raises: Refused unless open, and without a reason."""
    return _end(journal, promise_id, EventKind.BROKEN, settling)


def release(journal: Journal, promise_id: PromiseId, settling: Settling) -> Promise:
    """Record that the client let us off. Raises: Refused unless open, and without a reason."""
    return _end(journal, promise_id, EventKind.RELEASED, settling)


def void(journal: Journal, promise_id: PromiseId, settling: Settling) -> Promise:
    """Record that it never was one. Raises: Refused unless open, and without a reason."""
    return _end(journal, promise_id, EventKind.VOIDED, settling)


def reopen(journal: Journal, promise_id: PromiseId, reason: str) -> Promise:
    """Open a settled promise again; the history keeps both. Raises: Refused if open, or without a reason."""
    now, why = journal.now(), words(reason, "reason", required=True)
    with journal.writing(label(journal, "Reopen", promise_id)) as writing:
        row = writing.read(Kind.PROMISE, promise_id)
        if row["state"] == State.OPEN.value:
            raise Refused("the promise is open already")
        if now < from_text(str(row["made_at"])):
            raise Refused("that is before the promise was made; give a later time", field="at")
        recurring.check_none_open(journal, promise_id)
        at = max(now, from_text(str(row["settled_at"])))
        writing.put(Kind.PROMISE, promise_id, {"state": State.OPEN.value, "settled_at": None})
        rows.add_event(writing, promise_id, EventKind.REOPENED, at, now, {"reason": why})
    return questions.get(journal, promise_id)


def confirm(journal: Journal, promise_id: PromiseId, telling: Telling | None = None) -> Promise:
    """Record that the client confirmed it was done. Raises: Refused unless it was kept."""
    what, now = telling or Telling(), journal.now()
    at = happened(what.at, now)
    with journal.writing(label(journal, "Confirm", promise_id)) as writing:
        row = writing.read(Kind.PROMISE, promise_id)
        if row["state"] != State.KEPT.value:
            raise Refused("only a kept promise can be confirmed; keep it first")
        if at < from_text(str(row["settled_at"])):
            raise Refused("that is before it was kept; give a later time", field="at")
        more: dict[str, Value] = {"told_how": line(what.how, "way"), "reason": words(what.words, "words")}
        rows.add_event(writing, promise_id, EventKind.CONFIRMED, at, now, more)
    return questions.get(journal, promise_id)


def change_wording(journal: Journal, promise_id: PromiseId, wording: Wording) -> Promise:
    """Correct the words and the like of a promise; its times move only by `move`. Raises: Refused."""
    text = words(wording.words, "promise", required=True)
    check_minutes(wording.expected_minutes, wording.lead_minutes)
    values: dict[str, Value] = {
        "words": text,
        "private_words": words(wording.private_words, "private words"),
        "kind": wording.kind.value,
        "person_id": wording.person_id,
        "job_id": wording.job_id,
        "expected_minutes": wording.expected_minutes,
        "lead_minutes": wording.lead_minutes,
    }
    with journal.writing(label(journal, "Change", promise_id)) as writing:
        before = writing.read(Kind.PROMISE, promise_id)
        person_id = None if wording.person_id == before["person_id"] else wording.person_id
        job_id = None if wording.job_id == before["job_id"] else wording.job_id
        rows.check_hearer_and_job(writing, int(str(before["client_id"])), person_id, job_id)
        writing.put(Kind.PROMISE, promise_id, values)
    return questions.get(journal, promise_id)


def label(journal: Journal, verb: str, promise_id: PromiseId) -> str:
    """Return what an operation on a promise is called in the undo list: "Keep: send the quote". Raises: NotFound."""
    found = journal.row("SELECT words FROM promises WHERE id = ?", (promise_id,))
    if found is None:
        raise NotFound(f"there is no promise {promise_id}; choose one from the list")
    return f"{verb}: {shortened(found['words'], 60)}"


def _end(journal: Journal, promise_id: PromiseId, kind: EventKind, settling: Settling) -> Promise:
    with journal.writing(label(journal, _ENDING[kind], promise_id)) as writing:
        happenings.write_ended(journal, writing, promise_id, kind, settling)
    return questions.get(journal, promise_id)


def _check_not_before(writing: Writing, interaction_id: int | None, made_at: datetime) -> None:
    if interaction_id is None:
        return
    if made_at < from_text(str(writing.read(Kind.INTERACTION, interaction_id)["happened_at"])):
        raise Refused("that is before the interaction in which it came up; give a later time", field="made_at")


def _made_verb(side: Side) -> str:
    return {Side.GIVEN: "Promise", Side.FOLLOW_UP: "Follow up", Side.OWED: "Owed to us"}[side]
