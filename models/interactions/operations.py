"""Logging a contact with the promises made in it, changing it, striking it out."""

from datetime import datetime

from msgspec.structs import replace

from models import clients
from models.belonging import check_belongs
from models.changes import Kind
from models.errors import Refused
from models.instants import to_text
from models.interactions import questions
from models.interactions.records import Charge, Interaction, InteractionDraft, InteractionId
from models.journal import Journal
from models.promises import happenings, recurring
from models.promises.drafts import checked_draft, happened
from models.promises.records import Keeping, PromiseId
from models.store.seals import Value
from models.words import shortened, words
from models.writing import Writing

LONGEST_MINUTES = 31 * 24 * 60


def log(journal: Journal, draft: InteractionDraft) -> Interaction:
    """Log an interaction with its promises, and keep the older ones it keeps: one operation.

    Raises: Refused when it has no client, neither words nor promises nor minutes, lies in the
    future, or holds a promise that cannot be made or kept.
    """
    with journal.writing(f"Log {draft.kind}: {_about(journal, draft)}") as writing:
        interaction_id = log_in(journal, writing, draft)
        # As it was written, not read back: reading costs a tenth of what a save does beside SQLite.
        return questions.interaction_from(writing.written(Kind.INTERACTION, interaction_id), _people(draft))


def log_in(journal: Journal, writing: Writing, draft: InteractionDraft, *, even_struck: bool = False) -> InteractionId:
    """Log an interaction inside an operation that does more; `even_struck` with a client struck out too.

    Raises: Refused, as `log` does.
    """
    now = journal.now()
    happened_at = happened(draft.happened_at, now)
    values = _values(journal, draft, happened_at)
    _check_not_empty(draft)
    known = draft.client_id if even_struck else None
    client_id = _client(journal, writing, draft) if known is None else known
    _check_joined(writing, client_id, draft.job_id, draft.rework_of)
    made = [checked_draft(promise, happened_at) for promise in draft.promises]
    values |= {"client_id": client_id, "noted_at": to_text(now), "source_key": draft.source_key}
    interaction_id = InteractionId(writing.add(Kind.INTERACTION, values))
    _write_people(writing, interaction_id, client_id, _people(draft))
    for promise in made:
        recurring.add(writing, replace(promise, interaction_id=interaction_id), client_id, happened_at, now)
    for promise_id in draft.keeps:
        _keep(journal, writing, promise_id, client_id, Keeping(happened_at, interaction_id))
    return interaction_id


def change(journal: Journal, interaction_id: InteractionId, draft: InteractionDraft) -> Interaction:
    """Correct an interaction; its promises stay as they are. Raises: Refused, as `log` does."""
    before = questions.get(journal, interaction_id)
    now = journal.now()
    happened_at = happened(draft.happened_at or before.happened_at, now)
    with journal.writing(f"Change {draft.kind}: {_about(journal, draft)}") as writing:
        before = questions.get(journal, interaction_id)  # Again, now that no other program can change it.
        client_id = before.client_id if draft.client_id is None else draft.client_id
        if before.struck_at is not None:
            raise Refused("it was struck out; undo that to change it")
        _check_promises_after(journal, interaction_id, happened_at)
        if journal.row("SELECT 1 FROM promise_events WHERE interaction_id = ?", (interaction_id,)) is None:
            _check_not_empty(draft)
        moved = client_id != before.client_id
        if moved:
            _move(journal, writing, interaction_id, client_id)
        job_id = draft.job_id if moved or draft.job_id != before.job_id else None
        rework_of = draft.rework_of if moved or draft.rework_of != before.rework_of else None
        _check_joined(writing, client_id, job_id, rework_of)
        writing.put(Kind.INTERACTION, interaction_id, _values(journal, draft, happened_at) | {"client_id": client_id})
        if _people(draft) != before.person_ids or moved:
            for link_id in _links(journal, interaction_id):
                writing.remove(Kind.INTERACTION_PERSON, link_id)
            _write_people(writing, interaction_id, client_id, _people(draft))
    return questions.get(journal, interaction_id)


def _move(journal: Journal, writing: Writing, interaction_id: InteractionId, client_id: int) -> None:
    """Take the files of an interaction along to another client. Raises: Refused where promises came up in it."""
    clients.standing(journal, client_id)
    if _has_promises(journal, interaction_id):
        raise Refused("promises came up in it, so it stays with its client; void them first", field="client")
    for row in journal.rows("SELECT id FROM attachments WHERE interaction_id = ?", (interaction_id,)):
        writing.put(Kind.ATTACHMENT, row["id"], {"client_id": client_id})


