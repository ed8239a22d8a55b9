"""What falls due between two minutes is shown as it does, whatever sleep and clock do meanwhile."""

import pytest
from pytestqt.qtbot import QtBot

from models import attention
from models.clock import FixedClock
from models.errors import Damaged
from tests.ui.alarms.practice import later, promised
from tests.ui.desks import Open
from tests.ui.finding import words
from ui.desk import Desk
from ui.next_moment import NextMoment
from ui.window import MainWindow


@pytest.fixture
def window(opened: Open, desk: Desk) -> MainWindow:
    """The window on Today, at 10:20, with a promise due 40 seconds later."""
    promised(desk.journal, "send the quote", "2026-11-24 10:20:40")
    made = opened(desk)
    desk.bridge.look_at_clock()
    return made


def ahead(window: MainWindow) -> NextMoment:
    return window.desk.bridge._moment


def headline(window: MainWindow) -> str:
    page = window.frame.page
    assert page is not None
    return words(page).splitlines()[1]


def test_a_promise_is_late_on_today_within_a_second(window: MainWindow, clock: FixedClock) -> None:
    assert "1 due today" in headline(window)
    assert ahead(window)._timer.interval() == 41_000
    later(clock, seconds=41)

    ahead(window)._timer.timeout.emit()

    assert "1 promise late" in headline(window)


def test_at_the_very_second_it_is_due_it_is_not_late(window: MainWindow, clock: FixedClock, qtbot: QtBot) -> None:
    later(clock, seconds=40)

    with qtbot.assertNotEmitted(window.desk.bridge.minute_passed):
        ahead(window)._timer.timeout.emit()

    assert ahead(window)._timer.interval() == 1_000
    assert "nothing late" in headline(window)


def test_a_clock_set_back_is_waited_for_again(window: MainWindow, clock: FixedClock, qtbot: QtBot) -> None:
    later(clock, hours=-1)

    with qtbot.assertNotEmitted(window.desk.bridge.minute_passed):
        ahead(window)._timer.timeout.emit()

    assert ahead(window)._timer.interval() == 60_000


def test_what_fell_due_in_sleep_is_shown_as_soon_as_the_alarms_are_looked_at(
    window: MainWindow, clock: FixedClock
) -> None:
    later(clock, hours=2)

    window.desk.watch.tick()

    assert "1 promise late" in headline(window)


def test_it_passes_once_and_waits_for_the_next(window: MainWindow, clock: FixedClock, qtbot: QtBot) -> None:
    promised(window.desk.journal, "ring Tom", "2026-11-24 10:21:10")
    later(clock, seconds=41)
    with qtbot.waitSignal(window.desk.bridge.minute_passed):
        ahead(window)._timer.timeout.emit()

    assert ahead(window)._timer.interval() == 30_000
    with qtbot.assertNotEmitted(window.desk.bridge.minute_passed):
        window.desk.watch.tick()


def test_a_promise_made_meanwhile_is_waited_for(window: MainWindow, qtbot: QtBot) -> None:
    promised(window.desk.journal, "ring Tom", "2026-11-24 10:20:10")

    qtbot.waitUntil(lambda: ahead(window)._timer.interval() == 11_000)
    assert ahead(window)._timer.isActive()


def test_a_journal_that_cannot_be_read_is_asked_at_the_next_look(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise Damaged("the file is damaged")

    with monkeypatch.context() as patched:
        patched.setattr(attention, "next_moment", refuse)
        ahead(window).find()
        assert not ahead(window)._timer.isActive()

    window.desk.bridge.look_at_clock()

    assert ahead(window)._timer.interval() == 41_000


def test_a_bridge_that_was_stopped_waits_for_nothing(window: MainWindow) -> None:
    window.desk.bridge.stop()

    window.desk.bridge.look_at_clock()

    assert not ahead(window)._timer.isActive()
