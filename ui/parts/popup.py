"""A raised panel inside the window that paints its own soft shadow."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.theme import theme

SHADOW = 22
"""How far the shadow reaches beyond the panel; the widget is larger than the panel by it on each side."""
_CORNER = 14
"""More than the round of the panel's corners."""


class Popup(QFrame):
    """A panel over the page; a graphics effect for its shadow would be slow and was not drawn by all platforms."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = QFrame()
        self._panel.setProperty("part", "popup")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        outside.addWidget(self._panel)
        self.hide()

    def fill(self, layout: QLayout) -> None:
        """Put the content into the panel, once."""
        self._panel.setLayout(layout)

    def place(self, x: int, y: int, width: int, most_height: int = 0) -> None:
        """Show the panel with its left upper corner at x, y of the parent, as high as its content needs."""
        height = self.height_for(width)
        if most_height:
            height = min(height, most_height)
        self.setGeometry(x - SHADOW, y - SHADOW, width + 2 * SHADOW, height + 2 * SHADOW)
        self.show()
        self.raise_()

    def height_for(self, width: int) -> int:
        """Return how high the content is in a panel so wide."""
        layout = self._panel.layout()
        if layout is None:
            return self._panel.sizeHint().height()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 9 if theme.dark else 4))
        panel, whole = QRectF(self._panel.geometry()), QRectF(self.rect())
        # Only what shows: filling what the panel covers would take a third of the time of a keystroke.
        covered = self._panel.geometry().adjusted(_CORNER, _CORNER, -_CORNER, -_CORNER)
        painter.setClipRegion(QRegion(self.rect()) - QRegion(covered))
        for reach in range(SHADOW, 0, -2):
            ring = panel.adjusted(-reach, 8 - reach, reach, reach).intersected(whole)
            painter.drawRoundedRect(ring, 12 + reach, 12 + reach)
