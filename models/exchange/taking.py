"""Carrying out one row: which client it means, what is there already, what is added or filled in."""

from collections.abc import Callable

from msgspec.structs import replace

from models.changes import Kind
from models.clients import ClientDraft
from models.errors import Refused
from models.exchange.hands import Hands
from models.exchange.known import Known
from models.exchange.steps import ContactStep, InteractionStep, Outcome, PromiseStep, Step, What
from models.instants import from_text, to_text
from models.journal import Journal
from models.people import PersonDraft
from models.words import shortened

_THERE = "it is there already"
_KEY_TWICE = "an earlier row has the same key; a key names one row"


def take(journal: Journal, step: Step, known: Known, hands: Hands) -> tuple[Outcome, ...]:
    """Carry out a row; return what happened to each record it concerns. Raises: Refused, nothing then done."""
    match step:
        case ContactStep():
            return _contact(step, known, hands)
        case InteractionStep():
            return _interaction(step, known, hands)
        case PromiseStep():
            return _promise(journal, step, known, hands)


def _interaction(step: InteractionStep, known: Known, hands: Hands) -> tuple[Outcome, ...]:
    about = shortened(step.draft.words or step.draft.private_words or str(step.draft.kind), 80)
    key = step.draft.source_key
    if known.record(Kind.INTERACTION, key) is not None:
        return (_there("interaction", about, Kind.INTERACTION, key, known),)
    client_id, new_client = _client(step.client, known, hands)
    person_id, new_person = _person(client_id, step.person, known, hands)
    people = () if person_id is None else (person_id,)
    record_id = hands.add_interaction(replace(step.draft, client_id=client_id, person_ids=people))
    known.note_key(Kind.INTERACTION, key, record_id)
    return (*new_client, *new_person, Outcome("interaction", What.ADD, f"{step.client}: {about}"))


def _promise(journal: Journal, step: PromiseStep, known: Known, hands: Hands) -> tuple[Outcome, ...]:
    about, key = shortened(step.draft.words, 80), step.draft.source_key
    found = known.record(Kind.PROMISE, key)
    if found is not None and key is not None and not known.is_fresh(Kind.PROMISE, key):
        return (_promise_again(journal, found, step, hands),)
    if found is not None:
        return (_there("promise", about, Kind.PROMISE, key, known),)
    client_id, new_client = _client(step.client, known, hands)
    person_id, new_person = _person(client_id, step.person, known, hands)
    record_id = hands.add_promise(replace(step.draft, person_id=person_id), client_id, step.made_at)
    if step.kept_at is not None:
        hands.keep_promise(record_id, step.kept_at)
    known.note_key(Kind.PROMISE, key, record_id)
    return (*new_client, *new_person, Outcome("promise", What.ADD, f"{step.client}: {about}"))


def _promise_again(journal: Journal, promise_id: int, step: PromiseStep, hands: Hands) -> Outcome:
    """Keep a promise from an earlier import that the table now shows as kept; nothing else of it changes."""
    about = f"{step.client}: {shortened(step.draft.words, 80)}"
    row = journal.row("SELECT made_at, first_due, state FROM promises WHERE id = ?", (promise_id,))
    if row is None or row["first_due"] != to_text(step.draft.window.end):
        reason = "it is there already, first promised for another time; move it there by hand"
        return Outcome("promise", What.LEFT_OUT, about, reason, "promised_for")
    if row["state"] != "open" or step.kept_at is None:
        return Outcome("promise", What.SAME, about, _THERE)
    if step.kept_at < from_text(row["made_at"]):
        raise Refused("it was kept before it was promised; correct one of the two", field="kept_at")
    hands.keep_promise(promise_id, step.kept_at)
    return Outcome("promise", What.CHANGE, about, "it was open, and is kept by now")


def _contact(step: ContactStep, known: Known, hands: Hands) -> tuple[Outcome, ...]:
    keys = [(Kind.CLIENT, step.client.source_key)]
    if step.person is not None:
        keys.append((Kind.PERSON, step.person.source_key))
    if any(known.is_row(kind, key) for kind, key in keys):
        raise Refused(_KEY_TWICE, field="key")
    outcomes = _contact_taken(step, known, hands)
    for kind, key in keys:
        known.note_row(kind, key)
    return outcomes