def strike_out(journal: Journal, interaction_id: InteractionId, why: str) -> None:
    """Strike an interaction out: it leaves the lists and the numbers, and stays in the record.

    Raises: Refused without a reason, and while promises that came up in it are not void.
    """
    reason, now = words(why, "reason", required=True), journal.now()
    before = questions.get(journal, interaction_id)
    with journal.writing(f"Strike out {before.kind}: {shortened(before.words, 60)}") as writing:
        if questions.get(journal, interaction_id).struck_at is not None:
            raise Refused("it is struck out already")
        standing = journal.value(
            "SELECT count(*) FROM promises WHERE interaction_id = ? AND state <> 'void'", (interaction_id,)
        )
        if standing:
            raise Refused(f"{_counted(standing)} came up in it; void what was never promised first")
        if recurring.came_up_in(journal, interaction_id):
            raise Refused("a promise that comes again came up in it; stop that first")
        writing.put(Kind.INTERACTION, interaction_id, {"struck_at": to_text(now), "struck_why": reason})


def _client(journal: Journal, writing: Writing, draft: InteractionDraft) -> int:
    if draft.client_id is not None:
        clients.check_standing(journal, draft.client_id)
        return draft.client_id
    if draft.new_client is None:
        raise Refused("an interaction needs a client; choose one, or add it", field="client")
    return clients.add_in(journal, writing, draft.new_client)


def _values(journal: Journal, draft: InteractionDraft, happened_at: datetime) -> dict[str, Value]:
    _check_minutes(draft.minutes)
    return {
        "kind": str(draft.kind),
        "direction": str(draft.direction),
        "reached": int(draft.reached),
        "happened_at": to_text(happened_at),
        "minutes": draft.minutes,
        "job_id": draft.job_id,
        "words": words(draft.words, "words"),
        "private_words": words(draft.private_words, "private words"),
        "solved": str(draft.solved),
        "charge": str(draft.charge),
        "rework_of": draft.rework_of,
        **_money(journal, draft),
    }


def _money(journal: Journal, draft: InteractionDraft) -> dict[str, Value]:
    if draft.amount_minor is None:
        return {"amount_minor": None, "currency": None}
    if draft.charge is not Charge.CHARGED:
        raise Refused("an amount is only for what is charged; choose charged, or take the amount out", field="amount")
    if draft.amount_minor < 0:
        raise Refused("an amount cannot be below nothing", field="amount")
    return {"amount_minor": draft.amount_minor, "currency": journal.value("SELECT currency FROM business")}


def _check_minutes(minutes: int | None) -> None:
    if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
        raise Refused("it must end after it starts, and within a month; check its length", field="minutes")


def _check_not_empty(draft: InteractionDraft) -> None:
    if not (draft.words.strip() or draft.private_words.strip() or draft.promises or draft.keeps or draft.minutes):
        raise Refused("the words are empty; say in a few what it was about", field="words")


def _check_promises_after(journal: Journal, interaction_id: int, happened_at: datetime) -> None:
    early = journal.row(
        "SELECT 1 FROM promises WHERE interaction_id = ? AND first_due < ?", (interaction_id, to_text(happened_at))
    )
    if early is not None:
        raise Refused("a promise that came up in it was due before that time; give an earlier one", field="happened_at")


def _check_joined(writing: Writing, client_id: int, job_id: int | None, rework_of: int | None) -> None:
    check_belongs(writing, client_id, Kind.JOB, job_id, "job")
    check_belongs(writing, client_id, Kind.INTERACTION, rework_of, "rework_of")


def _people(draft: InteractionDraft) -> tuple[int, ...]:
    return tuple(dict.fromkeys(draft.person_ids))


def _write_people(writing: Writing, interaction_id: int, client_id: int, person_ids: tuple[int, ...]) -> None:
    for person_id in person_ids:
        check_belongs(writing, client_id, Kind.PERSON, person_id, "people")
        writing.add(Kind.INTERACTION_PERSON, {"interaction_id": interaction_id, "person_id": person_id})


def _keep(journal: Journal, writing: Writing, promise_id: PromiseId, client_id: int, keeping: Keeping) -> None:
    if writing.read(Kind.PROMISE, promise_id)["client_id"] != client_id:
        raise Refused("that promise was given to another client; choose one of this client's", field="keeps")
    happenings.write_kept(journal, writing, promise_id, keeping)


def _about(journal: Journal, draft: InteractionDraft) -> str:
    if draft.client_id is None:
        return "a new client" if draft.new_client is None else shortened(draft.new_client.name, 60)
    name = journal.value("SELECT name FROM clients WHERE id = ?", (draft.client_id,))
    return shortened(name or "", 60)


def _links(journal: Journal, interaction_id: int) -> list[int]:
    found = journal.rows("SELECT id FROM interaction_people WHERE interaction_id = ?", (interaction_id,))
    return [row["id"] for row in found]


def _has_promises(journal: Journal, interaction_id: int) -> bool:
    return journal.row("SELECT 1 FROM promises WHERE interaction_id = ?", (interaction_id,)) is not None


def _counted(number: int) -> str:
    return "a promise" if number == 1 else f"{number} promises"
