"""Clients: who they are, adding, changing, striking out, and finding one by a few typed words."""

import sqlite3
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from models import names
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text, local_day, optional_instant, to_text
from models.journal import Journal
from models.store.seals import Value
from models.words import line, shortened, words
from models.writing import Writing

ClientId = NewType("ClientId", int)
FIRST_YEAR = 1900


class ClientKind(StrEnum):
    """Whether it is a firm or a household."""

    FIRM = "firm"
    HOUSEHOLD = "household"


class Stage(StrEnum):
    """How far a client has come with us."""

    ENQUIRY = "enquiry"
    ACTIVE = "active"
    DORMANT = "dormant"
    FORMER = "former"
    DECLINED = "declined"
    REFERRED_ON = "referred on"


class Ease(StrEnum):
    """The owner's private word on how it is going."""

    UNSAID = ""
    EASY = "easy"
    STEADY = "steady"
    STRAINED = "strained"


class Client(Struct, frozen=True):
    """A client as it stands; `ease_on` is the local day the ease was said on, `struck_at` None while it counts."""

    id: ClientId
    name: str
    kind: ClientKind
    stage: Stage
    since: date | None
    came_by: str
    tags: tuple[str, ...]
    reach: str
    private_words: str
    ease: Ease
    ease_on: date | None
    source_key: str | None
    added_at: datetime
    struck_at: datetime | None
    struck_why: str


class ClientDraft(Struct, frozen=True):
    """A client about to be added or changed.

    `namesake` says that another client of the same name is meant to be there; without it an equal
    name is refused. `source_key` is where an import found it, unique.
    """

    name: str
    kind: ClientKind = ClientKind.FIRM
    stage: Stage = Stage.ACTIVE
    since: date | None = None
    came_by: str = ""
    tags: tuple[str, ...] = ()
    reach: str = ""
    private_words: str = ""
    ease: Ease = Ease.UNSAID
    source_key: str | None = None
    namesake: bool = False


def add(journal: Journal, draft: ClientDraft) -> Client:
    """Add a client. Raises: Refused when the name is empty or taken, or a word cannot be kept."""
    with journal.writing(f"Add client {shortened(draft.name, 40)}") as writing:
        client_id = add_in(journal, writing, draft)
    return get(journal, client_id)


def add_in(journal: Journal, writing: Writing, draft: ClientDraft) -> ClientId:
    """Add a client inside an operation that does more; return its id. Raises: Refused."""
    values = _values(draft)
    if not draft.namesake:
        _refuse_namesake(journal, str(values["name"]), None)
    now = journal.now()
    values |= {"added_at": to_text(now), "ease_on": _today(journal) if draft.ease else None}
    return ClientId(writing.add(Kind.CLIENT, values))


def draft_of(client: Client) -> ClientDraft:
    """Return the draft that would change nothing, to change a part of it."""
    return ClientDraft(
        name=client.name,
        kind=client.kind,
        stage=client.stage,
        since=client.since,
        came_by=client.came_by,
        tags=client.tags,
        reach=client.reach,
        private_words=client.private_words,
        ease=client.ease,
        source_key=client.source_key,
    )


def change(journal: Journal, client_id: int, draft: ClientDraft) -> Client:
    """Make a client what the draft says. Raises: Refused, as `add`, and for a client that was struck out."""
    with journal.writing(f"Change client {shortened(draft.name, 40)}") as writing:
        change_in(journal, writing, client_id, draft)
    return get(journal, client_id)


def change_in(journal: Journal, writing: Writing, client_id: int, draft: ClientDraft) -> None:
    """Change a client inside an operation that does more. Raises: Refused."""
    before = standing(journal, client_id)
    values = _values(draft)
    if not draft.namesake and names.folded(str(values["name"])) != names.folded(before.name):
        _refuse_namesake(journal, str(values["name"]), client_id)
    if draft.ease != before.ease:
        values["ease_on"] = _today(journal) if draft.ease else None
    writing.put(Kind.CLIENT, client_id, values)


def strike_out(journal: Journal, client_id: int, why: str) -> Client:
    """Strike a client out: it leaves the lists, and its history stays.

    Raises: Refused without a reason, and while promises with it are open.
    """
    reason = line(why, "reason", required=True)
    with journal.writing("Strike out client") as writing:
        client = standing(journal, client_id)
        count = journal.value("SELECT count(*) FROM promises WHERE client_id = ? AND state = 'open'", (client_id,))
        if count:
            are = "promise is" if count == 1 else "promises are"
            raise Refused(f"{count} {are} still open with {shortened(client.name, 80)}; settle or void them first")
        values: dict[str, Value] = {"struck_at": to_text(journal.now()), "struck_why": reason}
        writing.put(Kind.CLIENT, client_id, values)
    return get(journal, client_id)


