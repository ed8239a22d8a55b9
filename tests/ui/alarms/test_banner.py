"""The line in the window: it says what rang, takes no keyboard, and goes when each promise was answered."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.alarms import snoozing
from models.changes import Cause, Changes, Kind
from models.clock import FixedClock
from models.errors import Damaged
from models.promises import operations as promises
from models.promises import questions
from models.promises.records import Moving, State
from tests import builders
from tests.ui.alarms.practice import later, promised
from tests.ui.alarms.showing import banner, buttons, rings, said
from tests.ui.desks import Heard
from tests.ui.finding import part, press
from ui.parts.labels import ElidedLabel
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


@pytest.mark.parametrize("others", [(), ("another",)])
def test_an_answer_that_is_undone_brings_the_alarm_back(window: MainWindow, others: tuple[str, ...]) -> None:
    journal = window.desk.journal
    promise_id = rings(window, "answered", *others)[0]
    before = said(window)
    snoozing.snooze(journal, promise_id, journal.now() + timedelta(hours=1))
    assert said(window) != before

    journal.undo()
    assert said(window) == before

    journal.redo()
    assert said(window) != before


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


def test_a_screen_reader_is_told_what_rang(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        told.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)

    rings(window, "send the quote")

    assert told[-1] == "10 min late: send the quote · Larkspur Dental"
