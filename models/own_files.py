"""Which files are the journal's own, so that nothing a person saves is written over them."""

import os
from pathlib import Path

from models.errors import Refused

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a journal, and would read as its own."""


def folder_of(journal_path: Path) -> Path:
    """Return where the files attached in a journal lie."""
    return journal_path.with_name(f"{journal_path.name}.files")


def leave_alone(path: Path, journal_path: Path | None) -> None:
    """Accept a path that is to be written. None of the files is opened, since closing would let go of SQLite's locks.

    Raises: Refused where it is the journal, by whatever name, or what belongs to it.
    """
    if journal_path is None:
        return
    target, journal = Path(os.path.realpath(path)), Path(os.path.realpath(journal_path))
    if target == journal or _is_same(target, journal):
        raise Refused(f"“{path}” is the journal itself; name another file")
    beside = [journal.with_name(f"{journal.name}{ending}") for ending in _BESIDE]
    if target in beside or folder_of(journal) in target.parents:
        raise Refused(f"“{path}” belongs to the journal; name another file")


def _is_same(target: Path, journal: Path) -> bool:
    try:
        return target.samefile(journal)
    except OSError:  # One of them is not there, or nobody may look.
        return False
