"""Promises that slipped, each in its own way, for a review to go through."""

from datetime import datetime

from models.conversations import Contact
from models.interactions.records import Way
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, PromiseId, Settling, Side
from models.windows import Window
from tests.models.entries import client, local, promise, window

NOW = local("2026-11-27 15:00")  # a Friday
MADE = "2026-11-16 09:00"
CALL = Contact(Way.CALL)
NEXT_FRIDAY: Window = window("2026-12-04 17:00")
MOVING = Moving(NEXT_FRIDAY, "the part is late")
SETTLING = Settling("the maker has stopped making it", made_good="a month's support, free")


def late(
    journal: Journal, words: str, due: str = "2026-11-20 17:00", side: Side = Side.GIVEN, to: str = "Larkspur Dental"
) -> PromiseId:
    """Make a promise that is overdue by the Friday of the review."""
    known = journal.row("SELECT id FROM clients WHERE name = ?", (to,))
    client_id = client(journal, to) if known is None else known["id"]
    return promise(journal, client_id, due, made=MADE, words=words, side=side).id


def untold(journal: Journal, words: str, due: str = "2026-12-02 17:00", at: datetime | None = None) -> PromiseId:
    """Make a promise that was moved to a time still to come, without a word to the client."""
    made = late(journal, words, "2026-12-01 12:00")
    operations.move(journal, made, Moving(window(due), "parts", at=at))
    return made


def counts(journal: Journal) -> tuple[int, int, int, int]:
    """Return how many events, interactions, reviews and items there are."""
    tables = ("promise_events", "interactions", "reviews", "review_items")
    found = [int(journal.value(f"SELECT count(*) FROM {table}")) for table in tables]
    return found[0], found[1], found[2], found[3]
