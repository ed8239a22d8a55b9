"""Small drafts that are right as they stand, so that a test says only what it is about."""

from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from models.clients import ClientDraft
from models.interactions.records import InteractionDraft, Way
from models.people import PersonDraft
from models.promises.records import PromiseDraft
from models.windows import Grain, Window


def moment(text: str) -> datetime:
    """Return the instant of `2026-11-27 10:00`, in UTC where no offset is written."""
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def window(end: str, start: str | None = None, grain: Grain = Grain.MINUTE, zone: str = "Europe/London") -> Window:
    """Return a promised time: a deadline without `start`, a point where both are equal."""
    return Window(moment(start) if start else None, moment(end), grain, zone, said=end)


def client(name: str = "Larkspur Dental", **changed: Any) -> ClientDraft:  # noqa: ANN401 -- any field of the draft
    """Return a firm about to be added."""
    return replace(ClientDraft(name), **changed)


def person(client_id: int, name: str = "Tom Ashby", **changed: Any) -> PersonDraft:  # noqa: ANN401
    """Return somebody at a client about to be added."""
    return replace(PersonDraft(client_id, name), **changed)


def promise(words: str = "send the quote", due: str = "2026-11-27 17:30", **changed: Any) -> PromiseDraft:  # noqa: ANN401
    """Return a promise to a client about to be made: a deadline on the Friday after the tests' Tuesday."""
    return replace(PromiseDraft(words, window(due)), **changed)


def interaction(client_id: int | None, words: str = "replaced the reception PC", **changed: Any) -> InteractionDraft:  # noqa: ANN401
    """Return a visit about to be logged, just now."""
    return replace(InteractionDraft(client_id, Way.VISIT, words=words), **changed)
