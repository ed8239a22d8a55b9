"""Rows as the undo list keeps them, and what a new row of each table holds by default."""

import json
import sqlite3
from typing import Any, Protocol

from msgspec.json import Encoder

from models.errors import Damaged
from models.store.seals import Value

Row = dict[str, Value]


class Columns(Protocol):
    """A row as it was read, or as it is written."""

    def __getitem__(self, name: str, /) -> Any:  # noqa: ANN401 -- what it is depends on the column
        """Return the value of a column."""
        ...


_ENCODER = Encoder()


def dumped(values: Row | None) -> str | None:
    """Return the stored form of a row, or None for none."""
    return None if values is None else _ENCODER.encode(values).decode()


def loaded(text: str | None) -> Row | None:
    """Return the row that `dumped` wrote, or None for none. Raises: Damaged for anything else."""
    if text is None:
        return None
    try:
        found: Row = json.loads(text)
    except ValueError:
        raise Damaged("the undo list cannot be read; go back to a backup") from None
    return found


def defaults(connection: sqlite3.Connection, table: str) -> Row:
    """Return each column of a table with what a new row holds in it when nothing is said."""
    return {
        name: _literal(default)
        for _cid, name, _type, _not_null, default, _key in connection.execute(f"PRAGMA table_info({table})").fetchall()
    }


def _literal(default: str | None) -> Value:
    if default is None or default.upper() == "NULL":
        return None
    if default.startswith("'"):
        return default[1:-1].replace("''", "'")
    return int(default)
