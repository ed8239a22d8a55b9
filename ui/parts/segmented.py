"""A choice of a few, side by side in one frame."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QWidget

from ui.icons import icon
from ui.parts.layouts import named, row


class Segment(NamedTuple):
    """One of the choices: what it means, what it says, and its icon if it has one."""

    value: str
    text: str
    icon: str = ""


class Segmented(QWidget):
    """Buttons of which one is down; arrows go from one to the next.

    Signals: `chosen` carries the value that holds from now on, also when it was set by code.
    """

    chosen = Signal(str)

    def __init__(self, words: str, segments: Sequence[Segment], *, name: str = "choice") -> None:
        super().__init__()
        named(self, name, words)
        self._values = tuple(segment.value for segment in segments)
        self._group = QButtonGroup(self)
        layout = row(spacing=0)
        for place, segment in enumerate(segments):
            found = self._made(segment, _side(place, len(segments)))
            found.setAccessibleName(f"{words}: {segment.text}")
            self._group.addButton(found, place)
            layout.addWidget(found)
        self.setLayout(layout)
        if self._values:
            self._group.button(0).setChecked(True)
            self.setFocusProxy(self._group.button(0))
        self._group.buttonToggled.connect(self._tell)

    def value(self) -> str:
        """Return the value of the button that is down."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Press the button of `value`."""
        self._group.button(self._values.index(value)).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        place = self._group.checkedId() + step
        if step and 0 <= place < len(self._values):
            self._group.button(place).setChecked(True)
            self._group.button(place).setFocus()
        elif not step:
            super().keyPressEvent(event)

    def _made(self, segment: Segment, side: str) -> QPushButton:
        found = QPushButton(segment.text)
        found.setObjectName(f"{self.objectName()}_{segment.value}")
        found.setCheckable(True)
        found.setAutoDefault(False)
        found.setProperty("seg", side)
        if segment.icon:
            found.setIcon(icon(segment.icon, "text_muted", "accent"))
            found.setIconSize(QSize(21, 16))
        return found

    @Slot(QAbstractButton, bool)
    def _tell(self, pressed: QAbstractButton, down: bool) -> None:
        if down:
            self.setFocusProxy(pressed)
            self.chosen.emit(self._values[self._group.id(pressed)])


def _side(place: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if place == 0 else "last" if place == count - 1 else "mid"
