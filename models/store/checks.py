"""Whether a journal holds exactly what was written to it: pages, links, search, seals, chain, history, schema."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from models.changes import Kind
from models.errors import Damaged
from models.store.database import connect
from models.store.rows import loaded
from models.store.seals import Value, link, seal
from models.store.version import APPLICATION_ID, SCHEMA_VERSION

MOST = 1000
"""Findings listed of each sort; past them the file is bad enough."""
_PAGE = 2000
_SHADOW = re.compile(r"_search_(data|idx|content|docsize|config)$")
_THEIRS = re.compile(r"(idx_)?_sqlite_migrations")


class Fault(StrEnum):
    """What can be wrong with a journal."""

    DAMAGE = "damage"
    SCHEMA = "schema"
    LINK = "link"
    SEARCH = "search"
    SEAL = "seal"
    CHAIN = "chain"
    HISTORY = "history"


class Finding(Struct, frozen=True):
    """One thing that is not as it was written; `row_id` None where it is no single row."""

    fault: Fault
    words: str
    table: str = ""
    row_id: int | None = None


class Findings(Struct, frozen=True):
    """What a check found, and how many rows it went through."""

    found: tuple[Finding, ...]
    rows: int

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.found


class Copied(Protocol):
    """What can be checked: a journal, which copies itself."""

    def copy_into(self, empty: sqlite3.Connection) -> None:
        """Copy everything into an empty database."""
        ...


def check(journal: Copied) -> Findings:
    """Check a copy of the journal, so that nobody who writes has to wait. Raises: Unusable when it cannot be read."""
    # The empty name is a database of SQLite's own, on the disk where it grows large, gone when it is closed.
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        journal.copy_into(copy)
        return check_connection(copy)


def check_connection(connection: sqlite3.Connection) -> Findings:
    """Check an open database; its search tables need it to be writable, though nothing is changed."""
    connection.row_factory = sqlite3.Row
    found: list[Finding] = []
    for look in (_damage, _schema, _links, _search, _seals, _operations, _changes, _chain, _history):
        found += _some(look, connection)
    sealed = {(finding.table, finding.row_id) for finding in found if finding.fault is Fault.SEAL}
    told = [one for one in found if one.fault is not Fault.HISTORY or (one.table, one.row_id) not in sealed]
    return Findings(tuple(told), _counted(connection))


_Look = Callable[[sqlite3.Connection], Iterator[Finding]]


def _some(look: _Look, connection: sqlite3.Connection) -> list[Finding]:
    """Return the first findings of one look; that it cannot be finished is a finding too."""
    found: list[Finding] = []
    try:
        for finding in look(connection):
            found.append(finding)
            if len(found) == MOST:
                break
    except (sqlite3.Error, Damaged, ValueError, TypeError, LookupError) as error:
        found.append(Finding(Fault.DAMAGE, f"the {look.__name__.strip('_')} cannot be read to the end: {error}"))
    return found


def _damage(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in connection.execute(f"PRAGMA integrity_check({MOST})"):
        if row[0] != "ok":
            yield Finding(Fault.DAMAGE, f"the file is damaged: {row[0]}")


def _schema(connection: sqlite3.Connection) -> Iterator[Finding]:
    numbers = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    if numbers != [APPLICATION_ID, SCHEMA_VERSION]:
        yield Finding(Fault.SCHEMA, f"the file says it is {numbers[0]:#x} of version {numbers[1]}")
    with closing(connect(None)) as fresh:
        wanted, present = schema_of(fresh), schema_of(connection)
    for name in sorted(wanted.keys() | present.keys()):
        if name not in present:
            yield Finding(Fault.SCHEMA, f"{name} is missing from the file", name)
        elif name not in wanted:
            yield Finding(Fault.SCHEMA, f"{name} does not belong in a journal", name)
        elif wanted[name] != present[name]:
            yield Finding(Fault.SCHEMA, f"{name} is not as this version makes it", name)


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return what makes each table, index, trigger and view, by name.

    What the search tables keep for themselves, each version of SQLite in its own way, is only named; where
    sqlite-utils keeps count of migrations is left out.
    """
    rows = connection.execute(
        "SELECT name, type, tbl_name, sql FROM sqlite_schema WHERE substr(name, 1, 7) <> 'sqlite_' AND sql IS NOT NULL"
    )
    return {row[0]: "" if _SHADOW.search(row[0]) else " ".join(row[1:]) for row in rows if not _THEIRS.match(row[0])}


