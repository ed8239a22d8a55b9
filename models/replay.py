"""Undo and redo: row changes played backwards or forwards in one transaction."""

import sqlite3
from collections.abc import Iterable, Iterator

from models.changes import Kind
from models.errors import Refused
from models.store.rows import Row, loaded
from models.writing import Executes, RowChange

_PAGE = 500
_PAST_ALL = 2**63 - 1
_ROWS = "SELECT id, kind, row_id, before, after FROM changes WHERE operation_id = ? AND"
_FIRST_FIRST = f"{_ROWS} id > ? ORDER BY id LIMIT {_PAGE}"
_LAST_FIRST = f"{_ROWS} id < ? ORDER BY id DESC LIMIT {_PAGE}"


def last_done(database: Executes) -> sqlite3.Row | None:
    """Return the operation that undo would take back, or None."""
    return _first(database, "SELECT id, label FROM operations WHERE state = 'done' ORDER BY id DESC LIMIT 1")


def first_undone(database: Executes) -> sqlite3.Row | None:
    """Return the operation that redo would do again, or None."""
    return _first(database, "SELECT id, label FROM operations WHERE state = 'undone' ORDER BY id LIMIT 1")


def backwards(database: Executes, operation_id: int) -> list[RowChange]:
    """Take an operation back, its last row change first, and return which rows it had changed.

    Raises: Refused when a row is no longer as the operation left it.
    """
    changed = _guarded(database, map(_reversed, _changes(database, _LAST_FIRST, operation_id, _PAST_ALL)))
    database.execute("UPDATE operations SET state = 'undone' WHERE id = ?", (operation_id,))
    return changed


def forwards(database: Executes, operation_id: int) -> list[RowChange]:
    """Do an undone operation again and return which rows it changed.

    Raises: Refused when a row is no longer as undo left it.
    """
    changed = _guarded(database, _changes(database, _FIRST_FIRST, operation_id, 0))
    database.execute("UPDATE operations SET state = 'done' WHERE id = ?", (operation_id,))
    return changed


def _first(database: Executes, sql: str) -> sqlite3.Row | None:
    found: sqlite3.Row | None = database.execute(sql).fetchone()
    return found


def _changes(database: Executes, sql: str, operation_id: int, last: int) -> Iterator[RowChange]:
    """Yield the changes of an operation, a page at a time: those of a large import are no small part of the journal."""
    while rows := database.execute(sql, (operation_id, last)).fetchall():
        for row in rows:
            yield RowChange(Kind(row[1]), row[2], loaded(row[3]), loaded(row[4]))
        last = rows[-1][0]


def _reversed(change: RowChange) -> RowChange:
    return RowChange(change.kind, change.id, change.after, change.before)


def _guarded(database: Executes, changes: Iterable[RowChange]) -> list[RowChange]:
    """Apply the changes and return them without what was in the rows."""
    database.execute("PRAGMA defer_foreign_keys = 1")
    database.execute("UPDATE replaying SET active = 1")
    changed = []
    for change in changes:
        _apply(database, change)
        changed.append(RowChange(change.kind, change.id, None, None))
    database.execute("UPDATE replaying SET active = 0")
    return changed


def _apply(database: Executes, change: RowChange) -> None:
    table = change.kind.value
    found = database.execute(f"SELECT * FROM {table} WHERE id = ?", (change.id,)).fetchone()
    present: Row | None = None if found is None else dict(zip(found.keys(), tuple(found), strict=True))
    if present != change.before:
        raise Refused(f"a record of {table} was changed by another tool since; it is left as it is")
    if change.after is None:
        database.execute(f"DELETE FROM {table} WHERE id = ?", (change.id,))
    elif change.before is None:
        names, marks = ", ".join(change.after), ", ".join("?" * len(change.after))
        database.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(change.after.values()))
    else:
        before, after = change.before, change.after
        changed = {name: value for name, value in after.items() if before.get(name) != value}
        names = ", ".join(f"{name} = ?" for name in changed)
        database.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*changed.values(), change.id))
