"""The file that faults of the program are written to; no words of a client ever are."""

import contextlib
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from models.clock import SystemClock
from models.instants import to_text

LARGEST = 1_000_000
"""Bytes after which the file is put aside and a new one begun."""


def place() -> Path:
    """Return where the log file lies."""
    from platformdirs import user_log_path

    return user_log_path("Kept", appauthor=False) / "kept.log"


def note_fault(fault: BaseException, doing: str = "") -> Path | None:
    """Write down where in the program a fault happened; return the file, or None where it cannot be written.

    The message of the fault is left out, since it may hold what was typed.
    """
    entry = "\n".join((f"{to_text(SystemClock().now())} {doing}".rstrip(), *_told(fault), ""))
    path = place()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _put_aside(path)
        with path.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(entry + "\n")
        return path
    return None


def _told(fault: BaseException) -> Iterator[str]:
    yield f"Python {sys.version.split()[0]} on {sys.platform}"
    for cause in _causes(fault):
        yield f"{type(cause).__module__}.{type(cause).__qualname__}{_code(cause)}"
        for frame in traceback.extract_tb(cause.__traceback__):
            # A path may name a client, so only the end of it is told.
            yield f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"


def _causes(fault: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = fault
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _code(fault: BaseException) -> str:
    name = getattr(fault, "sqlite_errorname", None)
    if name is None and isinstance(fault, OSError) and fault.errno is not None:
        name = os.strerror(fault.errno)
    return f" ({name})" if name else ""


def _put_aside(path: Path) -> None:
    if path.exists() and path.stat().st_size > LARGEST:
        path.replace(path.with_name(path.name + ".1"))
