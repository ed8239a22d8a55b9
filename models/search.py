"""One box over everything: clients, people, jobs, sites, promises and interactions by the words in them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from models.changes import Kind
from models.instants import optional_instant
from models.journal import Journal
from models.store import match
from models.windows import Grain
from models.words import shortened

PER_GROUP = 8
LONGEST_TYPED = 200
_WINDOW = 3
"""How many times the wanted hits are read, newest entered first, before they are put in order of time."""
_OPEN, _CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet, and whether it is what was looked for."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that holds the words.

    `title` is its name, title or words, the kind for an interaction. `at` is when an interaction
    happened or a promise is due, `grain` what was said of that: an hour, or only a day. `private`: the
    words were found only where no client may look.
    """

    kind: Kind
    id: int
    client_id: int
    client_name: str
    title: str
    snippet: tuple[Piece, ...]
    at: datetime | None
    private: bool
    grain: Grain | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, best first; `more` tells that not all are here."""

    kind: Kind
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found, kind by kind; kinds without a hit are left out."""

    groups: tuple[Group, ...]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, in the order of the groups."""
        return tuple(hit for group in self.groups for hit in group.hits)


@dataclass(frozen=True, slots=True)
class _Where:
    """How to look in one table: its columns by name, of which the last is private."""

    kind: Kind
    columns: tuple[str, ...]
    title: str
    at: str = "NULL"
    grain: str = "NULL"
    client: str = "client_id"
    counts: str = "t.struck_at IS NULL"


_NAMES = (
    _Where(Kind.CLIENT, ("name", "tags", "came_by", "reach", "private_words"), "t.name", client="id"),
    _Where(Kind.PERSON, ("name", "role", "phones", "emails", "private_words"), "t.name"),
)
_PLACES = (
    _Where(Kind.JOB, ("title", "private_words"), "t.title"),
    _Where(Kind.SITE, ("name", "address", "access_notes"), "iif(t.name = '', t.address, t.name)"),
)
_DEEDS = (
    _Where(
        Kind.PROMISE,
        ("words", "private_words"),
        "t.words",
        at="t.due_at",
        grain="t.grain",
        counts="t.state <> 'void'",
    ),
    _Where(Kind.INTERACTION, ("words", "private_words"), "t.kind", at="t.happened_at"),
)


def search(journal: Journal, typed: str, per_group: int = PER_GROUP) -> SearchResults:
    """Return what holds every word typed, the last one as the beginning of a word; accents and case do not count.

    A single letter is looked for in names only. Nothing that is typed makes it fail.
    """
    terms = match.terms(typed[:LONGEST_TYPED])
    if not terms:
        return SearchResults(())
    groups = [_by_rank(journal, where, terms, per_group) for where in _NAMES]
    if any(len(term) > 1 for term in terms):
        long = [term for term in terms if len(term) > 1]
        groups += [_by_rank(journal, where, long, per_group) for where in _PLACES]
        groups += [_by_time(journal, where, long, per_group) for where in _DEEDS]
    return SearchResults(tuple(group for group in groups if group.hits))


def _by_rank(journal: Journal, where: _Where, terms: Sequence[str], wanted: int) -> Group:
    found = journal.rows(_sql(where, "s.rank"), (match.beginnings(terms), wanted + 1))
    return Group(where.kind, tuple(_hit(where, row) for row in found[:wanted]), len(found) > wanted)


def _by_time(journal: Journal, where: _Where, terms: Sequence[str], wanted: int) -> Group:
    """Look for the whole words first: a beginning is followed up only where they do not fill the list."""
    sql, window = _sql(where, "s.rowid DESC"), wanted * _WINDOW
    found = journal.rows(sql, (match.whole(terms), window))
    if len(found) <= wanted:
        known = {row["id"] for row in found}
        longer = journal.rows(sql, (match.last_begins(terms), window))
        found += [row for row in longer if row["id"] not in known]
    hits = sorted((_hit(where, row) for row in found), key=_newest_first)
    return Group(where.kind, tuple(hits[:wanted]), len(hits) > wanted)


def _sql(where: _Where, order: str) -> str:
    """Return a SELECT that stops at its limit: snippets are made only of the rows it returns."""
    table = where.kind.value
    index = f"{table}_search"
    snippets = ", ".join(
        f"snippet({index}, {place}, '{_OPEN}', '{_CLOSE}', '…', 12)" for place in range(len(where.columns))
    )
    return (
        f"SELECT t.id, t.{where.client} AS client_id, c.name AS client_name, {where.title} AS title, {where.at} AS at, "
        f"{where.grain} AS grain, {snippets} FROM {index} s CROSS JOIN {table} t ON t.id = s.rowid "
        f"JOIN clients c ON c.id = t.{where.client} "
        f"WHERE {index} MATCH ? AND {where.counts} AND c.struck_at IS NULL ORDER BY {order} LIMIT ?"
    )


def _hit(where: _Where, row: sqlite3.Row) -> Hit:
    snippets = tuple(row)[-len(where.columns) :]
    place = next((place for place, text in enumerate(snippets) if _OPEN in text), 0)
    return Hit(
        kind=where.kind,
        id=row["id"],
        client_id=row["client_id"],
        client_name=row["client_name"],
        title=shortened(row["title"]),
        snippet=_pieces(snippets[place]),
        at=optional_instant(row["at"]),
        private=place == len(snippets) - 1,
        grain=None if row["grain"] is None else Grain(row["grain"]),
    )


def _pieces(marked: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for position, part in enumerate(marked.split(_OPEN)):
        inside, _, outside = part.partition(_CLOSE) if position else ("", "", part)
        pieces += [Piece(inside, True), Piece(outside, False)]
    return tuple(piece for piece in pieces if piece.text)


def _newest_first(hit: Hit) -> tuple[float, int]:
    return -hit.at.timestamp() if hit.at else 0.0, -hit.id
