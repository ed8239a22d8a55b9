"""Short ways to put records into a journal for a test."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from models import business, clients
from models.clients import ClientDraft
from models.interactions import operations as interactions
from models.interactions.records import Direction, Interaction, InteractionDraft, Way
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Promise, PromiseDraft, PromiseKind, Side
from models.windows import Grain, Window

LONDON = "Europe/London"


def local(text: str, zone: str = LONDON) -> datetime:
    """Return the aware instant of a wall clock: "2026-11-24 10:20"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def utc(text: str) -> datetime:
    """Return the aware instant of a UTC wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def in_london(journal: Journal) -> Journal:
    """Put the business into London, so that its days are London's."""
    business.change(journal, business.BusinessDraft(name="Marsh Lane IT", zone=LONDON))
    return journal


def client(journal: Journal, name: str = "Larkspur") -> int:
    """Add a client; return its id."""
    return clients.add(journal, ClientDraft(name)).id


def window(
    due: str | datetime, start: str | datetime | None = None, grain: Grain = Grain.MINUTE, zone: str = LONDON
) -> Window:
    """Return a window that ends at `due`; without a start it is a deadline."""
    return Window(None if start is None else _instant(start, zone), _instant(due, zone), grain, zone)


def promise(
    journal: Journal,
    client_id: int,
    due: str | datetime,
    *,
    start: str | datetime | None = None,
    made: str | datetime | None = None,
    words: str = "Send the quote",
    side: Side = Side.GIVEN,
    grain: Grain = Grain.MINUTE,
    kind: PromiseKind | None = None,
    lead: int | None = None,
) -> Promise:
    """Make a promise; `made` defaults to a week before it is due, or now when that is still to come."""
    end = _instant(due, LONDON)
    made_at = min(end - timedelta(days=7), journal.now()) if made is None else _instant(made, LONDON)
    draft = PromiseDraft(
        words, window(end, start, grain), side=side, kind=kind, client_id=client_id, made_at=made_at, lead_minutes=lead
    )
    return promises.make(journal, draft)


def contact(
    journal: Journal,
    client_id: int,
    at: str,
    *,
    minutes: int | None = None,
    direction: Direction = Direction.OUTBOUND,
    reached: bool = True,
    words: str = "Looked at the printer",
) -> Interaction:
    """Log a call."""
    draft = InteractionDraft(
        client_id, Way.CALL, local(at), direction=direction, reached=reached, minutes=minutes, words=words
    )
    return interactions.log(journal, draft)


def day(text: str) -> date:
    """Return a date."""
    return date.fromisoformat(text)


def _instant(when: str | datetime, zone: str) -> datetime:
    return local(when, zone) if isinstance(when, str) else when
