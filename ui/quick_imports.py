"""Importing without PySide's look into the source of every module that comes after it."""

import builtins
import importlib
import linecache


def let_imports_alone() -> None:
    """Take back the import statement that PySide6 puts in place of the one before.

    It reads the source of each module to see whether that asks for Qt's names in snake case: nothing here does, and
    reading takes as long as importing.
    """
    importlib.import_module("PySide6.QtCore")  # It is this import that replaces the statement.

    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
    # What it has read until now would be held for as long as the program runs.
    linecache.clearcache()
