"""Rows of promises below heads of groups, as on Today."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.delegates.painting import (
    actions_width,
    is_hovered,
    is_selected,
    paint_actions,
    paint_box,
    paint_strip,
    paint_words,
)
from ui.delegates.row_delegate import Index, RowDelegate
from ui.delegates.rows import Cell, HeadCell, PromiseCell, RowAction, joined
from ui.icons import paint_icon
from ui.parts.avatar import paint_avatar
from ui.parts.chips import chip_height, chip_width, paint_chip
from ui.theme import theme

ROW, HEAD = 60, 40
_CIRCLE_LEFT, _CIRCLE = 14, 20
_AVATAR_LEFT, _AVATAR = 46, 32
_SHARE_FOR_CHIP = 0.45
_LEAST_WORDS = 240
"""What is left to the words and the chip beside the small actions, or these are not shown."""


class PromiseDelegate(RowDelegate):
    """Draw a promise with strip, circle, client, words, chip and small actions."""

    def height_of(self, cell: Cell, width: int) -> int:
        return theme.px(HEAD if isinstance(cell, HeadCell) else ROW)

    def circle_of(self, rect: QRectF, cell: Cell) -> QRectF | None:
        if not isinstance(cell, PromiseCell) or not cell.checkable:
            return None
        box = self.box_of(rect, cell)
        side = theme.px(_CIRCLE)
        return QRectF(box.x() + theme.px(_CIRCLE_LEFT), box.center().y() - side / 2, side, side)

    def fitting_actions(self, rect: QRectF, cell: Cell) -> tuple[RowAction, ...]:
        actions = super().fitting_actions(rect, cell)
        room = rect.width() - theme.px(_AVATAR_LEFT + _AVATAR) - actions_width(actions)
        return actions if room >= theme.px(_LEAST_WORDS) else ()

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, index: Index) -> None:
        if isinstance(cell, HeadCell):
            paint_head(painter, QRectF(option.rect), cell)
        elif isinstance(cell, PromiseCell):
            self._paint_promise(painter, option, cell)

    def _paint_promise(self, painter: QPainter, option: QStyleOptionViewItem, cell: PromiseCell) -> None:
        rect = QRectF(option.rect)
        box = self.box_of(rect, cell)
        paint_box(painter, box, option)
        if cell.late:
            paint_strip(painter, box)
        self._paint_circle(painter, option, cell, rect)
        left = box.x() + theme.px(_AVATAR_LEFT if cell.checkable else _CIRCLE_LEFT)
        side = theme.px(_AVATAR)
        paint_avatar(painter, QRectF(left, box.center().y() - side / 2, side, side), cell.client)
        right = box.right() - 12
        actions = self.shown_actions(option, cell)
        if actions:
            paint_actions(painter, box, actions, self.mouse_in(option))
            right -= actions_width(actions) + 8
        left += side + 12
        right = self._paint_chip(painter, cell, left, right, box)
        right = _paint_asleep(painter, cell, right, box)
        self._paint_words(painter, cell, QRectF(left, box.y(), right - left, box.height()))

    def _paint_circle(self, painter: QPainter, option: QStyleOptionViewItem, cell: PromiseCell, rect: QRectF) -> None:
        circle = self.circle_of(rect, cell)
        if circle is None:
            return
        lively = is_hovered(option) or is_selected(option)
        painter.setPen(QPen(theme.color("accent" if lively else "border_strong"), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        mouse, inset = self.mouse_in(option), circle.width() / 5
        # Only under the mouse: a tick on a row that is merely selected reads as done.
        if cell.checked or (mouse is not None and circle.adjusted(-8, -8, 8, 8).contains(mouse)):
            paint_icon(painter, "check", circle.adjusted(inset, inset, -inset, -inset), theme.color("accent"), 3)

    def _paint_chip(self, painter: QPainter, cell: PromiseCell, left: float, right: float, box: QRectF) -> float:
        if not cell.chip_text:
            return right
        most = max(60.0, (right - left) * _SHARE_FOR_CHIP)
        width = min(most, chip_width(cell.chip_text, cell.chip_state))
        top = box.center().y() - chip_height() / 2
        paint_chip(painter, right - width, top, cell.chip_text, cell.chip_state, most)
        return right - width - 12

    def _paint_words(self, painter: QPainter, cell: PromiseCell, place: QRectF) -> None:
        width, middle = place.width(), place.center().y()
        upper = QRectF(place.x(), middle - theme.px(20), width, theme.px(20))
        lower = QRectF(place.x(), middle + 1, width, theme.px(18))
        paint_words(painter, upper, self.words.short(cell.title, "strong", width), "strong", theme.color("text"))
        lower_words = joined(cell.asleep, cell.subtitle) if cell.asleep else cell.subtitle
        shown = self.words.short(lower_words, "caption", width)
        paint_words(painter, lower, shown, "caption", theme.color("text_muted"))


def _paint_asleep(painter: QPainter, cell: PromiseCell, right: float, box: QRectF) -> float:
    """Draw the bell that is quiet; until when is said in the words below the title."""
    if not cell.asleep:
        return right
    side = theme.px(16)
    place = QRectF(right - side, box.center().y() - side / 2, side, side)
    paint_icon(painter, "bell-off", place, theme.color("text_muted"))
    return right - side - 12


def paint_head(painter: QPainter, rect: QRectF, cell: HeadCell) -> None:
    """Draw the head of a group."""
    top = rect.bottom() - theme.px(28)
    height, side = theme.px(20), theme.px(16)
    place = QRectF(rect.x() + 12, top + (height - side) / 2, side, side)
    paint_icon(painter, cell.icon, place, theme.color(cell.role))
    left = rect.x() + 20 + side
    count = "" if cell.count is None else str(cell.count)
    counted = theme.metrics("label").horizontalAdvance(count) + 9 if count else 0
    room = int(rect.right() - 12 - counted - left)
    words, title = theme.metrics("strong"), cell.title
    if words.horizontalAdvance(title) > room:
        title = words.elidedText(title, Qt.TextElideMode.ElideRight, room)
    paint_words(painter, QRectF(left, top, room, height), title, "strong", theme.color("text"))
    if count:
        left += words.horizontalAdvance(title) + 9
        paint_words(painter, QRectF(left, top, counted, height), count, "label", theme.color("text_faint"))
