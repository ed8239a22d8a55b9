"""What the first look at the window costs: all is read and laid out once, and what nobody sees made when wanted."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from models import attention
from models.changes import Changes
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import State
from tests.ui.desks import Open
from ui import actions
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.parts.buttons import NavButton
from ui.theme import Scheme, Theme
from ui.today.page import TodayPage
from ui.window import MainWindow

MOST_QUESTIONS = 50
"""The window of the invented practice asks 43."""


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, opened: Open, busy_desk: Desk) -> MainWindow:
    """The window as it was just painted: its menus would be filled an hour later."""
    monkeypatch.setattr(actions, "SOON_MS", 3_600_000)
    window = opened(busy_desk)
    assert not window.actions_of.filled
    return window


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def here(window: MainWindow) -> str:
    assert window.frame.page is not None
    return window.frame.page.objectName()


@pytest.mark.parametrize(
    ("key", "page"), [(Qt.Key.Key_2, "journalPage"), (Qt.Key.Key_4, "reviewPage"), (Qt.Key.Key_Comma, "settingsPage")]
)
def test_a_key_pressed_right_after_the_paint_does_its_deed(fresh: MainWindow, key: Qt.Key, page: str) -> None:
    press(fresh, key)

    assert here(fresh) == page


def test_ctrl_l_right_after_the_paint_puts_the_keyboard_into_the_line(fresh: MainWindow) -> None:
    press(fresh, Qt.Key.Key_L)

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "captureLine"


def test_what_a_key_did_right_after_the_paint_is_told_and_can_be_taken_back_with_a_key(fresh: MainWindow) -> None:
    rows = fresh.findChild(RowList)
    assert rows is not None
    before = rows.cells.cells()

    press(fresh, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    kept = rows.cells.cells()
    told = fresh.toast.isVisible()
    press(fresh, Qt.Key.Key_Z)

    assert len(kept) < len(before)
    assert told
    assert [cell.key for cell in rows.cells.cells()] == [cell.key for cell in before]


def test_a_menu_opened_right_after_the_paint_is_full(fresh: MainWindow) -> None:
    menu = fresh.menuBar().findChild(QMenu, "fileMenu")
    assert menu is not None

    menu.aboutToShow.emit()

    assert "quit" in {action.objectName() for action in menu.actions()}
    assert not fresh.actions_of["back"].isEnabled()


def bring_pointer(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEnterEvent(QPointF(9, 9), QPointF(9, 9), QPointF(9, 9)))


def test_when_the_pointer_comes_the_menus_are_filled_before_anybody_opens_one(
    qtbot: QtBot, opened: Open, busy_desk: Desk
) -> None:
    window = opened(busy_desk)

    bring_pointer(window)
    qtbot.waitUntil(lambda: window.actions_of.filled)

    assert all(menu.actions() for menu in window.menuBar().findChildren(QMenu))


def test_what_was_done_without_the_window_is_told_in_it_and_can_be_taken_back(
    fresh: MainWindow, busy_desk: Desk
) -> None:
    late = attention.gather(busy_desk.journal, most=1).overdue[0].row.promise

    operations.keep(busy_desk.journal, late.id)

    assert fresh.toast.isVisible()
    assert fresh.actions_of["undo"].text().startswith("&Undo “Keep")
    press(fresh, Qt.Key.Key_Z)
    assert questions.get(busy_desk.journal, late.id).state is State.OPEN


def test_menus_that_nobody_wants_any_more_stay_empty(qtbot: QtBot, fresh: MainWindow) -> None:
    bring_pointer(fresh)

    fresh.desk.bridge.stop()
    bring_pointer(fresh)

    assert not any(timer.isActive() for timer in fresh.actions_of.findChildren(QTimer))
    assert not fresh.actions_of.filled


def test_another_look_fills_no_menus_and_is_ticked_when_they_are(fresh: MainWindow, dressed: Theme) -> None:
    dressed.set_scheme(Scheme.DARK)
    filled = fresh.actions_of.filled

    assert not filled
    assert fresh.actions_of["look-dark"].isChecked()


def test_today_is_read_once_before_it_is_laid_out(
    monkeypatch: pytest.MonkeyPatch, opened: Open, busy_desk: Desk
) -> None:
    read: list[tuple[Changes | None, bool]] = []
    refresh = TodayPage.refresh

    def note(page: TodayPage, changes: Changes | None) -> None:
        read.append((changes, page.isVisible()))
        refresh(page, changes)

    monkeypatch.setattr(TodayPage, "refresh", note)

    opened(busy_desk)

    assert read == [(None, False)]


def test_the_first_look_asks_the_journal_few_questions(
    monkeypatch: pytest.MonkeyPatch, opened: Open, busy_desk: Desk
) -> None:
    asked: Counter[str] = Counter()
    rows = Journal.rows

    def count(journal: Journal, sql: str, parameters: Iterable[object] = ()) -> object:
        asked[sql] += 1
        return rows(journal, sql, parameters)  # type: ignore[arg-type]

    monkeypatch.setattr(Journal, "rows", count)

    opened(busy_desk)

    assert asked.total() <= MOST_QUESTIONS, asked.most_common(5)


def test_the_sidebar_shows_the_numbers_that_today_counted(fresh: MainWindow, busy_desk: Desk) -> None:
    names = {button.objectName(): button.accessibleName() for button in fresh.findChildren(NavButton)}

    assert "promises late" in names["nav-today"]
    assert "promises to decide" in names["nav-review"]


def test_nothing_of_a_page_is_polished_before_the_window_is_shown(busy_desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow(busy_desk)
    qtbot.addWidget(window)
    page = window.frame.page
    assert page is not None

    parts: list[QWidget] = [page, *page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    polished = [part for part in parts if part.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]

    assert [part.objectName() for part in polished if part.objectName() != "qt_tableview_cornerbutton"] == []
