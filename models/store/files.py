"""Files kept beside the journal under their own SHA-256: whole and on the disk before anything names them."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from models.errors import Full, JournalError, ReadOnly, Refused

_CHUNK = 1 << 20


class StoredFile(Struct, frozen=True):
    """A file as it lies in the folder."""

    sha256: str
    size: int


def place(folder: Path, sha256: str) -> Path:
    """Return where a file of that hash lies, or would lie."""
    return folder / sha256[:2] / sha256


def is_there(path: Path) -> bool:
    """Tell whether anything lies at a path. Where nobody may look, something does: nothing is made in its place."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True
    return True


def keep(folder: Path, source: Path) -> StoredFile:
    """Copy a file into the folder, whole or not at all; one that is there already is not kept twice.

    Raises: Refused when the source cannot be read, Full or ReadOnly when the folder cannot be written.
    """
    with _reading(source) as incoming:
        part = folder / f"{os.getpid()}-{source.stat().st_ino}.part"
        try:
            _make(folder)
            stored = _copied(incoming, part, source)
            target = place(folder, stored.sha256)
            _make(target.parent)
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise _unwritable(error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink()
    return stored


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file as it lies on the disk. Raises: OSError."""
    import hashlib  # see seals.py

    digest = hashlib.sha256()
    with path.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


@contextlib.contextmanager
def _reading(source: Path) -> Iterator[BinaryIO]:
    """Open what is to be copied, an ordinary file only: a pipe or a device might never end."""
    if source.is_dir():
        raise Refused(f"“{source.name}” is a folder; choose the files in it", field="path")
    if not source.exists():
        raise Refused(f"there is no file “{source.name}” any more; choose it again", field="path")
    if not source.is_file():
        raise Refused(f"“{source.name}” is not an ordinary file; choose another", field="path")
    try:
        opened = source.open("rb")
    except OSError as error:
        raise _unreadable(source, error) from error
    with opened:
        yield opened


def _copied(incoming: BinaryIO, part: Path, source: Path) -> StoredFile:
    import hashlib

    digest, size = hashlib.sha256(), 0
    with part.open("wb") as outgoing:
        while chunk := _read(incoming, source):
            digest.update(chunk)
            size += outgoing.write(chunk)
        outgoing.flush()
        os.fsync(outgoing.fileno())
    return StoredFile(digest.hexdigest(), size)


def _read(incoming: BinaryIO, source: Path) -> bytes:
    try:
        return incoming.read(_CHUNK)
    except OSError as error:
        raise _unreadable(source, error) from error


def _unreadable(source: Path, error: OSError) -> Refused:
    return Refused(f"“{source.name}” cannot be read ({error.strerror}); check it, or choose another", field="path")


def _unwritable(error: OSError) -> JournalError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Full("the disk is full; free some room and try again")
    return ReadOnly(f"the folder of the journal's files cannot be written ({error.strerror}); check that you may")
