"""People at a client: who they are, what they decide, how they like to be reached."""

import sqlite3
from datetime import datetime
from typing import NewType

from msgspec import Struct

from models import clients, names
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import optional_instant, to_text
from models.journal import Journal
from models.store.seals import Value
from models.words import line, shortened, words
from models.writing import Writing

PersonId = NewType("PersonId", int)


class Person(Struct, frozen=True):
    """A person at a client; `struck_at` is None while it counts."""

    id: PersonId
    client_id: clients.ClientId
    name: str
    role: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    decides: bool
    pays: bool
    technical: bool
    preferred_way: str
    preferred_hours: str
    private_words: str
    source_key: str | None
    struck_at: datetime | None


class PersonDraft(Struct, frozen=True):
    """A person about to be added or changed; `source_key` is where an import found them, unique."""

    client_id: int
    name: str
    role: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    decides: bool = False
    pays: bool = False
    technical: bool = False
    preferred_way: str = ""
    preferred_hours: str = ""
    private_words: str = ""
    source_key: str | None = None


def add(journal: Journal, draft: PersonDraft) -> Person:
    """Add a person to a client. Raises: Refused, naming the field."""
    with journal.writing(f"Add {shortened(draft.name, 40)}") as writing:
        person_id = add_in(journal, writing, draft)
    return get(journal, person_id)


def add_in(journal: Journal, writing: Writing, draft: PersonDraft) -> PersonId:
    """Add a person inside an operation that does more; return the id. Raises: Refused."""
    clients.standing(journal, draft.client_id)
    return PersonId(writing.add(Kind.PERSON, _values(draft)))


def change(journal: Journal, person_id: int, draft: PersonDraft) -> Person:
    """Make a person what the draft says; another client means they went there. Raises: Refused."""
    with journal.writing(f"Change {shortened(draft.name, 40)}") as writing:
        change_in(journal, writing, person_id, draft)
    return get(journal, person_id)


def change_in(journal: Journal, writing: Writing, person_id: int, draft: PersonDraft) -> None:
    """Change a person inside an operation that does more. Raises: Refused."""
    standing(journal, person_id)
    clients.standing(journal, draft.client_id)
    writing.put(Kind.PERSON, person_id, _values(draft))


def strike_out(journal: Journal, person_id: int) -> Person:
    """Strike a person out: they leave the lists, and what was said with them stays. Raises: Refused."""
    with journal.writing("Strike out person") as writing:
        standing(journal, person_id)
        writing.put(Kind.PERSON, person_id, {"struck_at": to_text(journal.now())})
    return get(journal, person_id)


def get(journal: Journal, person_id: int) -> Person:
    """Return a person, a struck one too. Raises: NotFound."""
    row = journal.row("SELECT * FROM people WHERE id = ?", (person_id,))
    if row is None:
        raise NotFound(f"there is no person number {person_id}; choose one from the list", field="person")
    return person_from(row)


def standing(journal: Journal, person_id: int) -> Person:
    """Return a person that was not struck out. Raises: NotFound, Refused."""
    person = get(journal, person_id)
    if person.struck_at is not None:
        raise Refused(f"{shortened(person.name, 80)} was struck out; undo that, or choose another", field="person")
    return person


def of_client(journal: Journal, client_id: int) -> tuple[Person, ...]:
    """Return the people at a client by name, struck ones left out."""
    rows = journal.rows("SELECT * FROM people WHERE client_id = ? AND struck_at IS NULL", (client_id,))
    return tuple(sorted(map(person_from, rows), key=_by_name))


def everyone(journal: Journal) -> tuple[Person, ...]:
    """Return the people of all clients that count, by name."""
    rows = journal.rows(
        "SELECT p.* FROM people p JOIN clients c ON c.id = p.client_id "
        "WHERE p.struck_at IS NULL AND c.struck_at IS NULL"
    )
    return tuple(sorted(map(person_from, rows), key=_by_name))


def find(journal: Journal, client_id: int, typed: str) -> Person:
    """Return the one person at a client that some typed words mean.

    Raises: NotFound with the nearest three as offers; Refused when two are meant equally well.
    """
    known = of_client(journal, client_id)
    return get(journal, names.choose(typed, {person.id: person.name for person in known}, "person"))


def draft_of(person: Person) -> PersonDraft:
    """Return the draft that would change nothing, to change a part of it."""
    return PersonDraft(
        client_id=person.client_id,
        name=person.name,
        role=person.role,
        phones=person.phones,
        emails=person.emails,
        decides=person.decides,
        pays=person.pays,
        technical=person.technical,
        preferred_way=person.preferred_way,
        preferred_hours=person.preferred_hours,
        private_words=person.private_words,
        source_key=person.source_key,
    )


def person_from(row: sqlite3.Row) -> Person:
    """Return the person of a row of the table `people`."""
    return Person(
        id=PersonId(row["id"]),
        client_id=clients.ClientId(row["client_id"]),
        name=row["name"],
        role=row["role"],
        phones=tuple(row["phones"].splitlines()),
        emails=tuple(row["emails"].splitlines()),
        decides=bool(row["decides"]),
        pays=bool(row["pays"]),
        technical=bool(row["technical"]),
        preferred_way=row["preferred_way"],
        preferred_hours=row["preferred_hours"],
        private_words=row["private_words"],
        source_key=row["source_key"],
        struck_at=optional_instant(row["struck_at"]),
    )


def _values(draft: PersonDraft) -> dict[str, Value]:
    return {
        "client_id": draft.client_id,
        "name": line(draft.name, "name", required=True),
        "role": line(draft.role, "role"),
        "phones": _lines(draft.phones, "phones"),
        "emails": "\n".join(_email(text) for text in _lines(draft.emails, "emails").splitlines()),
        "decides": int(draft.decides),
        "pays": int(draft.pays),
        "technical": int(draft.technical),
        "preferred_way": line(draft.preferred_way, "preferred way"),
        "preferred_hours": line(draft.preferred_hours, "preferred hours"),
        "private_words": words(draft.private_words, "private words"),
        "source_key": draft.source_key or None,
    }


def _lines(texts: tuple[str, ...], field: str) -> str:
    tidy = (line(text, field) for text in texts)
    return words("\n".join(dict.fromkeys(text for text in tidy if text)), field)


def _email(text: str) -> str:
    before, _, after = text.rpartition("@")
    if not before or not after or " " in after:
        raise Refused(f"“{shortened(text, 60)}” is no e-mail address; write one like tom@example.org", field="emails")
    return text


def _by_name(person: Person) -> tuple[str, int]:
    return names.folded(person.name), person.id
