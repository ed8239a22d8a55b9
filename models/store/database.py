"""Opening a journal file the one safe way, and making a new one."""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from models.errors import Damaged, JournalError, Missing, NotAJournal, Taken, TooNew
from models.store.faults import translate
from models.store.files import sync_folder
from models.store.rows import defaults
from models.store.seals import seal
from models.store.version import APPLICATION_ID, SCHEMA_VERSION

PATIENCE_MS = 500
"""How long a save waits for another program's, so that a window never stands still."""
_PAGES_HELD = 25_000
"""Changed pages (of 4 kB) that a save holds in memory. Past them they go to the file, and nobody can read it until the
save is over: with SQLite's own 500 a window stood still while a thousand rows were imported beside it."""


def connect(
    path: Path | None, *, zone: str = "UTC", read_only: bool = False, patience_ms: int = PATIENCE_MS
) -> sqlite3.Connection:
    """Open the journal at `path` (None: a new one in memory, in `zone`), checked and at the present schema.

    Raises: Unusable, and the file is as it was.
    """
    if path is None:
        connection = _raw(":memory:", patience_ms)
        connection.execute("PRAGMA recursive_triggers=1")
        _migrate(connection)
        _found(connection, zone)
        return connection
    _check_place(path)
    _refuse_foreign(path)
    connection = _raw(path.absolute().as_uri() + ("?mode=ro" if read_only else "?mode=rw"), patience_ms)
    try:
        _check_ours(connection, path)
        _set_pragmas(connection)
        _bring_up_to_date(connection, read_only)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        connection.close()
        raise (translate(error) or Damaged(f"the journal cannot be read: {error}")) from error
    except JournalError:
        connection.close()
        raise
    return connection


def is_read_only(path: Path) -> bool:
    """Tell whether the file, or the folder its rollback journal needs, may not be written."""
    try:
        return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    except OSError:  # It cannot be opened either, which says why.
        return False


def create(path: Path, zone: str) -> None:
    """Make a new, empty journal file at `path` for a business in `zone`, whole or not at all.

    Raises: Missing when there is no folder for it, Taken when something is there already.
    """
    with _reaching(path):
        if not path.parent.is_dir():
            raise Missing(f"there is no folder “{path.parent}”; make it first, or choose another place")
        if path.exists() or path.is_symlink():
            raise _taken(path)
        _refuse_leftover(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        _remove(part)  # Left by one of the same number that was killed: it may be a second name of its journal.
        connection = _raw(part.absolute().as_uri() + "?mode=rwc", PATIENCE_MS)
        try:
            _set_pragmas(connection)
            _migrate(connection)
            _found(connection, zone)
        finally:
            connection.close()
        _give_name(part, path)
        sync_folder(path.parent)
    except sqlite3.Error as error:
        raise (translate(error) or error) from error
    except OSError as error:
        raise Missing(f"no journal can be made at “{path}”: {error.strerror}; choose another place") from error
    finally:
        with contextlib.suppress(OSError):
            _remove(part)


def _remove(part: Path) -> None:
    for left in (part, _rollback_of(part)):
        left.unlink(missing_ok=True)


def discard(connection: sqlite3.Connection, path: Path) -> None:
    """Delete a journal in which nothing was ever done; with the lock held, so that nobody writes into it meanwhile."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
        if connection.execute("SELECT 1 FROM operations LIMIT 1").fetchone() is None:
            path.unlink(missing_ok=True)
        connection.execute("ROLLBACK")
    except sqlite3.Error:
        return  # Another program is writing to it, so it is not empty for long.
    left = _rollback_of(path)
    if not path.exists() and left.is_file() and not left.stat().st_size:
        left.unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    """Give a whole journal its name, never that of one which another program made meanwhile. Raises: Taken, OSError."""
    try:
        path.hardlink_to(part)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:  # A disk without links, like a memory stick.
        if path.exists():
            raise _taken(path) from None
        part.rename(path)


def _taken(path: Path) -> Taken:
    return Taken(f"“{path}” is there already; choose another name")


def _rollback_of(path: Path) -> Path:
    """Return the file beside a journal in which SQLite keeps what a half-done transaction must put back."""
    return path.with_name(f"{path.name}-journal")


def _refuse_leftover(path: Path) -> None:
    """Refuse a place where another journal's half-done transaction would be put back into the new one."""
    left = _rollback_of(path)
    if left.is_file() and left.stat().st_size:
        raise NotAJournal(f"“{left}” is left of another journal that lay here; put that one back, or choose a name")


def _raw(uri: str, patience_ms: int) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=patience_ms / 1000)
    except sqlite3.Error as error:
        raise (translate(error) or Damaged(f"the journal cannot be opened: {error}")) from error
    connection.row_factory = sqlite3.Row
    return connection


