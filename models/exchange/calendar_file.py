"""A calendar as a file: whole or not at all, and never over what is no calendar."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from models import own_files
from models.errors import Refused
from models.store.files import sync_folder

SUFFIX = ".ics"
_BEGINNING = b"BEGIN:VCALENDAR"
_LONGEST_NAME = 80


def write(path: Path, content: bytes, journal_path: Path | None) -> Path:
    """Write a calendar to a new file, or over a calendar that lies there; return where it lies.

    Raises: Refused for a folder, a missing one, and a file that is no calendar, the journal first of all.
    """
    target = Path(os.path.realpath(path))  # A link stays one.
    _check(path, target, journal_path)
    part = target.with_name(f"{target.name[:_LONGEST_NAME]}.{os.getpid()}.part")
    try:
        with part.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _check(path: Path, target: Path, journal_path: Path | None) -> None:
    try:
        if target.is_dir():
            raise Refused(f"“{path}” is a folder; name a file in it, like {path / 'promises.ics'}")
        if not target.parent.is_dir():
            raise Refused(f"there is no folder “{target.parent}”; make it first, or name another file")
        own_files.leave_alone(path, journal_path)
        if not target.exists():
            return
        if not target.is_file():
            raise Refused(f"“{path}” is not an ordinary file; name another, or - for standard output")
        with target.open("rb") as opened:
            beginning = opened.read(64)
    except OSError as error:
        raise _unwritable(path, error) from None
    first = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().splitlines()[:1]
    if beginning and [line.rstrip().upper() for line in first] != [_BEGINNING]:
        raise Refused(f"“{path}” is there already and is no calendar; name another file")


def _unwritable(path: Path, error: OSError) -> Refused:
    return Refused(f"“{path}” could not be written: {error.strerror}; name another file")
