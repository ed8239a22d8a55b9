"""A line edit that colours the words it understands."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from ui.parts.chips import soft
from ui.parts.layouts import named
from ui.theme import theme

_COLORS = {
    "kind": "info",
    "client": "accent",
    "person": "accent",
    "minutes": "info",
    "time": "info",
    "mark": "warn",
    "window": "warn",
    "promise": "warn",
    "trouble": "danger",
}
_LONGEST = 200_000


class TokenSpan(NamedTuple):
    """Letters from `start` up to `stop`, counted as Python counts, and what they were read as."""

    start: int
    stop: int
    role: str


class TokenLine(QLineEdit):
    """Stay a real, accessible line edit, with undo and input methods; only letters change their format."""

    def __init__(self, name: str, words: str, reader: Callable[[str], Sequence[TokenSpan]] | None = None) -> None:
        """Build it; `reader` says which words of a line are understood, on each change."""
        super().__init__()
        named(self, name, words)
        self.setMaxLength(_LONGEST)
        self._reader = reader
        self._composing = False
        self.textChanged.connect(self._color)
        theme.changed.connect(self._recolor)

    def set_reader(self, reader: Callable[[str], Sequence[TokenSpan]]) -> None:
        """Let another reader say which words are understood."""
        self._reader = reader
        self._recolor()

    def show_spans(self, spans: Sequence[TokenSpan]) -> None:
        """Colour these words now, for a line that is read elsewhere; holds until the text changes."""
        if self._composing:
            return
        text, cursor = self.text(), self.cursorPosition()
        attributes = [_attribute(text, span, cursor) for span in spans if span.stop > span.start]
        QCoreApplication.sendEvent(self, QInputMethodEvent("", attributes))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # Formats sent while something is being composed would end the composition.
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @Slot(str)
    def _color(self, text: str) -> None:
        self.show_spans(self._reader(text) if self._reader else ())

    @Slot()
    def _recolor(self) -> None:
        self._color(self.text())


def _attribute(text: str, span: TokenSpan, cursor: int) -> "QInputMethodEvent.Attribute":
    """Return the format of a span; Qt counts from the cursor, in UTF-16 units."""
    from PySide6.QtGui import QFont, QTextCharFormat

    role = _COLORS.get(span.role, "info")
    letters = QTextCharFormat()
    letters.setForeground(theme.color(role))
    letters.setBackground(soft(role))
    letters.setFontWeight(QFont.Weight.DemiBold)
    start = _units(text[: span.start])
    length = _units(text[span.start : span.stop])
    return QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, start - cursor, length, letters)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
