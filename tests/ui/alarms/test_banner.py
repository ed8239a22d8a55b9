"""The line in the window: it says what rang, takes no keyboard, and goes when each promise was answered."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.alarms import snoozing
from models.changes import Cause, Changes, Kind
from models.clock import FixedClock
from models.errors import Damaged
from models.promises import operations as promises
from models.promises import questions
from models.promises.records import Moving, PromiseId, Side, State
from tests import builders
from tests.pictures import table
from tests.ui.alarms.practice import later, promised
from tests.ui.desks import Heard, Open
from tests.ui.finding import part, press
from ui.alarms.banner import AlarmBanner
from ui.alarms.list import AlarmList
from ui.delegates.row_list import RowList
from ui.desk import Desk
from ui.parts.labels import ElidedLabel
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def window(opened: Open, desk: Desk) -> MainWindow:
    """The window on the empty journal; its watch looks when a test says so."""
    return opened(desk)


def banner(window: MainWindow) -> AlarmBanner:
    found = window.findChild(AlarmBanner)
    assert found is not None
    return found


def said(window: MainWindow) -> str:
    found = window.findChild(AlarmBanner)
    return part(found, ElidedLabel, "alarmWords").text_whole() if found is not None and found.isVisible() else ""


def buttons(window: MainWindow) -> set[str]:
    names = ("alarmKeep", "alarmSnooze", "alarmOpen", "alarmShow", "alarmClose")
    return {name for name in names if part(banner(window), QWidget, name).isVisible()}


def alarms(window: MainWindow) -> RowList:
    return part(window, RowList, "alarmRows")


def rings(window: MainWindow, *words: str) -> list[PromiseId]:
    """Let promises of these words ring; the first is the latest by a minute, and so on."""
    made = [promised(window.desk.journal, each, f"2026-11-24 10:{10 + place}") for place, each in enumerate(words)]
    window.desk.watch.tick()
    return made


def test_one_alarm_is_said_with_what_can_be_done_about_it(window: MainWindow) -> None:
    rings(window, "send the quote")

    assert said(window) == "10 min late: send the quote · Larkspur Dental"
    assert buttons(window) == {"alarmKeep", "alarmSnooze", "alarmOpen", "alarmClose"}


def test_it_does_not_take_the_keyboard(window: MainWindow) -> None:
    window.frame.line.focus_line("call Lark")
    before = QApplication.focusWidget()

    rings(window, "send the quote")

    assert QApplication.focusWidget() is before


def test_several_are_counted_and_the_worst_is_named(window: MainWindow) -> None:
    rings(window, "one", "two", "three")

    assert said(window) == "3 promises are late. 10 min late: one · Larkspur Dental"
    assert buttons(window) == {"alarmShow", "alarmClose"}


def test_it_grows_later_by_the_minute(window: MainWindow, clock: FixedClock) -> None:
    rings(window, "send the quote")
    later(clock, minutes=5)

    window.desk.bridge.minute_passed.emit()

    assert said(window).startswith("15 min late")


def test_done_it_is_kept_and_the_line_goes(window: MainWindow, qtbot: QtBot) -> None:
    (promise_id,) = rings(window, "send the quote")

    press(qtbot, banner(window), "alarmKeep")

    assert questions.get(window.desk.journal, promise_id).state is State.KEPT
    assert said(window) == ""


def test_open_and_snooze_say_which_promise_they_mean(window: MainWindow, qtbot: QtBot) -> None:
    (promise_id,) = rings(window, "send the quote")
    heard = Heard(window.desk.go)
    asked: list[int] = []
    window.desk.go.snooze_wanted.connect(asked.append)

    press(qtbot, banner(window), "alarmOpen")
    press(qtbot, banner(window), "alarmSnooze")

    assert ("promise_wanted", promise_id) in heard.take()
    assert asked == [promise_id]


@pytest.mark.parametrize("how", ["kept", "moved", "snoozed"])
def test_an_answer_from_anywhere_takes_the_alarm_away(window: MainWindow, how: str) -> None:
    journal = window.desk.journal
    (promise_id, _other) = rings(window, "answered", "still there")

    if how == "kept":
        promises.keep(journal, promise_id)
    elif how == "moved":
        promises.move(journal, promise_id, Moving(builders.window("2026-11-27 10:00"), "the part is late"))
    else:
        snoozing.snooze(journal, promise_id, journal.now() + timedelta(hours=1))

    assert said(window) == "9 min late: still there · Larkspur Dental"


def test_hidden_it_comes_back_with_the_next_alarm_and_all_that_is_unanswered(
    window: MainWindow, qtbot: QtBot, clock: FixedClock
) -> None:
    rings(window, "the first")
    press(qtbot, banner(window), "alarmClose")
    assert said(window) == ""
    window.desk.bridge.minute_passed.emit()
    assert said(window) == ""

    later(clock, minutes=10)
    promised(window.desk.journal, "the second", "2026-11-24 10:25")
    window.desk.watch.tick()

    assert said(window).startswith("2 promises are late")


def test_the_same_promise_is_held_once_however_often_it_rings(window: MainWindow, clock: FixedClock) -> None:
    promised(window.desk.journal, "send the quote", "2026-11-24 10:30", lead_minutes=30)
    window.desk.watch.tick()
    later(clock, minutes=20)
    window.desk.watch.tick()

    assert said(window) == "10 min late: send the quote · Larkspur Dental"


def test_f7_goes_to_the_alarm_also_when_it_was_hidden(window: MainWindow, qtbot: QtBot) -> None:
    rings(window, "send the quote")
    press(qtbot, banner(window), "alarmClose")

    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F7)

    assert QApplication.focusWidget() is part(banner(window), QWidget, "alarmKeep")


def test_f7_without_an_alarm_says_so(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F7)

    assert part(window, ElidedLabel, "toastWords").text_whole() == "No alarm waits for an answer."


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


def test_a_trial_is_shown_without_deeds_and_hides_no_alarm_for_long(window: MainWindow, qtbot: QtBot) -> None:
    rings(window, "send the quote")

    window.desk.watch.try_alarm()
    assert said(window) == "This is how Kept warns. A trial: nothing is promised, nothing is late."
    assert buttons(window) == {"alarmClose"}

    press(qtbot, banner(window), "alarmClose")
    assert said(window).startswith("10 min late")


def test_a_trial_with_no_alarm_behind_it_goes_when_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.watch.try_alarm()

    press(qtbot, banner(window), "alarmClose")

    assert said(window) == ""


def test_another_banner_is_not_lost_by_an_alarm(window: MainWindow) -> None:
    window.frame.banner.say("the file is read-only", "warn")

    rings(window, "send the quote")

    assert window.frame.banner.isVisible()
    assert said(window)


def test_a_closed_window_shows_what_rang_when_it_is_opened_again(window: MainWindow) -> None:
    window.hide()
    rings(window, "send the quote")

    window.show()

    assert said(window).startswith("10 min late")


def test_the_answers_of_a_journal_that_cannot_be_read_leave_the_line_as_it_is(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings(window, "send the quote")

    def refuse(*_given: object) -> None:
        raise Damaged("the file is damaged")

    with monkeypatch.context() as patched:
        patched.setattr("models.alarms.standing.unanswered", refuse)
        banner(window)._hear(Changes("", {Kind.PROMISE: frozenset()}, Cause.OTHER_PROGRAM))

    assert said(window).startswith("10 min late")


def test_what_goes_on_in_the_panel_closes_the_list_over_it(window: MainWindow) -> None:
    rings(window, "one", "two")
    window.frame.go_to_alarms()

    QTest.keyClick(alarms(window), Qt.Key.Key_M)

    assert not part(window, AlarmList, "alarmList").isVisible()
    assert window.frame.panel_open
