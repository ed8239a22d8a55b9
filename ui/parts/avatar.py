"""The coloured square that stands for a client, and the badge that stands for a way of contact."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import tokens
from ui.icons import paint_icon
from ui.parts.chips import soft
from ui.theme import theme
from ui.tr import tr


class Way(NamedTuple):
    """How a way of contact looks, and what it is called."""

    icon: str
    role: str
    words: str


def way(kind: str) -> Way:
    """Return icon, colour token and words of a stored kind of interaction; an unknown kind looks like a note."""
    icon_name, role = _WAYS.get(kind, ("notebook-pen", "text_muted"))
    return Way(icon_name, role, _way_words().get(kind, kind.capitalize()))


def initials(name: str) -> str:
    """Return one or two letters for a name in any script; `?` for a name without letters or figures."""
    words = [word for word in name[:200].replace("&", " ").split() if word[0].isalnum()]
    letters = "".join(word[0] for word in words[:2])
    return letters.upper() or "?"


def avatar_color(name: str) -> QColor:
    """Return the colour of a client, the same wherever the name is."""
    return QColor(tokens.AVATARS[sum(map(ord, name[:200])) % len(tokens.AVATARS)])


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Draw the square of a client into `rect`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(avatar_color(name))
    painter.drawRoundedRect(rect, rect.width() * 0.3, rect.width() * 0.3)
    painter.setFont(_letters_font(rect.width()))
    painter.setPen(Qt.GlobalColor.white)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initials(name))


def paint_way(painter: QPainter, rect: QRectF, kind: str) -> None:
    """Draw the badge of a way of contact into `rect`."""
    look = way(kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft(look.role))
    painter.drawRoundedRect(rect, 8, 8)
    inset = rect.width() * 0.25
    paint_icon(painter, look.icon, rect.adjusted(inset, inset, -inset, -inset), theme.color(look.role))


class Avatar(QWidget):
    """The square of a client as a widget; its name is said beside it."""

    def __init__(self, name: str, size: int = 32) -> None:
        super().__init__()
        self._name, self._size = name, size
        self._measure()
        theme.changed.connect(self._measure)

    def set_name(self, name: str) -> None:
        """Stand for another client."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(self.rect()), self._name)

    def _measure(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)


class WayBadge(QWidget):
    """The badge of a way of contact as a widget."""

    def __init__(self, kind: str, size: int = 28) -> None:
        super().__init__()
        self._kind, self._size = kind, size
        self.setAccessibleName(way(kind).words)
        self._measure()
        theme.changed.connect(self._measure)

    def set_kind(self, kind: str) -> None:
        """Stand for another way of contact."""
        self._kind = kind
        self.setAccessibleName(way(kind).words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_way(painter, QRectF(self.rect()), self._kind)

    def _measure(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)


class Brand(QWidget):
    """The tile of the program."""

    def __init__(self, size: int = 26) -> None:
        super().__init__()
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        place = QRectF(self.rect())
        painter.drawRoundedRect(place, place.width() * 0.27, place.width() * 0.27)
        inset = place.width() * 0.2
        paint_icon(painter, "handshake", place.adjusted(inset, inset, -inset, -inset), theme.color("on_accent"), 2.2)


_WAYS = {
    "call": ("phone", "info"),
    "visit": ("map-pin", "ok"),
    "e-mail": ("mail", "wait"),
    "message": ("message-square", "info"),
    "remote session": ("monitor-smartphone", "accent"),
    "meeting": ("users", "warn"),
    "other": ("notebook-pen", "text_muted"),
}
_letter_fonts: dict[float, QFont] = {}


def _way_words() -> dict[str, str]:
    return {
        "call": tr("Call"),
        "visit": tr("Visit"),
        "e-mail": tr("E-mail"),
        "message": tr("Message"),
        "remote session": tr("Remote session"),
        "meeting": tr("Meeting"),
        "other": tr("Note"),
    }


def _letters_font(side: float) -> QFont:
    found = _letter_fonts.get(side)
    if found is None:
        found = _letter_fonts[side] = QFont("Inter")
        found.setWeight(QFont.Weight.DemiBold)
        found.setPixelSize(max(9, int(side * 0.4)))
    return found
