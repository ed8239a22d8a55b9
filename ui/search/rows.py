"""How the answers of the palette are drawn."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import paint_icon
from ui.parts.avatar import paint_avatar
from ui.search.answers import Answer
from ui.theme import theme

ANSWER = Qt.ItemDataRole.UserRole + 1
ROW, HEAD = 40, 28
_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class AnswerModel(QAbstractListModel):
    """Hold the answers to what is typed now."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: tuple[Answer, ...] = ()

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Take other answers."""
        self.beginResetModel()
        self._answers = answers
        self.endResetModel()

    def answer(self, row: int) -> Answer | None:
        """Return the answer in a row, None outside."""
        return self._answers[row] if 0 <= row < len(self._answers) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own signature
        return 0 if parent.isValid() else len(self._answers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 -- Qt's own signature
        found = self.answer(index.row())
        if found is None:
            return None
        if role == ANSWER:
            return found
        return found.spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        found = self.answer(index.row())
        if found is None or found.head:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AnswerDelegate(QStyledItemDelegate):
    """Draw an answer: icon, words with what was looked for in bold, what stands beside, keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        found = index.data(ANSWER)
        return QSize(200, theme.px(HEAD if found.head else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        found = index.data(ANSWER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if found.head:
            painter.setFont(theme.font("overline"))
            painter.setPen(theme.color("text_faint"))
            painter.drawText(box.adjusted(14, 6, 0, 0), _MIDDLE, found.head.upper())
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_answer(painter, box.adjusted(6, 1, -6, -1), found, chosen=chosen)
        painter.restore()

    def _paint_answer(self, painter: QPainter, box: QRectF, found: Answer, *, chosen: bool) -> None:
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(box, 8, 8)
        middle = box.center().y()
        if found.client:
            paint_avatar(painter, QRectF(box.x() + 10, middle - 11, 22, 22), found.client)
        else:
            color = theme.color("accent" if chosen else "text_muted")
            paint_icon(painter, found.icon, QRectF(box.x() + 12, middle - 9, 18, 18), color)
        right = self._paint_keys(painter, box, found, chosen=chosen)
        right = self._paint_beside(painter, box, right, found)
        self._paint_words(painter, QRectF(box.x() + 44, box.y(), right - box.x() - 52, box.height()), found)

    def _paint_keys(self, painter: QPainter, box: QRectF, found: Answer, *, chosen: bool) -> float:
        keys = "Enter" if chosen else found.keys
        if not keys:
            return box.right() - 10
        width = theme.metrics("overline").horizontalAdvance(keys) + 14
        place = QRectF(box.right() - 10 - width, box.center().y() - 11, width, 22)
        painter.setPen(theme.color("border"))
        painter.setBrush(theme.color("neutral_soft"))
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(theme.color("text_muted"))
        painter.setFont(theme.font("overline"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), keys)
        return place.left() - 8

    def _paint_beside(self, painter: QPainter, box: QRectF, right: float, found: Answer) -> float:
        words = theme.metrics("caption").elidedText(found.beside, Qt.TextElideMode.ElideRight, box.width() * 0.4)
        width = theme.metrics("caption").horizontalAdvance(words)
        if found.private:
            paint_icon(painter, "lock", QRectF(right - 14, box.center().y() - 7, 14, 14), theme.color("text_muted"))
            right -= 20
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text_muted"))
        painter.drawText(QRectF(right - width, box.y(), width + 1, box.height()), _MIDDLE, words)
        return right - width

    def _paint_words(self, painter: QPainter, place: QRectF, found: Answer) -> None:
        x = place.x()
        strong = theme.font("strong")
        for piece in found.pieces:
            text = " ".join(piece.text.split("\n"))
            font = QFont(strong) if piece.matched or len(found.pieces) == 1 else theme.font("body")
            painter.setFont(font)
            painter.setPen(theme.color("accent" if piece.matched else "text"))
            room = place.right() - x
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(x, place.y(), room, place.height()), _MIDDLE, shown)
            x += painter.fontMetrics().horizontalAdvance(text)
            if x >= place.right():
                return
