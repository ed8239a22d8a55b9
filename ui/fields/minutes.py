"""A field for a length: 10m, 1h30, 1:45, 90."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from models.capture.minutes import read_minutes
from ui import say
from ui.parts.inputs import show_trouble
from ui.parts.layouts import named
from ui.tr import tr


class MinutesField(QLineEdit):
    """Read a length of time as people write it.

    Signals: `minutes_changed` carries the minutes, or None.
    """

    minutes_changed = Signal(object)

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        named(self, name, words)
        self.setPlaceholderText(tr("15 min"))
        self.textChanged.connect(self._read)
        self.editingFinished.connect(self._tidy)

    def minutes(self) -> int | None:
        """Return the minutes typed; None for nothing, or for what is no length."""
        return read_minutes(self.text())

    def set_minutes(self, minutes: int | None) -> None:
        """Show a length."""
        self.setText(say.minutes_words(minutes))

    def trouble(self) -> str:
        """Return why what was typed is no length; nothing when it is one, or empty."""
        if not self.text().strip() or self.minutes() is not None:
            return ""
        return tr("“{text}” is no length; write 15m, 1h30 or 1:45").format(text=self.text().strip()[:20])

    @Slot()
    def _read(self) -> None:
        show_trouble(self, "")
        self.minutes_changed.emit(self.minutes())

    @Slot()
    def _tidy(self) -> None:
        if self.minutes() is not None:
            self.set_minutes(self.minutes())
        show_trouble(self, self.trouble())
