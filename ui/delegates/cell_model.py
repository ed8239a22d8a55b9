"""The model that holds cells, fetches more near the end of a list, and knows which row stays under the keyboard."""

from collections.abc import Callable, Hashable, Sequence
from itertools import chain

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.delegates.row_delegate import CELL
from ui.delegates.rows import Cell, is_head, tip_of

Fetch = Callable[[], Sequence[Cell]]
_TOP = QModelIndex()


class CellModel(QAbstractListModel):
    """Hold cells in their order."""

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
            return tip_of(cell) or None
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        # Heads are not enabled, so that the arrow keys go past them.
        if not index.isValid() or is_head(self._cells[index.row()]):
            return Qt.ItemFlag.NoItemFlags
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


class Staying:
    """Keep in mind the rows that went from under the keyboard, and the one that stands in for them."""

    def __init__(self) -> None:
        self._gone: list[Hashable] = []
        self._stand_in: Hashable | None = None

    def row_among(self, cells: Sequence[Cell], before: CellModel, place: int, key: Hashable | None) -> Hashable | None:
        """Return the key among `cells` for a keyboard that was at `place` of the cells before, on the row of `key`.

        That is the same row; the one that went last, if it is back and nobody chose another meanwhile; the next one
        that is left, or else the one before; None where there was none.
        """
        if key != self._stand_in:
            self._gone, self._stand_in = [], None
        if self._gone and _has(cells, self._gone[-1]):
            self._stand_in = self._gone.pop()
            return self._stand_in
        if key is None or _has(cells, key):
            return key
        left = {cell.key for cell in cells if not is_head(cell)}
        old = before.cells()
        beside = chain(old[place + 1 :], reversed(old[:place]))
        self._gone.append(key)
        self._stand_in = next((cell.key for cell in beside if not is_head(cell) and cell.key in left), None)
        return self._stand_in


def _has(cells: Sequence[Cell], key: Hashable) -> bool:
    return any(cell.key == key for cell in cells)
