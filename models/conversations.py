"""What is said or done about a promise together with the contact it took: one operation, one interaction."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from models.capture.kinds import way_of
from models.changes import Kind
from models.errors import Refused
from models.interactions.operations import log_in
from models.interactions.records import Direction, InteractionDraft, Way
from models.journal import Journal
from models.promises import happenings, questions
from models.promises.operations import label
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseId,
    PromiseKind,
    Settling,
    Side,
    Telling,
)
from models.store.seals import Value
from models.words import shortened
from models.writing import Writing


class Contact(Struct, frozen=True):
    """The contact in which it was said or done; it becomes an interaction with the client of the promise.

    `happened_at` None is when it was told or done. `words` are for the client; empty, they name
    the promise, a follow-up only in private. `person_ids` None is the hearer of the promise.
    """

    kind: Way
    happened_at: datetime | None = None
    direction: Direction = Direction.OUTBOUND
    reached: bool = True
    minutes: int | None = None
    words: str = ""
    private_words: str = ""
    person_ids: tuple[int, ...] | None = None


def told_by(how: str, words: str = "", at: datetime | None = None) -> Contact | None:
    """Return the contact by which the client was told, from how it was done: "call", "e-mail", "text message".

    None where that is no way of contact ("in passing"): then it is only noted.
    """
    way = way_of(how)
    return None if way is None else Contact(way, at, words=words)


def move(journal: Journal, promise_id: PromiseId, moving: Moving, contact: Contact | None = None) -> Promise:
    """Move a promise and, with a contact, log in it that the client was told. Raises: Refused."""
    with journal.writing(label(journal, "Move", promise_id)) as writing:
        move_in(journal, writing, promise_id, moving, contact)
    return questions.get(journal, promise_id)


def tell(journal: Journal, promise_id: PromiseId, telling: Telling, contact: Contact | None = None) -> Promise:
    """Record that the client was told and, with a contact, log it. Raises: Refused."""
    with journal.writing(label(journal, "Tell", promise_id)) as writing:
        tell_in(journal, writing, promise_id, telling, contact)
    return questions.get(journal, promise_id)


def keep(journal: Journal, promise_id: PromiseId, keeping: Keeping, contact: Contact | None = None) -> Promise:
    """Keep a promise and, with a contact, log the one that did it. Raises: Refused."""
    with journal.writing(label(journal, "Keep", promise_id)) as writing:
        keep_in(journal, writing, promise_id, keeping, contact)
    return questions.get(journal, promise_id)


def arrive(journal: Journal, promise_id: PromiseId, keeping: Keeping, contact: Contact | None = None) -> Promise:
    """Keep a promise to come as of the arrival and, with a contact, log the visit. Raises: Refused."""
    with journal.writing(label(journal, "Arrive", promise_id)) as writing:
        arrive_in(journal, writing, promise_id, keeping, contact)
    return questions.get(journal, promise_id)


def break_promise(
    journal: Journal, promise_id: PromiseId, settling: Settling, contact: Contact | None = None
) -> Promise:
    """Break a promise and, with a contact, log in it what the client was told. Raises: Refused."""
    with journal.writing(label(journal, "Break", promise_id)) as writing:
        end_in(journal, writing, promise_id, EventKind.BROKEN, settling, contact)
    return questions.get(journal, promise_id)


def release(journal: Journal, promise_id: PromiseId, settling: Settling, contact: Contact | None = None) -> Promise:
    """Release a promise and, with a contact, log the one in which the client let us off. Raises: Refused."""
    with journal.writing(label(journal, "Release", promise_id)) as writing:
        end_in(journal, writing, promise_id, EventKind.RELEASED, settling, contact)
    return questions.get(journal, promise_id)


def move_in(journal: Journal, writing: Writing, promise_id: PromiseId, moving: Moving, contact: Contact | None) -> None:
    """Do `move` inside an operation that does more."""
    if contact is not None:
        _check_reached(contact)
        told_at = contact.happened_at or moving.told_at or journal.now()
        interaction_id = _log(journal, writing, promise_id, contact, told_at)
        moving = replace(
            moving, told_at=told_at, told_how=moving.told_how or contact.kind.value, interaction_id=interaction_id
        )
    happenings.write_moved(journal, writing, promise_id, moving)


def tell_in(
    journal: Journal, writing: Writing, promise_id: PromiseId, telling: Telling, contact: Contact | None
) -> None:
    """Do `tell` inside an operation that does more."""
    if contact is not None:
        _check_reached(contact)
        at = contact.happened_at or telling.at or journal.now()
        interaction_id = _log(journal, writing, promise_id, contact, at)
        telling = replace(telling, at=at, how=telling.how or contact.kind.value, interaction_id=interaction_id)
    happenings.write_told(journal, writing, promise_id, telling)


def keep_in(
    journal: Journal, writing: Writing, promise_id: PromiseId, keeping: Keeping, contact: Contact | None
) -> None:
    """Do `keep` inside an operation that does more."""
    if contact is not None:
        at = contact.happened_at or keeping.at or journal.now()
        keeping = replace(keeping, at=keeping.at or at, interaction_id=_log(journal, writing, promise_id, contact, at))
    happenings.write_kept(journal, writing, promise_id, keeping)


def arrive_in(
    journal: Journal, writing: Writing, promise_id: PromiseId, keeping: Keeping, contact: Contact | None
) -> None:
    """Do `arrive` inside an operation that does more."""
    row = writing.read(Kind.PROMISE, promise_id)
    if row["kind"] != PromiseKind.COME.value:
        raise Refused("only a promise to come has an arrival; keep this one, or change its kind to come", field="kind")
    if row["side"] == Side.OWED.value:
        raise Refused("it was for them to come; keep it once they came")
    keep_in(journal, writing, promise_id, keeping, contact)


def end_in(
    journal: Journal,
    writing: Writing,
    promise_id: PromiseId,
    kind: EventKind,
    settling: Settling,
    contact: Contact | None,
) -> None:
    """Do `break_promise` or `release`, by `kind`, inside an operation that does more."""
    if contact is not None:
        _check_reached(contact)
        at = contact.happened_at or settling.at or journal.now()
        interaction_id = _log(journal, writing, promise_id, contact, at)
        settling = replace(
            settling,
            at=settling.at or at,
            told_how=settling.told_how or contact.kind.value,
            interaction_id=interaction_id,
        )
    happenings.write_ended(journal, writing, promise_id, kind, settling)


def _log(journal: Journal, writing: Writing, promise_id: PromiseId, contact: Contact, at: datetime) -> int:
    row = writing.read(Kind.PROMISE, promise_id)
    person_ids = _standing(writing, Kind.PERSON, row["person_id"]) if contact.person_ids is None else contact.person_ids
    words, private_words = contact.words.strip(), contact.private_words
    about = f"About: {shortened(str(row['words']), 200)}"
    if row["side"] == Side.FOLLOW_UP.value:  # What was said only to oneself never stands before the client.
        private_words = private_words or about
    else:
        words = words or about
    draft = InteractionDraft(
        client_id=int(str(row["client_id"])),
        kind=contact.kind,
        happened_at=at,
        direction=contact.direction,
        reached=contact.reached,
        minutes=contact.minutes,
        words=words,
        private_words=private_words,
        person_ids=person_ids,
        job_id=next(iter(_standing(writing, Kind.JOB, row["job_id"])), None),
    )
    return log_in(journal, writing, draft, even_struck=True)


def _standing(writing: Writing, kind: Kind, record_id: Value) -> tuple[int, ...]:
    """Return the person or job of a promise; none once it was struck out, which must not stop anybody telling."""
    if record_id is None:
        return ()
    row = writing.read(kind, int(str(record_id)))
    return () if row["struck_at"] is not None else (int(str(row["id"])),)


def _check_reached(contact: Contact) -> None:
    if not contact.reached:
        reason = "a contact that reached nobody told nobody; log it by itself, and tell them later"
        raise Refused(reason, field="reached")
