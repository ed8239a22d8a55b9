import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from models import clients
from models.changes import Changes, Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import JournalError, Missing, NotAJournal, ReadOnly, TooNew
from models.journal import Journal
from models.store import checks, database
from models.store.version import APPLICATION_ID, SCHEMA_VERSION
from tests.conftest import ROOT


@pytest.fixture
def path(tmp_path: Path, clock: FixedClock) -> Path:
    """The file of a journal with one client."""
    journal = Journal.make(tmp_path / "a.kept", clock, zone="Europe/London")
    clients.add(journal, ClientDraft("Larkspur"))
    journal.close()
    return tmp_path / "a.kept"


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder; an emptied rollback file of a journal does not count."""
    return {
        entry.name
        for entry in folder.iterdir()
        if not (entry.name.endswith(".kept-journal") and not entry.stat().st_size)
    }


def altered(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_made_journal_is_marked_as_ours_and_lies_alone_in_its_folder(path: Path) -> None:
    connection = sqlite3.connect(path)

    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]

    connection.close()
    assert marks == [APPLICATION_ID, SCHEMA_VERSION]
    assert names_in(path.parent) == {"a.kept"}


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("foreign_keys", 1), ("recursive_triggers", 1), ("journal_mode", "truncate"), ("synchronous", 3)],
)
def test_every_opened_file_holds_what_keeps_it_safe(path: Path, clock: FixedClock, pragma: str, value: object) -> None:
    journal = Journal.open(path, clock)

    assert journal.value(f"PRAGMA {pragma}") == value
    journal.close()


def test_a_disk_that_does_not_take_the_safe_settings_is_refused(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = database._raw

    class Deaf(sqlite3.Connection):
        def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:  # noqa: ANN401
            return super().execute("SELECT 1" if sql == "PRAGMA synchronous=3" else sql, parameters)

    def deaf(uri: str, patience_ms: int) -> sqlite3.Connection:
        raw(uri, patience_ms).close()
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, factory=Deaf)
        connection.row_factory = sqlite3.Row
        return connection

    monkeypatch.setattr(database, "_raw", deaf)

    with pytest.raises(JournalError, match="cannot be opened safely: synchronous is 2, not 3"):
        Journal.open(path, clock)


LEAVING = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[2], isolation_level=None)
connection.execute("PRAGMA journal_mode=" + sys.argv[1])
connection.execute("PRAGMA cache_size=5")
connection.execute("CREATE TABLE notes(words)")
connection.execute("BEGIN")
for number in range(300):
    connection.execute("INSERT INTO notes VALUES (?)", ("x" * 4000,))
if sys.argv[1] == "wal":
    connection.execute("COMMIT")
os._exit(9)
"""
"""Another program with a database of its own, dead with work left over."""


def write_text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 500)


def write_other_database(path: Path) -> None:
    altered(path, "CREATE TABLE notes(a)")


