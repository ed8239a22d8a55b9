import sqlite3
from pathlib import Path

import pytest

from models import clients
from models.clock import FixedClock
from models.errors import Damaged
from models.interactions import operations as interactions
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Keeping, PromiseId, Settling
from models.store import checks
from models.store.checks import Fault, Finding
from models.store.seals import seal
from tests import builders


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    """The file of a journal in which clients were talked to, promised things, undone and redone."""
    journal = Journal.make(tmp_path / "a.kept", clock, zone="Europe/London")
    client = clients.add(journal, builders.client()).id
    clients.add(journal, builders.client("Kestrel"))
    journal.undo()
    gone = clients.add(journal, builders.client("Bloom"))
    clients.strike_out(journal, gone.id, "moved away")
    journal.undo()
    journal.redo()
    for words in ("replaced the PC", "moved the router"):
        interactions.log(journal, builders.interaction(client, words, promises=(builders.promise(),)))
    promises.keep(journal, PromiseId(1), Keeping())
    promises.void(journal, PromiseId(2), Settling("typed by mistake"))
    journal.undo()
    journal.close()
    return tmp_path / "a.kept"


def tampered(path: Path, *statements: str, unguarded: bool = True) -> None:
    """Do what another tool might, with our guards taken down and put up again."""
    connection = sqlite3.connect(path, isolation_level=None)
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE '%search%'"
    ).fetchall()
    for name, _ in triggers if unguarded else []:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers if unguarded else []:
        connection.execute(sql)
    connection.close()


def found(path: Path, clock: FixedClock) -> tuple[Finding, ...]:
    journal = Journal.open(path, clock)
    findings = checks.check(journal)
    journal.close()
    return findings.found


def places(path: Path, clock: FixedClock) -> set[tuple[Fault, str, int | None]]:
    return {(finding.fault, finding.table, finding.row_id) for finding in found(path, clock)}


def test_a_journal_that_only_the_program_wrote_is_sound(path: Path, clock: FixedClock) -> None:
    journal = Journal.open(path, clock)

    findings = checks.check(journal)

    assert findings.found == ()
    assert findings.sound
    assert findings.rows > 8
    journal.close()


def test_a_new_journal_in_memory_is_sound(journal: Journal) -> None:
    assert checks.check(journal) == checks.Findings((), 1)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE interactions SET minutes = 5 WHERE id = 2", (Fault.SEAL, "interactions", 2)),
        ("UPDATE clients SET stage = 'former' WHERE id = 1", (Fault.SEAL, "clients", 1)),
        ("UPDATE promises SET first_due = '2030-01-01T00:00:00Z' WHERE id = 1", (Fault.SEAL, "promises", 1)),
        ("UPDATE promise_events SET reason = 'x' WHERE id = 1", (Fault.SEAL, "promise_events", 1)),
        ("UPDATE changes SET after = NULL WHERE id = 1", (Fault.SEAL, "changes", 1)),
        ("UPDATE operations SET label = 'x' WHERE id = 2", (Fault.SEAL, "operations", 2)),
        ("UPDATE business SET next_report_number = 9", (Fault.SEAL, "business", 1)),
        ("DELETE FROM promise_events WHERE id = 1", (Fault.CHAIN, "promise_events", 2)),
        ("DELETE FROM promise_events WHERE kind = 'kept'", (Fault.HISTORY, "promise_events", 3)),
        ("DELETE FROM clients WHERE id = 3", (Fault.HISTORY, "clients", 3)),
        ("DROP TRIGGER clients_search_changed", (Fault.SCHEMA, "clients_search_changed", None)),
        ("DROP INDEX promises_open_by_due", (Fault.SCHEMA, "promises_open_by_due", None)),
        ("CREATE VIEW spy AS SELECT * FROM clients", (Fault.SCHEMA, "spy", None)),
        (
            "INSERT INTO interactions_search(interactions_search) VALUES ('delete-all')",
            (Fault.SEARCH, "interactions_search", None),
        ),
        ("UPDATE interactions SET client_id = 77 WHERE id = 1", (Fault.LINK, "interactions", 1)),
    ],
)
def test_what_another_tool_did_shows(
    path: Path, clock: FixedClock, statement: str, place: tuple[Fault, str, int | None]
) -> None:
    tampered(path, statement)

    assert place in places(path, clock)


def test_a_guard_that_was_taken_down_shows(path: Path, clock: FixedClock) -> None:
    tampered(path, "DROP TRIGGER promise_events_no_delete", unguarded=False)

    assert places(path, clock) == {(Fault.SCHEMA, "promise_events_no_delete", None)}


def test_a_row_changed_and_sealed_anew_still_differs_from_its_history(path: Path, clock: FixedClock) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("UPDATE interactions SET minutes = 5 WHERE id = 2")
    row = dict(connection.execute("SELECT * FROM interactions WHERE id = 2").fetchone())
    connection.execute("UPDATE interactions SET seal = ? WHERE id = 2", (seal("interactions", row),))
    connection.close()

    assert places(path, clock) == {(Fault.HISTORY, "interactions", 2)}


def test_a_changed_row_is_told_once(path: Path, clock: FixedClock) -> None:
    tampered(path, "UPDATE interactions SET minutes = 5 WHERE id = 2")

    assert [finding.fault for finding in found(path, clock)] == [Fault.SEAL]


def test_text_that_is_none_is_damage_and_no_crash(path: Path, clock: FixedClock) -> None:
    tampered(path, "UPDATE clients SET name = CAST(x'4cff' AS TEXT) WHERE id = 1")
    journal = Journal.open(path, clock)

    with pytest.raises(Damaged, match="the journal file is damaged; go back to a backup"):
        clients.get(journal, 1)
    with pytest.raises(Damaged):
        clients.change(journal, 1, builders.client("Larkspur"))

    assert Fault.DAMAGE in {finding.fault for finding in checks.check(journal).found}
    journal.close()


def test_a_column_that_lost_its_name_shows_and_does_not_stop_the_check(path: Path, clock: FixedClock) -> None:
    tampered(path, "ALTER TABLE interactions RENAME COLUMN seal TO sail", "UPDATE clients SET reach = 'x' WHERE id = 1")

    assert places(path, clock) >= {
        (Fault.SCHEMA, "interactions", None),
        (Fault.SEAL, "clients", 1),
        (Fault.DAMAGE, "", None),
    }


def flip(path: Path, near: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[content.rindex(near)] ^= 1
    path.write_bytes(content)


def test_a_flipped_bit_in_words_shows(path: Path, clock: FixedClock) -> None:
    flip(path, b"replaced the PC")

    assert {fault for fault, _, _ in places(path, clock)} & {Fault.SEAL, Fault.HISTORY}


def test_a_torn_page_shows_and_does_not_stop_the_check(path: Path, clock: FixedClock) -> None:
    connection = sqlite3.connect(path)
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'interactions'").fetchone()[0]
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = bytes([0xAB]) * size
    path.write_bytes(content)

    faults = {fault for fault, _, _ in places(path, clock)}

    assert Fault.DAMAGE in faults


def test_a_check_changes_nothing(path: Path, clock: FixedClock) -> None:
    before = path.read_bytes()

    found(path, clock)

    assert path.read_bytes() == before
