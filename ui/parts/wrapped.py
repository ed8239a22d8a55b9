"""Long words on several lines, which never widen what they stand in."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from ui.parts.labels import label
from ui.parts.layouts import row

_LONGEST = 4000
_UNBROKEN = re.compile(r"\S{22,}")
_PIECE = 8
_MAY_BREAK = "\u200b"


def wrapped(text: str = "", role: str = "body", *, tone: str = "", name: str = "") -> QLabel:
    """Return words that wrap at any width; use `set_wrapped` to change them."""
    found = label("", role, wrap=True, tone=tone, name=name)
    found.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    found.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    set_wrapped(found, text)
    return found


def set_wrapped(found: QLabel, text: str, longest: int = _LONGEST) -> None:
    """Show other words; what is longer than `longest` ends in an ellipsis, words without blanks may break."""
    shown = text if len(text) <= longest else text[:longest].rstrip() + "…"
    found.setText(_UNBROKEN.sub(_broken, shown))
    found.setAccessibleName(shown)


def beside(sign: QWidget, words: QLayout) -> QHBoxLayout:
    """Return words with a sign at the left of their first line."""
    layout = row(sign, words, spacing=10)
    layout.setStretch(1, 1)
    layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return layout


def _broken(found: "re.Match[str]") -> str:
    word = found.group()
    return _MAY_BREAK.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))