def write_newer_version(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    connection.execute("CREATE TABLE future(a)")
    connection.commit()
    connection.close()


def write_header_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


@pytest.mark.parametrize(
    ("write", "kind", "clause"),
    [
        (write_text, NotAJournal, "not a Kept journal; choose another"),
        (Path.touch, NotAJournal, "is not a Kept journal; choose another file"),
        (write_other_database, NotAJournal, "is not a Kept journal"),
        (write_header_only, NotAJournal, "not a Kept journal"),
        (write_newer_version, TooNew, "a newer version of Kept made this journal; install that version to open it"),
    ],
)
def test_a_file_that_is_no_journal_of_ours_is_refused_and_left_byte_for_byte(
    tmp_path: Path, clock: FixedClock, write: object, kind: type[JournalError], clause: str
) -> None:
    path = tmp_path / "other.kept"
    write(path)  # type: ignore[operator]
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns

    with pytest.raises(kind, match=clause):
        Journal.open(path, clock)

    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert [entry.name for entry in tmp_path.iterdir()] == ["other.kept"]


@pytest.mark.parametrize("mode", ["wal", "truncate"])
def test_what_another_program_left_half_done_in_its_own_database_is_left_so(
    tmp_path: Path, clock: FixedClock, mode: str
) -> None:
    died = subprocess.run([sys.executable, "-c", LEAVING, mode, str(tmp_path / "other.db")], check=False)
    assert died.returncode == 9
    before = {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()}
    assert len(before) > 1

    with pytest.raises(NotAJournal, match="is not a Kept journal"):
        Journal.open(tmp_path / "other.db", clock)

    assert {entry.name: entry.read_bytes() for entry in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    ("name", "kind", "clause"),
    [
        ("", NotAJournal, "is a folder; name a file in it"),
        ("gone.kept", Missing, "there is no journal at .* make a new journal there"),
        ("no/such/folder.kept", Missing, "there is no folder .*no.such”; make it first"),
        ("pipe", NotAJournal, "is not an ordinary file"),
    ],
)
def test_a_place_without_a_file_is_refused_and_nothing_is_made(
    tmp_path: Path, clock: FixedClock, name: str, kind: type[JournalError], clause: str
) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(kind, match=clause):
        Journal.open(tmp_path / name, clock)

    assert [entry.name for entry in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.parametrize("name", ["ä ö % ? # & 100%.kept", "a;b'c\"d.kept", "名簿.kept", "file:x.kept", ":memory:"])
def test_a_journal_may_have_any_name(tmp_path: Path, clock: FixedClock, name: str) -> None:
    journal = Journal.make(tmp_path / name, clock, zone="UTC")
    clients.add(journal, ClientDraft("Larkspur"))
    journal.close()

    again = Journal.open(tmp_path / name, clock)

    assert again.value("SELECT name FROM clients") == "Larkspur"
    again.close()
    assert {entry.name for entry in tmp_path.iterdir()} == {name, f"{name}-journal"}


def test_making_a_journal_leaves_what_is_there(path: Path, clock: FixedClock) -> None:
    before = path.read_bytes()

    with pytest.raises(NotAJournal, match="is there already; choose another name"):
        Journal.make(path, clock, zone="UTC")
    with pytest.raises(Missing, match="there is no folder"):
        Journal.make(path.parent / "no" / "b.kept", clock, zone="UTC")

    assert path.read_bytes() == before
    assert names_in(path.parent) == {"a.kept"}


def test_a_half_done_transaction_of_another_journal_is_never_put_into_a_new_one(
    tmp_path: Path, clock: FixedClock
) -> None:
    (tmp_path / "a.kept-journal").write_bytes(b"what must be put back")

    with pytest.raises(NotAJournal, match="is left of another journal that lay here"):
        Journal.make(tmp_path / "a.kept", clock, zone="UTC")

    assert (tmp_path / "a.kept-journal").read_bytes() == b"what must be put back"


def test_a_read_only_journal_is_read_and_takes_nothing(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may write everything

    journal = Journal.open(path, clock)

    assert clients.find(journal, "lark").name == "Larkspur"
    for write in (journal.undo, journal.redo, lambda: clients.add(journal, ClientDraft("Kestrel"))):
        with pytest.raises(ReadOnly, match="can only be read"):
            write()
    journal.tend()
    journal.close()
    assert path.read_bytes() == before


def test_a_read_only_file_that_was_not_noticed_is_refused_in_words(path: Path, clock: FixedClock) -> None:
    journal = Journal.open(path, clock)
    journal._connection.execute("PRAGMA query_only=1")

    with pytest.raises(ReadOnly, match="the journal cannot be written"):
        clients.add(journal, ClientDraft("Kestrel"))
    journal.close()


def test_a_failure_in_the_middle_writes_nothing_and_tells_nobody(path: Path, clock: FixedClock) -> None:
    journal = Journal.open(path, clock)
    heard: list[Changes] = []
    journal.listen(heard.append)

    with pytest.raises(ZeroDivisionError), journal.writing("Broken") as writing:
        writing.add(Kind.CLIENT, {"name": "Kestrel", "added_at": "2026-01-01T00:00:00Z"})
        _ = 1 // 0

    assert journal.value("SELECT count(*) FROM clients") == 1
    assert journal.undo_label() == "Add client Larkspur"
    assert heard == []
    assert clients.add(journal, ClientDraft("Bloom")).name == "Bloom"
    journal.close()


DYING = """
import os, sys
from pathlib import Path
from models.changes import Kind
from models.clock import SystemClock
from models.journal import Journal

path = Path(sys.argv[1])
journal = Journal.open(path, SystemClock())
for pragma in ("cache_size", "cache_spill"):
    journal._connection.execute(f"PRAGMA {pragma}=5")
with journal.writing("Large") as writing:
    for number in range(300):
        writing.add(Kind.CLIENT, {"name": f"{number} " + "x" * 4000, "added_at": "2026-01-01T00:00:00Z"})
    os._exit(9 if path.with_name(path.name + "-journal").stat().st_size else 1)
"""
"""Another program, whose transaction is so large that it is half in the file, gone without a word."""


def test_a_program_that_dies_in_the_middle_leaves_nothing_of_it(path: Path, clock: FixedClock) -> None:
    before = path.stat().st_size
    died = subprocess.run([sys.executable, "-c", DYING, str(path)], cwd=ROOT, check=False)
    assert died.returncode == 9
    assert path.stat().st_size > before

    journal = Journal.open(path, clock)

    assert journal.value("SELECT count(*) FROM clients") == 1
    assert checks.check(journal).sound
    journal.close()


def test_operations_never_nest(journal: Journal) -> None:
    with pytest.raises(RuntimeError, match="operations never nest"), journal.writing("One"), journal.writing("Two"):
        pass
