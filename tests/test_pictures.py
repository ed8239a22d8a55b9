"""A picture of a table shows what a user sees of it, no more and no less."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QTableView, QTreeView
from pytestqt.qtbot import QtBot

from tests.pictures import selected, table


def _model() -> QStandardItemModel:
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Due", "Promise", "Client"])
    for cells in (("Fri", "backup test", "Larkspur"), ("Mon", "ring\nTom", "Kestrel")):
        model.appendRow([QStandardItem(cell) for cell in cells])
    return model


def test_a_table_is_its_header_and_its_rows(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(_model())

    assert table(view) == ["Due | Promise | Client", "Fri | backup test | Larkspur", "Mon | ring Tom | Kestrel"]


def test_hidden_rows_and_columns_are_not_seen_and_dragged_columns_are_seen_where_they_are(qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(_model())
    view.hideRow(0)
    view.hideColumn(1)
    view.horizontalHeader().moveSection(2, 0)

    assert table(view) == ["Client | Due", "Kestrel | Mon"]


def test_a_tree_shows_children_below_their_parent(qtbot: QtBot) -> None:
    view = QTreeView()
    qtbot.addWidget(view)
    model = _model()
    model.item(0).appendRow([QStandardItem("moved"), QStandardItem("told by e-mail")])
    view.setModel(model)
    view.setHeaderHidden(True)

    assert table(view) == ["Fri | backup test | Larkspur", "  moved | told by e-mail |", "Mon | ring Tom | Kestrel"]


def test_a_list_shows_one_column_with_its_marks(qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    model = _model()
    model.item(0, 1).setData(Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    view.setModel(model)
    view.setModelColumn(1)
    view.setCurrentIndex(model.index(1, 1))

    assert table(view) == ["[x] backup test", "ring Tom"]
    assert selected(view) == ["ring Tom"]
