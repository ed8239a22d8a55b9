"""Rows of interactions on a rail, below heads of days."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.delegates.painting import LEFT, RIGHT, actions_width, paint_actions, paint_box, paint_words
from ui.delegates.row_delegate import Index, RowDelegate
from ui.delegates.rows import Cell, DayCell, EntryCell, HeadCell, isolated
from ui.icons import paint_icon
from ui.parts.avatar import paint_way, way
from ui.parts.chips import chip_height, chip_width, paint_chip
from ui.theme import theme

DAY = 38
MOST_LINES = 3
_RAIL, _LEFT, _PAD, _BADGE = 20, 44, 14, 28
_LINE, _ABOVE, _BELOW, _CHIP_GAP = 20, 13, 13, 8
_CLIENT_GAP, _LEAST_CLIENT = 7, 40


class TimelineDelegate(RowDelegate):
    """Draw an interaction with its badge on the rail, its words on up to three lines, and its promises as chips."""

    wraps = True

    def height_of(self, cell: Cell, width: int) -> int:
        if not isinstance(cell, EntryCell):
            return theme.px(DAY)
        return round(_ABOVE + self._words_height(cell, width) + _BELOW)

    def box_of(self, rect: QRectF, cell: Cell) -> QRectF:
        return rect.adjusted(theme.px(_LEFT), 3, -2, -3)

    def actions_box(self, rect: QRectF, cell: Cell) -> QRectF:
        box = self.box_of(rect, cell)
        return QRectF(box.x(), box.y() + _ABOVE - 3, box.width(), theme.px(_LINE))

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, index: Index) -> None:
        rect = QRectF(option.rect)
        self._paint_rail(painter, rect, index)
        if isinstance(cell, EntryCell):
            self._paint_entry(painter, option, cell, rect)
        elif isinstance(cell, DayCell | HeadCell):
            self._paint_day(painter, rect, cell.spoken)

    def _words_height(self, cell: EntryCell, width: int) -> float:
        room = width - theme.px(_LEFT) - 2 - 2 * _PAD
        lines = len(self.words.lines(cell.words, room, MOST_LINES))
        chips = self._chip_lines(cell, room)
        height = theme.px(_LINE) * (1 + lines) + (2 if lines else 0)
        return height + (chips * (chip_height() + 4) + 2 if chips else 0)

    def _chip_lines(self, cell: EntryCell, room: float) -> int:
        lines, used = 0, room + 1
        for chip in cell.chips:
            width = min(room, chip_width(chip.text, chip.state))
            if used + width > room:
                lines, used = lines + 1, 0.0
            used += width + _CHIP_GAP
        return lines

    def _paint_rail(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        first, last = index.row() == 0, index.row() == index.model().rowCount() - 1
        x = rect.x() + theme.px(_RAIL)
        painter.setPen(QPen(theme.color("border"), 2))
        top = rect.top() + (theme.px(24) if first else 0)
        painter.drawLine(QPointF(x, top), QPointF(x, rect.top() + 20 if last else rect.bottom() + 1))

    def _paint_day(self, painter: QPainter, rect: QRectF, text: str) -> None:
        middle = rect.bottom() - theme.px(14)
        painter.setBrush(theme.color("window"))
        painter.setPen(QPen(theme.color("border_strong"), 2))
        painter.drawEllipse(QPointF(rect.x() + theme.px(_RAIL), middle), 4, 4)
        place = QRectF(rect.x() + theme.px(52), middle - theme.px(10), rect.width() - 60, theme.px(20))
        shown = self.words.short(text, "count", place.width())
        paint_words(painter, place, shown, "count", theme.color("text_muted"))

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: EntryCell, rect: QRectF
    ) -> None:
        box = self.box_of(rect, cell)
        paint_box(painter, box, option)
        side = theme.px(_BADGE)
        badge = QRectF(rect.x() + theme.px(_RAIL) - side / 2, box.y() + 7, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("window"))
        painter.drawRect(badge.adjusted(0, -2, 0, 2))
        paint_way(painter, badge, cell.kind)
        line = theme.px(_LINE)
        place = QRectF(box.x() + _PAD, box.y() + _ABOVE - 3, box.width() - 2 * _PAD, line)
        self._paint_title(painter, option, cell, place)
        ink = theme.color("text_muted" if cell.struck else "text")
        for words in self.words.lines(cell.words, place.width(), MOST_LINES):
            place.translate(0, line)
            paint_words(painter, place, words, "body", ink)
        self._paint_chips(painter, cell, QRectF(place.x(), place.bottom() + 4, place.width(), 0))

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: EntryCell, place: QRectF
    ) -> None:
        right = self._paint_when(painter, option, cell, place)
        marks = theme.px(20) * cell.private + (theme.px(40) if cell.attachments else 0)
        title = self.words.short(cell.title or way(cell.kind).words, "strong", right - place.x() - marks)
        paint_words(painter, place, title, "strong", theme.color("text_muted" if cell.struck else "text"))
        width = theme.metrics("strong").horizontalAdvance(title)
        if cell.struck:
            painter.drawLine(QPointF(place.x(), place.center().y()), QPointF(place.x() + width, place.center().y()))
        end = self._paint_client(painter, cell, place, place.x() + width, right - marks)
        self._paint_marks(painter, cell, QRectF(end + 10, place.y(), 60, place.height()))

    def _paint_client(self, painter: QPainter, cell: EntryCell, place: QRectF, x: float, most: float) -> float:
        """Draw whose it is after the title, where the list is of several clients; return where that ends."""
        start, room = x + _CLIENT_GAP, most - x - _CLIENT_GAP
        if not cell.client or room < theme.px(_LEAST_CLIENT):
            return x
        shown = self.words.short(f"·  {isolated(cell.client)}", "body", room)
        width = theme.metrics("body").horizontalAdvance(shown)
        where = QRectF(start, place.y(), width + 1, place.height())
        paint_words(painter, where, shown, "body", theme.color("text_muted"))
        return start + width

    def _paint_marks(self, painter: QPainter, cell: EntryCell, place: QRectF) -> None:
        side, muted = theme.px(13), theme.color("text_muted")
        mark = QRectF(place.x(), place.center().y() - side / 2 - 0.5, side, side)
        if cell.private:
            paint_icon(painter, "lock", mark, muted)
            mark.translate(side + 7, 0)
        if cell.attachments:
            paint_icon(painter, "paperclip", mark, muted)
            where = QRectF(mark.right() + 4, place.y(), 40, place.height())
            paint_words(painter, where, str(cell.attachments), "caption", muted, LEFT)

    def _paint_when(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: EntryCell, place: QRectF
    ) -> float:
        """Draw time and minutes, or the small actions in their place; return how far the title may reach."""
        shown = self.shown_actions(option, cell)
        if shown:
            paint_actions(painter, self.actions_box(QRectF(option.rect), cell), shown, self.mouse_in(option))
        said = "   ".join(piece for piece in (cell.time, cell.minutes) if piece)
        width = theme.metrics("time").horizontalAdvance(said)
        right = place.right() - (actions_width(shown) + 4 if shown else 0)
        where = QRectF(right - width - 2, place.y(), width + 2, place.height())
        paint_words(painter, where, said, "time", theme.color("text_muted"), RIGHT)
        return right - width - 12

    def _paint_chips(self, painter: QPainter, cell: EntryCell, start: QRectF) -> None:
        x, y = start.x(), start.y()
        for chip in cell.chips:
            width = min(start.width(), chip_width(chip.text, chip.state))
            if x > start.x() and x + width > start.right():
                x, y = start.x(), y + chip_height() + 4
            paint_chip(painter, x, y, chip.text, chip.state, start.width())
            x += width + _CHIP_GAP
