"""Buttons: with words, with an icon only, the rows of a choice, and the entries of the sidebar."""

from itertools import pairwise

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from ui.icons import icon, paint_icon
from ui.parts.avatar import paint_avatar
from ui.parts.chips import soft
from ui.theme import theme

_ICON_ROLES = {"primary": "on_accent", "danger": "danger", "link": "link"}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


def button(text: str, kind: str = "", icon_name: str = "", *, name: str = "", tip: str = "") -> QPushButton:
    """Return a button with words; `kind` is plain, or `primary`, `danger`, `ghost`, `link`."""
    found = _WordButton(text)
    found.setProperty("kind", kind)
    found.setObjectName(name or _name_of(text))
    found.setAccessibleName(text.replace("&", ""))
    found.setCursor(Qt.CursorShape.PointingHandCursor)
    found.setAutoDefault(False)
    if icon_name:
        found.setIcon(icon(icon_name, _ICON_ROLES.get(kind, "text_muted")))
    if tip:
        found.setToolTip(tip)
    if kind == "link":
        found.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return found


def tool(icon_name: str, words: str, *, name: str = "", size: int = 18, checkable: bool = False) -> QToolButton:
    """Return a button that shows only an icon; its words are in the tip and for screen readers."""
    found = _IconButton(size)
    found.setIcon(icon(icon_name, active="accent" if checkable else "text"))
    found.setToolTip(words)
    found.setAccessibleName(words)
    found.setObjectName(name or _name_of(words))
    found.setCheckable(checkable)
    found.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    found.setCursor(Qt.CursorShape.PointingHandCursor)
    return found


class _WordButton(QPushButton):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def _measure(self) -> None:
        # Wider than high: the icon stands left in it, which leaves a gap before the words.
        self.setIconSize(QSize(theme.px(21), theme.px(16)))


class _IconButton(QToolButton):
    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._measure()
        theme.changed.connect(self._measure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self.setIconSize(QSize(theme.px(self._size), theme.px(self._size)))


def _press_by_enter(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by Enter as by Space, whatever the desktop's own habit is; tell whether it was that key."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if not plain or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True


class ActionRow(QAbstractButton):
    """A choice: icon, title, what it means, and its key; reached by Tab and by that key."""

    def __init__(
        self, icon_name: str, title: str, words: str, key: str = "", *, primary: bool = False, name: str = ""
    ) -> None:
        super().__init__()
        self._icon, self._words, self._key, self._primary = icon_name, words, key, primary
        self._tone = ""
        self.setText(title)
        self.setObjectName(name or _name_of(title))
        self.setAccessibleName(f"{title}. {words}")
        self.setToolTip(words)
        if key:
            self.setShortcut(key)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._measure()
        theme.changed.connect(self._measure)

    def set_words(self, words: str, tone: str = "") -> None:
        """Say anew what the choice means, in the colour of a token such as `danger` where one is named."""
        self._words, self._tone = words, tone
        self.setToolTip(words)
        self.setAccessibleName(f"{self.text()}. {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, theme.px(54))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._paint_ground(painter, box)
        ink = theme.color("on_accent" if self._primary else "text" if self.isEnabled() else "disabled")
        quiet = ink if self._primary else theme.color("text_muted" if self.isEnabled() else "disabled")
        said = theme.color(self._tone) if self._tone and not self._primary else quiet
        place = QRectF(box.x() + 14, box.center().y() - 9, 18, 18)
        paint_icon(painter, self._icon, place, ink if self._primary else theme.color("accent"))
        half = box.height() / 2
        room = box.width() - (88 if self._key else 60)
        self._paint_words(painter, QRectF(box.x() + 46, box.y() + 5, room, half - 5), self.text(), "strong", ink)
        self._paint_words(painter, QRectF(box.x() + 46, box.y() + half, room, half - 6), self._words, "caption", said)
        if self._key:
            self._paint_key(painter, QRectF(box.right() - 36, box.center().y() - 11, 24, 22), quiet)

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hovered = self.underMouse() and self.isEnabled()
        if self._primary:
            ground = "accent_hover" if hovered or self.isDown() else "accent"
            edge = "text" if self.hasFocus() else ground
        else:
            ground = "sunken" if self.isDown() else "hover" if hovered else "surface"
            edge = "focus" if self.hasFocus() else "border"
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 8, 8)

    def _paint_words(self, painter: QPainter, place: QRectF, words: str, role: str, color: QColor) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(color)
        shown = theme.metrics(role).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, shown)

    def _paint_key(self, painter: QPainter, place: QRectF, color: QColor) -> None:
        painter.setBrush(theme.color("accent" if self._primary else "neutral_soft"))
        painter.setPen(QPen(theme.color("on_accent" if self._primary else "border"), 1))
        painter.drawRoundedRect(place, 4, 4)
        painter.setFont(theme.font("overline"))
        painter.setPen(color)
        painter.drawText(place, _CENTRE, self._key)

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(54))


