"""What the panels beside a page share: a card that scrolls, with a way to close it, true to the journal while shown."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from models.changes import Changes
from ui.desk import Desk
from ui.page import read_while_shown
from ui.parts.buttons import tool
from ui.parts.labels import label
from ui.parts.layouts import column, dress_as_page, named, panel, row, scrolling
from ui.tr import tr


class SidePanel(QWidget):
    """Show one record; hidden it reads nothing, shown it follows what changes."""

    def __init__(self, desk: Desk, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        dress_as_page(self)
        self.desk = desk
        close = tool("x", tr("Close (Esc)"), name=f"{name}Close", size=16)
        close.clicked.connect(self._close)
        self._title = label(title.upper(), "overline")
        top = row(self._title, None, close, margins=(16, 8, 8, 0))
        self._box: QVBoxLayout = column(top, spacing=2)
        frame = panel(self._box, "card")
        self.setLayout(column(frame, margins=(0, 14, 16, 14)))
        self._area: QScrollArea | None = None
        desk.bridge.changed.connect(self._hear)
        desk.bridge.minute_passed.connect(self._pass_minute)

    def fill(self, layout: QLayout) -> None:
        """Put the content into the panel, once."""
        content = QWidget()
        layout.setContentsMargins(16, 4, 16, 16)
        content.setLayout(layout)
        self._area = scrolling(content)
        self._box.addWidget(self._area, 1)

    def refresh(self, changes: Changes | None) -> None:
        """Read again what `changes` may have touched; None: everything."""
        raise NotImplementedError

    def to_top(self) -> None:
        """Scroll to the beginning."""
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:
        read_while_shown(self.refresh)
        super().showEvent(event)

    @Slot()
    def _close(self) -> None:
        self.desk.go.panel_closed.emit()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if self.isVisible():
            self.refresh(changes)

    @Slot()
    def _pass_minute(self) -> None:
        if self.isVisible():
            self.refresh(None)
