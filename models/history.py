"""What each operation did to which rows: undo, redo and the audit of any record."""

import sqlite3
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from models.changes import Kind
from models.instants import from_text, to_text
from models.journal import Journal
from models.store.rows import Row, loaded


class OperationState(StrEnum):
    """Whether an operation stands, was undone, or was undone and then overtaken by a new one."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


class Operation(Struct, frozen=True):
    """One step of the undo list."""

    id: int
    label: str
    at: datetime
    state: OperationState


class Entry(Struct, frozen=True):
    """One change to one record: `before` None means it was added, `after` None that it was removed."""

    operation: Operation
    before: Row | None
    after: Row | None


def operations(journal: Journal, limit: int = 100, at: datetime | None = None) -> tuple[Operation, ...]:
    """Return the latest operations, by `at` where it is said, newest first; undone ones among them, also later ones."""
    until = _until(at)
    rows = journal.rows(
        "SELECT id, label, at, state FROM operations WHERE at <= ? ORDER BY id DESC LIMIT ?", (until, limit)
    )
    return tuple(_operation(journal, row) for row in rows)


def audit(journal: Journal, kind: Kind, record_id: int, at: datetime | None = None) -> tuple[Entry, ...]:
    """Return everything that was ever done to one record, by `at` where it is said, oldest first."""
    rows = journal.rows(
        "SELECT o.id, o.label, o.at, o.state, c.before, c.after FROM changes c "
        "JOIN operations o ON o.id = c.operation_id WHERE c.kind = ? AND c.row_id = ? AND o.at <= ? ORDER BY c.id",
        (kind.value, record_id, _until(at)),
    )
    return tuple(Entry(_operation(journal, row), loaded(row["before"]), loaded(row["after"])) for row in rows)


def _until(at: datetime | None) -> str:
    # After every instant that a journal holds: what a clock that was ahead noted belongs to the present too.
    return "~" if at is None else to_text(at)


def _operation(journal: Journal, row: sqlite3.Row) -> Operation:
    state = OperationState(row["state"])
    if state is OperationState.DROPPED and _stands(journal, row["id"]):
        state = OperationState.DONE
    return Operation(row["id"], row["label"], from_text(row["at"]), state)


def _stands(journal: Journal, operation_id: int) -> bool:
    """Tell whether a record is there that an operation added: what filled a journal at its start is never undone."""
    added = journal.row(
        "SELECT kind, row_id FROM changes WHERE operation_id = ? AND before IS NULL ORDER BY id LIMIT 1",
        (operation_id,),
    )
    if added is None:
        return False
    return journal.row(f"SELECT 1 FROM {Kind(added['kind']).value} WHERE id = ?", (added["row_id"],)) is not None
