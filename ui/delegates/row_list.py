"""The list that shows cells."""

from collections.abc import Hashable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.delegates.cell_model import CellModel, Fetch, Staying
from ui.delegates.row_delegate import RowDelegate
from ui.delegates.row_heights import RowHeights
from ui.delegates.rows import Cell, PromiseCell, is_head
from ui.parts.layouts import named
from ui.theme import theme


class RowList(QTableView):
    """A list of cells with a delegate that draws them: a table of one column, whose cost does not grow with its rows.

    Signals: `opened` carries the key of a row on Enter or double click; `checked` of a promise on Space or its
    circle; `acted` key and name of a small action; `chosen` the key the keyboard is on from now on, or None;
    `menu_wanted` the key of a row and the point of the screen where its menu should open; `files_dropped`
    the key of a row and a tuple of `Path`, after `accept_files`.
    """

    opened = Signal(object)
    checked = Signal(object)
    acted = Signal(object, str)
    chosen = Signal(object)
    menu_wanted = Signal(object, QPoint)
    files_dropped = Signal(object, object)

    def __init__(self, delegate: RowDelegate, words: str, *, name: str = "rows", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, words)
        self.setProperty("part", "rows")
        # Qt's own would be met as some QWidget of which PySide cannot know the kind: to look, it loads all kinds.
        self.setViewport(QWidget())
        self._model = CellModel(self)
        self._delegate = delegate
        delegate.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(delegate)
        self._behave()
        self._heights = RowHeights(self, self._model, delegate)
        self._staying = Staying()
        delegate.checked.connect(self.checked)
        delegate.acted.connect(self.acted)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    @property
    def cells(self) -> CellModel:
        """The model."""
        return self._model

    def show_cells(self, cells: Sequence[Cell], fetch: Fetch | None = None) -> None:
        """Show other cells and stay on the row the keyboard was on, by its key, and where the list was scrolled.

        Where that row went, the keyboard goes to the one beside it, and back once it has returned.
        """
        key, scrolled = self.current_key(), self.verticalOffset()
        key = self._staying.row_among(cells, self._model, self.currentIndex().row(), key)
        self._model.set_cells(cells, fetch)
        if key is not None:
            self.choose(key)
        elif self.hasFocus():
            self._go_to_end(last=False)
        if self.verticalOffset() != scrolled:
            self.verticalScrollBar().setValue(scrolled)

    def begin_anew(self) -> None:
        """Go back to the top, with the keyboard on no row: what is shown next is something else."""
        self.setCurrentIndex(QModelIndex())
        self.scrollToTop()

    def choose(self, key: Hashable) -> bool:
        """Put the keyboard on the row of `key`; tell whether it is there."""
        place = self._model.place_of(key)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place))
        return place >= 0

    def current_key(self) -> Hashable | None:
        """Return the key of the row the keyboard is on."""
        index = self.currentIndex()
        return self._model.cell(index.row()).key if index.isValid() else None

    def selected_keys(self) -> tuple[Hashable, ...]:
        """Return the keys of all chosen rows, from the top."""
        places = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._model.cell(place).key for place in places)

    def accept_files(self) -> None:
        """Let files of other programs be dropped on rows."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)

    def content_height(self) -> int:
        """Return the height at which nothing scrolls, for a list that is part of a longer page."""
        width = self.viewport().width()
        return sum(self._delegate.height_of(cell, width) for cell in self._model.cells()) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        cell = self._model.cell(self.currentIndex().row()) if key is not None else None
        plain_key = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain_key and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_end(last=event.key() == Qt.Key.Key_End)
        elif plain_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and cell is not None:
            self.opened.emit(key)
        elif plain_key and event.key() == Qt.Key.Key_Space and isinstance(cell, PromiseCell) and cell.checkable:
            self.checked.emit(key)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        # Among promises a letter does something: it must not put the keyboard on another one first.
        if not any(isinstance(cell, PromiseCell) for cell in self._model.cells()):
            super().keyboardSearch(search)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = self._model.cell(index.row()) if index.isValid() else None
        rect = QRectF(self.visualRect(index))
        over = cell is not None and self._delegate.target_at(event.position(), rect, cell) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if index.isValid():
            self.viewport().update(self.visualRect(index))

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Before Qt puts the keyboard on the first row without choosing it; a click chooses its own row.
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go_to_end(last=False)
        super().focusInEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and not is_head(self._model.cell(index.row())):
            key = self._model.cell(index.row()).key
            self.menu_wanted.emit(key, event.globalPos() if by_mouse else self.menu_point(key))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasUrls())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_row = index.isValid() and not is_head(self._model.cell(index.row()))
        if on_row:
            self.setCurrentIndex(index)
        event.setAccepted(on_row and event.mimeData().hasUrls())

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        files = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if files and index.isValid() and not is_head(self._model.cell(index.row())):
            event.acceptProposedAction()
            self.files_dropped.emit(self._model.cell(index.row()).key, files)

    def menu_point(self, key: Hashable) -> QPoint:
        """Return the point of the screen where the menu of the row of `key` opens: below its small actions."""
        place = self.visualRect(self._model.index(max(0, self._model.place_of(key))))
        return self.viewport().mapToGlobal(QPoint(place.right() - theme.px(180), place.bottom() - 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heights.width_changed()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def _go_to_end(self, *, last: bool) -> None:
        places = range(self._model.rowCount())
        for place in reversed(places) if last else places:
            if not is_head(self._model.cell(place)):
                self.setCurrentIndex(self._model.index(place))
                return

    def _behave(self) -> None:
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.viewport().setAutoFillBackground(False)

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self._model.cell(current.row()).key if current.isValid() else None)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not is_head(self._model.cell(index.row())):
            self.opened.emit(self._model.cell(index.row()).key)
