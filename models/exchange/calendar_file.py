"""A calendar as a file: whole or not at all, and never over what is no calendar."""

from pathlib import Path

from models import saved_files

SUFFIX = ".ics"
_BEGINNING = b"BEGIN:VCALENDAR"


def write(path: Path, content: bytes, journal_path: Path | None) -> Path:
    """Write a calendar to a new file, or over a calendar that lies there; return where it lies.

    Raises: Refused for a folder, a missing one, and a file that is no calendar, the journal first of all.
    """
    return saved_files.write(_CALENDAR, path, content, journal_path)


def _begins_one(beginning: bytes) -> bool:
    first = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().splitlines()[:1]
    return [line.rstrip().upper() for line in first] == [_BEGINNING]


_CALENDAR = saved_files.FileKind("calendar", f"promises{SUFFIX}", _begins_one)
