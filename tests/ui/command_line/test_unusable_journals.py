"""A journal that cannot be used ends a command with 3, one line of words, and nothing changed."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from shlex import split

import pytest

import ui.command_line.session
from models.errors import Full
from tests.ui.command_line.runner import Kept


def _text(path: Path) -> None:
    path.write_text("Dear diary,\n" * 200, encoding="utf-8")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE a(b)")
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=9999")
    connection.close()


def _cut(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _scrambled(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


@pytest.mark.parametrize("spoil", [_text, _folder, _empty, _other, _newer, _cut, _scrambled])
@pytest.mark.parametrize("command", [("client", "list"), ("log", "call larkspur the bill")])
def test_what_is_not_a_journal_is_3_and_stays_as_it_is(
    practice: Kept, spoil: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    spoil(practice.path)
    before = practice.path.read_bytes() if practice.path.is_file() else b""

    ran = practice(*command)

    assert (ran.status, ran.out) == (3, "")
    assert ran.err.startswith("kept: ")
    assert ran.err.count("\n") == 1
    assert (practice.path.read_bytes() if practice.path.is_file() else b"") == before


def test_a_journal_in_no_folder_is_3(kept: Kept) -> None:
    kept.path = kept.path.parent / "nowhere" / "x.kept"

    ran = kept("log", "--add", "call Larkspur the bill")

    assert ran.status == 3
    assert "there is no folder" in ran.err


def test_a_journal_that_may_only_be_read_is_read_and_not_written(
    practice: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _path, _mode: False)  # whoever runs the tests may be root

    assert len(practice.json("client", "list")) == 2
    ran = practice("promise", "keep", "1")

    assert ran.status == 3
    assert "can only be read" in ran.err


def test_a_journal_that_another_program_writes_to_is_3_after_some_patience(
    practice: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui.command_line.session, "PATIENCE_MS", 20)
    other = sqlite3.connect(practice.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    ran = practice("promise", "keep", "1")
    other.execute("ROLLBACK")
    other.close()

    assert ran.status == 3
    assert ran.err == "kept: another program is writing to the journal; try again in a moment\n"
    assert practice.json("promise", "show", "1")["state"] == "open"


def test_a_full_disk_is_3(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_journal: object, *_arguments: object, **_options: object) -> None:
        raise Full("the disk is full; free some room and try again")

    monkeypatch.setattr("models.conversations.keep", full)

    ran = practice("promise", "keep", "1")

    assert (ran.status, ran.err) == (3, "kept: the disk is full; free some room and try again\n")


@pytest.mark.parametrize("words", [("due",), ("log", "--add", "call Larkspur hi"), ("demo",), ("import", "a.csv")])
def test_a_journal_that_cannot_be_reached_is_one_line_and_3(kept: Kept, words: tuple[str, ...]) -> None:
    kept.path = kept.path.with_name("x" * 300)
    Path("a.csv").write_text("a\n", encoding="utf-8")

    ran = kept(*words)

    assert (ran.status, ran.out) == (3, "")
    assert "cannot be reached" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_way_to_an_invented_practice_can_be_typed_as_it_stands(kept: Kept) -> None:
    kept.path = kept.path.with_name("it's mine.kept")

    ran = kept("demo")

    assert split(ran.lines[-1].removeprefix("Look at it: ")) == ["kept", "--journal", str(kept.path)]