def get(journal: Journal, client_id: int) -> Client:
    """Return a client, a struck one too. Raises: NotFound."""
    return client_from(_row(journal, "*", client_id))


THERE_THEN = (
    "(c.struck_at IS NULL OR c.struck_at > ?) AND (c.added_at <= ? "
    "OR EXISTS (SELECT 1 FROM interactions h WHERE h.client_id = c.id AND h.happened_at <= ? AND h.struck_at IS NULL) "
    "OR EXISTS (SELECT 1 FROM promises m WHERE m.client_id = c.id AND m.made_at <= ?))"
)
"""Whether a client `c` was there at a moment, given four times: added and not struck out, or something was noted of
then, as it is where an older journal was brought in."""


def standing(journal: Journal, client_id: int) -> Client:
    """Return a client that was not struck out. Raises: NotFound, Refused."""
    row = _row(journal, "*", client_id)
    _check_not_struck(row)
    return client_from(row)


def check_standing(journal: Journal, client_id: int) -> None:
    """Accept a client that was not struck out. Raises: NotFound, Refused."""
    _check_not_struck(_row(journal, "name, struck_at", client_id))


def find(journal: Journal, typed: str) -> Client:
    """Return the one client that some typed words mean; `#12`, or a name before it, means number 12.

    Raises: NotFound with the nearest three as offers; Refused when two are meant equally well.
    """
    rows = journal.rows("SELECT id, name FROM clients WHERE struck_at IS NULL ORDER BY id")
    return get(journal, names.choose(typed, {row["id"]: row["name"] for row in rows}, "client"))


def client_from(row: sqlite3.Row) -> Client:
    """Return the client of a row of the table `clients`."""
    return Client(
        id=ClientId(row["id"]),
        name=row["name"],
        kind=ClientKind(row["kind"]),
        stage=Stage(row["stage"]),
        since=_day(row["since"]),
        came_by=row["came_by"],
        tags=tuple(row["tags"].split(", ")) if row["tags"] else (),
        reach=row["reach"],
        private_words=row["private_words"],
        ease=Ease(row["ease"]),
        ease_on=_day(row["ease_on"]),
        source_key=row["source_key"],
        added_at=from_text(row["added_at"]),
        struck_at=optional_instant(row["struck_at"]),
        struck_why=row["struck_why"],
    )


def _row(journal: Journal, columns: str, client_id: int) -> sqlite3.Row:
    row = journal.row(f"SELECT {columns} FROM clients WHERE id = ?", (client_id,))
    if row is None:
        raise NotFound(f"there is no client number {client_id}; choose one from the list", field="client")
    return row


def _check_not_struck(row: sqlite3.Row) -> None:
    if row["struck_at"] is not None:
        raise Refused(f"{shortened(row['name'], 80)} was struck out; undo that, or choose another", field="client")


def _values(draft: ClientDraft) -> dict[str, Value]:
    if draft.since is not None and draft.since.year < FIRST_YEAR:
        raise Refused(f"the day they came lies before {FIRST_YEAR}; correct it", field="since")
    return {
        "name": line(draft.name, "name", required=True),
        "kind": draft.kind.value,
        "stage": draft.stage.value,
        "since": None if draft.since is None else draft.since.isoformat(),
        "came_by": line(draft.came_by, "came by"),
        "tags": _tags(draft.tags),
        "reach": words(draft.reach, "reach"),
        "private_words": words(draft.private_words, "private words"),
        "ease": draft.ease.value,
        "source_key": draft.source_key or None,
    }


def _tags(tags: tuple[str, ...]) -> str:
    """Return the tags as stored: each once, joined by a comma and a blank; a comma inside one parts it."""
    parts = [line(part, "tags") for tag in tags for part in tag.split(",")]
    return line(", ".join(dict.fromkeys(part for part in parts if part)), "tags")


def _refuse_namesake(journal: Journal, name: str, own_id: int | None) -> None:
    wanted = names.folded(name)
    for row in journal.rows("SELECT id, name FROM clients WHERE struck_at IS NULL"):
        if row["id"] != own_id and names.folded(row["name"]) == wanted:
            raise Refused(
                f"there is a client “{shortened(row['name'], 60)}” already; choose it, or say that this is another one",
                field="name",
                offers=(row["name"],),
            )


def _today(journal: Journal) -> str:
    zone = str(journal.value("SELECT zone FROM business"))
    return local_day(journal.now(), zone).isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
