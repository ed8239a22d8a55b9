"""Lists of cells by keyboard, by mouse, in windows of rows, and for screen readers."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QColor, QContextMenuEvent, QDropEvent, QHelpEvent, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.delegates.builders import MOVE, client, entry, head, promise
from ui.delegates.cell_model import CellModel
from ui.delegates.client_row import ClientDelegate
from ui.delegates.painting import action_places
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_delegate import RowDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell, ChipText, DayCell
from ui.delegates.timeline_row import TimelineDelegate
from ui.parts.chips import ChipState
from ui.theme import Scheme, Theme

LONG = "Quarterly check of the six workstations, of the battery in the cupboard, and a word with the front desk."


@pytest.fixture
def promises(dressed: Theme, qtbot: QtBot) -> RowList:
    """Two late promises below their head, one soon below its own, on a screen."""
    cells: list[Cell] = [head(), promise(1, late=True), promise(2, late=True), head("Next 7 days", 1), promise(3)]
    return shown(qtbot, PromiseDelegate(), cells)


def shown(qtbot: QtBot, delegate: RowDelegate, cells: Sequence[Cell]) -> RowList:
    view = RowList(delegate, "Promises")
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_cells(cells)
    with qtbot.waitExposed(view):
        view.show()
    return view


def heights(view: RowList) -> list[int]:
    return [view.rowHeight(place) for place in range(view.cells.rowCount())]


def place(view: RowList, row: int) -> QRectF:
    return QRectF(view.visualRect(view.cells.index(row)))


def picture(view: RowList) -> QImage:
    return view.viewport().grab().toImage()


def colors_in(image: QImage, area: QRectF) -> set[str]:
    xs, ys = range(int(area.left()), int(area.right())), range(int(area.top()), int(area.bottom()))
    return {QColor(image.pixel(x, y)).name() for x in xs for y in ys}


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
        return QDropEvent(
            at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )

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

    promises.show_cells([promise(5)])
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


def test_an_interaction_is_as_high_as_its_words_and_chips_need(dressed: Theme, qtbot: QtBot) -> None:
    chip = ChipText("Test the backup", ChipState.SOON)
    cells: list[Cell] = [DayCell("Today"), entry(1, ""), entry(2), entry(3, LONG), entry(4, "", (chip,))]
    view = shown(qtbot, TimelineDelegate(), cells)

    day, bare, one, many, chipped = heights(view)

    assert day < bare < one < many
    assert bare < chipped


def test_rows_that_wrap_are_measured_anew_when_the_list_becomes_narrow(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, TimelineDelegate(), [entry(n, LONG) for n in range(700)])
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1)
    before = view.rowHeight(0)

    view.resize(300, 400)

    qtbot.waitUntil(lambda: len(set(heights(view))) == 1 and view.rowHeight(0) > before)


def test_what_is_in_sight_stays_in_sight_while_rows_above_become_higher(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, TimelineDelegate(), [entry(n, LONG) for n in range(700)])
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1)
    before = view.rowHeight(0)
    view.scrollTo(view.cells.index(500), RowList.ScrollHint.PositionAtTop)
    top = view.rowAt(5)

    view.resize(300, 400)
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1 and view.rowHeight(0) > before)

    assert abs(view.rowAt(5) - top) <= 1


def test_rows_grow_with_the_text(promises: RowList, dressed: Theme) -> None:
    before = heights(promises)

    dressed.set_text_percent(150)

    assert heights(promises) == [dressed.px(height) for height in before]


def test_a_late_row_has_its_strip_and_others_have_none(promises: RowList, dressed: Theme) -> None:
    image = picture(promises)
    danger = dressed.color("danger").name()

    def edge(row: int) -> QRectF:
        where = place(promises, row)
        return QRectF(where.x(), where.center().y() - 6, 5, 12)

    assert danger in colors_in(image, edge(1))
    assert danger not in colors_in(image, edge(4))


def test_selection_and_focus_are_seen_apart(promises: RowList, dressed: Theme, qtbot: QtBot) -> None:
    promises.setFocus()
    qtbot.waitUntil(promises.hasFocus)
    promises.choose(3)
    where = place(promises, 4)
    assert dressed.color("selected").name() in colors_in(picture(promises), where)
    assert dressed.color("focus").name() in colors_in(picture(promises), QRectF(where.x() + 100, where.y(), 20, 6))

    promises.clearFocus()

    assert dressed.color("selected").name() in colors_in(picture(promises), where)
    assert dressed.color("focus").name() not in colors_in(picture(promises), QRectF(where.x() + 100, where.y(), 20, 6))


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_rows_change_their_colours_with_the_look(promises: RowList, dressed: Theme, scheme: Scheme) -> None:
    dressed.set_scheme(scheme)

    assert dressed.color("surface").name() in colors_in(picture(promises), place(promises, 4))


NAMES = ["Larkspur Dental", "מרפאת השיניים כהן", "株式会社山田", "😀", "\u202eevil", "", "a\nb" * 400]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_drawn(dressed: Theme, qtbot: QtBot, name: str) -> None:
    view = shown(qtbot, ClientDelegate(), [head("Clients"), client(1, name)])

    assert not picture(view).isNull()
    assert view.rowHeight(1) == dressed.px(60)


def test_a_narrow_list_drops_chips_before_it_drops_the_name(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, ClientDelegate(), [client(1)])
    view.resize(250, 200)
    danger_soft = dressed.color("danger_soft").name()

    assert danger_soft not in colors_in(picture(view), place(view, 0))

    view.resize(700, 200)
    assert danger_soft in colors_in(picture(view), place(view, 0))


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
