"""Show lists on a screen, and find their rows there."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from ui.delegates.row_delegate import RowDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell


def shown(qtbot: QtBot, delegate: RowDelegate, cells: Sequence[Cell]) -> RowList:
    view = RowList(delegate, "Promises")
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_cells(cells)
    with qtbot.waitExposed(view):
        view.show()
    return view


def place(view: RowList, row: int) -> QRectF:
    return QRectF(view.visualRect(view.cells.index(row)))
