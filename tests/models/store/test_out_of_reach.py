"""A journal where nobody may look is neither taken for missing nor made anew."""

import errno
from pathlib import Path

import pytest

from models.clock import FixedClock
from models.errors import Missing
from models.journal import Journal
from models.store.files import is_there

LONGEST = 255


def forbid(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the system refuse every look into the folder, as it does for all but the one who may do everything."""
    stat = Path.stat

    def refused(path: Path, **how: bool) -> object:
        if folder in path.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", refused)


def test_what_cannot_be_looked_at_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "link").symlink_to("nowhere")

    assert all(is_there(tmp_path / name) for name in ("file", "link", "x" * (LONGEST + 1)))
    assert not is_there(tmp_path / "nothing")
    assert not is_there(tmp_path / "file" / "below")

    forbid(monkeypatch, tmp_path)

    assert is_there(tmp_path / "nothing")


def test_it_can_be_neither_opened_nor_made(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch, tmp_path)

    with pytest.raises(Missing, match=r"cannot be reached: Permission denied; see to that, or choose another place"):
        Journal.open(tmp_path / "a.kept", clock)
    with pytest.raises(Missing, match="cannot be reached: Permission denied"):
        Journal.make(tmp_path / "a.kept", clock, zone="UTC")


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, clock: FixedClock) -> None:
    for name in ("x" * (LONGEST + 1), f"{'x' * (LONGEST + 1)}/a.kept"):
        with pytest.raises(Missing, match=r"cannot be reached: .*; see to that, or choose another place"):
            Journal.open(tmp_path / name, clock)
        with pytest.raises(Missing, match=r"cannot be reached|can be made at"):
            Journal.make(tmp_path / name, clock, zone="UTC")
    assert list(tmp_path.iterdir()) == []
