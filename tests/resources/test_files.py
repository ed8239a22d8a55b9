"""The files that ship are found and read wherever the program was started."""

from pathlib import Path

import pytest

import resources


def test_a_file_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert resources.text("version.txt").strip().count(".") == 2
    assert resources.data("version.txt").decode() == resources.text("version.txt")


def test_a_file_that_is_not_there_is_not_made_up() -> None:
    with pytest.raises(FileNotFoundError):
        resources.data("icons/no-such-icon.svg")
