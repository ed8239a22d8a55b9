"""What the user sees of a list or a table, as lines of text that a test can compare."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QTreeView


def table(view: QAbstractItemView) -> list[str]:
    """Return the rows as they stand in the view, cells parted by ` | `.

    A header that is shown comes first; hidden rows and columns are left out, columns come in the order
    they were dragged to; children of a tree follow their parent, set in by two blanks a level.
    """
    model = view.model()
    columns = _columns(view, model)
    header = _header(view)
    lines = [_joined([_header_cell(model, column) for column in columns])] if header and not header.isHidden() else []
    return lines + _rows(view, model, QModelIndex(), columns, 0)


def selected(view: QAbstractItemView) -> list[str]:
    """Return the selected rows as `table` shows them, without the header."""
    model = view.model()
    columns = _columns(view, model)
    indexes = view.selectionModel().selectedIndexes()
    found = sorted({(index.row(), index.parent()) for index in indexes}, key=lambda place: place[0])
    return [_row(model, row, parent, columns) for row, parent in found]


def _rows(
    view: QAbstractItemView, model: QAbstractItemModel, parent: QModelIndex, columns: list[int], depth: int
) -> list[str]:
    lines = []
    for row in range(model.rowCount(parent)):
        if _is_hidden(view, row, parent):
            continue
        lines.append("  " * depth + _row(model, row, parent, columns))
        lines += _rows(view, model, model.index(row, 0, parent), columns, depth + 1)
    return lines


def _row(model: QAbstractItemModel, row: int, parent: QModelIndex, columns: list[int]) -> str:
    return _joined([_cell(model.index(row, column, parent)) for column in columns])


def _cell(index: QModelIndex) -> str:
    words = _words(index.data(Qt.ItemDataRole.DisplayRole))
    checked = index.data(Qt.ItemDataRole.CheckStateRole)
    if checked is None:
        return words
    return f"[{'x' if Qt.CheckState(checked) == Qt.CheckState.Checked else ' '}] {words}".rstrip()


def _header_cell(model: QAbstractItemModel, column: int) -> str:
    return _words(model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))


def _words(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _joined(cells: list[str]) -> str:
    return " | ".join(cells).rstrip()


def _header(view: QAbstractItemView) -> QHeaderView | None:
    if isinstance(view, QTableView):
        return view.horizontalHeader()
    return view.header() if isinstance(view, QTreeView) else None


def _columns(view: QAbstractItemView, model: QAbstractItemModel) -> list[int]:
    header = _header(view)
    if header is None:
        return [view.modelColumn() if isinstance(view, QListView) else 0]
    shown = [column for column in range(header.count()) if not header.isSectionHidden(column)]
    return sorted(shown, key=header.visualIndex)


def _is_hidden(view: QAbstractItemView, row: int, parent: QModelIndex) -> bool:
    if isinstance(view, QTableView | QListView):
        return view.isRowHidden(row)
    return isinstance(view, QTreeView) and view.isRowHidden(row, parent)
