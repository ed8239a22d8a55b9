"""Reads a journal as it stood at an earlier moment: temporary tables cover those in which more was done since.

They last as long as the connection and are nowhere in the file. Promises are not among them: how they stood is told by
their own events, since those may be noted long after they happened. Nor is the business, whose name stands on old pages
too, nor what the search holds of words that were changed.
"""

import sqlite3

from models.store.rows import loaded

_ADDED_LATER = (
    "EXISTS (SELECT 1 FROM main.changes a JOIN main.operations o ON o.id = a.operation_id WHERE a.kind = '{table}' "
    "AND a.row_id = t.id AND a.before IS NULL AND o.state = 'done' AND o.at > :at)"
)
_KNOWN_CLIENT = "EXISTS (SELECT 1 FROM main.clients k WHERE k.id = t.client_id AND k.added_at <= :at)"
"""A client who was in the journal by then: what is said of them now and was not yet then came later. Of one who was
brought in later, with what had happened before, all that came along counts."""
_NOTED = {
    "interactions": "t.happened_at <= :at",
    "interaction_people": f"NOT ({_ADDED_LATER} AND EXISTS (SELECT 1 FROM main.interactions i "
    "WHERE i.id = t.interaction_id AND i.noted_at <= :at))",
    "clients": "t.added_at <= :at OR EXISTS (SELECT 1 FROM interactions i WHERE i.client_id = t.id "
    "AND i.struck_at IS NULL) OR EXISTS (SELECT 1 FROM main.promises p WHERE p.client_id = t.id AND p.made_at <= :at)",
    "people": f"NOT ({_ADDED_LATER} AND {_KNOWN_CLIENT}) OR EXISTS (SELECT 1 FROM main.promises p "
    "WHERE p.person_id = t.id AND p.made_at <= :at) OR EXISTS (SELECT 1 FROM interaction_people l "
    "JOIN interactions i ON i.id = l.interaction_id WHERE l.person_id = t.id)",
    "jobs": f"t.added_at <= :at OR NOT {_KNOWN_CLIENT} OR EXISTS (SELECT 1 FROM interactions i WHERE i.job_id = t.id)",
    "sites": f"NOT ({_ADDED_LATER} AND {_KNOWN_CLIENT})",
    "attachments": f"t.added_at <= :at OR NOT {_KNOWN_CLIENT}",
}
"""Which rows of a table were there at a moment; each may ask those before it, which are covered by then."""
_INDEXES = {
    "interactions": ("client_id, happened_at", "happened_at", "job_id"),
    "interaction_people": ("interaction_id", "person_id"),
    "clients": (),
    "people": ("client_id",),
    "jobs": ("client_id",),
    "sites": ("client_id",),
    "attachments": ("client_id", "interaction_id"),
}
_CHANGED_LATER = (
    "SELECT c.row_id, c.before, min(c.id) FROM main.changes c JOIN main.operations o ON o.id = c.operation_id "
    "WHERE c.kind = ? AND c.before IS NOT NULL AND o.state = 'done' AND o.at > ? GROUP BY c.row_id"
)


def look_back(connection: sqlite3.Connection, at: str) -> bool:
    """Let this connection read the records as they stood at an instant, as long as it is open.

    Return whether anything was done later; where nothing was, all stays as it is.
    """
    later = "SELECT 1 FROM main.operations WHERE at > ? AND state = 'done' LIMIT 1"
    if connection.execute(later, (at,)).fetchone() is None:
        return False
    connection.execute("PRAGMA temp_store=2").fetchall()
    for table, noted in _NOTED.items():
        _cover(connection, table, noted.format(table=table), at)
    return True


def _cover(connection: sqlite3.Connection, table: str, noted: str, at: str) -> None:
    connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")
    for number, columns in enumerate(("id", *_INDEXES[table])):
        connection.execute(f"CREATE INDEX temp.{table}_then_{number} ON {table}({columns})")
    for row_id, before, _first in connection.execute(_CHANGED_LATER, (table, at)).fetchall():
        row = loaded(before) or {}
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"DELETE FROM temp.{table} WHERE id = ?", (row_id,))
        connection.execute(f"INSERT INTO temp.{table}({names}) VALUES ({marks})", tuple(row.values()))
    connection.execute(f"DELETE FROM temp.{table} AS t WHERE NOT ({noted})", {"at": at})
