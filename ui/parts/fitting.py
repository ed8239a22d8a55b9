"""How large a window may be: no larger than what the screen has left for it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 48)
"""What the desktop puts around a window: its title above all."""


def room(window: QWidget) -> QSize:
    """Return the size that a window may have on its screen, its title included in what is left out."""
    return window.screen().availableSize() - _FRAME


def fit(window: QWidget, wanted: QSize) -> None:
    """Give a window the size wanted, or as much of it as its screen has room for."""
    window.resize(wanted.boundedTo(room(window)))
