"""Sites of a client: where to go, how to get in, whose clock counts there."""

import sqlite3
from datetime import datetime
from typing import NewType

from msgspec import Struct

from models import clients
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import optional_instant, to_text, zone
from models.journal import Journal
from models.store.seals import Value
from models.words import line, words
from models.writing import Writing

SiteId = NewType("SiteId", int)


class Site(Struct, frozen=True):
    """A place of a client; `zone` None means the business's own, `struck_at` is None while it counts."""

    id: SiteId
    client_id: clients.ClientId
    name: str
    address: str
    zone: str | None
    access_notes: str
    struck_at: datetime | None


class SiteDraft(Struct, frozen=True):
    """A site about to be added or changed; it needs a name or an address."""

    client_id: int
    name: str = ""
    address: str = ""
    zone: str | None = None
    access_notes: str = ""


def add(journal: Journal, draft: SiteDraft) -> Site:
    """Add a site to a client. Raises: Refused, naming the field."""
    with journal.writing("Add site") as writing:
        site_id = add_in(journal, writing, draft)
    return get(journal, site_id)


def add_in(journal: Journal, writing: Writing, draft: SiteDraft) -> SiteId:
    """Add a site inside an operation that does more; return its id. Raises: Refused."""
    clients.standing(journal, draft.client_id)
    return SiteId(writing.add(Kind.SITE, _values(draft)))


def change(journal: Journal, site_id: int, draft: SiteDraft) -> Site:
    """Make a site what the draft says. Raises: Refused; a site stays with its client."""
    with journal.writing("Change site") as writing:
        site = standing(journal, site_id)
        if draft.client_id != site.client_id:
            raise Refused("a site stays with its client; strike it out and add it to the other one", field="client")
        writing.put(Kind.SITE, site_id, _values(draft))
    return get(journal, site_id)


def strike_out(journal: Journal, site_id: int) -> Site:
    """Strike a site out: it leaves the list. Raises: Refused."""
    with journal.writing("Strike out site") as writing:
        standing(journal, site_id)
        writing.put(Kind.SITE, site_id, {"struck_at": to_text(journal.now())})
    return get(journal, site_id)


def get(journal: Journal, site_id: int) -> Site:
    """Return a site, a struck one too. Raises: NotFound."""
    row = journal.row("SELECT * FROM sites WHERE id = ?", (site_id,))
    if row is None:
        raise NotFound(f"there is no site number {site_id}; choose one from the list", field="site")
    return site_from(row)


def standing(journal: Journal, site_id: int) -> Site:
    """Return a site that was not struck out. Raises: NotFound, Refused."""
    site = get(journal, site_id)
    if site.struck_at is not None:
        raise Refused("that site was struck out; undo that, or choose another", field="site")
    return site


def of_client(journal: Journal, client_id: int) -> tuple[Site, ...]:
    """Return the sites of a client, first added first, struck ones left out."""
    rows = journal.rows("SELECT * FROM sites WHERE client_id = ? AND struck_at IS NULL ORDER BY id", (client_id,))
    return tuple(map(site_from, rows))


def zone_of(journal: Journal, client_id: int) -> str:
    """Return the time zone that counts with a client: its first site's own, else the business's."""
    own = journal.value(
        "SELECT zone FROM sites WHERE client_id = ? AND struck_at IS NULL AND zone IS NOT NULL ORDER BY id LIMIT 1",
        (client_id,),
    )
    return str(own or journal.value("SELECT zone FROM business"))


def draft_of(site: Site) -> SiteDraft:
    """Return the draft that would change nothing, to change a part of it."""
    return SiteDraft(site.client_id, site.name, site.address, site.zone, site.access_notes)


def site_from(row: sqlite3.Row) -> Site:
    """Return the site of a row of the table `sites`."""
    return Site(
        id=SiteId(row["id"]),
        client_id=clients.ClientId(row["client_id"]),
        name=row["name"],
        address=row["address"],
        zone=row["zone"],
        access_notes=row["access_notes"],
        struck_at=optional_instant(row["struck_at"]),
    )


def _values(draft: SiteDraft) -> dict[str, Value]:
    name, address = line(draft.name, "name"), words(draft.address, "address")
    if not name and not address:
        raise Refused("the site has neither a name nor an address; write one of them", field="address")
    return {
        "client_id": draft.client_id,
        "name": name,
        "address": address,
        "zone": zone(draft.zone).key if draft.zone else None,
        "access_notes": words(draft.access_notes, "access notes"),
    }