class NavButton(QAbstractButton):
    """An entry of the sidebar: icon or client's square, words, and a count; below 80 px wide only the icon.

    Listen to `toggled`: screen readers check it without a click.
    """

    def __init__(self, text: str, icon_name: str = "", *, client: str = "", tip: str = "", name: str = "") -> None:
        super().__init__()
        self._icon, self._client = icon_name, client
        self._count, self._tone, self._counted = 0, "danger", ""
        self.setText(text)
        self.setObjectName(name or _name_of(text))
        self.setToolTip(tip or text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._measure()
        theme.changed.connect(self._measure)

    def set_count(self, count: int, counted: str, tone: str = "danger") -> None:
        """Show a count at the right, `counted` being what a screen reader says for it; 0 shows none."""
        self._count, self._counted, self._tone = count, counted, tone
        self.setAccessibleName(f"{self.text()}, {counted}" if count else self.text())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _press_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_sign(painter)
        if self.width() < 80:
            self._paint_dot(painter)
            return
        used = self._paint_count(painter)
        role = "strong" if self.isChecked() else "body"
        left = 20.0 + theme.px(20)
        room = self.width() - left - 6 - used
        painter.setFont(theme.font(role))
        painter.setPen(theme.color("accent" if self.isChecked() else "text"))
        shown = theme.metrics(role).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), _LEFT, shown)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("nav_selected" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 7, 7)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box, 7, 7)

    def _paint_sign(self, painter: QPainter) -> None:
        middle, side = self.height() / 2, theme.px(20 if self._client else 18)
        if self._client:
            paint_avatar(painter, QRectF(10, middle - side / 2, side, side), self._client)
        else:
            color = theme.color("accent" if self.isChecked() else "text_muted")
            paint_icon(painter, self._icon, QRectF(11, middle - side / 2, side, side), color)

    def _paint_count(self, painter: QPainter) -> float:
        if not self._count:
            return 0.0
        words = str(self._count) if self._count < 1000 else "999+"
        width, height = max(22.0, theme.metrics("count").horizontalAdvance(words) + 12), theme.px(18)
        place = QRectF(self.width() - width - 8, (self.height() - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(self._tone))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setFont(theme.font("count"))
        painter.setPen(theme.color(self._tone))
        painter.drawText(place, _CENTRE, words)
        return width + 10

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count:
            painter.setPen(QPen(theme.color("sidebar"), 2))
            painter.setBrush(theme.color(self._tone))
            painter.drawEllipse(QRectF(25, 4, 10, 10))

    def _measure(self) -> None:
        self.setFixedHeight(theme.px(34))


def follow_tab_order(*widgets: QWidget) -> None:
    """Let Tab go through the widgets in this order."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def _name_of(words: str) -> str:
    kept = "".join(letter if letter.isalnum() else " " for letter in words).split()
    return "".join(word.capitalize() for word in kept[:4]) + "Button"
