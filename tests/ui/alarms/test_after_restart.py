"""Started again, the window shows what rang before and was not answered, without ringing it again."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.alarms import ringing, snoozing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.errors import Damaged
from models.journal import Journal
from models.promises import operations as promises
from tests.ui.alarms.practice import Ear, later, promised
from tests.ui.alarms.showing import alarms, banner, buttons, rings, said
from tests.ui.desks import Open, desk_on
from tests.ui.finding import press
from ui.alarms.held import Held
from ui.window import MainWindow

Again = Callable[[], MainWindow]


@pytest.fixture
def again(window: MainWindow, opened: Open, tmp_path: Path) -> Iterator[Again]:
    """Close the window and show another on its journal, as a new start does; its watch looks when a test says so."""
    made: list[MainWindow] = []

    def restart() -> MainWindow:
        window.close()
        made.append(opened(desk_on(window.desk.journal, tmp_path)))
        return made[-1]

    yield restart
    for each in made:
        each.desk.bridge.stop()


def test_what_was_not_answered_is_shown_again(window: MainWindow, again: Again, clock: FixedClock) -> None:
    rings(window, "send the quote")
    later(clock, minutes=5)

    started = again()
    assert said(started) == ""
    started.desk.watch.tick()

    assert said(started) == "15 min late: send the quote · Larkspur Dental"
    assert buttons(started) == {"alarmKeep", "alarmSnooze", "alarmOpen", "alarmClose"}


def test_nothing_rings_for_it_and_nothing_is_announced(
    window: MainWindow, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings(window, "send the quote")
    told: list[object] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    started = again()
    ear = Ear(started.desk.watch)

    started.desk.watch.tick()

    assert said(started)
    assert ear.heard == []
    assert told == []


@pytest.mark.parametrize("how", ["kept", "snoozed"])
def test_what_was_answered_meanwhile_is_not(window: MainWindow, again: Again, how: str) -> None:
    journal = window.desk.journal
    (promise_id,) = rings(window, "send the quote")
    if how == "kept":
        promises.keep(journal, promise_id)
    else:
        snoozing.snooze(journal, promise_id, journal.now() + timedelta(hours=1))

    started = again()
    started.desk.watch.tick()

    assert said(started) == ""


def test_what_rings_at_the_start_stands_beside_what_rang_before(window: MainWindow, again: Again) -> None:
    rings(window, "one", "two")
    promised(window.desk.journal, "three", "2026-11-24 10:05")
    started = again()
    ear = Ear(started.desk.watch)

    started.desk.watch.tick()

    assert ear.take() == ["three"]
    assert said(started) == "3 promises are late. 15 min late: three · Larkspur Dental"


def test_it_comes_back_once_and_stays_hidden_when_it_is_hidden(window: MainWindow, again: Again, qtbot: QtBot) -> None:
    rings(window, "send the quote")
    started = again()
    started.desk.watch.tick()

    press(qtbot, banner(started), "alarmClose")
    started.desk.watch.tick()

    assert said(started) == ""


def hide_what_rang(window: MainWindow, qtbot: QtBot) -> None:
    rings(window, "send the quote")
    press(qtbot, banner(window), "alarmClose")


def falls_due_later(window: MainWindow, clock: FixedClock) -> None:
    later(clock, minutes=10)
    promised(window.desk.journal, "ring Tom", "2026-11-24 10:25")


def test_hidden_it_stays_hidden_after_a_new_start_and_f7_still_goes_to_it(
    window: MainWindow, again: Again, qtbot: QtBot
) -> None:
    hide_what_rang(window, qtbot)

    started = again()
    started.desk.watch.tick()
    assert said(started) == ""

    QTest.keyClick(QApplication.focusWidget() or started, Qt.Key.Key_F7)
    assert said(started) == "10 min late: send the quote · Larkspur Dental"
    # Shown again it is not hidden any more, also after the next start.
    once_more = again()
    once_more.desk.watch.tick()
    assert said(once_more).endswith("late: send the quote · Larkspur Dental")


def test_what_rings_after_it_was_hidden_brings_all_back(
    window: MainWindow, again: Again, qtbot: QtBot, clock: FixedClock
) -> None:
    hide_what_rang(window, qtbot)
    falls_due_later(window, clock)

    started = again()
    started.desk.watch.tick()

    assert said(started).startswith("2 promises are late")


def test_what_rang_after_it_was_hidden_is_shown_by_a_start_after_that(
    window: MainWindow, again: Again, qtbot: QtBot, clock: FixedClock
) -> None:
    hide_what_rang(window, qtbot)
    falls_due_later(window, clock)
    window.close()
    ringing.ring(window.desk.journal, shown_elsewhere, zone="Europe/London")

    started = again()
    started.desk.watch.tick()

    assert said(started).startswith("2 promises are late")


def shown_elsewhere(_digest: Digest) -> None:
    """Another program on the journal shows it."""


def test_hidden_it_is_there_again_with_the_alarm_of_the_next_morning(
    window: MainWindow, again: Again, qtbot: QtBot, clock: FixedClock
) -> None:
    hide_what_rang(window, qtbot)
    later(clock, hours=24)

    started = again()
    started.desk.watch.tick()

    assert said(started) == "1 day late: send the quote · Larkspur Dental"


def test_a_clock_that_was_ahead_when_it_was_hidden_hides_nothing(
    window: MainWindow, again: Again, qtbot: QtBot, clock: FixedClock
) -> None:
    rings(window, "send the quote")
    later(clock, hours=48)
    press(qtbot, banner(window), "alarmClose")
    later(clock, hours=-48)

    started = again()
    started.desk.watch.tick()

    assert said(started) == "10 min late: send the quote · Larkspur Dental"


def test_when_it_cannot_be_told_what_rang_since_it_is_shown(
    window: MainWindow, again: Again, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_what_rang(window, qtbot)
    started = again()

    def refuse(*_given: object) -> bool:
        raise Damaged("the file is damaged")

    monkeypatch.setattr("models.alarms.unanswered.any_since", refuse)
    started.desk.watch.tick()

    assert said(started)


def test_answered_from_the_list_it_goes(window: MainWindow, again: Again, qtbot: QtBot) -> None:
    first, _second = rings(window, "one", "two")
    started = again()
    started.desk.watch.tick()
    press(qtbot, banner(started), "alarmShow")
    assert alarms(started).cells.rowCount() == 2

    promises.keep(started.desk.journal, first)

    assert said(started).endswith("late: two · Larkspur Dental")


def test_a_journal_that_cannot_be_read_is_asked_again(
    window: MainWindow, again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    rings(window, "send the quote")
    started = again()

    def refuse(*_given: object, **_named: object) -> Digest:
        raise Damaged("the file is damaged")

    with monkeypatch.context() as patched:
        patched.setattr("models.alarms.unanswered.find", refuse)
        started.desk.watch.tick()
    assert said(started) == ""
    started.desk.watch.tick()

    assert said(started).startswith("10 min late")


def test_of_very_many_all_are_counted_when_they_come_back(journal: Journal) -> None:
    for _ in range(103):
        promised(journal)
    digest = ringing.pending(journal, zone="Europe/London")
    held = Held()
    held.take(digest)

    held.bring_back(digest)

    assert (len(held.alarms), held.more, held.total) == (100, 3, 103)