def _check_place(path: Path) -> None:
    with _reaching(path):
        if path.is_dir():
            raise NotAJournal(f"“{path}” is a folder; name a file in it")
        if not path.parent.is_dir():
            raise Missing(f"there is no folder “{path.parent}”; make it first, or choose another place")
        if not path.exists():
            raise Missing(f"there is no journal at “{path}”; check the name, or make a new journal there")
        if not path.is_file():
            raise NotAJournal(f"“{path}” is not an ordinary file; choose a journal")


@contextlib.contextmanager
def _reaching(path: Path) -> Iterator[None]:
    """Say of a place where nobody may look, or that has a name no file can have, that it is one. Raises: Missing."""
    try:
        yield
    except OSError as error:
        raise Missing(f"“{path}” cannot be reached: {error.strerror}; see to that, or choose another place") from error


def _refuse_foreign(path: Path) -> None:
    """Refuse another program's database before it is opened: opening it might finish what that program left half done.

    What cannot be told this way is left to be opened: a save going on, or broken off, may look like damage here.
    """
    peek = _raw(path.absolute().as_uri() + "?mode=ro&immutable=1", PATIENCE_MS)
    try:
        application_id = peek.execute("PRAGMA application_id").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError):
        return
    finally:
        peek.close()
    if application_id != APPLICATION_ID:
        raise NotAJournal(f"“{path}” is not a Kept journal; choose another file")


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application_id != APPLICATION_ID:
        raise NotAJournal(f"“{path}” is not a Kept journal; choose another file")
    if version > SCHEMA_VERSION:
        raise TooNew("a newer version of Kept made this journal; install that version to open it")


def _set_pragmas(connection: sqlite3.Connection) -> None:
    wanted = {"foreign_keys": 1, "recursive_triggers": 1, "journal_mode": "truncate", "synchronous": 3}
    if sys.platform == "darwin":
        wanted |= {"fullfsync": 1}
    connection.execute(f"PRAGMA cache_spill={_PAGES_HELD}").fetchall()
    for pragma, value in wanted.items():
        connection.execute(f"PRAGMA {pragma}={value}").fetchall()
        got = connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        if got != value:
            raise Damaged(f"the journal cannot be opened safely: {pragma} is {got}, not {value}; try another disk")


def _bring_up_to_date(connection: sqlite3.Connection, read_only: bool) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == SCHEMA_VERSION:
        return
    if read_only:
        raise TooNew("this journal is of an older version; open it once with writing allowed to bring it up to date")
    _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Apply what is pending; sqlite_utils is imported only here, off the ordinary way to a first paint."""
    from sqlite_utils import Database

    from models.store.migrations import migrations

    database = Database(connection, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys=0")
    migrations.apply(database)
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise Damaged(f"{len(broken)} records point to others that are not there; go back to a backup")
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.execute("PRAGMA foreign_keys=1")


def _found(connection: sqlite3.Connection, zone: str) -> None:
    row = defaults(connection, "business") | {"id": 1, "zone": zone}
    row["seal"] = seal("business", row)
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO business({names}) VALUES ({marks})", tuple(row.values()))
