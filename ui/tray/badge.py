"""The tile of the program with a number on it: how many promises are late, or are due today."""

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap

from ui import tokens
from ui.icons import application_icon

SIZES = (16, 22, 24, 32, 48, 64)
_PART, _PART_WHEN_SMALL = 0.56, 0.66
"""How much of the tile's side the badge is wide: a figure has to be read at 22 pixels."""


@lru_cache(maxsize=32)
def badged(late: int, today: int, *, paused: bool = False) -> QIcon:
    """Return the tile: with a red badge when anything is late, an amber one when anything is due today.

    A panel may be dark or light whatever the window looks like: the badge brings its own ground and edge.
    """
    if not late and not today and not paused:
        return application_icon()
    found = QIcon()
    for size in SIZES:
        found.addPixmap(_tile(size, late, today, paused=paused))
    return found


def figure(count: int) -> str:
    """Return a count as a badge has room for it."""
    return str(count) if count < 100 else "99+"


def _tile(size: int, late: int, today: int, *, paused: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if paused:
        painter.setOpacity(0.55)
    painter.drawPixmap(0, 0, application_icon().pixmap(QSize(size, size), 1.0))
    painter.setOpacity(1.0)
    if late or today:
        light, dark = tokens.load("light"), tokens.load("dark")
        ground, ink = (light["danger"], light["surface"]) if late else (dark["warn"], dark["warn_soft"])
        _paint_badge(painter, size, figure(late or today), QColor(ground), QColor(ink))
    painter.end()
    return pixmap


def _paint_badge(painter: QPainter, size: int, words: str, ground: QColor, ink: QColor) -> None:
    height = size * (_PART_WHEN_SMALL if size < 32 else _PART)
    width = min(size * 1.0, height + (len(words) - 1) * height * 0.34)
    place = QRectF(size - width, size - height, width, height)
    edge = max(1.0, size / 22)
    shape, hole = QPainterPath(), QPainterPath()
    shape.addRoundedRect(place, height / 2, height / 2)
    hole.addRoundedRect(place.adjusted(-edge, -edge, edge, edge), height / 2 + edge, height / 2 + edge)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(hole, Qt.GlobalColor.transparent)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.fillPath(shape, ground)
    font = QFont("Inter")
    font.setPixelSize(max(7, round(height * (0.78 if len(words) < 3 else 0.6))))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
