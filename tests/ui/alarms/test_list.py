"""The list of several alarms: gone through by keyboard, left by Esc, gone with the last answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.alarms import snoozing
from models.promises import operations as promises
from models.promises.records import Side
from tests.pictures import table
from tests.ui.alarms.practice import promised
from tests.ui.alarms.showing import alarms, rings, said
from tests.ui.finding import part
from ui.alarms.list import AlarmList
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_list_names_each_with_its_lateness_and_is_left_by_esc(window: MainWindow) -> None:
    rings(window, "one", "two")
    window.frame.go_to_alarms()

    rows = table(alarms(window))
    assert "one, Larkspur Dental, 10 min late" in rows
    assert "two, Larkspur Dental, 9 min late" in rows
    assert QApplication.focusWidget() is alarms(window)

    QTest.keyClick(alarms(window), Qt.Key.Key_Escape)

    assert not part(window, AlarmList, "alarmList").isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.isAncestorOf(focused)


def test_in_the_list_s_snoozes_and_the_next_one_has_the_keyboard(window: MainWindow) -> None:
    first, second = rings(window, "one", "two")
    window.frame.go_to_alarms()
    QTest.keyClick(alarms(window), Qt.Key.Key_S)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)

    assert snoozing.of_promise(window.desk.journal, first).count == 1
    assert said(window) == "9 min late: two · Larkspur Dental"
    assert alarms(window).current_key() == second
    assert QApplication.focusWidget() is alarms(window)


def test_with_the_last_one_answered_the_list_goes_and_the_page_has_the_keyboard(window: MainWindow) -> None:
    first, second = rings(window, "one", "two")
    window.frame.go_to_alarms()

    for promise_id in (first, second):
        promises.keep(window.desk.journal, promise_id)

    assert not part(window, AlarmList, "alarmList").isVisible()
    assert said(window) == ""
    focused = QApplication.focusWidget()
    assert window.frame.page is not None
    assert focused is not None
    assert window.frame.page.isAncestorOf(focused)


def test_a_click_beside_the_list_closes_it_and_one_in_it_does_not(window: MainWindow) -> None:
    rings(window, "one", "two")
    window.frame.go_to_alarms()
    shown = part(window, AlarmList, "alarmList")

    QTest.mouseClick(alarms(window).viewport(), Qt.MouseButton.LeftButton)
    assert shown.isVisible()

    QTest.mouseClick(window.sidebar, Qt.MouseButton.LeftButton)
    assert not shown.isVisible()


def test_what_is_owed_to_us_cannot_be_ticked_off_in_the_list(window: MainWindow) -> None:
    promised(window.desk.journal, "send the order", side=Side.OWED)
    rings(window, "ours")
    window.frame.go_to_alarms()

    checkable = {cell.title: cell.checkable for cell in alarms(window).cells.cells()}  # type: ignore[union-attr]
    assert checkable == {"send the order": False, "ours": True}


def test_what_goes_on_in_the_panel_closes_the_list_over_it(window: MainWindow) -> None:
    rings(window, "one", "two")
    window.frame.go_to_alarms()

    QTest.keyClick(alarms(window), Qt.Key.Key_M)

    assert not part(window, AlarmList, "alarmList").isVisible()
    assert window.frame.panel_open
