"""Words on the page: labels by role, labels that shorten themselves, key caps, and icons that stand alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.parts.layouts import restyle
from ui.theme import theme


def label(text: str, role: str = "body", *, wrap: bool = False, tone: str = "", name: str = "") -> QLabel:
    """Return words in the type of a role (`display` `title` `heading` `strong` `muted` `caption` `overline` ...).

    `tone` colours them by a token such as `danger`. The text is never read as markup.
    """
    found = QLabel()
    _dress(found, text, role, tone, name)
    found.setWordWrap(wrap)
    return found


def buddy_label(text: str, field: QWidget) -> QLabel:
    """Return a label whose `&` letter leads to `field`, or to the part of it that takes the keyboard."""
    found = label(text)
    # A field made of parts takes no focus itself, and Qt leads nobody to one that does not, whatever stands in for it.
    found.setBuddy(field.focusProxy() or field)
    return found


def key_cap(keys: str) -> QLabel:
    """Return keys drawn as on a keyboard, such as Ctrl+L."""
    found = QLabel(keys)
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setProperty("part", "key")
    found.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return found


def set_tone(found: QLabel, tone: str) -> None:
    """Colour words anew by a token; empty for the colour of their role."""
    restyle(found, tone=tone)


class ElidedLabel(QLabel):
    """Words on one line that give way: shortened to the room there is, whole in the tip."""

    def __init__(self, text: str = "", role: str = "body", *, tone: str = "", name: str = "") -> None:
        super().__init__()
        self._whole, self._laid_out = "", False
        _dress(self, "", role, tone, name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show other words."""
        self._whole = " ".join(text[:4000].splitlines())
        self.setAccessibleName(self._whole)
        self._shorten()

    def text_whole(self) -> str:
        """Return the words unshortened."""
        return self._whole

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        self._shorten()

    def _shorten(self) -> None:
        if not self._laid_out:  # How much room there is nobody knows yet.
            self.setText(self._whole)
            return
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width() - 1))
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class IconLabel(QWidget):
    """An icon that stands alone as decoration; what it means is said in words beside it."""

    def __init__(self, name: str, role: str = "text_muted", size: int = 16) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size
        self._measure()
        theme.changed.connect(self._measure)

    def set_icon(self, name: str, role: str) -> None:
        """Show another icon in the colour of a token."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), theme.color(self._role))

    def _measure(self) -> None:
        side = theme.px(self._size)
        self.setFixedSize(side, side)


class Dot(QWidget):
    """A small square in a colour, for the legend of a chart."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(9, 9)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), 2.5, 2.5)


def _dress(found: QLabel, text: str, role: str, tone: str, name: str) -> None:
    found.setTextFormat(Qt.TextFormat.PlainText)
    found.setText(text)
    found.setProperty("role", role)
    if tone:
        found.setProperty("tone", tone)
    if name:
        found.setObjectName(name)
