"""The bytes and the text of a file that somebody chose: size, kind and encoding are judged before anything else."""

import codecs
import os
import stat
from pathlib import Path

from models.errors import Refused
from models.words import shortened

LARGEST = 64 * 1024 * 1024
"""Bytes; some twenty years of an owner's tables fit into a tenth of it."""
_SAMPLE = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = (
    (b"PK\x03\x04", "a spreadsheet or another packed file; save the sheet as CSV (UTF-8) and import that"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save the sheet as CSV (UTF-8) and import that"),
    (b"SQLite format 3\0", "a database; export a table of it as CSV and import that"),
    (b"%PDF", "a PDF; a table (CSV) or vCards (VCF) can be imported"),
)


def content(path: Path) -> bytes:
    """Return the bytes of a plain file.

    Raises: Refused for what is missing, a folder, a link, a device, empty, too large or unreadable.
    """
    try:
        if path.is_symlink():
            raise Refused(f"{path.name} is a link; choose the file it points to")
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            read = _plain(handle, path)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise Refused(_unreadable(path, error)) from None
    if not read.strip():
        raise Refused(f"{path.name} is empty; there is nothing to import")
    return read


def text(read: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of some bytes, and the encoding it was read in: the one given, else marked, else guessed.

    Raises: Refused for what is no text.
    """
    for start, what in _OTHERS:
        if read.startswith(start):
            raise Refused(f"{name} is {what}")
    chosen = encoding or marked(read)
    if chosen is not None:
        return _decoded(read, name, chosen), chosen
    if b"\0" in read:
        raise Refused(f"{name} is not a text file: it holds zero bytes; choose a table (CSV) or vCards (VCF)")
    for guess in ("utf-8", "cp1252"):
        try:
            return read.decode(guess), guess
        except UnicodeDecodeError:
            continue
    raise Refused(f"{name} is in no known encoding; save it as UTF-8, or name its encoding in the mapping")


def marked(read: bytes) -> str | None:
    """Return the encoding that the first bytes show: a byte order mark, or every second byte a zero."""
    for mark, encoding in _MARKS:
        if read.startswith(mark):
            return encoding
    sample = read[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 3 > len(sample[1::2]) and even == 0:
        return "utf-16-le"
    if even * 3 > len(sample[0::2]) and odd == 0:
        return "utf-16-be"
    return None


def _plain(handle: int, path: Path) -> bytes:
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        raise Refused(f"{path.name} is not a file but a folder or a device; choose a file")
    if found.st_size > LARGEST:
        raise Refused(f"{path.name} is larger than {LARGEST // 2**20} MB; cut it into parts and import each")
    with os.fdopen(handle, "rb", closefd=False) as file:
        return file.read(LARGEST + 1)


def _decoded(read: bytes, name: str, encoding: str) -> str:
    try:
        decoded = read.decode(encoding)
    except (LookupError, ValueError):
        raise Refused(f"{name} is not text in the encoding {shortened(encoding, 40)}; save it as UTF-8") from None
    if "\0" in decoded:
        raise Refused(f"{name} is not a text file: it holds zero characters; choose a table (CSV) or vCards (VCF)")
    return decoded


def _unreadable(path: Path, error: OSError | ValueError) -> str:
    name = shortened(path.name or str(path), 80)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no file {name}; check the name and the folder"
    if isinstance(error, IsADirectoryError):
        return f"{name} is a folder; choose a file in it"
    if isinstance(error, PermissionError):
        return f"{name} cannot be read: this account is not allowed to; change its permissions or copy it"
    return f"{name} cannot be read ({error}); choose another file"
