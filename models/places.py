"""Where journals lie on this machine: the one named, the one last open, the usual place."""

import contextlib
import os
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

PROGRAM = "Kept"
VARIABLE = "KEPT_JOURNAL"
_LAST_OPEN = "last-journal.txt"
_USUAL_NAME = "Journal.kept"
_DEMO_NAME = "Kept demo.kept"
_ON_LINUX: bool = sys.platform == "linux"


class Origin(StrEnum):
    """Who said where the journal lies."""

    NAMED = "named"
    ENVIRONMENT = "environment"
    LAST_OPEN = "last open"
    USUAL = "usual"


class Place(Struct, frozen=True):
    """A journal's path, and who said so; only one at its usual place is made without being asked for."""

    path: Path
    origin: Origin


def journal_place(named: Path | None = None, environment: Mapping[str, str] = os.environ) -> Place:
    """Return where the journal lies: `named`, else `KEPT_JOURNAL`, else the one last open, else the usual place."""
    if named is not None:
        return Place(at_home(named), Origin.NAMED)
    if said := environment.get(VARIABLE):
        return Place(at_home(Path(said)), Origin.ENVIRONMENT)
    if (last := last_open()) is not None:
        return Place(last, Origin.LAST_OPEN)
    return Place(usual_journal(), Origin.USUAL)


def at_home(path: Path) -> Path:
    """Return a path with `~` read as the person's folder; "~x" where nobody is called x is a name like any other."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def usual_journal() -> Path:
    """Return where the journal of this person lies unless they say otherwise."""
    return _journals_folder() / _USUAL_NAME


def demo_journal() -> Path:
    """Return where the invented practice is put unless the person says otherwise."""
    return _journals_folder() / _DEMO_NAME


def last_open() -> Path | None:
    """Return the journal that the window had open last, or None; it may be gone by now."""
    try:
        said = (_config_folder() / _LAST_OPEN).read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    return Path(said) if said and "\0" not in said else None


def remember_journal(path: Path) -> None:
    """Keep in mind which journal is open; where that cannot be written, it is forgotten."""
    if last_open() == path.absolute():
        return
    folder = _config_folder()
    part = folder / f"{_LAST_OPEN}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(str(path.absolute()), encoding="utf-8", errors="surrogateescape")
        part.replace(folder / _LAST_OPEN)


def make_folder(path: Path) -> None:
    """Make the program's own folder for a journal at its usual place; elsewhere folders are the person's to make."""
    if path.parent == _journals_folder():
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)


def local_zone() -> str:
    """Return the time zone of this machine as it is now, an IANA name; UTC where it cannot be told."""
    # Only a new journal and the alarms ask, so nothing else waits for the import.
    import tzlocal

    try:
        tzlocal.reload_localzone()  # It keeps in mind what it found first; a laptop travels.
        return tzlocal.get_localzone_name() or "UTC"
    except (LookupError, ValueError, OSError):
        return "UTC"


def _journals_folder() -> Path:
    if _ON_LINUX:
        return _folder_of("XDG_DATA_HOME", "~/.local/share")
    from platformdirs import user_data_path

    return user_data_path(PROGRAM, appauthor=False)


def _config_folder() -> Path:
    if _ON_LINUX:
        return _folder_of("XDG_CONFIG_HOME", "~/.config")
    from platformdirs import user_config_path

    return user_config_path(PROGRAM, appauthor=False)


def _folder_of(variable: str, usual: str) -> Path:
    """Return our folder as platformdirs would; it is asked at every start, and importing that takes longer."""
    said = at_home(Path(os.environ.get(variable, "").strip()))
    # A relative one would be another folder wherever a command is typed, and is to be passed over.
    return (said if said.is_absolute() else at_home(Path(usual))) / PROGRAM
