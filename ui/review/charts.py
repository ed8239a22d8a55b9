"""Small charts of the review: kept beside missed by name, and what is promised for a day beside its working time."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.layouts import named
from ui.theme import theme
from ui.tr import tr

_LINE, _BAR = 26, 8
_NAMES = 0.36
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class Stretch(NamedTuple):
    """A piece of a bar: how long, in which colour."""

    length: float
    role: str


class Line(NamedTuple):
    """A name, its bar from the left, what the track behind it measures, and the figure in words."""

    name: str
    pieces: tuple[Stretch, ...]
    track: float
    figure: str
    spoken: str = ""


class LineBars(QWidget):
    """Lines with a bar and a figure each, all to one measure; the accessible name says them all."""

    def __init__(self, name: str, words: str, *, names: float = _NAMES) -> None:
        super().__init__()
        named(self, name, words)
        self._words, self._names = words, names
        self._lines: tuple[Line, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._measure()
        theme.changed.connect(self._measure)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._lines = tuple(lines)
        said = "; ".join(f"{line.name}: {line.spoken or line.figure}" for line in self._lines)
        self.setAccessibleName(tr("{what}: {figures}").format(what=self._words, figures=said or tr("none yet")))
        self.setToolTip("\n".join(f"{line.name}: {line.spoken or line.figure}" for line in self._lines))
        self._measure()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = theme.metrics("caption")
        figures = max([metrics.horizontalAdvance(line.figure) for line in self._lines], default=0) + 10
        names = self.width() * self._names
        most = max([_measure_of(line) for line in self._lines], default=0) or 1
        place = QRectF(names, 0, max(12.0, self.width() - names - figures), _BAR)
        for number, line in enumerate(self._lines):
            top = number * theme.px(_LINE)
            self._paint_words(painter, line, top, names)
            place.moveTop(top + (theme.px(_LINE) - _BAR) / 2)
            _paint_bar(painter, line, place, most)

    def _paint_words(self, painter: QPainter, line: Line, top: int, names: float) -> None:
        height, metrics = theme.px(_LINE), theme.metrics("label")
        painter.setFont(theme.font("label"))
        painter.setPen(theme.color("text"))
        shown = metrics.elidedText(line.name, Qt.TextElideMode.ElideRight, names - 8)
        painter.drawText(QRectF(0, top, names - 8, height), _MIDDLE, shown)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(QRectF(0, top, self.width(), height), _RIGHT, line.figure)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(_LINE) * max(1, len(self._lines)))


def _measure_of(line: Line) -> float:
    return max(line.track, sum(piece.length for piece in line.pieces))


def _paint_bar(painter: QPainter, line: Line, place: QRectF, most: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    unit = place.width() / most
    if line.track > 0:
        painter.setBrush(theme.color("neutral_soft"))
        painter.drawRoundedRect(QRectF(place.x(), place.y(), line.track * unit, place.height()), 4, 4)
    left = place.x()
    for piece in line.pieces:
        if piece.length > 0:
            width = max(4.0, piece.length * unit)
            painter.setBrush(theme.color(piece.role))
            painter.drawRoundedRect(QRectF(left, place.y(), width - 1, place.height()), 3, 3)
            left += width
