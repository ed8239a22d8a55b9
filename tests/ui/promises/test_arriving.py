"""Arriving from the panel: a typed time is judged against the window, and the visit logged with it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from models.interactions import operations as interactions
from models.interactions.records import Way
from models.promises import questions
from models.promises.records import Promise, State
from tests.builders import interaction, moment
from tests.ui.finding import part, press, said, words
from tests.ui.promises.logged import contacts, last, logged
from ui.desk import Desk
from ui.promises.panel import PromisePanel


def test_only_a_promise_to_come_offers_an_arrival(panel: PromisePanel, visit: Promise) -> None:
    arrived = part(panel, QAbstractButton, "do-arrived")
    assert not arrived.isVisible()
    panel.show_promise(visit.id)
    assert arrived.isVisible()


def test_a_typed_time_and_enter_judge_the_visit_and_log_it(
    visit_panel: PromisePanel, desk: Desk, visit: Promise, qtbot: QtBot
) -> None:
    QTest.keyClick(visit_panel.focusWidget(), Qt.Key.Key_A)
    assert said(visit_panel, "arrivedVerdict") == "20 min late"
    field = part(visit_panel, QLineEdit, "arrivedAt")
    assert visit_panel.window().focusWidget() is field
    QTest.keyClicks(field, "9:55")
    assert said(visit_panel, "arrivedVerdict") == "In the window"
    QTest.keyClick(field, Qt.Key.Key_Return)
    found = logged(desk, visit)
    assert found is not None
    assert (found.kind, found.happened_at, found.minutes) == (Way.VISIT, moment("2026-11-24 09:55"), None)
    shown = words(visit_panel)
    assert "Arrived 09:55, in the window" in shown


def test_a_visit_that_is_logged_already_is_chosen_and_not_logged_twice(
    visit_panel: PromisePanel, desk: Desk, visit: Promise, qtbot: QtBot
) -> None:
    done = interactions.log(
        desk.journal, interaction(visit.client_id, "looked at it", happened_at=moment("2026-11-24 09:10"))
    )
    before = contacts(desk)
    visit_panel.start("arrived")
    box = part(visit_panel, QComboBox, "arrivedContact")
    box.setCurrentIndex(box.findData(str(done.id)))
    press(qtbot, visit_panel, "askSave")
    assert (last(desk, visit).interaction_id, contacts(desk)) == (done.id, before)
    assert last(desk, visit).at == done.happened_at


def test_nobody_arrives_before_the_promise_was_made(
    visit_panel: PromisePanel, desk: Desk, visit: Promise, qtbot: QtBot
) -> None:
    visit_panel.start("arrived")
    part(visit_panel, QLineEdit, "arrivedAt").setText("yesterday 9:00")
    press(qtbot, visit_panel, "askSave")
    assert "before the promise was made" in said(visit_panel, "formTrouble")
    assert questions.get(desk.journal, visit.id).state is State.OPEN


def test_a_visit_missed_says_so_in_the_panel(visit_panel: PromisePanel) -> None:
    assert "Missed" in words(visit_panel)


def test_the_visit_is_a_click_away_in_the_thread(
    visit_panel: PromisePanel, desk: Desk, visit: Promise, qtbot: QtBot
) -> None:
    visit_panel.start("arrived")
    press(qtbot, visit_panel, "askSave")
    found = logged(desk, visit)
    assert found is not None
    assert "Arrived, 20 min late" in words(visit_panel)
    with qtbot.waitSignal(desk.go.interaction_wanted) as asked:
        press(qtbot, visit_panel, f"threadOpen{found.id}")
    assert asked.args == [found.id]
