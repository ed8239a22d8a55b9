"""Rows of clients: square, name, when there was word last, what is open."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.delegates.painting import RIGHT, actions_width, paint_actions, paint_box, paint_strip, paint_words
from ui.delegates.promise_row import HEAD, paint_head
from ui.delegates.row_delegate import Index, RowDelegate
from ui.delegates.rows import Cell, ClientCell, HeadCell
from ui.icons import paint_icon
from ui.parts.avatar import paint_avatar
from ui.parts.chips import chip_height, chip_width, paint_chip
from ui.theme import theme

ROW = 60
_PAD, _AVATAR, _CHIP_GAP = 14, 32, 6
_LEAST_NAME = 160


class ClientDelegate(RowDelegate):
    """Draw a client; chips give way before the name does."""

    def height_of(self, cell: Cell, width: int) -> int:
        return theme.px(HEAD if isinstance(cell, HeadCell) else ROW)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, index: Index) -> None:
        if isinstance(cell, HeadCell):
            paint_head(painter, QRectF(option.rect), cell)
        elif isinstance(cell, ClientCell):
            self._paint_client(painter, option, cell)

    def _paint_client(self, painter: QPainter, option: QStyleOptionViewItem, cell: ClientCell) -> None:
        box = self.box_of(QRectF(option.rect), cell)
        paint_box(painter, box, option)
        if cell.late:
            paint_strip(painter, box)
        middle = box.center().y()
        side = theme.px(_AVATAR)
        paint_avatar(painter, QRectF(box.x() + _PAD, middle - side / 2, side, side), cell.name)
        left = box.x() + _PAD + side + 12
        right = box.right() - _PAD
        actions = self.shown_actions(option, cell)
        if actions:
            paint_actions(painter, box, actions, self.mouse_in(option))
            right -= actions_width(actions) + 6
        if cell.right:
            width = max(theme.px(64), theme.metrics("time").horizontalAdvance(cell.right))
            place = QRectF(right - width, box.y(), width, box.height())
            paint_words(painter, place, cell.right, "time", theme.color("text_muted"), RIGHT)
            right -= width + 12
        right = self._paint_chips(painter, cell, left, right, middle)
        self._paint_words(painter, cell, left, right, middle)

    def _paint_chips(
        self, painter: QPainter, cell: ClientCell, left: float, right: float, middle: float
    ) -> float:
        for chip in reversed(cell.chips):
            width = chip_width(chip.text, chip.state)
            if right - width - left < _LEAST_NAME:
                break
            paint_chip(painter, right - width, middle - chip_height() / 2, chip.text, chip.state)
            right -= width + _CHIP_GAP
        return right - 6

    def _paint_words(self, painter: QPainter, cell: ClientCell, left: float, right: float, middle: float) -> None:
        width = right - left
        height = theme.px(20)
        upper = QRectF(left, middle - (height if cell.line else height / 2), width, height)
        name = self.words.short(cell.name, "strong", width - (22 if cell.household else 0))
        paint_words(painter, upper, name, "strong", theme.color("text_muted" if cell.struck else "text"))
        reach = theme.metrics("strong").horizontalAdvance(name)
        if cell.struck:
            painter.drawLine(QPointF(left, upper.center().y()), QPointF(left + reach, upper.center().y()))
        if cell.household:
            place = QRectF(left + reach + 7, upper.center().y() - 7, 14, 14)
            paint_icon(painter, "house", place, theme.color("text_faint"))
        lower = QRectF(left, middle + 1, width, theme.px(18))
        shown = self.words.short(cell.line, "caption", width)
        paint_words(painter, lower, shown, "caption", theme.color("text_muted"))
