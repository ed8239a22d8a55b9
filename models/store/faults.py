"""What SQLite says, in words a person can act on."""

import sqlite3

from models.errors import Damaged, Full, GaveWay, JournalError, Locked, NotAJournal, ReadOnly, Refused

_DAMAGED = "the journal file is damaged; go back to a backup"
_BY_CODE: tuple[tuple[frozenset[int], type[JournalError], str], ...] = (
    (
        frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}),
        Locked,
        "another program is writing to the journal; try again in a moment",
    ),
    (frozenset({sqlite3.SQLITE_INTERRUPT}), GaveWay, "a save came between; try again"),
    (frozenset({sqlite3.SQLITE_FULL}), Full, "the disk is full; free some room and try again"),
    (
        frozenset({sqlite3.SQLITE_READONLY}),
        ReadOnly,
        "the journal cannot be written: its file or folder is read-only, or the file was moved while it was open",
    ),
    (
        frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}),
        ReadOnly,
        "the journal cannot be opened; check that its folder is there and that you may write in it",
    ),
    (
        frozenset({sqlite3.SQLITE_IOERR}),
        Damaged,
        "the disk reported an error; check the disk and that the journal is still where it was",
    ),
    (frozenset({sqlite3.SQLITE_CORRUPT}), Damaged, _DAMAGED),
    (frozenset({sqlite3.SQLITE_NOTADB}), NotAJournal, "this file is not a Kept journal; choose another one"),
    (frozenset({sqlite3.SQLITE_TOOBIG}), Refused, "the words are too long to store; shorten them"),
)


def translate(error: sqlite3.Error | UnicodeDecodeError) -> JournalError | None:
    """Return what the person can do about an error of the database; None when it is a fault of ours."""
    if isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode"):
        # Text that is no UTF-8: nothing of ours wrote it. SQLite's own message may hold such bytes as well.
        return Damaged(_DAMAGED)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_ERROR and isinstance(error, sqlite3.OperationalError):
        # Every statement of ours fits every table of ours: one that does not has been changed since, or emptied.
        return Damaged(f"the journal is not as it was made ({error}); check it, or go back to a backup")
    for codes, kind, words in _BY_CODE:
        if code & 0xFF in codes:
            return kind(words)
    return None
