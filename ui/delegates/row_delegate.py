"""What all delegates of rows do with mouse, tip and look; how a row is drawn is left to each."""

from collections.abc import Hashable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from ui.delegates.painting import Words, action_places, is_hovered, is_selected
from ui.delegates.rows import Cell, ClientCell, EntryCell, PromiseCell, RowAction, tip_of
from ui.theme import theme

CELL = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives the cell of a row."""

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draw cells, without a widget for any row.

    Signals: `checked` carries the key of a promise whose circle was clicked; `acted` the key of a row and the
    name of its small action that was clicked.
    """

    checked = Signal(object)
    acted = Signal(object, str)
    wraps = False
    """Whether the height of a row depends on the width of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = Words()
        theme.changed.connect(self._look_changed)

    def cell(self, index: Index) -> Cell | None:
        """Return the cell of a row."""
        found = index.data(CELL)
        return found if isinstance(found, Cell) else None

    def height_of(self, cell: Cell, width: int) -> int:
        """Return how high a cell is drawn in a list of a width."""
        raise NotImplementedError

    def usual_height(self) -> int:
        """Return the height most rows have."""
        return theme.px(60)

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell, index: Index) -> None:
        """Draw a cell."""
        raise NotImplementedError

    def box_of(self, rect: QRectF, cell: Cell) -> QRectF:
        """Return the box of a row within its place in the list."""
        return rect.adjusted(0, 2, 0, -2)

    def actions_box(self, rect: QRectF, cell: Cell) -> QRectF:
        """Return the box in whose middle, at the right, the small actions of a row stand."""
        return self.box_of(rect, cell)

    def circle_of(self, rect: QRectF, cell: Cell) -> QRectF | None:
        """Return where the circle of a row is, None where it has none."""
        return None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell = self.cell(index)
        widget = option.widget
        width = widget.viewport().width() if isinstance(widget, QAbstractItemView) else 600
        return QSize(120, self.height_of(cell, width) if cell is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self.cell(index)
        if cell is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # A table leaves that to those who ask for more of the option than we do.
        option.index = index  # type: ignore[assignment]
        self.paint_cell(painter, option, cell, index)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        cell = self.cell(index)
        if not isinstance(event, QMouseEvent) or cell is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        target = self.target_at(event.position(), QRectF(option.rect), cell)
        if target is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._tell(cell.key, target)
        return True

    def target_at(self, at: QPointF, rect: QRectF, cell: Cell) -> RowAction | str | None:
        """Return what is at a point of a row: `"circle"`, a small action, or None for the row itself."""
        circle = self.circle_of(rect, cell)
        if circle is not None and circle.adjusted(-8, -8, 8, 8).contains(at):
            return "circle"
        actions = self.fitting_actions(rect, cell)
        for action, place in zip(actions, action_places(self.actions_box(rect, cell), actions), strict=True):
            if place.contains(at):
                return action
        return None

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        cell = self.cell(index)
        if cell is None or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        target = self.target_at(QPointF(event.pos()), QRectF(option.rect), cell)
        words = target.words if isinstance(target, RowAction) else tip_of(cell)
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def mouse_in(self, option: QStyleOptionViewItem) -> QPointF | None:
        """Return where the mouse is in the list, None while it is not over this row."""
        widget: QWidget | None = option.widget
        if not is_hovered(option) or not isinstance(widget, QAbstractItemView):
            return None
        return QPointF(widget.viewport().mapFromGlobal(widget.cursor().pos()))

    def shown_actions(self, option: QStyleOptionViewItem, cell: Cell) -> tuple[RowAction, ...]:
        """Return the small actions that are drawn now: those of a row hovered or selected."""
        wanted = is_hovered(option) or is_selected(option)
        return self.fitting_actions(QRectF(option.rect), cell) if wanted else ()

    def fitting_actions(self, rect: QRectF, cell: Cell) -> tuple[RowAction, ...]:
        """Return the small actions that a row of this size has room for; its menu and its keys have them all."""
        return actions_of(cell)

    def _tell(self, key: Hashable, target: RowAction | str) -> None:
        if isinstance(target, RowAction):
            self.acted.emit(key, target.name)
        else:
            self.checked.emit(key)

    @Slot()
    def _look_changed(self) -> None:
        self.words.clear()
        view = self.parent()
        if isinstance(view, QAbstractItemView):
            view.viewport().update()


def actions_of(cell: Cell) -> tuple[RowAction, ...]:
    """Return the small actions a row has."""
    return cell.actions if isinstance(cell, PromiseCell | EntryCell | ClientCell) else ()
