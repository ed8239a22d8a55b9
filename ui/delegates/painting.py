"""What all rows have in common: their box, their shortened and wrapped words, their small actions."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ui.delegates.rows import RowAction, one_line
from ui.icons import paint_icon
from ui.theme import theme

RADIUS = 9
ACTION_WIDTH = 28
_MOST_CACHED = 6000
# Absolute: words written from the right are read from the right, but stand where the row has its words.
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Words:
    """Shortened and wrapped words, measured once for each width until the look changes."""

    def __init__(self) -> None:
        self._short: dict[tuple[str, str, int], str] = {}
        self._wrapped: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def clear(self) -> None:
        """Forget all measures."""
        self._short.clear()
        self._wrapped.clear()

    def short(self, text: str, role: str, width: float) -> str:
        """Return the words as far as they fit on one line of the type of `role`."""
        key = (text, role, int(width))
        found = self._short.get(key)
        if found is None:
            if len(self._short) >= _MOST_CACHED:
                self._short.clear()
            line = one_line(text)
            found = theme.metrics(role).elidedText(line, Qt.TextElideMode.ElideRight, max(0, int(width)))
            self._short[key] = found
        return found

    def lines(self, text: str, width: float, most: int) -> tuple[str, ...]:
        """Return the words in body type on at most `most` lines, the last one shortened."""
        key = (text, int(width), most)
        found = self._wrapped.get(key)
        if found is None:
            if len(self._wrapped) >= _MOST_CACHED:
                self._wrapped.clear()
            found = self._wrapped[key] = _wrapped(one_line(text), max(40, int(width)), most)
        return found


def _view_of(option: QStyleOptionViewItem) -> QAbstractItemView | None:
    # The list is asked, not `option.state`: for that PySide would load all there is of QStyle.
    widget = option.widget
    return widget if isinstance(widget, QAbstractItemView) else None


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Tell whether the row is among those chosen."""
    view = _view_of(option)
    return view is not None and view.selectionModel().isSelected(option.index)


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Tell whether the mouse is over the row."""
    view = _view_of(option)
    if view is None or not view.underMouse():
        return False
    return option.rect.contains(view.viewport().mapFromGlobal(view.cursor().pos()))


def has_focus(option: QStyleOptionViewItem) -> bool:
    """Tell whether the keyboard is on the row."""
    view = _view_of(option)
    return view is not None and view.hasFocus() and view.currentIndex() == option.index


def paint_box(painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
    """Draw the ground and edge of a row as it stands: plain, hovered, selected, in focus."""
    focused = has_focus(option)
    ground = "selected" if is_selected(option) else "hover" if is_hovered(option) else "surface"
    painter.setPen(QPen(theme.color("focus" if focused else "border"), 2 if focused else 1))
    painter.setBrush(theme.color(ground))
    inset = 1.0 if focused else 0.5
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)


def paint_strip(painter: QPainter, box: QRectF) -> None:
    """Draw the strip at the left of a row that is late."""
    outline = QPainterPath()
    outline.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("danger"))
    painter.drawRect(QRectF(box.x(), box.y(), 4, box.height()))
    painter.restore()


def paint_words(painter: QPainter, place: QRectF, text: str, role: str, color: QColor, flags: int = LEFT) -> None:
    """Write words that were already shortened."""
    painter.setFont(theme.font(role))
    painter.setPen(color)
    painter.drawText(place, flags, text)


def action_places(box: QRectF, actions: Sequence[RowAction]) -> list[QRectF]:
    """Return where the small actions of a row stand, from left to right."""
    side = theme.px(ACTION_WIDTH)
    first, top = box.right() - 12 - actions_width(actions), box.center().y() - side / 2
    return [QRectF(first + side * place, top, side, side) for place in range(len(actions))]


def actions_width(actions: Sequence[RowAction]) -> int:
    """Return the room the small actions of a row take."""
    return theme.px(ACTION_WIDTH) * len(actions)


def paint_actions(
    painter: QPainter, box: QRectF, actions: Sequence[RowAction], mouse: QPointF | None
) -> None:
    """Draw the small actions, the one under the mouse on a ground of its own."""
    for action, place in zip(actions, action_places(box, actions), strict=True):
        under = mouse is not None and place.contains(mouse)
        if under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("neutral_soft"))
            painter.drawRoundedRect(place, 6, 6)
        inset = (place.width() - theme.px(18)) / 2
        icon_place = place.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, action.icon, icon_place, theme.color("text" if under else "text_muted"))


def _wrapped(text: str, width: int, most: int) -> tuple[str, ...]:
    metrics = theme.metrics("body")
    if metrics.horizontalAdvance(text) <= width:
        return (text,) if text else ()
    layout = QTextLayout(text, theme.font("body"))
    layout.setTextOption(_wrap_option())
    layout.beginLayout()
    lines: list[str] = []
    raw = text.encode("utf-16-le")  # Qt counts lines in UTF-16 units
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = raw[2 * start :].decode("utf-16-le", "replace")
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(raw[2 * start : 2 * (start + line.textLength())].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return tuple(lines)


def _wrap_option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
