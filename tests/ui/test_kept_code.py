"""Code kept from one start to the next: the same classes as Python's own, and no harm from a damaged file."""

import builtins
import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.kept_code import KeptCode

SOURCE = b"from typing import Final\nanswer: Final = 42\n"
FILENAME = "embedded.py"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "folder" / "code.codes"


@pytest.fixture
def kept(file: Path) -> Iterator[KeptCode]:
    found = KeptCode(file)
    found.begin()
    yield found
    found.end()


def ran(source: bytes) -> dict[str, object]:
    """Compile as PySide6 compiles its own part, run it, and return its names."""
    names: dict[str, object] = {}
    exec(compile(source, FILENAME, "exec"), names)  # noqa: S102 -- as PySide6 does
    return names


def test_a_module_is_compiled_once_for_two_starts(kept: KeptCode, file: Path) -> None:
    compile(SOURCE, FILENAME, "exec")
    kept.end()
    kept.keep()
    later = KeptCode(file)
    later.begin()
    names = ran(SOURCE)
    later.end()
    assert names["answer"] == 42
    before = file.stat().st_mtime_ns
    later.keep()
    assert file.stat().st_mtime_ns == before, "nothing was new, so nothing was written"


def test_changed_text_is_compiled_anew(kept: KeptCode, file: Path) -> None:
    compile(SOURCE, FILENAME, "exec")
    kept.end()
    kept.keep()
    later = KeptCode(file)
    later.begin()
    names = ran(SOURCE.replace(b"42", b"43"))
    later.end()
    assert names["answer"] == 43


def test_a_dataclass_made_of_kept_code_is_as_any_other(kept: KeptCode, file: Path) -> None:
    def made() -> type:
        return dataclasses.make_dataclass("Pair", [("left", int), ("right", int, 7)], frozen=True, slots=True)

    made()
    kept.end()
    kept.keep()
    later = KeptCode(file)
    later.begin()
    pair = made()
    later.end()
    usual = made()
    assert repr(pair(1)) == repr(usual(1)) == "Pair(left=1, right=7)"
    assert pair(1, 2) == pair(1, 2) != pair(2, 1)
    assert hash(pair(1, 2)) == hash(usual(1, 2))
    with pytest.raises(dataclasses.FrozenInstanceError):
        pair(1).left = 2
    assert dataclasses.replace(pair(1), right=3) == pair(1, 3)


def test_the_future_of_who_compiles_holds_for_the_text(kept: KeptCode) -> None:
    text = b"def f(x: nowhere): pass\n"
    compiling = f"made = compile({text!r}, 'f.py', 'exec')\nexec(made)\n".encode()
    assert "f" in ran(b"from __future__ import annotations\n" + compiling)
    with pytest.raises(NameError, match="nowhere"):
        ran(compiling)


def test_other_ways_of_compiling_are_python_s_own(kept: KeptCode) -> None:
    assert compile("1 + 1", "<sum>", "eval").co_filename == "<sum>"
    with pytest.raises(SyntaxError):
        compile(b"1 +", "half.py", "exec")


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 400])
def test_a_damaged_file_is_as_none(kept: KeptCode, file: Path, damage: bytes) -> None:
    compile(SOURCE, FILENAME, "exec")
    kept.end()
    kept.keep()
    whole = file.read_bytes()
    file.write_bytes(damage or whole[:-3])
    later = KeptCode(file)
    later.begin()
    names = ran(SOURCE)
    later.end()
    later.keep()
    assert names["answer"] == 42
    assert file.read_bytes() == whole, "it is written anew"


def test_a_place_that_cannot_be_written_is_left_alone(kept: KeptCode, file: Path) -> None:
    file.parent.write_text("no folder")
    compile(SOURCE, FILENAME, "exec")
    kept.end()
    kept.keep()
    assert not file.exists()


def test_nothing_is_written_where_python_writes_no_code(
    kept: KeptCode, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compile(SOURCE, FILENAME, "exec")
    kept.end()
    kept.keep()
    assert not file.exists()


def test_the_compiler_is_given_back(kept: KeptCode) -> None:
    kept.end()
    assert builtins.compile.__module__ == "builtins"
    assert "exec" not in vars(dataclasses)
