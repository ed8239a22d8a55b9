"""One transaction: the rows it writes, each sealed, and what it did to each."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from models.changes import Kind
from models.errors import NotFound
from models.store.rows import Row, defaults, dumped
from models.store.seals import Value, link_in_order, seal, seal_of_change, sealed_in_order


class Executes(Protocol):
    """What writes: a sqlite-utils database."""

    def execute(self, sql: str, parameters: Sequence[Value] = ...) -> sqlite3.Cursor:
        """Run one statement."""
        ...


class RowChange(Struct, frozen=True):
    """What happened to one row; `before` None means added, `after` None removed.

    `after_text` is what comes after in its stored form, where it was made for the seal already.
    """

    kind: Kind
    id: int
    before: Row | None
    after: Row | None
    after_text: str | None = None


class Shape(Struct, frozen=True):
    """What a new row of a table holds by default, its seal left out, and the statement that inserts one, seal last."""

    table: str
    row: Row
    insertion: str


class Shapes(dict[Kind, Shape]):
    """The shape of each table, read once from the file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, kind: Kind) -> Shape:
        """Read the shape of a table that is written to for the first time."""
        table, found = kind.value, defaults(self._connection, kind.value)
        # By name, as rows are sealed: what is sorted already is sorted at once.
        row = {name: found[name] for name in sorted(found) if name != "seal"}
        names, marks = ", ".join(row), "?, " * len(row)
        shape = self[kind] = Shape(table, row, f"INSERT INTO {table}({names}, seal) VALUES ({marks}?)")
        return shape


class Writing:
    """The rows of one operation, inside the transaction that `Journal.writing` holds open."""

    def __init__(self, database: Executes, shapes: Shapes) -> None:
        self._database = database
        self._shapes = shapes
        self._last_ids: dict[str, int] = {}
        self._chain_head: str | None = None
        self.changes: list[RowChange] = []

    def add(self, kind: Kind, values: Mapping[str, Value]) -> int:
        """Insert a row with a fresh seal; columns not named take the table's defaults. Return its new id."""
        shape = self._shapes[kind]
        ids = self._last_ids or self._read_last_ids()
        row_id = ids[shape.table] = ids.get(shape.table, 0) + 1
        row = {**shape.row, **values}
        row["id"] = row_id
        if kind is Kind.PROMISE_EVENT:
            row["chain"] = ""
            row["chain"] = self._chain_head = link_in_order(self._read_chain_head(), row)
        sealed, text = sealed_in_order(shape.table, row)
        row["seal"] = sealed
        self._database.execute(shape.insertion, tuple(row.values()))
        self.changes.append(RowChange(kind, row_id, None, row, f'{text[:-1].decode()},"seal":"{sealed}"}}'))
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

    def written(self, kind: Kind, row_id: int) -> Row:
        """Return a row that this operation added, as it was written."""
        for change in self.changes:
            if change.id == row_id and change.kind is kind and change.before is None and change.after is not None:
                return change.after
        raise NotFound(f"this operation added no such record ({kind.value} {row_id})")

    def record(self, label: str, at_text: str, within: int | None = None) -> None:
        """Write the operation and its changes to the undo list; what was undone can no longer be redone.

        They go into the operation `within`, where nothing was done after it.
        """
        execute = self._database.execute
        execute("UPDATE operations SET state = 'dropped' WHERE state = 'undone'")
        if within is not None and within == self._last_operation():
            operation = within
        else:
            sealed = seal("operations", {"label": label, "at": at_text})
            operation = execute(_OPERATION, (label, at_text, sealed)).lastrowid or 0
        for first in range(0, len(self.changes), _AT_ONCE):
            values: list[Value] = []
            for change in self.changes[first : first + _AT_ONCE]:
                table, before = str(change.kind), dumped(change.before)
                after = change.after_text or dumped(change.after)
                sealed = seal_of_change(operation, table, change.id, before, after)
                values += (operation, table, change.id, before, after, sealed)
            execute(_CHANGES[len(values)], values)

    def _last_operation(self) -> int | None:
        sql = "SELECT id FROM operations WHERE state = 'done' ORDER BY id DESC LIMIT 1"
        row = self._database.execute(sql).fetchone()
        return None if row is None else row[0]

    def _read_last_ids(self) -> dict[str, int]:
        rows = self._database.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
        self._last_ids = {row[0]: row[1] for row in rows}
        return self._last_ids

    def _read_chain_head(self) -> str:
        if self._chain_head is not None:
            return self._chain_head
        row = self._database.execute("SELECT chain FROM promise_events ORDER BY id DESC LIMIT 1").fetchone()
        return "" if row is None else row[0]


_OPERATION = "INSERT INTO operations(label, at, seal) VALUES (?, ?, ?)"
_AT_ONCE = 16
_CHANGES = {
    6 * rows: "INSERT INTO changes(operation_id, kind, row_id, before, after, seal) VALUES "
    + ", ".join(["(?, ?, ?, ?, ?, ?)"] * rows)
    for rows in range(1, _AT_ONCE + 1)
}


def touched(changes: Iterable[RowChange]) -> dict[Kind, frozenset[int]]:
    """Return the ids of changed rows, by kind."""
    found: dict[Kind, set[int]] = {}
    for change in changes:
        found.setdefault(change.kind, set()).add(change.id)
    return {kind: frozenset(ids) for kind, ids in found.items()}
