"""Giving back memory that a start took and nothing needs any more."""

import sys

from models.journal import Journal


def give_back(journal: Journal) -> None:
    """Give back the pages of the journal that were read, and what the C library keeps for later."""
    journal.forget_pages()
    if sys.platform == "linux":
        _trim()


def _trim() -> None:
    # Of ctypes only what it is made of: the rest of it would hold more than much of what is given back.
    import _ctypes

    try:
        trim = _ctypes.dlsym(_ctypes.dlopen("libc.so.6", 0), "malloc_trim")
    except OSError:  # Only glibc has it; elsewhere memory goes back by itself.
        return
    _ctypes.call_function(trim, (0,))
