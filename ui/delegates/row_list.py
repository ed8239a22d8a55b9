"""The list that shows cells, and the model that holds them."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.delegates.row_delegate import CELL, RowDelegate
from ui.delegates.rows import Cell, DayCell, HeadCell, PromiseCell
from ui.parts.layouts import named
from ui.theme import theme

Fetch = Callable[[], Sequence[Cell]]
_TOP = QModelIndex()


class CellModel(QAbstractListModel):
    """Hold cells, and fetch more of them when the list nears its end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: list[Cell] = []
        self._fetch: Fetch | None = None

    def set_cells(self, cells: Sequence[Cell], fetch: Fetch | None = None) -> None:
        """Show other cells; `fetch` returns those that follow, and none when there are no more."""
        self.beginResetModel()
        self._cells = list(cells)
        self._fetch = fetch
        self.endResetModel()

    def cells(self) -> tuple[Cell, ...]:
        """Return what was read so far."""
        return tuple(self._cells)

    def cell(self, place: int) -> Cell:
        """Return the cell at a place."""
        return self._cells[place]

    def place_of(self, key: Hashable) -> int:
        """Return the place of the cell with `key`, -1 if it is not among them."""
        return next((place for place, cell in enumerate(self._cells) if cell.key == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._cells)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self._cells[index.row()]
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return getattr(cell, "tip", "") or None
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._cells[index.row()], HeadCell | DayCell):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._fetch is not None and not parent.isValid()

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        more = self._fetch() if self._fetch is not None else ()
        if not more:
            self._fetch = None
            return
        self.beginInsertRows(QModelIndex(), len(self._cells), len(self._cells) + len(more) - 1)
        self._cells.extend(more)
        self.endInsertRows()


class RowList(QListView):
    """A list of cells with a delegate that draws them.

    Signals: `opened` carries the key of a row on Enter or double click; `checked` of a promise on Space or its
    circle; `acted` key and name of a small action; `chosen` the key the keyboard is on from now on, or None.
    """

    opened = Signal(object)
    checked = Signal(object)
    acted = Signal(object, str)
    chosen = Signal(object)

    def __init__(self, delegate: RowDelegate, words: str, *, name: str = "rows", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, words)
        self.setProperty("part", "rows")
        self._model = CellModel(self)
        self._delegate = delegate
        delegate.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(delegate)
        self._behave()
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
        """Show other cells and stay on the row the keyboard was on, by its key, and where the list was scrolled."""
        key, scrolled = self.current_key(), self.verticalScrollBar().value()
        self._model.set_cells(cells, fetch)
        if key is not None:
            self.choose(key)
        self.verticalScrollBar().setValue(scrolled)

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

    def content_height(self) -> int:
        """Return the height at which nothing scrolls, for a list that is part of a longer page."""
        width = self.viewport().width()
        return sum(self._delegate.height_of(cell, width) for cell in self._model.cells()) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        cell = self._model.cell(self.currentIndex().row()) if key is not None else None
        plain_key = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and cell is not None:
            self.opened.emit(key)
        elif plain_key and event.key() == Qt.Key.Key_Space and isinstance(cell, PromiseCell) and cell.checkable:
            self.checked.emit(key)
        else:
            super().keyPressEvent(event)

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
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._choose_first()

    def _choose_first(self) -> None:
        for place, cell in enumerate(self._model.cells()):
            if not isinstance(cell, HeadCell | DayCell):
                self.setCurrentIndex(self._model.index(place))
                return

    def _behave(self) -> None:
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(200)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.viewport().setAutoFillBackground(False)

    def _tell_current(self, current: QModelIndex, before: QModelIndex) -> None:
        self.chosen.emit(self._model.cell(current.row()).key if current.isValid() else None)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and not isinstance(self._model.cell(index.row()), HeadCell | DayCell):
            self.opened.emit(self._model.cell(index.row()).key)
