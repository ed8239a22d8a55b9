"""The panel of a promise that comes again: its rule, what it stands for, and the end of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.promised_time.recurrence import read_recurrence
from models.promised_time.turns import Recurrence, first_turn
from models.promises import operations, questions, recurring
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseDraft, PromiseRow
from tests.builders import client, interaction, moment
from tests.ui.finding import part, press, words
from ui import say
from ui.desk import Desk
from ui.parts.buttons import ActionRow
from ui.promises.actions import offered
from ui.promises.panel import PromisePanel


def _open(desk: Desk) -> PromiseRow:
    return next(row for row in questions.rows(desk.journal, PromiseFilter(states=OPEN)) if row.recurring is not None)


@pytest.fixture
def backups(desk: Desk) -> PromiseRow:
    """The backups, to be checked every Friday at 10."""
    now, profile = desk.journal.now(), desk.profile()
    rule = read_recurrence("every Friday 10:00", now, profile)
    assert isinstance(rule, Recurrence)
    first = first_turn(rule, now, profile)
    assert first is not None
    kestrel = clients.add(desk.journal, client("Kestrel Architects"))
    promised = PromiseDraft("check the backups", first.window, recurrence=rule)
    interactions.log(desk.journal, interaction(kestrel.id, "set up the backup", promises=(promised,)))
    return _open(desk)


def test_it_says_how_often_it_comes_and_what_it_stands_for(
    panel: PromisePanel, desk: Desk, backups: PromiseRow, clock: FixedClock
) -> None:
    clock.set(moment("2026-12-22 09:00"))
    operations.keep(desk.journal, backups.promise.id)

    panel.show_promise(_open(desk).promise.id)

    assert "Comes again\nEvery Friday, 10:00 · stands for 2 missed turns too" in words(panel)
    assert "“set up the backup”" in words(panel)
    assert say.comes_again(backups) == "every Friday, 10:00"


def test_x_stops_it_with_a_reason_and_leaves_it_open(
    panel: PromisePanel, desk: Desk, backups: PromiseRow, qtbot: QtBot
) -> None:
    panel.show_promise(backups.promise.id)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_X)
    part(panel, QPlainTextEdit, "stopWhy").setPlainText("the contract ended")
    press(qtbot, panel, "askSave")

    shown = _open(desk)
    assert shown.promise.id == backups.promise.id
    assert shown.recurring is not None
    assert shown.recurring.stopped
    panel.refresh(None)
    assert "Came again until it was stopped" in words(panel)
    assert not part(panel, ActionRow, "do-stop").isVisibleTo(panel)


def test_only_one_that_comes_again_can_be_stopped(panel: PromisePanel, desk: Desk, backups: PromiseRow) -> None:
    assert "stop" in offered(backups)
    assert not part(panel, QWidget, "do-stop").isVisibleTo(panel)


def test_a_move_takes_one_time_and_no_rule(panel: PromisePanel, desk: Desk, backups: PromiseRow, qtbot: QtBot) -> None:
    panel.show_promise(backups.promise.id)
    panel.start("move")
    part(panel, QLineEdit, "moveWhen").setText("every Monday")
    part(panel, QPlainTextEdit, "moveReason").setPlainText("ill")
    press(qtbot, panel, "askSave")

    assert "a promise is for once" in words(panel).lower()
    assert _open(desk).promise.window == backups.promise.window


def test_n_edits_what_comes_next_and_leaves_this_one_as_it_is(
    panel: PromisePanel, desk: Desk, backups: PromiseRow, qtbot: QtBot
) -> None:
    panel.show_promise(backups.promise.id)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_N)
    assert "Comes again every Friday, 10:00. What is given already stays as it is" in words(panel)
    assert part(panel, QPlainTextEdit, "editWords").toPlainText() == "check the backups"
    part(panel, QPlainTextEdit, "editWords").setPlainText("check backups and UPS")
    part(panel, QLineEdit, "editLead").setText("2h")
    press(qtbot, panel, "askSave")

    assert _open(desk) == backups
    operations.keep(desk.journal, backups.promise.id)
    following = _open(desk).promise
    assert (following.words, following.lead_minutes) == ("check backups and UPS", 120)


def test_what_comes_next_comes_at_another_time_of_day_and_this_one_stays(
    panel: PromisePanel, desk: Desk, backups: PromiseRow, qtbot: QtBot
) -> None:
    panel.show_promise(backups.promise.id)
    panel.start("turns")
    assert part(panel, QLineEdit, "editHours").text() == "10:00"
    part(panel, QLineEdit, "editHours").setText("14:30-15:00")
    press(qtbot, panel, "askSave")

    assert _open(desk).promise == backups.promise
    panel.refresh(None)
    assert "Comes again\nEvery Friday, 14:30–15:00" in words(panel)
    assert "Why that time\nevery Friday, 10:00" in words(panel)
    operations.keep(desk.journal, backups.promise.id)
    following = _open(desk).promise.window
    assert (following.start, following.end) == (moment("2026-12-04 14:30"), moment("2026-12-04 15:00"))


@pytest.mark.parametrize(
    ("typed", "why"),
    [("12-10", "which: 12:00 to 22:00, or 10:00 to 12:00?"), ("Monday", "say the hours, like 9:00 or 9-11")],
)
def test_a_time_of_day_that_is_none_is_refused_at_its_field(
    panel: PromisePanel, backups: PromiseRow, qtbot: QtBot, typed: str, why: str
) -> None:
    panel.show_promise(backups.promise.id)
    panel.start("turns")
    part(panel, QLineEdit, "editHours").setText(typed)
    press(qtbot, panel, "askSave")

    assert why in words(panel)
    assert part(panel, QLineEdit, "editHours").hasFocus()


def test_what_is_refused_of_what_comes_next_is_said_in_the_form(
    panel: PromisePanel, desk: Desk, backups: PromiseRow, qtbot: QtBot
) -> None:
    panel.show_promise(backups.promise.id)
    panel.start("turns")
    part(panel, QPlainTextEdit, "editWords").setPlainText(" ")
    press(qtbot, panel, "askSave")

    assert "Not saved" in words(panel)


def test_what_comes_next_is_edited_only_while_something_does(
    panel: PromisePanel, desk: Desk, backups: PromiseRow
) -> None:
    assert "turns" in offered(backups)
    assert backups.recurring is not None
    recurring.stop(desk.journal, backups.recurring.rule_id, "the contract ended")

    assert "turns" not in offered(_open(desk))
