"""What each operation did to which rows: undo, redo and the audit of any record."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.changes import Kind
from models.instants import from_text
from models.journal import Journal
from models.store.rows import Row, loaded


class OperationState(StrEnum):
    """Whether an operation stands, was undone, or was undone and then overtaken by a new one."""

    DONE = "done"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of the undo list."""

    id: int
    label: str
    at: datetime
    state: OperationState


@dataclass(frozen=True, slots=True)
class Entry:
    """One change to one record: `before` None means it was added, `after` None that it was removed."""

    operation: Operation
    before: Row | None
    after: Row | None


def operations(journal: Journal, limit: int = 100) -> tuple[Operation, ...]:
    """Return the latest operations, newest first, undone ones among them."""
    rows = journal.rows("SELECT id, label, at, state FROM operations ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(_operation(row) for row in rows)


def audit(journal: Journal, kind: Kind, record_id: int) -> tuple[Entry, ...]:
    """Return everything that was ever done to one record, oldest first."""
    rows = journal.rows(
        "SELECT o.id, o.label, o.at, o.state, c.before, c.after FROM changes c "
        "JOIN operations o ON o.id = c.operation_id WHERE c.kind = ? AND c.row_id = ? ORDER BY c.id",
        (kind.value, record_id),
    )
    return tuple(Entry(_operation(row), loaded(row["before"]), loaded(row["after"])) for row in rows)


def _operation(row: sqlite3.Row) -> Operation:
    return Operation(row["id"], row["label"], from_text(row["at"]), OperationState(row["state"]))
