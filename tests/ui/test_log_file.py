"""Faults are logged where they happened; nobody's words are."""

import sqlite3
from pathlib import Path

import pytest

from ui import log_file

WORDS = "Larkspur Dental owes us 400"


def _fault() -> Exception:
    try:
        try:
            sqlite3.connect(":memory:").execute(f"SELECT '{WORDS}' FROM nowhere")
        except sqlite3.Error as error:
            raise ValueError(WORDS) from error
    except ValueError as error:
        return error
    raise AssertionError


def test_a_fault_is_logged_with_its_causes_and_places_and_without_words() -> None:
    path = log_file.note_fault(_fault(), "today's page")

    assert path is not None
    assert path == log_file.place()
    logged = path.read_text(encoding="utf-8")
    assert "today's page" in logged
    assert "builtins.ValueError" in logged
    assert "sqlite3.OperationalError (SQLITE_ERROR)" in logged
    assert "ui/test_log_file.py:" in logged
    assert "_fault" in logged
    assert WORDS not in logged


def test_faults_are_added_and_a_large_file_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    log_file.note_fault(_fault())
    first = log_file.place().stat().st_size
    log_file.note_fault(_fault())

    assert log_file.place().stat().st_size == pytest.approx(2 * first, abs=8)

    monkeypatch.setattr(log_file, "LARGEST", 10)
    log_file.note_fault(_fault())

    assert log_file.place().stat().st_size == pytest.approx(first, abs=8)
    assert log_file.place().with_name("kept.log.1").exists()


def test_where_nothing_can_be_logged_that_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(in_the_way))

    assert log_file.note_fault(_fault()) is None
