"""Reading what takes long in another thread, and making way there for whoever saves.

SQLite lets nobody save while somebody reads: a save would wait for the whole of a long look-up, and be refused where
that takes longer than its patience.
"""

from functools import partial

from models.journal import Journal
from models.store import database as store

_STEPS = 20_000
"""How many steps of SQLite's there are between two looks whether somebody saves: far less than a millisecond."""


def open_again(journal: Journal) -> Journal:
    """Open the file of a journal once more, to be read in the present thread.

    What is read there is broken off with GaveWay while the first of the two saves. Raises: Unusable.
    """
    if journal.path is None:
        raise ValueError("a journal in memory can be opened once only")
    read_only = store.is_read_only(journal.path)
    connection = store.connect(journal.path, read_only=read_only)
    connection.set_progress_handler(partial(getattr, journal, "saving"), _STEPS)
    return Journal(connection, journal.clock, journal.path, read_only)
