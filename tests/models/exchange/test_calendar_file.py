"""A calendar is written whole or not at all, and never over what is no calendar."""

import os
from pathlib import Path

import pytest

from models.errors import Refused
from models.exchange import calendar_file

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("before", [None, b"", CALENDAR, b"\xef\xbb\xbfbegin:vcalendar\r\n"])
def test_a_calendar_is_written_anew_or_over_another(tmp_path: Path, before: bytes | None) -> None:
    path = tmp_path / "kept.ics"
    if before is not None:
        path.write_bytes(before)
    assert calendar_file.write(path, CALENDAR + b"X", None) == path
    assert path.read_bytes() == CALENDAR + b"X"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one_and_the_file_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "far.ics").write_bytes(CALENDAR)
    (tmp_path / "far.ics").chmod(0o600)
    (tmp_path / "near.ics").symlink_to(tmp_path / "far.ics")
    calendar_file.write(tmp_path / "near.ics", CALENDAR + b"X", None)
    assert (tmp_path / "near.ics").is_symlink()
    assert (tmp_path / "far.ics").read_bytes() == CALENDAR + b"X"
    assert (tmp_path / "far.ics").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "before", [b"dear diary", b"\x00\x01", b"BEGIN:VCARD\r\n", b"%PDF-1.7", b"BEGIN:VCALENDAR, he said"]
)
def test_what_is_no_calendar_is_left_alone(tmp_path: Path, before: bytes) -> None:
    path = tmp_path / "diary.ics"
    path.write_bytes(before)
    with pytest.raises(Refused, match="is no calendar; name another file"):
        calendar_file.write(path, CALENDAR, None)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_journal_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.kept"
    path.write_bytes(CALENDAR)
    (tmp_path / "same.ics").hardlink_to(path)
    monkeypatch.setattr(Path, "open", None)
    for name in ("x.kept", "same.ics"):
        with pytest.raises(Refused, match="is the journal itself"):
            calendar_file.write(tmp_path / name, CALENDAR, path)


def test_a_place_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    for name, words in (
        (".", "is a folder; name a file in it"),
        ("none/kept.ics", "there is no folder .* make it first"),
        ("pipe.ics", "is not an ordinary file"),
        ("x" * 300 + ".ics", "could not be written: .*; name another file"),
    ):
        with pytest.raises(Refused, match=words):
            calendar_file.write(tmp_path / name, CALENDAR, None)
    assert [path.name for path in tmp_path.iterdir()] == ["pipe.ics"]


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do everything is never refused")
def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Refused, match="could not be written"):
            calendar_file.write(tmp_path / "kept.ics", CALENDAR, None)
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_leaves_the_old_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "kept.ics"
    path.write_bytes(CALENDAR)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="No space left"):
        calendar_file.write(path, CALENDAR + b"X", None)
    assert path.read_bytes() == CALENDAR
    assert list(tmp_path.iterdir()) == [path]
