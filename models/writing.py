"""One transaction: the rows it writes, each sealed, and what it did to each."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from models.changes import Kind
from models.errors import NotFound
from models.store.rows import Row, defaults, dumped
from models.store.seals import Value, canonical, link, seal, seal_of


class Executes(Protocol):
    """What writes: a sqlite-utils database."""

    def execute(self, sql: str, parameters: tuple[Value, ...] = ...) -> sqlite3.Cursor:
        """Run one statement."""
        ...


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row; `before` None means added, `after` None removed.

    `after_text` is what comes after in its stored form, where it was made for the seal already.
    """

    kind: Kind
    id: int
    before: Row | None
    after: Row | None
    after_text: str | None = None


class Shapes:
    """What a new row of each table holds by default, read once from the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[Kind, Row] = {}

    def __getitem__(self, kind: Kind) -> Row:
        if kind not in self._known:
            self._known[kind] = defaults(self._connection, kind.value)
        return self._known[kind]


class Writing:
    """The rows of one operation, inside the transaction that `Journal.writing` holds open."""

    def __init__(self, database: Executes, shapes: Shapes) -> None:
        self._database = database
        self._shapes = shapes
        self._last_ids: dict[Kind, int] = {}
        self._chain_head: str | None = None
        self.changes: list[RowChange] = []

    def add(self, kind: Kind, values: Mapping[str, Value]) -> int:
        """Insert a row; columns not named take the table's defaults. Return its new id."""
        row = self._shapes[kind] | dict(values)
        row_id = self._next_id(kind)
        row["id"] = row_id
        if kind is Kind.PROMISE_EVENT:
            row["chain"] = self._chain_head = link(self._read_chain_head(), row)
        self.insert(kind, row)
        return row_id

    def put(self, kind: Kind, row_id: int, values: Mapping[str, Value]) -> None:
        """Change the named columns of a row; writes nothing when they hold that already.

        Raises: NotFound.
        """
        before = self.read(kind, row_id)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return
        after = before | changed
        changed["seal"] = after["seal"] = seal(kind.value, after)
        names = ", ".join(f"{name} = ?" for name in changed)
        self._database.execute(f"UPDATE {kind.value} SET {names} WHERE id = ?", (*changed.values(), row_id))
        self.changes.append(RowChange(kind, row_id, before, after))

    def remove(self, kind: Kind, row_id: int) -> None:
        """Delete a row. Promises and their events refuse it outside undo.

        Raises: NotFound.
        """
        before = self.read(kind, row_id)
        self._database.execute(f"DELETE FROM {kind.value} WHERE id = ?", (row_id,))
        self.changes.append(RowChange(kind, row_id, before, None))

    def read(self, kind: Kind, row_id: int) -> Row:
        """Return a row as it stands inside this transaction.

        Raises: NotFound.
        """
        cursor = self._database.execute(f"SELECT * FROM {kind.value} WHERE id = ?", (row_id,))
        row = cursor.fetchone()
        if row is None:
            raise NotFound(f"there is no such record ({kind.value} {row_id})")
        return dict(zip(row.keys(), tuple(row), strict=True))

    def insert(self, kind: Kind, row: Row) -> None:
        """Insert a whole row, its id among its columns, with a fresh seal."""
        text = canonical(row)
        row["seal"] = sealed = seal_of(kind.value, text)
        self._database.execute(_insertion(kind.value, tuple(row)), tuple(row.values()))
        self.changes.append(RowChange(kind, int(str(row["id"])), None, row, f'{text[:-1]},"seal":"{sealed}"}}'))

    def record(self, label: str, at_text: str) -> None:
        """Write the operation and its changes to the undo list; what was undone can no longer be redone."""
        execute = self._database.execute
        execute("UPDATE operations SET state = 'dropped' WHERE state = 'undone'")
        sealed = seal("operations", {"label": label, "at": at_text})
        operation = execute(
            "INSERT INTO operations(label, at, seal) VALUES (?, ?, ?)", (label, at_text, sealed)
        ).lastrowid
        for change in self.changes:
            values: Row = {
                "operation_id": operation,
                "kind": change.kind.value,
                "row_id": change.id,
                "before": dumped(change.before),
                "after": change.after_text or dumped(change.after),
            }
            execute(
                "INSERT INTO changes(operation_id, kind, row_id, before, after, seal) VALUES (?, ?, ?, ?, ?, ?)",
                (*values.values(), seal("changes", values)),
            )

    def _next_id(self, kind: Kind) -> int:
        if kind not in self._last_ids:
            row = self._database.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (kind.value,)).fetchone()
            self._last_ids[kind] = 0 if row is None else row[0]
        self._last_ids[kind] += 1
        return self._last_ids[kind]

    def _read_chain_head(self) -> str:
        if self._chain_head is not None:
            return self._chain_head
        row = self._database.execute("SELECT chain FROM promise_events ORDER BY id DESC LIMIT 1").fetchone()
        return "" if row is None else row[0]


@lru_cache(maxsize=64)
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def touched(changes: Iterable[RowChange]) -> dict[Kind, frozenset[int]]:
    """Return the ids of changed rows, by kind."""
    found: dict[Kind, set[int]] = {}
    for change in changes:
        found.setdefault(change.kind, set()).add(change.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}
