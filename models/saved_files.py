"""A file that a person asked for, at a place they named: whole or not at all, and never over a file of another kind."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from models import own_files
from models.errors import Refused
from models.store.files import sync_folder

_LONGEST_NAME = 80
_LOOKED_AT = 64


class FileKind(Struct, frozen=True):
    """A kind of file: what people call it, a name for one, and how to tell its kind by its first bytes."""

    name: str
    example: str
    begins: Callable[[bytes], bool]


def write(kind: FileKind, path: Path, content: bytes, journal_path: Path | None) -> Path:
    """Write to a new file, or over one of the same kind that lies there; return where it lies.

    Raises: Refused for a folder, a missing one, and a file of another kind, the journal first of all.
    """
    try:
        target = Path(os.path.realpath(path))  # A link stays one.
        _check(kind, path, target, journal_path)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have.
        raise _unwritable(path, error) from None
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


def _check(kind: FileKind, path: Path, target: Path, journal_path: Path | None) -> None:
    if target.is_dir():
        raise Refused(f"“{path}” is a folder; name a file in it, like {path / kind.example}")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder “{target.parent}”; make it first, or name another file")
    own_files.leave_alone(path, journal_path)
    if not target.exists():
        return
    if not target.is_file():
        raise Refused(f"“{path}” is not an ordinary file; name another, or - for standard output")
    with target.open("rb") as opened:
        beginning = opened.read(_LOOKED_AT)
    if beginning and not kind.begins(beginning):
        raise Refused(f"“{path}” is there already and is no {kind.name}; name another file")


def _unwritable(path: Path, error: Exception) -> Refused:
    reason = error.strerror if isinstance(error, OSError) else "no file can have that name"
    return Refused(f"“{path}” could not be written: {reason}; name another file")