def _contact_taken(step: ContactStep, known: Known, hands: Hands) -> tuple[Outcome, ...]:
    client_id = known.record(Kind.CLIENT, step.client.source_key) or known.client(step.client.name)
    person_at = None if step.person is None else known.record(Kind.PERSON, step.person.source_key)
    if client_id is None and person_at is not None:
        client_id = known.person_draft(person_at).client_id
    client_id, outcomes = _filled_client(client_id, step.client, known, hands)
    if step.address and not known.has_address(client_id, step.address):
        hands.add_site(client_id, step.address)
        known.note_address(client_id, step.address)
        outcomes = [replace(outcome, what=_more(outcome.what)) for outcome in outcomes]
    if step.person is None:
        return tuple(outcomes)
    person = _filled_person(person_at, replace(step.person, client_id=client_id), known, hands)
    return (*(outcome for outcome in outcomes if outcome.what is not What.SAME), person)


def _more(what: What) -> What:
    return What.CHANGE if what is What.SAME else what


def _filled_client(client_id: int | None, draft: ClientDraft, known: Known, hands: Hands) -> tuple[int, list[Outcome]]:
    if client_id is None:
        client_id = hands.add_client(draft)
        known.note_client(client_id, draft)
        return client_id, [Outcome("client", What.ADD, draft.name)]
    before = known.client_draft(client_id)
    after = _with_more(before, draft)
    if after == before:
        return client_id, [Outcome("client", What.SAME, before.name, _THERE)]
    hands.change_client(client_id, after)
    known.note_client(client_id, after)
    return client_id, [Outcome("client", What.CHANGE, before.name, "fills in what was empty")]


def _filled_person(person_id: int | None, draft: PersonDraft, known: Known, hands: Hands) -> Outcome:
    found = person_id or known.person(draft.client_id, draft.name)
    if found is None:
        known.note_person(hands.add_person(draft), draft)
        return Outcome("person", What.ADD, draft.name)
    before = known.person_draft(found)
    after = _person_with_more(before, draft)
    if after == before:
        return Outcome("person", What.SAME, before.name, _THERE)
    hands.change_person(found, after)
    known.note_person(found, after)
    return Outcome("person", What.CHANGE, before.name, "fills in what was missing")


def _client(name: str, known: Known, hands: Hands) -> tuple[int, tuple[Outcome, ...]]:
    found = known.client(name)
    if found is not None:
        return found, ()
    draft = ClientDraft(name)
    client_id = hands.add_client(draft)
    known.note_client(client_id, draft)
    return client_id, (Outcome("client", What.ADD, name),)


def _person(client_id: int, name: str, known: Known, hands: Hands) -> tuple[int | None, tuple[Outcome, ...]]:
    if not name:
        return None, ()
    found = known.person(client_id, name)
    if found is not None:
        return found, ()
    draft = PersonDraft(client_id, name)
    person_id = hands.add_person(draft)
    known.note_person(person_id, draft)
    return person_id, (Outcome("person", What.ADD, name),)


def _there(record: str, about: str, kind: Kind, key: str | None, known: Known) -> Outcome:
    if key is not None and known.is_fresh(kind, key):
        return Outcome(record, What.LEFT_OUT, about, _KEY_TWICE, "key")
    return Outcome(record, What.SAME, about, _THERE)


def _with_more(before: ClientDraft, new: ClientDraft) -> ClientDraft:
    return replace(
        before,
        since=before.since or new.since,
        came_by=before.came_by or new.came_by,
        tags=(*before.tags, *(tag for tag in new.tags if tag not in before.tags)),
        reach=before.reach or new.reach,
        private_words=before.private_words or new.private_words,
    )


def _person_with_more(before: PersonDraft, new: PersonDraft) -> PersonDraft:
    return replace(
        before,
        role=before.role or new.role,
        phones=_united(before.phones, new.phones, _bare),
        emails=_united(before.emails, new.emails, str.casefold),
        decides=before.decides or new.decides,
        pays=before.pays or new.pays,
        technical=before.technical or new.technical,
        preferred_way=before.preferred_way or new.preferred_way,
        preferred_hours=before.preferred_hours or new.preferred_hours,
        private_words=before.private_words or new.private_words,
    )


def _united(before: tuple[str, ...], new: tuple[str, ...], same: Callable[[str], str]) -> tuple[str, ...]:
    seen = {same(one) for one in before}
    return (*before, *(one for one in new if same(one) not in seen))


def _bare(phone: str) -> str:
    return "".join(char for char in phone.casefold() if char.isalnum()) or phone
