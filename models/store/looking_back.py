"""Reads a journal as it stood at an earlier moment: temporary tables cover those in which more was done since.

They last as long as the connection and are nowhere in the file. How a promise stood is told by its own events, since
those may be noted long after they happened; only its words are taken back here. The business is not: its name stands
on old pages too.
"""

import sqlite3

from models.store.rows import Row, loaded

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
_CHANGED_LATER = (
    "SELECT c.row_id, c.before, min(c.id) FROM main.changes c JOIN main.operations o ON o.id = c.operation_id "
    "WHERE c.kind = ? AND c.before IS NOT NULL AND o.state = 'done' AND o.at > ? GROUP BY c.row_id"
)


_OF_EVENTS = ("start_at", "due_at", "grain", "said", "zone", "why", "state", "settled_at")
"""The columns of a promise that its events tell, at whatever time they were noted."""


def look_back(connection: sqlite3.Connection, at: str) -> bool:
    """Let this connection read the records as they stood at an instant, as long as it is open.

    Return whether anything was done later; where nothing was, all stays as it is.
    """
    later = "SELECT 1 FROM main.operations WHERE at > ? AND state = 'done' LIMIT 1"
    if connection.execute(later, (at,)).fetchone() is None:
        return False
    connection.execute("PRAGMA temp_store=2").fetchall()
    for table, noted in _NOTED.items():
        _cover(connection, table, _rows_then(connection, table, at))
        connection.execute(f"DELETE FROM temp.{table} AS t WHERE NOT ({noted.format(table=table)})", {"at": at})
    promises = _promises_then(connection, at)
    if promises:
        _cover(connection, "promises", promises)
    return True


def _rows_then(connection: sqlite3.Connection, table: str, at: str) -> list[Row]:
    found = connection.execute(_CHANGED_LATER, (table, at)).fetchall()
    return [row for _id, before, _first in found if (row := loaded(before)) is not None]


def _promises_then(connection: sqlite3.Connection, at: str) -> list[Row]:
    """Return the promises whose words, or the like, were others then, with what events tell as it is now."""
    found = []
    for row in _rows_then(connection, "promises", at):
        now = connection.execute("SELECT * FROM main.promises WHERE id = ?", (row["id"],)).fetchone()
        if now is None:
            continue
        then = row | {name: now[name] for name in (*_OF_EVENTS, "seal")}
        if any(then[name] != now[name] for name in then):
            found.append(then)
    return found


def _cover(connection: sqlite3.Connection, table: str, then: list[Row]) -> None:
    """Put a table over that of the file, with the same indexes and with these rows as they stood."""
    connection.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM main.{table}")
    indexes = "SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL"
    made = [sql for (sql,) in connection.execute(indexes, (table,)).fetchall()]
    for sql in (f"CREATE INDEX {table}_by_id ON {table}(id)", *made):
        connection.execute(sql.replace("INDEX ", "INDEX temp.", 1))
    reworded = False
    for row in then:
        reworded |= _is_reworded(connection, table, row)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"DELETE FROM temp.{table} WHERE id = ?", (row["id"],))
        connection.execute(f"INSERT INTO temp.{table}({names}) VALUES ({marks})", tuple(row.values()))
    if reworded:
        _index_words(connection, table)


def _is_reworded(connection: sqlite3.Connection, table: str, then: Row) -> bool:
    columns = [row["name"] for row in connection.execute(f"PRAGMA main.table_info({table}_search)").fetchall()]
    now = connection.execute(f"SELECT * FROM main.{table} WHERE id = ?", (then["id"],)).fetchone()
    return now is not None and any(now[name] != then[name] for name in columns if name in then)


def _index_words(connection: sqlite3.Connection, table: str) -> None:
    """Index the words of then as those of the file are indexed."""
    search = f"{table}_search"
    made = connection.execute("SELECT sql FROM main.sqlite_master WHERE name = ?", (search,)).fetchone()
    connection.execute(made["sql"].replace("VIRTUAL TABLE ", "VIRTUAL TABLE temp.", 1))
    connection.execute(f"INSERT INTO temp.{search}({search}) VALUES ('rebuild')")
