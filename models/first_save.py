"""What the first save has to load: it takes so long that whoever answers a person has a thread load it before."""

import importlib
import sys

MODULE = "sqlite_utils"


def is_loaded() -> bool:
    """Tell whether a save could begin at once."""
    return hasattr(sys.modules.get(MODULE), "Database")


def load() -> None:
    """Load it; nothing happens where it is there already."""
    importlib.import_module(MODULE)
