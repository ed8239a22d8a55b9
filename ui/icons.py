"""Line icons that take their colour when painted, so that they follow look, state and screen scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.theme import theme

_MOST_PIXMAPS = 1500
_TILES = (16, 24, 32, 48, 64, 128, 256)
_pixmaps: dict[tuple[str, int, int, float, float], QPixmap] = {}
_engines: list["SymbolicEngine"] = []


class SymbolicEngine(QIconEngine):
    """Paint a shipped icon in the colour of a token, asked for at each painting."""

    def __init__(self, name: str, role: str, active: str) -> None:
        super().__init__()
        self._name, self._role, self._active = name, role, active
        # Qt owns the engine but not its Python half, which must outlive the icon.
        _engines.append(self)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Asked for the device, which is Qt's own here, PySide would load all kinds of them to tell which it is.
        self._paint(painter, rect, self._token(mode, state), painter.deviceTransform().m11())

    def _paint(self, painter: QPainter, rect: QRect, token: str, scale: float) -> None:
        side = min(rect.width(), rect.height())
        place = QRectF(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
        paint_icon(painter, self._name, place, theme.color(token), scale=scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is the logical size since Qt 6: the picture must be larger by the scale, and say so.
        pixmap = QPixmap((QSizeF(size) * scale).toSize())
        if pixmap.isNull():  # A button that has no room yet.
            return pixmap
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._paint(painter, QRect(QPoint(0, 0), size), self._token(mode, state), scale)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return SymbolicEngine(self._name, self._role, self._active)

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        if mode == QIcon.Mode.Active or state == QIcon.State.On:
            return self._active
        return self._role


@cache
def icon(name: str, role: str = "text_muted", active: str = "") -> QIcon:
    """Return the icon `resources/icons/<name>.svg`; `active` is its token while hovered or checked."""
    return QIcon(SymbolicEngine(name, role, active or ("text" if role == "text_muted" else role)))


@cache
def application_icon() -> QIcon:
    """Return the tile with the handshake, in the sizes that desktops ask for."""
    found = QIcon()
    for size in _TILES:
        found.addFile(_tile_file(size), QSize(size, size))
    return found


def tile(side: int) -> QPixmap:
    """Return the tile at one size, for which one of its files is read, not all."""
    app = QGuiApplication.instance()
    pixels = side * (app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0)
    return QIcon(_tile_file(next((size for size in _TILES if size >= pixels), _TILES[-1]))).pixmap(side, side)


def _tile_file(size: int) -> str:
    return str(resources.path(f"icons/application/kept-{size}.png"))


def paint_icon(
    painter: QPainter, name: str, rect: QRectF, color: QColor, width: float = 2.0, *, scale: float = 0.0
) -> None:
    """Draw an icon into the square `rect`; `width` is the stroke on the icon's own grid of 24.

    `scale` is the pixels to a length of 1 where the caller knows it.
    """
    scale = scale or painter.device().devicePixelRatio()
    side = rect.width()
    pixmap = _pixmap(name, color.rgba(), round(side * scale), scale, width)
    corner = rect.topLeft()
    painter.drawPixmap(QPointF(round(corner.x() * scale) / scale, round(corner.y() * scale) / scale), pixmap)


def _pixmap(name: str, rgba: int, side: int, scale: float, width: float) -> QPixmap:
    key = (name, rgba, side, scale, width)
    found = _pixmaps.get(key)
    if found is None:
        if len(_pixmaps) >= _MOST_PIXMAPS:
            _pixmaps.clear()
        found = _pixmaps[key] = _drawn(name, QColor.fromRgba(rgba), max(1, side), width)
        found.setDevicePixelRatio(scale)
    return found


def _drawn(name: str, color: QColor, side: int, width: float) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_svg(name, color.name(), width))).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


def _svg(name: str, color: str, width: float) -> bytes:
    source = _source(name).replace("currentColor", color)
    return source.replace('stroke-width="2"', f'stroke-width="{width}"').encode()


@cache
def _source(name: str) -> str:
    return resources.text(f"icons/{name}.svg")
