"""A place to drop files on, or to choose them from."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from ui.parts.buttons import button
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import named, restyle, row
from ui.tr import tr


class DropZone(QFrame):
    """Take files from other programs.

    Signals: `dropped` carries a tuple of `Path`; `choosing` asks for a file dialog.
    """

    dropped = Signal(object)
    choosing = Signal()

    def __init__(self, words: str = "", choose: str = "", *, name: str = "drop") -> None:
        super().__init__()
        named(self, name, words or tr("Drop photos or files here"))
        self.setProperty("part", "drop")
        self.setAcceptDrops(True)
        link = button(choose or tr("choose files"), "link", name=f"{name}Choose")
        link.clicked.connect(self._choose)
        self.setFocusProxy(link)
        said = label(words or tr("Drop photos or files here, or"), "muted")
        self.setLayout(row(None, IconLabel("paperclip"), said, link, None, spacing=6, margins=(8, 6, 8, 6)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            restyle(self, over="true")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self, over="false")

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self, over="false")
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)

    def _choose(self) -> None:
        self.choosing.emit()
