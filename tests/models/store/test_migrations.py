import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from models import clients
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.journal import Journal
from models.store.checks import check, schema_of
from models.store.migrations import migrations
from models.store.version import SCHEMA_VERSION
from tests import builders


@pytest.fixture
def filled(journal: Journal) -> sqlite3.Connection:
    """The connection of a journal in which a promise was made, as any tool might hold it."""
    client = clients.add(journal, builders.client()).id
    interactions.log(journal, builders.interaction(client, promises=(builders.promise(),)))
    return journal._connection


def test_the_version_is_the_number_of_migrations() -> None:
    assert len(migrations.pending(Database(memory=True))) == SCHEMA_VERSION


@pytest.mark.parametrize("applied", range(SCHEMA_VERSION))
def test_a_journal_of_any_older_version_comes_to_the_schema_of_a_fresh_one(
    tmp_path: Path, journal: Journal, applied: int
) -> None:
    old = Database(sqlite3.connect(tmp_path / "old.kept", isolation_level=None), execute_plugins=False)
    if applied:
        migrations.apply(old, stop_before=migrations.pending(old)[applied].name)

    migrations.apply(old)

    assert schema_of(old.conn) == schema_of(journal._connection)
    old.close()


def test_a_journal_of_version_1_is_brought_up_to_date_when_it_is_opened(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "old.kept"
    journal = Journal.make(path, clock, zone="Europe/London")
    client = clients.add(journal, builders.client()).id
    interactions.log(journal, builders.interaction(client, promises=(builders.promise(),)))
    journal.close()
    _back_to_version_1(path)

    opened = Journal.open(path, clock)

    assert check(opened).sound
    opened.undo()
    opened.undo()
    assert opened.value("SELECT count(*) FROM promises") == 0
    opened.close()


def _back_to_version_1(path: Path) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    for table in ("ready_words", "review_items", "reviews", "waits", "rings", "snoozes", "warnings"):
        old.execute(f"DROP TABLE {table}")
    old.execute("DELETE FROM _sqlite_migrations WHERE name = 'let_a_rule_come_at_another_time_of_day'")
    old.execute("DELETE FROM _sqlite_migrations WHERE name = 'let_alarms_ring'")
    old.execute("DROP TRIGGER promises_one_open_of_rule")
    old.execute("DROP TABLE promise_turns")
    old.execute("DROP TABLE promise_rules")
    old.execute("DELETE FROM _sqlite_migrations WHERE name = 'let_promises_come_again'")
    old.execute("PRAGMA user_version=1")
    first = Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    migrations.apply(first, stop_before="let_promises_come_again")
    assert schema_of(old) == schema_of(first.conn)
    old.close()
    first.close()


def test_applying_the_migrations_again_changes_nothing(journal: Journal) -> None:
    before = schema_of(journal._connection)

    migrations.apply(Database(journal._connection, execute_plugins=False))

    assert schema_of(journal._connection) == before


def test_every_table_of_records_is_strict(journal: Journal) -> None:
    rows = journal.rows("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND schema = 'main'")

    loose = {row["name"] for row in rows if not row["name"].startswith("sqlite_")}
    assert loose == {"_sqlite_migrations"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE promise_events SET reason = 'x'",
        "UPDATE OR REPLACE promise_events SET reason = 'x'",
        "DELETE FROM promise_events",
        "REPLACE INTO promise_events SELECT * FROM promise_events",
        "INSERT OR REPLACE INTO promise_events SELECT * FROM promise_events",
        "INSERT INTO promise_events SELECT * FROM promise_events WHERE 1 ON CONFLICT(id) DO UPDATE SET kind = 'kept'",
        "UPDATE changes SET after = NULL",
        "DELETE FROM changes",
        "REPLACE INTO changes SELECT * FROM changes",
        "DELETE FROM operations",
        "REPLACE INTO operations SELECT * FROM operations",
        "DELETE FROM promises",
        "REPLACE INTO promises SELECT * FROM promises",
    ],
)
def test_what_is_append_only_refuses_to_be_changed(filled: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="are append-only"):
        filled.execute(statement)


@pytest.mark.parametrize(
    "column", ["first_start", "first_due", "first_grain", "first_said", "first_zone", "first_why", "made_at"]
)
def test_the_first_promised_time_is_frozen(filled: sqlite3.Connection, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="the first promised time is frozen"):
        filled.execute(f"UPDATE promises SET {column} = '2030-01-01T00:00:00Z'")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO clients(name, added_at) VALUES ('', 'x')",
        "INSERT INTO clients(name, added_at, stage) VALUES ('A', 'x', 'lost')",
        "INSERT INTO clients(name, added_at) VALUES (NULL, 'x')",
        "INSERT INTO people(client_id, name) VALUES (99, 'Tom')",
        "UPDATE interactions SET minutes = 'long'",
        "UPDATE interactions SET minutes = -1",
        "UPDATE promises SET due_at = '2000-01-01T00:00:00Z', start_at = '2001-01-01T00:00:00Z'",
        "UPDATE promises SET state = 'kept'",
        "UPDATE promises SET state = 'late', settled_at = 'x'",
        "INSERT INTO business(id) VALUES (2)",
        "DELETE FROM clients",
    ],
)
def test_a_value_that_no_record_may_hold_is_refused_by_the_file_itself(
    filled: sqlite3.Connection, statement: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        filled.execute(statement)


def test_undo_may_take_back_what_is_append_only_and_puts_the_guards_back(
    clock: FixedClock, filled: sqlite3.Connection, journal: Journal
) -> None:
    journal.undo()

    assert journal.value("SELECT count(*) FROM promise_events") == 0
    journal.redo()
    assert journal.value("SELECT active FROM replaying") == 0
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled.execute("DELETE FROM promise_events")


@pytest.mark.parametrize(
    ("table", "search"),
    [("clients", "larkspur"), ("interactions", "reception"), ("promises", "quote")],
)
def test_the_words_to_search_follow_every_way_of_writing(filled: sqlite3.Connection, table: str, search: str) -> None:
    found = filled.execute(f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH '{search}'").fetchall()

    assert [row[0] for row in found] == [1]
    for name in (table, "sites", "people", "jobs"):
        filled.execute(f"INSERT INTO {name}_search({name}_search, rank) VALUES ('integrity-check', 1)")
