"""The two who carry out the rows of an import: one writes them, the other only counts, for the dry run."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import Protocol

from msgspec.structs import replace

from models import clients, people, sites
from models.clients import ClientDraft
from models.interactions import operations as interactions
from models.interactions.records import InteractionDraft
from models.journal import Journal
from models.people import PersonDraft
from models.promises import happenings
from models.promises import rows as promise_rows
from models.promises.records import Keeping, PromiseDraft, PromiseId
from models.writing import Writing


class Hands(Protocol):
    """Who carries out the rows; each addition answers with the id of the new record."""

    def add_client(self, draft: ClientDraft) -> int:
        """Add a client."""
        ...

    def change_client(self, client_id: int, draft: ClientDraft) -> None:
        """Make a client what the draft says."""
        ...

    def add_site(self, client_id: int, address: str) -> int:
        """Add a site to a client."""
        ...

    def add_person(self, draft: PersonDraft) -> int:
        """Add a person to a client."""
        ...

    def change_person(self, person_id: int, draft: PersonDraft) -> None:
        """Make a person what the draft says."""
        ...

    def add_interaction(self, draft: InteractionDraft) -> int:
        """Log an interaction."""
        ...

    def add_promise(self, draft: PromiseDraft, client_id: int, made_at: datetime) -> int:
        """Make a promise."""
        ...

    def keep_promise(self, promise_id: int, kept_at: datetime) -> None:
        """Keep a promise."""
        ...


class Rehearsal:
    """Hands that write nothing: what they add has an id below zero."""

    def __init__(self) -> None:
        self._ids: Iterator[int] = count(-1, -1)

    def add_client(self, draft: ClientDraft) -> int:
        """Count a client."""
        del draft
        return next(self._ids)

    def change_client(self, client_id: int, draft: ClientDraft) -> None:
        """Leave the client as it is."""

    def add_site(self, client_id: int, address: str) -> int:
        """Count a site."""
        del client_id, address
        return next(self._ids)

    def add_person(self, draft: PersonDraft) -> int:
        """Count a person."""
        del draft
        return next(self._ids)

    def change_person(self, person_id: int, draft: PersonDraft) -> None:
        """Leave the person as they are."""

    def add_interaction(self, draft: InteractionDraft) -> int:
        """Count an interaction."""
        del draft
        return next(self._ids)

    def add_promise(self, draft: PromiseDraft, client_id: int, made_at: datetime) -> int:
        """Count a promise."""
        del draft, client_id, made_at
        return next(self._ids)

    def keep_promise(self, promise_id: int, kept_at: datetime) -> None:
        """Leave the promise open."""


class Writes:
    """Hands that write, inside one transaction."""

    def __init__(self, journal: Journal, writing: Writing) -> None:
        self._journal = journal
        self._writing = writing
        self._now = journal.now()

    def add_client(self, draft: ClientDraft) -> int:
        """Add a client; that no other one has its name is known by then."""
        return clients.add_in(self._journal, self._writing, replace(draft, namesake=True))

    def change_client(self, client_id: int, draft: ClientDraft) -> None:
        """Change a client."""
        clients.change_in(self._journal, self._writing, client_id, replace(draft, namesake=True))

    def add_site(self, client_id: int, address: str) -> int:
        """Add a site."""
        return sites.add_in(self._journal, self._writing, sites.SiteDraft(client_id, address=address))

    def add_person(self, draft: PersonDraft) -> int:
        """Add a person."""
        return people.add_in(self._journal, self._writing, draft)

    def change_person(self, person_id: int, draft: PersonDraft) -> None:
        """Change a person."""
        people.change_in(self._journal, self._writing, person_id, draft)

    def add_interaction(self, draft: InteractionDraft) -> int:
        """Log an interaction."""
        return interactions.log_in(self._journal, self._writing, draft)

    def add_promise(self, draft: PromiseDraft, client_id: int, made_at: datetime) -> int:
        """Make a promise; the draft has been through the checks."""
        return promise_rows.add(self._writing, draft, client_id, made_at, self._now)

    def keep_promise(self, promise_id: int, kept_at: datetime) -> None:
        """Keep a promise, noted now."""
        happenings.write_kept(self._journal, self._writing, PromiseId(promise_id), Keeping(kept_at))