def _links(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(Fault.LINK, f"points to a record of {row[2]} that is not there", row[0], row[1])


def _search(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table in _search_tables(connection):
        try:
            connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield Finding(Fault.SEARCH, "the words to search do not match the records", table)


def _seals(connection: sqlite3.Connection) -> Iterator[Finding]:
    for kind in Kind:
        for row in _paged(connection, f"SELECT * FROM {kind.value} WHERE id > ? ORDER BY id LIMIT {_PAGE}"):
            if row["seal"] != seal(kind.value, _values(row)):
                yield _changed_elsewhere(kind.value, row)


def _operations(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in _paged(connection, f"SELECT id, label, at, seal FROM operations WHERE id > ? ORDER BY id LIMIT {_PAGE}"):
        if row["seal"] != seal("operations", {"label": row["label"], "at": row["at"]}):
            yield _changed_elsewhere("operations", row)


def _changes(connection: sqlite3.Connection) -> Iterator[Finding]:
    for row in _paged(connection, f"SELECT * FROM changes WHERE id > ? ORDER BY id LIMIT {_PAGE}"):
        values = _values(row)
        del values["id"]
        if row["seal"] != seal("changes", values):
            yield _changed_elsewhere("changes", row)


def _changed_elsewhere(table: str, row: sqlite3.Row) -> Finding:
    return Finding(Fault.SEAL, "was changed by damage or by another tool", table, row["id"])


def _chain(connection: sqlite3.Connection) -> Iterator[Finding]:
    previous = ""
    for row in _paged(connection, f"SELECT * FROM promise_events WHERE id > ? ORDER BY id LIMIT {_PAGE}"):
        if row["chain"] != link(previous, _values(row)):
            words = "does not follow from the event before it; one was taken out, put in or changed"
            yield Finding(Fault.CHAIN, words, "promise_events", row["id"])
        previous = row["chain"]


def _history(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Compare each record with what the last operation that stands left of it."""
    for row in _paged(connection, _LAST_CHANGES):
        table, row_id, after = Kind(row["kind"]).value, row["row_id"], loaded(row["after"])
        present = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
        if present is None:
            if after is not None:
                yield Finding(Fault.HISTORY, "is gone although nothing removed it", table, row_id)
        elif after is None:
            yield Finding(Fault.HISTORY, "is there although it was removed", table, row_id)
        elif after != _values(present):
            yield Finding(Fault.HISTORY, "is not as the last operation left it", table, row_id)


_LAST_CHANGES = f"""
SELECT c.id, c.kind, c.row_id, c.after FROM changes c JOIN operations o ON o.id = c.operation_id
WHERE c.id > ? AND o.state = 'done' AND NOT EXISTS (
  SELECT 1 FROM changes d JOIN operations p ON p.id = d.operation_id AND p.state = 'done'
  WHERE d.kind = c.kind AND d.row_id = c.row_id AND d.id > c.id)
ORDER BY c.id LIMIT {_PAGE}
"""


def _paged(connection: sqlite3.Connection, sql: str) -> Iterator[sqlite3.Row]:
    last = -1
    while rows := connection.execute(sql, (last,)).fetchall():
        yield from rows
        last = rows[-1]["id"]


def _values(row: sqlite3.Row) -> dict[str, Value]:
    return dict(zip(row.keys(), tuple(row), strict=True))


def _search_tables(connection: sqlite3.Connection) -> list[str]:
    present = schema_of(connection)
    return [name for kind in Kind if (name := f"{kind.value}_search") in present]


def _counted(connection: sqlite3.Connection) -> int:
    try:
        return sum(connection.execute(f"SELECT count(*) FROM {kind.value}").fetchone()[0] for kind in Kind)
    except sqlite3.Error:
        return 0
