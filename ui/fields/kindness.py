"""A gentle line below fields whose words go to a client: where they blame or excuse, and what could be said instead."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models import kind_words
from models.kind_words import Hint, KindWord
from ui.desk import Desk
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, row
from ui.ready_words import shipped
from ui.tr import tr, tr_count

_COMES_OR_GOES = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
_PAUSE_MS = 250
_SHOWN = 2


class Kindness(QWidget):
    """Hints at phrases in some fields; hidden while there is nothing to hint at. It never keeps anything from saving.

    The language is that of the business until another is set.
    """

    def __init__(self, desk: Desk, *fields: QPlainTextEdit | QLineEdit) -> None:
        super().__init__()
        self.setObjectName("kindness")
        self._desk, self._fields = desk, fields
        self._language = ""
        self._known: tuple[KindWord, ...] | None = None
        self._heeds = True
        self._words = label("", "caption", wrap=True, tone="info", name="kindnessWords")
        line = row(column(IconLabel("message-square", "info", 14), None), self._words, spacing=8)
        line.setStretch(1, 1)
        self.setLayout(line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        for field in fields:
            field.textChanged.connect(self._wait)
            field.installEventFilter(self)
        self.hide()
        if any(_typed(field) for field in fields):
            self._wait()

    def set_language(self, language: str) -> None:
        """Look for the phrases of another language from now on."""
        self._language, self._known = language, None
        self._wait()

    def heed(self, *, on: bool) -> None:
        """Give hints, or none while no client reads the words."""
        self._heeds = on
        self.look()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _COMES_OR_GOES:
            self.look()
        return super().eventFilter(watched, event)

    @Slot()
    def look(self) -> None:
        """Look through the fields now; those that are hidden are not meant."""
        known = (self._known or ()) if self._heeds else ()
        shown = [field for field in self._fields if not field.isHidden()]
        found = [hint for field in shown for hint in kind_words.hints(_typed(field), known)]
        words = _words(found)
        self._words.setText(words)
        self._words.setAccessibleName(words)
        self.setVisible(bool(found))

    @Slot()
    def _wait(self) -> None:
        if self._known is None:
            journal = self._desk.journal
            self._known = shipped.kind_list(journal, self._language or shipped.home_language(journal))
        self._pause.start()


def _typed(field: QPlainTextEdit | QLineEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()


def _words(found: list[Hint]) -> str:
    hints = list(dict.fromkeys((hint.found, hint.better) for hint in found))
    lines = [tr("“{found}”: perhaps “{better}”").format(found=words, better=better) for words, better in hints[:_SHOWN]]
    more = len(hints) - _SHOWN
    if more > 0:
        lines.append(tr_count(more, "and one more", "and {n} more"))
    return "\n".join(lines)
