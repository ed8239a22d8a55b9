"""Giving back memory that a start took and nothing needs any more."""

import sys

from models.journal import Journal


def give_back(journal: Journal) -> None:
    """Give back the pages of the journal that were read, and what the C library keeps for later."""
    journal.forget_pages()
    if sys.platform == "linux":
        _trim()


def _trim() -> None:
    # Only glibc has it; elsewhere memory goes back by itself.
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
