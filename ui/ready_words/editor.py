"""The field of a filled text: its gaps are marked until they are filled."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from models import ready_words
from ui.parts.layouts import named
from ui.theme import theme


class GapEdit(QPlainTextEdit):
    """A text of several lines in which what is still to be filled in stands out."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        named(self, name, words)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 6 + 20)
        self.textChanged.connect(self._mark)
        theme.changed.connect(self._mark)

    def gaps(self) -> list[str]:
        """Return what is still to be filled in, each once, as it stands there."""
        text = self.toPlainText()
        return list(dict.fromkeys(text[start:stop] for start, stop in ready_words.gaps(text)))

    def select_gap(self) -> None:
        """Select the first gap, so that typing goes over it."""
        text = self.toPlainText()
        for start, stop in ready_words.gaps(text)[:1]:
            self.setTextCursor(self._cursor(_units(text[:start]), _units(text[:stop])))
            self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _mark(self) -> None:
        text, marks = self.toPlainText(), []
        look = QTextCharFormat()
        look.setBackground(theme.color("warn_soft"))
        look.setForeground(theme.color("warn"))
        for start, stop in ready_words.gaps(text):
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = self._cursor(_units(text[:start]), _units(text[:stop])), look
            marks.append(mark)
        self.setExtraSelections(marks)

    def _cursor(self, start: int, stop: int) -> QTextCursor:
        found = QTextCursor(self.document())
        found.setPosition(start)
        found.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        return found


def _units(text: str) -> int:
    """Return how long Qt finds a text: it counts in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
