"""Pills that say in a word and an icon how it stands: late, today, kept, waiting."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.theme import theme

HEIGHT = 22
_ICON_SIDE, _PAD, _GAP = 13, 8, 5


class ChipState(StrEnum):
    """How something stands; each has its icon and colour, and is always said in words too."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    OPEN = "open"
    WAIT = "wait"
    AT_RISK = "at risk"
    KEPT = "kept"
    MOVED = "moved"
    UNTOLD = "untold"
    BROKEN = "broken"
    RELEASED = "released"
    VOID = "void"
    QUIET = "quiet"
    PRIVATE = "private"
    PLAIN = "plain"


class Look(NamedTuple):
    """The token of the colour and the icon, empty for none."""

    role: str
    icon: str


LOOKS = {
    ChipState.LATE: Look("danger", "triangle-alert"),
    ChipState.TODAY: Look("warn", "clock"),
    ChipState.SOON: Look("info", "calendar"),
    ChipState.OPEN: Look("info", "calendar"),
    ChipState.WAIT: Look("wait", "hourglass"),
    ChipState.AT_RISK: Look("warn", "hourglass"),
    ChipState.KEPT: Look("ok", "circle-check"),
    ChipState.MOVED: Look("info", "repeat"),
    ChipState.UNTOLD: Look("warn", "message-square-warning"),
    ChipState.BROKEN: Look("danger", "circle-x"),
    ChipState.RELEASED: Look("text_muted", "circle-slash"),
    ChipState.VOID: Look("text_muted", "ban"),
    ChipState.QUIET: Look("text_muted", "moon"),
    ChipState.PRIVATE: Look("text_muted", "lock"),
    ChipState.PLAIN: Look("text_muted", ""),
}


def soft(role: str) -> QColor:
    """Return the quiet ground on which the colour of `role` is read."""
    return theme.color("neutral_soft" if role == "text_muted" else f"{role}_soft")


def chip_height() -> int:
    """Return the height of a chip at the present text size."""
    return theme.px(HEIGHT)


def chip_width(text: str, state: ChipState) -> float:
    """Return the width a chip needs for all its words."""
    lead = theme.px(_ICON_SIDE) + _GAP if LOOKS[state].icon else 0
    return theme.metrics("label").horizontalAdvance(text) + 2 * _PAD + lead + 1


def paint_chip(painter: QPainter, x: float, y: float, text: str, state: ChipState, most_width: float = 0.0) -> float:
    """Draw a chip with its left upper corner at x, y; shorten its words to `most_width`; return its width."""
    look = LOOKS[state]
    height, side = chip_height(), theme.px(_ICON_SIDE)
    width = chip_width(text, state)
    if 0 < most_width < width:
        room = most_width - (width - theme.metrics("label").horizontalAdvance(text))
        text = theme.metrics("label").elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
        width = chip_width(text, state)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft(look.role))
    painter.drawRoundedRect(QRectF(x, y, width, height), height / 2, height / 2)
    left = x + _PAD
    if look.icon:
        paint_icon(painter, look.icon, QRectF(left, y + (height - side) / 2, side, side), theme.color(look.role))
        left += side + _GAP
    painter.setFont(theme.font("label"))
    painter.setPen(theme.color(look.role))
    painter.drawText(QRectF(left, y, x + width - left, height), int(Qt.AlignmentFlag.AlignVCenter), text)
    return width


class Chip(QWidget):
    """A chip as a widget of its own."""

    def __init__(self, text: str, state: ChipState, *, name: str = "") -> None:
        super().__init__()
        self._text, self._state = text, state
        if name:
            self.setObjectName(name)
        self.show_as(text, state)
        theme.changed.connect(self._measure)

    def show_as(self, text: str, state: ChipState) -> None:
        """Say something else."""
        self._text, self._state = text, state
        self.setAccessibleName(text)
        self._measure()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_chip(painter, 0, 0, self._text, self._state)

    def _measure(self) -> None:
        self.setFixedSize(int(chip_width(self._text, self._state)) + 1, chip_height())
