"""The list of clients: who they are, with our last word to them, what is open, what is late, the time spent."""

import sqlite3
from collections import Counter
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from models import names
from models.capture.directory import Directory, KnownClient, KnownPerson
from models.clients import THERE_THEN, Client, ClientKind, Stage, client_from
from models.instants import optional_instant, to_text
from models.journal import Journal
from models.promises import questions as promises
from models.promises.records import Side


class ClientFilter(Struct, frozen=True):
    """Which clients to list; what is empty lets all pass.

    `words` are beginnings of words of the name or tags. `quiet_for` lets those pass to whom no word
    of ours came for so long, or never.
    """

    words: str = ""
    kinds: tuple[ClientKind, ...] = ()
    stages: tuple[Stage, ...] = ()
    tag: str = ""
    quiet_for: timedelta | None = None
    late: bool = False


EVERYONE = ClientFilter()


class ClientSummary(Struct, frozen=True):
    """A client as the list shows it.

    `last_word_at` is our last word that reached them (None: never); the promises are those given
    and open now, `overdue` of them past due; `minutes_90d` were spent in the 90 days before.
    """

    client: Client
    last_word_at: datetime | None
    open_promises: int
    overdue: int
    minutes_90d: int


_RECENT = timedelta(days=90)
_SUMMARIES = """
SELECT c.*,
  (SELECT max(i.happened_at) FROM interactions i WHERE i.client_id = c.id AND i.struck_at IS NULL
     AND i.direction = 'outbound' AND i.reached = 1 AND i.happened_at <= ?) AS last_word_at,
  (SELECT count(*) FROM promises p WHERE p.client_id = c.id AND p.state = 'open' AND p.side = 'given')
     AS open_promises,
  (SELECT count(*) FROM promises p WHERE p.client_id = c.id AND p.state = 'open' AND p.side = 'given'
     AND p.due_at < ?) AS overdue,
  (SELECT coalesce(sum(i.minutes), 0) FROM interactions i WHERE i.client_id = c.id AND i.struck_at IS NULL
     AND i.happened_at > ? AND i.happened_at <= ?) AS minutes_90d
FROM clients c WHERE
"""
_STANDING = "c.struck_at IS NULL"


def summaries(journal: Journal, at: datetime | None = None, only: ClientFilter = EVERYONE) -> tuple[ClientSummary, ...]:
    """Return the clients that were not struck out, by name, with what is going on.

    As of `at`, where it is said, those that were there then; their names and stages are today's.
    """
    there, times = (_STANDING, ()) if at is None else (THERE_THEN, (to_text(at),) * 4)
    at = at or journal.now()
    moment = to_text(at)
    parameters = (moment, moment, to_text(at - _RECENT), moment, *times)
    found = [_summary(row) for row in journal.rows(_SUMMARIES + there, parameters)]
    if promises.is_past(journal, at):
        found = _as_of(journal, found, at)
    wanted = names.bare_words(only.words)
    kept = (summary for summary in found if _passes(summary, only, at) and _has_words(summary.client, wanted))
    return tuple(sorted(kept, key=_by_name))


def directory(journal: Journal) -> Directory:
    """Return the names a typed line may mean: clients that count, and the people at them."""
    known = journal.rows(
        "SELECT c.id, c.name, (SELECT s.zone FROM sites s WHERE s.client_id = c.id AND s.struck_at IS NULL "
        "AND s.zone IS NOT NULL ORDER BY s.id LIMIT 1) AS zone FROM clients c WHERE c.struck_at IS NULL ORDER BY c.id"
    )
    people = journal.rows(
        "SELECT p.id, p.name, p.client_id FROM people p JOIN clients c ON c.id = p.client_id "
        "WHERE p.struck_at IS NULL AND c.struck_at IS NULL ORDER BY p.id"
    )
    return Directory(
        tuple(KnownClient(row["id"], row["name"], zone=row["zone"]) for row in known),
        tuple(KnownPerson(row["id"], row["name"], row["client_id"]) for row in people),
    )


def names_by_id(journal: Journal) -> tuple[tuple[int, str], ...]:
    """Return id and name of each client that was not struck out, by name."""
    found = journal.rows("SELECT id, name FROM clients WHERE struck_at IS NULL")
    return tuple(sorted(((row["id"], row["name"]) for row in found), key=_by_folded_name))


def standing_name(journal: Journal, client_id: int) -> str | None:
    """Return the name of a client that was not struck out, else None."""
    found = journal.row("SELECT name FROM clients WHERE id = ? AND struck_at IS NULL", (client_id,))
    return None if found is None else str(found["name"])


def _by_folded_name(client: tuple[int, str]) -> tuple[str, int]:
    return names.folded(client[1]), client[0]


def _summary(row: sqlite3.Row) -> ClientSummary:
    return ClientSummary(
        # Whoever is listed was not struck out by then.
        client=replace(client_from(row), struck_at=None, struck_why=""),
        last_word_at=optional_instant(row["last_word_at"]),
        open_promises=row["open_promises"],
        overdue=row["overdue"],
        minutes_90d=row["minutes_90d"],
    )


def _as_of(journal: Journal, found: list[ClientSummary], at: datetime) -> list[ClientSummary]:
    """Return the summaries with the promises counted as they stood at a past moment."""
    wanted = promises.PromiseFilter(states=promises.OPEN, sides=frozenset({Side.GIVEN}), at=at)
    open_then = [row.promise for row in promises.rows(journal, wanted)]
    counts = Counter(promise.client_id for promise in open_then)
    overdue = Counter(promise.client_id for promise in open_then if promise.due_at < at)
    return [
        replace(summary, open_promises=counts[summary.client.id], overdue=overdue[summary.client.id])
        for summary in found
    ]


def _passes(summary: ClientSummary, only: ClientFilter, at: datetime) -> bool:
    client, last = summary.client, summary.last_word_at
    if only.kinds and client.kind not in only.kinds:
        return False
    if only.stages and client.stage not in only.stages:
        return False
    if only.tag and names.folded(only.tag) not in map(names.folded, client.tags):
        return False
    if only.late and not summary.overdue:
        return False
    return only.quiet_for is None or last is None or at - last > only.quiet_for


def _has_words(client: Client, wanted: tuple[str, ...]) -> bool:
    own = names.bare_words(" ".join((client.name, *client.tags)))
    return all(any(word.startswith(start) for word in own) for start in wanted)


def _by_name(summary: ClientSummary) -> tuple[str, int]:
    return names.folded(summary.client.name), summary.client.id
