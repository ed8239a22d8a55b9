"""What a page says when there is nothing on it yet, and what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, named, row


class EmptyState(QWidget):
    """An icon, a sentence, what to do, and buttons to do it, in the middle of the room there is."""

    def __init__(self, icon_name: str, title: str, words: str, *buttons: QPushButton, name: str = "empty") -> None:
        super().__init__()
        named(self, name, f"{title}. {words}")
        self._title = label(title, "title", wrap=True)
        self._words = label(words, "muted", wrap=True)
        for line in (self._title, self._words):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        content = column(row(None, IconLabel(icon_name, "text_faint", 56), None), self._title, self._words, spacing=8)
        if buttons:
            content.addLayout(row(None, *buttons, None, margins=(0, 8, 0, 0)))
        middle = QWidget()
        middle.setLayout(content)
        middle.setMaximumWidth(380)
        across = row(None, middle, None)
        across.setStretch(1, 100)
        self.setLayout(column(None, across, None, None))

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)
        self.setAccessibleName(f"{title}. {words}")
