"""Making a journal where another program makes one at the same moment, and taking one back that was begun in vain."""

import os
import sqlite3
from pathlib import Path

import pytest

from models import clients
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import ReadOnly, Taken
from models.journal import Journal
from models.store import database


def begin(path: Path, clock: FixedClock, name: str) -> None:
    journal = Journal.make(path, clock, zone="UTC")
    clients.add(journal, ClientDraft(name))
    journal.close()


def names(path: Path, clock: FixedClock) -> list[str]:
    journal = Journal.open(path, clock)
    found = [row[0] for row in journal.rows("SELECT name FROM clients ORDER BY id")]
    journal.close()
    return found


@pytest.mark.parametrize("links", [True, False])
def test_a_journal_made_meanwhile_by_another_program_is_never_overwritten(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path, migrate = tmp_path / "a.kept", database._migrate

    def slow(connection: sqlite3.Connection) -> None:
        monkeypatch.setattr(database, "_migrate", migrate)
        begin(tmp_path / "theirs.kept", clock, "Larkspur")
        (tmp_path / "theirs.kept").rename(path)
        migrate(connection)

    def without_links(_self: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(database, "_migrate", slow)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without_links)

    with pytest.raises(Taken, match="there already"):
        Journal.make(path, clock, zone="UTC")

    assert names(path, clock) == ["Larkspur"]
    assert not list(tmp_path.glob("*.part"))


def test_a_disk_without_links_still_gets_a_journal(
    tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_links(_self: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", without_links)

    begin(tmp_path / "a.kept", clock, "Larkspur")

    assert names(tmp_path / "a.kept", clock) == ["Larkspur"]


def test_a_journal_begun_in_vain_is_taken_back_whole(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")

    journal.discard()

    assert not list(tmp_path.iterdir())


def test_a_journal_in_which_anything_was_done_is_not_taken_back(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    begun = Journal.open(tmp_path / "a.kept", clock)
    clients.add(begun, ClientDraft("Larkspur"))
    begun.undo()

    journal.discard()

    assert begun.redo().action == "Add client Larkspur"
    begun.close()


def test_whoever_had_it_open_when_it_was_taken_back_is_told_and_saves_nothing_into_the_void(
    tmp_path: Path, clock: FixedClock
) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    other = Journal.open(tmp_path / "a.kept", clock)
    journal.discard()

    with pytest.raises(ReadOnly, match="moved while it was open"):
        clients.add(other, ClientDraft("Larkspur"))

    other.close()


def test_nothing_is_taken_back_while_another_program_writes(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC", patience_ms=0)
    other = Journal.open(tmp_path / "a.kept", clock)

    with other.writing("Add client: Larkspur"):
        journal.discard()

    clients.add(other, ClientDraft("Larkspur"))
    other.close()
    assert names(tmp_path / "a.kept", clock) == ["Larkspur"]


def test_what_a_killed_program_left_half_made_is_in_nobodys_way(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "a.kept"
    begin(path, clock, "Larkspur")
    (tmp_path / f"a.kept.{os.getpid()}.part").hardlink_to(path)
    path.rename(tmp_path / "moved.kept")

    begin(path, clock, "Kestrel")

    assert names(tmp_path / "moved.kept", clock) == ["Larkspur"]
    assert names(path, clock) == ["Kestrel"]
    assert not list(tmp_path.glob("*.part*"))
