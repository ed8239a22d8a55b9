"""Whom and what the journal knows already, as an import goes on: clients and people by name, records by key."""

from models import clients, people, sites
from models.changes import Kind
from models.clients import ClientDraft
from models.errors import Refused
from models.journal import Journal
from models.names import folded
from models.people import PersonDraft
from models.words import shortened

_KEYED = (Kind.INTERACTION, Kind.PROMISE, Kind.CLIENT, Kind.PERSON)


class Known:
    """The journal's names and keys, and those that the rows before this one brought.

    Names are compared without case, accents and double blanks, and never by likeness.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._clients: dict[str, list[int]] = {}
        self._people: dict[tuple[int, str], int] = {}
        self._client_drafts: dict[int, ClientDraft] = {}
        self._person_drafts: dict[int, PersonDraft] = {}
        self._addresses: dict[int, set[str]] = {}
        self._keys: dict[Kind, dict[str, int]] = {kind: _keys(journal, kind) for kind in _KEYED}
        self._fresh: set[tuple[Kind, str]] = set()
        self._rows: set[tuple[Kind, str | None]] = set()
        self._struck = {kind: _struck(journal, kind) for kind in (Kind.CLIENT, Kind.PERSON)}
        for row in journal.rows("SELECT id, name FROM clients WHERE struck_at IS NULL ORDER BY id"):
            self._clients.setdefault(_fold(row["name"]), []).append(row["id"])
        for row in journal.rows("SELECT id, client_id, name FROM people WHERE struck_at IS NULL ORDER BY id"):
            self._people.setdefault((row["client_id"], _fold(row["name"])), row["id"])

    def client(self, name: str) -> int | None:
        """Return the client of that name, or None. Raises: Refused when there are several."""
        found = self._clients.get(_fold(name), [])
        if len(found) > 1:
            raise Refused(f"{len(found)} clients are called “{shortened(name, 60)}”; rename one first", field="client")
        return found[0] if found else None

    def person(self, client_id: int, name: str) -> int | None:
        """Return the person of that name at a client, or None."""
        return self._people.get((client_id, _fold(name)))

    def record(self, kind: Kind, key: str | None) -> int | None:
        """Return the record that an import brought under that key, now or before, or None.

        Raises: Refused when it is a client or a person that was struck out since.
        """
        found = None if key is None else self._keys[kind].get(key)
        if found in self._struck.get(kind, ()):
            raise Refused("it was struck out after an earlier import; undo that to have it again", field="key")
        return found

    def is_fresh(self, kind: Kind, key: str) -> bool:
        """Tell whether the record under that key came with an earlier row of this import."""
        return (kind, key) in self._fresh

    def is_row(self, kind: Kind, key: str | None) -> bool:
        """Tell whether an earlier row of this import was taken under that key, whether or not it brought the record."""
        return (kind, key) in self._rows

    def note_row(self, kind: Kind, key: str | None) -> None:
        """Remember that a row was taken under a key; None is no key."""
        if key is not None:
            self._rows.add((kind, key))

    def client_draft(self, client_id: int) -> ClientDraft:
        """Return what a client is by now."""
        if client_id not in self._client_drafts:
            self._client_drafts[client_id] = clients.draft_of(clients.get(self._journal, client_id))
        return self._client_drafts[client_id]

    def person_draft(self, person_id: int) -> PersonDraft:
        """Return what a person is by now."""
        if person_id not in self._person_drafts:
            self._person_drafts[person_id] = people.draft_of(people.get(self._journal, person_id))
        return self._person_drafts[person_id]

    def has_address(self, client_id: int, address: str) -> bool:
        """Tell whether a client has a site of that address."""
        return _fold(address) in self._of_client(client_id)

    def note_client(self, client_id: int, draft: ClientDraft) -> None:
        """Remember that a client was added or changed."""
        self._client_drafts[client_id] = draft
        known = self._clients.setdefault(_fold(draft.name), [])
        if client_id not in known:
            known.append(client_id)
        self.note_key(Kind.CLIENT, draft.source_key, client_id)

    def note_person(self, person_id: int, draft: PersonDraft) -> None:
        """Remember that a person was added or changed."""
        self._person_drafts[person_id] = draft
        self._people[draft.client_id, _fold(draft.name)] = person_id
        self.note_key(Kind.PERSON, draft.source_key, person_id)

    def note_address(self, client_id: int, address: str) -> None:
        """Remember that a client has a site of that address."""
        self._of_client(client_id).add(_fold(address))

    def note_key(self, kind: Kind, key: str | None, record_id: int) -> None:
        """Remember that a record stands under a key."""
        if key is not None and key not in self._keys[kind]:
            self._keys[kind][key] = record_id
            self._fresh.add((kind, key))

    def _of_client(self, client_id: int) -> set[str]:
        if client_id not in self._addresses:
            own = sites.of_client(self._journal, client_id) if client_id > 0 else ()
            self._addresses[client_id] = {_fold(site.address) for site in own}
        return self._addresses[client_id]


def _fold(name: str) -> str:
    """Return a name as it is compared; one of marks alone, which folds to nothing, stays as it is."""
    return folded(name) or name


def _keys(journal: Journal, kind: Kind) -> dict[str, int]:
    found = journal.rows(f"SELECT source_key, id FROM {kind.value} WHERE source_key IS NOT NULL")
    return {row["source_key"]: row["id"] for row in found}


def _struck(journal: Journal, kind: Kind) -> frozenset[int]:
    return frozenset(row["id"] for row in journal.rows(f"SELECT id FROM {kind.value} WHERE struck_at IS NOT NULL"))
