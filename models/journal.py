"""An open journal: its file, its clock, its listeners, its one way to write and its one way to read."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models import replay
from models.changes import Cause, Changes, Kind, Listener
from models.clock import Clock
from models.errors import Damaged, Full, JournalError, Locked, Missing, ReadOnly, Refused
from models.instants import to_text
from models.store import database as store
from models.store import looking_back
from models.store.faults import translate
from models.store.seals import Value
from models.writing import Executes, RowChange, Shapes, Writing, touched

if TYPE_CHECKING:
    from sqlite_utils import Database

SEARCHED = (Kind.CLIENT, Kind.SITE, Kind.PERSON, Kind.JOB, Kind.INTERACTION, Kind.PROMISE)
"""The records whose words are indexed for the search."""
Parameters = Sequence[Value] | Mapping[str, Value]
"""The values of a SELECT, in their order or by their names."""


class Journal:
    """Everything about one business, in one file."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock, path: Path | None, read_only: bool) -> None:
        self.path = path
        self.clock = clock
        self.read_only, self.closed, self.saving = read_only, False, False
        self._connection = connection
        self._shapes = Shapes(connection)
        self._listeners: list[Listener] = []
        self._seen_version = self._data_version()
        self._opened_file = _file_at(path)

    @classmethod
    def open(
        cls, path: Path | None, clock: Clock, *, zone: str = "UTC", patience_ms: int = store.PATIENCE_MS
    ) -> "Journal":
        """Open the journal at `path`; None is a new one in memory, in `zone`.

        `patience_ms` is how long a save waits while another program writes. Raises: Unusable.
        """
        read_only = path is not None and store.is_read_only(path)
        return cls(store.connect(path, zone=zone, read_only=read_only, patience_ms=patience_ms), clock, path, read_only)

    @classmethod
    def make(cls, path: Path, clock: Clock, *, zone: str, patience_ms: int = store.PATIENCE_MS) -> "Journal":
        """Make a new journal at `path` for a business in `zone`, and open it. Raises: Unusable, Taken among them."""
        store.create(path, zone)
        return cls.open(path, clock, patience_ms=patience_ms)

    def now(self) -> datetime:
        """Return this moment by the journal's clock: aware, UTC."""
        return self.clock.now()

    def close(self) -> None:
        """Close the file; the journal cannot be used after."""
        self.closed = True
        self._connection.close()

    def look_back(self, at: datetime) -> None:
        """Answer every question from now on with the records as they stood at `at`; nothing can be written any more.

        What happened later to promises each question leaves out by itself. Raises: Unusable.
        """
        try:
            self.read_only |= looking_back.look_back(self._connection, to_text(at))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise (_translated(error) or error) from error

    def discard(self) -> None:
        """Close the file, and delete it if nothing was ever done in it."""
        if self.path is not None and not self.read_only:
            store.discard(self._connection, self.path)
        self.close()

    # Reading: every SELECT of the program goes through these three.

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Return all rows of a SELECT at once, so that no lock is held after.

        Raises: Damaged, Locked or another Unusable when the file cannot be read.
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise (_translated(error) or error) from error

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """Return the first row of a SELECT, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401 -- what it is depends on the column
        """Return the first column of the first row, or None."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    # Writing

    @contextmanager
    def writing(self, label: str, *, within: int | None = None) -> Iterator[Writing]:
        """Hold one transaction open: one step of the undo list under `label`, one notice after the commit.

        It goes into the step `within` instead, where that is still the last one. Raises: whatever the block
        raises, or Unusable; nothing is then written.
        """
        writing = Writing(self._database, self._shapes)
        with self._transaction():
            yield writing
            if writing.changes:
                writing.record(label, to_text(self.now()), within)
        if writing.changes and self._listeners:
            self._tell(Changes(label, touched(writing.changes)))

    @contextmanager
    def noting(self) -> Iterator[Writing]:
        """Hold one transaction open for what the program notes for itself, such as which alarms rang.

        It is no step of the undo list, and nobody is told. Raises: as `writing` does.
        """
        with self._transaction():
            yield Writing(self._database, self._shapes)

    def undo(self) -> Changes:
        """Take back the latest operation. Raises: Refused when there is none."""
        return self._replay(replay.last_done, replay.backwards, Cause.UNDO)

    def redo(self) -> Changes:
        """Do the operation again that was undone last. Raises: Refused when there is none."""
        return self._replay(replay.first_undone, replay.forwards, Cause.REDO)

    def undo_label(self) -> str | None:
        """Return what undo would take back, or None."""
        found: str | None = self.value("SELECT label FROM operations WHERE state = 'done' ORDER BY id DESC LIMIT 1")
        return found

    def redo_label(self) -> str | None:
        """Return what redo would do again, or None."""
        found: str | None = self.value("SELECT label FROM operations WHERE state = 'undone' ORDER BY id LIMIT 1")
        return found

    def begin_undo_anew(self) -> None:
        """Let nothing done so far be taken back any more; it all stays in the record."""
        with self._transaction():
            self._database.execute("UPDATE operations SET state = 'dropped' WHERE state <> 'dropped'")

    # Notices

    def listen(self, listener: Listener) -> None:
        """Call `listener` after each commit, and when another program wrote and `poll` saw it."""
        self._listeners.append(listener)

    def unlisten(self, listener: Listener) -> None:
        """Stop calling it."""
        with suppress(ValueError):
            self._listeners.remove(listener)

    def poll(self) -> Changes | None:
        """Look whether another program wrote since the last look; if so tell the listeners.

        Raises: Missing when the file was moved, deleted or replaced by another meanwhile.
        """
        if _file_at(self.path) != self._opened_file:
            raise Missing("the journal's file was moved, deleted or replaced meanwhile; put it back, or start anew")
        version = self._data_version()
        if version == self._seen_version:
            return None
        self._seen_version = version
        changes = Changes("", dict.fromkeys(Kind, frozenset()), Cause.OTHER_PROGRAM)
        self._tell(changes)
        return changes

    def tend(self) -> None:
        """Merge the search tables a little; for idle moments, since a save never does it."""
        if self.read_only:
            return
        with self._transaction():
            for table in ("interactions_search", "promises_search"):
                self._database.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', -16)")

    def forget_pages(self) -> None:
        """Give back the memory of what was read; it is read again when it is wanted."""
        self._connection.execute("PRAGMA shrink_memory")

    def merge_words(self) -> None:
        """Merge the search tables whole, after an import or the like; a search over their parts takes twice as long.

        Where another program writes just then it is left to `tend`.
        """
        with suppress(Locked, Full), self._transaction():
            for kind in SEARCHED:
                self._database.execute(f"INSERT INTO {kind.value}_search({kind.value}_search) VALUES ('optimize')")

    def snapshot(self, target: Path) -> None:
        """Copy the journal as it stands to `target`."""
        with closing(sqlite3.connect(target)) as copy:
            self.copy_into(copy)

    def copy_into(self, empty: sqlite3.Connection) -> None:
        """Copy the journal as it stands into an empty database in one step of the backup interface."""
        try:
            self._connection.backup(empty)
        except sqlite3.Error as error:
            raise (_translated(error) or error) from error

    @cached_property
    def _database(self) -> "Database":
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self.read_only:
            raise ReadOnly("this journal can only be read: its file or folder is read-only")
        if self._connection.in_transaction:
            raise RuntimeError("operations never nest")
        self.saving = True
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._database.execute("COMMIT")
            if self._connection.in_transaction:
                raise RuntimeError("the transaction is still open after its commit")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise (_translated(error) or error) from error
        finally:
            self._roll_back()
            self.saving = False

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")

    def _replay(
        self,
        find: Callable[[Executes], sqlite3.Row | None],
        play: Callable[[Executes, int], list[RowChange]],
        cause: Cause,
    ) -> Changes:
        try:
            with self._transaction():
                operation = find(self._database)
                if operation is None:
                    raise Refused(f"there is nothing to {cause}")
                changes = Changes(operation["label"], touched(play(self._database, operation["id"])), cause)
        except sqlite3.IntegrityError as error:
            raise Damaged(f"the undo list does not fit the records ({error}); go back to a backup") from error
        self._tell(changes)
        return changes

    def _tell(self, changes: Changes) -> None:
        faults: list[Exception] = []
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception as fault:  # noqa: BLE001 -- what one listener cannot do must not keep it from the others
                faults.append(fault)
        if faults:
            # Never as it came: what was written stands, so it must not read as a refusal to write it.
            raise ExceptionGroup(f"not everybody could be told of “{changes.action}”, which was done", faults)

    def _data_version(self) -> int:
        return int(self.value("PRAGMA data_version"))


def _translated(error: sqlite3.Error | UnicodeDecodeError) -> JournalError | None:
    if isinstance(error, sqlite3.IntegrityError):
        return None
    return translate(error) or (Damaged(f"the journal cannot be read: {error}") if _is_damage(error) else None)


def _is_damage(error: Exception) -> bool:
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError | sqlite3.IntegrityError | sqlite3.ProgrammingError
    )


def _file_at(path: Path | None) -> tuple[int, int] | None:
    """Return which file lies at a path now, None for none; asked of the folder, never by opening it."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
