"""One box over everything: clients, people, jobs, sites, promises and interactions by the words in them."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from models import search_inside
from models.changes import Kind
from models.clients import THERE_THEN
from models.instants import optional_instant, to_text
from models.journal import Journal
from models.promises import questions as promises
from models.promises.records import State
from models.search_inside import CLOSE, OPEN
from models.store import match
from models.windows import Grain, Window
from models.words import shortened

PER_GROUP = 8
LONGEST_TYPED = 200
_LONG, _BEFORE, _AFTER = 4_000, 30, 120
"""How many signs a long text has, and how many of it are shown before and after where its first hit begins."""
_WINDOW = 3
"""How many times the wanted hits are read, newest entered first, before they are put in order of time."""


class Piece(Struct, frozen=True):
    """A stretch of a snippet, and whether it is what was looked for."""

    text: str
    matched: bool


class Hit(Struct, frozen=True):
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


class Group(Struct, frozen=True):
    """The hits of one kind, best first; `more` tells that not all are here."""

    kind: Kind
    hits: tuple[Hit, ...]
    more: bool


class SearchResults(Struct, frozen=True):
    """What was found, kind by kind; kinds without a hit are left out."""

    groups: tuple[Group, ...]

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, in the order of the groups."""
        return tuple(hit for group in self.groups for hit in group.hits)


class _Where(Struct, frozen=True):
    """How to look in one table: its columns by name, of which the last is private."""

    kind: Kind
    columns: tuple[str, ...]
    title: str
    at: str = "NULL"
    grain: str = "NULL"
    client: str = "client_id"
    gone: str = "t.struck_at"
    began: str = "''"


_NAMES = (
    _Where(Kind.CLIENT, ("name", "tags", "came_by", "reach", "private_words"), "t.name", client="id"),
    _Where(Kind.PERSON, ("name", "role", "phones", "emails", "private_words"), "t.name"),
)
_PLACES = (
    _Where(Kind.JOB, ("title", "private_words"), "t.title", began="t.added_at"),
    _Where(Kind.SITE, ("name", "address", "access_notes"), "iif(t.name = '', t.address, t.name)"),
)
_DEEDS = (
    _Where(
        Kind.PROMISE,
        ("words", "private_words"),
        "t.words",
        at="t.due_at",
        grain="t.grain",
        gone="iif(t.state = 'void', t.settled_at, NULL)",
        began="t.made_at",
    ),
    _Where(Kind.INTERACTION, ("words", "private_words"), "t.kind", at="t.happened_at", began="t.happened_at"),
)


def search(journal: Journal, typed: str, per_group: int = PER_GROUP, at: datetime | None = None) -> SearchResults:
    """Return what holds every word typed, the last one as the beginning of a word; accents and case do not count.

    As of `at`, where it is said, what was there then and when it was due then; in the words of then where the journal
    looks back. A single letter is looked for in names only. In writing without spaces the words may stand anywhere.
    Nothing that is typed makes it fail.
    """
    terms = match.terms(typed[:LONGEST_TYPED])
    if not terms:
        return SearchResults(())
    looking = _Looking(journal, per_group, at)
    groups = [looking.by_rank(where, terms) for where in _NAMES]
    if long := [term for term in terms if len(term) > 1 or match.unspaced(term)]:
        groups += [looking.by_rank(where, long) for where in _PLACES]
        groups += [looking.by_time(where, long) for where in _DEEDS]
    return SearchResults(tuple(group for group in groups if group.hits))


