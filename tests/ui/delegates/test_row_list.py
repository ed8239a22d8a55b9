"""Lists of cells by keyboard, by mouse, in windows of rows, and for screen readers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.delegates.builders import MOVE, head, promise
from tests.ui.delegates.screen import place, shown
from ui.delegates.cell_model import CellModel
from ui.delegates.painting import action_places
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell
from ui.theme import Theme


def test_the_model_keeps_the_rules_of_models(dressed: Theme) -> None:
    model = CellModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setUseFetchMore(False)
    more = [[promise(9)], []]

    model.set_cells([head(), promise(1)], lambda: more.pop(0))
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())

    assert tester.model() is model
    assert [cell.key for cell in model.cells()] == [("head", "Overdue"), 1, 9]
    assert not model.canFetchMore(QModelIndex())


def test_the_arrows_go_past_heads(promises: RowList, qtbot: QtBot) -> None:
    promises.choose(2)

    QTest.keyClick(promises, Qt.Key.Key_Down)
    assert promises.current_key() == 3

    QTest.keyClick(promises, Qt.Key.Key_Home)
    assert promises.current_key() == 1

    QTest.keyClick(promises, Qt.Key.Key_End)
    assert promises.current_key() == 3


def test_enter_opens_and_space_keeps_the_row_of_the_keyboard(promises: RowList, qtbot: QtBot) -> None:
    promises.choose(2)

    with qtbot.waitSignal(promises.opened) as opened:
        QTest.keyClick(promises, Qt.Key.Key_Return)
    with qtbot.waitSignal(promises.checked) as checked:
        QTest.keyClick(promises, Qt.Key.Key_Space)

    assert (opened.args, checked.args) == ([2], [2])


def test_space_keeps_nothing_where_there_is_no_circle(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, PromiseDelegate(), [promise(1, checkable=False)])
    view.choose(1)

    with qtbot.assertNotEmitted(view.checked):
        QTest.keyClick(view, Qt.Key.Key_Space)


def test_a_click_into_the_circle_keeps_and_one_beside_it_only_chooses(promises: RowList, qtbot: QtBot) -> None:
    circle = PromiseDelegate().circle_of(place(promises, 1), promise(1))
    assert circle is not None

    with qtbot.waitSignal(promises.checked) as checked:
        QTest.mouseClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=circle.center().toPoint())
    with qtbot.assertNotEmitted(promises.checked):
        middle = place(promises, 2).center().toPoint()
        QTest.mouseClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert checked.args == [1]
    assert promises.current_key() == 2


def test_a_click_on_a_small_action_names_it(promises: RowList, qtbot: QtBot) -> None:
    box = PromiseDelegate().box_of(place(promises, 1), promise(1))
    first = action_places(box, promise(1).actions)[0]

    with qtbot.waitSignal(promises.acted) as acted:
        QTest.mouseClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=first.center().toPoint())

    assert acted.args == [1, "move"]


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_tip_of_a_small_action_says_what_it_does(promises: RowList) -> None:
    box = PromiseDelegate().box_of(place(promises, 1), promise(1))
    at = action_places(box, promise(1).actions)[0].center().toPoint()
    event = QHelpEvent(QEvent.Type.ToolTip, at, promises.viewport().mapToGlobal(at))

    promises.viewportEvent(event)

    assert QToolTip.text() == MOVE.words
    QToolTip.hideText()


def test_a_menu_is_wanted_for_the_row_under_the_mouse_or_of_the_keyboard(promises: RowList) -> None:
    wanted: list[object] = []
    promises.menu_wanted.connect(remember(wanted))
    promises.choose(3)

    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        at = place(promises, 1).center().toPoint()
        promises.contextMenuEvent(QContextMenuEvent(reason, at, promises.viewport().mapToGlobal(at)))
    on_head = place(promises, 0).center().toPoint()
    promises.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, on_head, on_head))

    assert wanted == [1, 3]


def remember(into: list[object]) -> Callable[[object, object], None]:
    def keep(key: object, point: object) -> None:
        into.append(key)

    return keep


def test_files_dropped_on_a_row_come_with_its_key(promises: RowList, qtbot: QtBot, tmp_path: Path) -> None:
    promises.accept_files()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg")), QUrl("https://example.org/x")])

    def drop(row: int) -> QDropEvent:
        at = place(promises, row).center()
        return QDropEvent(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)

    with qtbot.waitSignal(promises.files_dropped) as dropped:
        promises.dropEvent(drop(2))
    with qtbot.assertNotEmitted(promises.files_dropped):
        promises.dropEvent(drop(0))

    assert dropped.args == [2, (tmp_path / "photo.jpg",)]


def test_a_double_click_opens_but_not_on_a_head(promises: RowList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(promises.opened) as opened:
        middle = place(promises, 1).center().toPoint()
        QTest.mouseClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseDClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert opened.args == [1]

    with qtbot.assertNotEmitted(promises.opened):
        on_head = place(promises, 0).center().toPoint()
        QTest.mouseDClick(promises.viewport(), Qt.MouseButton.LeftButton, pos=on_head)


def test_the_row_of_the_keyboard_is_found_again_by_its_key(promises: RowList) -> None:
    promises.choose(2)

    promises.show_cells([head(), promise(5), promise(2)])
    assert promises.current_key() == 2
    assert promises.selected_keys() == (2,)


def test_where_its_row_went_the_keyboard_goes_to_the_next_one_or_else_to_the_one_before(promises: RowList) -> None:
    promises.show_cells([head(), promise(1), promise(2), head(), promise(3)])
    promises.choose(2)

    promises.show_cells([head(), promise(1), head(), promise(3)])
    assert promises.selected_keys() == (3,)

    promises.show_cells([head(), promise(1)])
    assert promises.selected_keys() == (1,)

    promises.show_cells([])
    assert promises.current_key() is None


def test_the_keyboard_follows_rows_that_come_back_one_by_one(promises: RowList) -> None:
    promises.show_cells([promise(1), promise(2), promise(3)])
    promises.choose(2)
    for left in ([promise(1), promise(3)], [promise(1)], []):
        promises.show_cells(left)

    found = []
    for back in ([promise(1)], [promise(1), promise(3)], [promise(1), promise(2), promise(3)]):
        promises.show_cells(back)
        found.append(promises.current_key())

    assert found == [1, 3, 2]


def test_a_row_that_comes_back_leaves_the_keyboard_where_somebody_put_it_meanwhile(promises: RowList) -> None:
    promises.show_cells([promise(1), promise(2), promise(3)])
    promises.choose(2)
    promises.show_cells([promise(1), promise(3)])
    promises.choose(1)

    promises.show_cells([promise(1), promise(2), promise(3)])

    assert promises.current_key() == 1


def test_a_letter_looks_for_no_promise_by_its_first_letter(promises: RowList) -> None:
    promises.show_cells([promise(1), promise(2)])
    promises.clearSelection()
    promises.setCurrentIndex(QModelIndex())

    QTest.keyClicks(promises, "s")

    assert promises.current_key() is None


def test_the_keyboard_arriving_chooses_the_first_row(promises: RowList, qtbot: QtBot) -> None:
    promises.setFocus(Qt.FocusReason.TabFocusReason)

    qtbot.waitUntil(promises.hasFocus)
    assert promises.selected_keys() == (1,)


def test_more_rows_are_fetched_only_when_the_end_is_near(dressed: Theme, qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch() -> list[Cell]:
        asked.append(len(asked))
        return [promise(1000 * len(asked) + n) for n in range(50)] if len(asked) < 3 else []

    view = shown(qtbot, PromiseDelegate(), ())
    view.show_cells([promise(n) for n in range(50)], fetch)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 0)
    assert asked == []

    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    assert view.cells.rowCount() == 100
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.cells.rowCount() == 150
    assert len(asked) == 3


def test_every_row_is_read_out(promises: RowList) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert [promises.cells.index(row).data(role) for row in range(2)] == [
        "Overdue, 2",
        "Send the quote, Larkspur Dental, 2 days late",
    ]


def test_what_the_mouse_would_hit_is_found_by_its_place(promises: RowList) -> None:
    delegate = PromiseDelegate()
    rect = place(promises, 1)

    assert delegate.target_at(QPointF(rect.x() + 24, rect.center().y()), rect, promise(1)) == "circle"
    assert delegate.target_at(QPointF(rect.x() + 300, rect.center().y()), rect, promise(1)) is None
    assert delegate.target_at(QPointF(rect.x() + 24, rect.center().y()), rect, head()) is None