class _Looking(Struct, frozen=True):
    """One search: how many hits are wanted of each kind, and as of when; `at` None is now."""

    journal: Journal
    wanted: int
    at: datetime | None

    def by_rank(self, where: _Where, terms: Sequence[str]) -> Group:
        found = [_hit(where, row) for row in self._rows(where, "s.rank", match.beginnings(terms), self.wanted + 1)]
        found += self._inside(where, terms, found, self.wanted + 1)
        return Group(where.kind, tuple(found[: self.wanted]), len(found) > self.wanted)

    def by_time(self, where: _Where, terms: Sequence[str]) -> Group:
        """Look for the whole words first: a beginning is followed up only where they do not fill the list."""
        window = self.wanted * _WINDOW
        found = self._rows(where, "s.rowid DESC", match.whole(terms), window)
        if len(found) <= self.wanted:
            known = {row["id"] for row in found}
            longer = self._rows(where, "s.rowid DESC", match.last_begins(terms), window)
            found += [row for row in longer if row["id"] not in known]
        hits = [_hit(where, row) for row in found]
        hits += self._inside(where, terms, hits, window)
        hits = sorted(self._as_then(where, hits), key=_newest_first)
        return Group(where.kind, tuple(hits[: self.wanted]), len(hits) > self.wanted)

    def _inside(self, where: _Where, terms: Sequence[str], known: Sequence[Hit], limit: int) -> list[Hit]:
        """Return what holds the words in the middle of writing without spaces, where the list is not full yet."""
        if len(known) > self.wanted or not search_inside.wanted(terms):
            return []
        counts, times = self._counts(where)
        held, values = search_inside.conditions(where.kind.value, where.columns, terms)
        sql = _sql_inside(where, f"{held} AND {counts}")
        ids = {hit.id for hit in known}
        found = self.journal.rows(sql, (search_inside.NEWEST, *values, *times, limit))
        return [_hit_inside(where, row, terms) for row in found if row["id"] not in ids]

    def _rows(self, where: _Where, order: str, looked_for: str, limit: int) -> list[sqlite3.Row]:
        counts, times = self._counts(where)
        return self.journal.rows(_sql(where, counts, order), (looked_for, *times, limit))

    def _counts(self, where: _Where) -> tuple[str, tuple[str, ...]]:
        if self.at is None:
            return f"{where.gone} IS NULL AND c.struck_at IS NULL", ()
        there = f"({where.gone} IS NULL OR {where.gone} > ?) AND {where.began} <= ? AND {THERE_THEN}"
        return there, (to_text(self.at),) * 6

    def _as_then(self, where: _Where, hits: list[Hit]) -> list[Hit]:
        """Return promises with the time for which they were promised then, without those that were void then."""
        if self.at is None or where.kind is not Kind.PROMISE:
            return hits
        rows = promises.some(self.journal, [hit.id for hit in hits], self.at)
        then: dict[int, Window] = {
            row.promise.id: row.promise.window for row in rows if row.promise.state is not State.VOID
        }
        return [replace(hit, at=then[hit.id].due_at, grain=then[hit.id].grain) for hit in hits if hit.id in then]


def _sql(where: _Where, counts: str, order: str) -> str:
    """Return a SELECT that stops at its limit: snippets are made only of the rows it returns."""
    table = where.kind.value
    index = f"{table}_search"
    snippets = ", ".join(_snippet(index, place, column) for place, column in enumerate(where.columns))
    return (
        f"SELECT {_head(where)}, {snippets} FROM {index} s CROSS JOIN {table} t ON t.id = s.rowid "
        f"JOIN clients c ON c.id = t.{where.client} "
        f"WHERE {index} MATCH ? AND {counts} ORDER BY {order} LIMIT ?"
    )


def _snippet(index: str, place: int, column: str) -> str:
    """Return the SQL of the words around the hits; of long texts of all of them, cut later.

    What `snippet` costs grows with the square of the hits: two seconds where a page says one word again and again.
    """
    marks = f"{index}, {place}, '{OPEN}', '{CLOSE}'"
    return f"iif(length(t.{column}) > {_LONG}, highlight({marks}), snippet({marks}, '…', 12))"


def _sql_inside(where: _Where, holds: str) -> str:
    table = where.kind.value
    texts = ", ".join(f"t.{column}" for column in where.columns)
    return (
        f"SELECT {_head(where)}, {texts} FROM {table} t CROSS JOIN clients c ON c.id = t.{where.client} "
        f"WHERE t.id > (SELECT max(id) FROM {table}) - ? AND {holds} ORDER BY t.id DESC LIMIT ?"
    )


def _head(where: _Where) -> str:
    return (
        f"t.id, t.{where.client} AS client_id, c.name AS client_name, {where.title} AS title, {where.at} AS at, "
        f"{where.grain} AS grain"
    )


def _hit(where: _Where, row: sqlite3.Row) -> Hit:
    return _hit_with(where, row, tuple(map(_around, tuple(row)[-len(where.columns) :])))


def _hit_inside(where: _Where, row: sqlite3.Row, terms: Sequence[str]) -> Hit:
    texts = tuple(row)[-len(where.columns) :]
    return _hit_with(where, row, tuple(search_inside.marked(text, terms) for text in texts))


def _hit_with(where: _Where, row: sqlite3.Row, snippets: tuple[str, ...]) -> Hit:
    place = next((place for place, text in enumerate(snippets) if OPEN in text), 0)
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


def _around(marked: str) -> str:
    """Return the part of a marked text around its first hit, with the marks in pairs; a short one as it is."""
    if len(marked) <= _LONG:
        return marked
    first = max(marked.find(OPEN), 0)
    start = max(first - _BEFORE, 0)
    part = marked[start : first + _AFTER]
    open_still = part.count(OPEN) > part.count(CLOSE)
    return f"{'…' if start else ''}{part}{CLOSE if open_still else ''}…"


def _pieces(marked: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for position, part in enumerate(marked.split(OPEN)):
        inside, _, outside = part.partition(CLOSE) if position else ("", "", part)
        pieces += [Piece(inside, True), Piece(outside, False)]
    return tuple(piece for piece in pieces if piece.text)


def _newest_first(hit: Hit) -> tuple[float, int]:
    return -hit.at.timestamp() if hit.at else 0.0, -hit.id
