"""What moving, telling, keeping, arriving and breaking ask, and the contact that each makes."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from models.interactions import operations as interactions
from models.interactions.records import Way
from models.promises import operations, questions
from models.promises.records import EventKind, Moving, Promise, PromiseKind, Side, State
from tests.builders import interaction, moment, promise, window
from tests.ui.desks import Heard
from tests.ui.finding import part, press, said, words
from tests.ui.promises.logged import contacts, last, logged
from ui.desk import Desk
from ui.promises.panel import PromisePanel


def text(panel: PromisePanel, name: str) -> str:
    return part(panel, QPlainTextEdit, name).toPlainText()


def type_in(panel: PromisePanel, name: str, typed: str) -> None:
    part(panel, QPlainTextEdit, name).setPlainText(typed)


# Moving


def test_a_usual_time_is_a_click_away_and_the_words_for_the_client_follow_it(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    panel.start("move")
    offered = [found.text() for found in panel.findChildren(QPushButton) if found.objectName().startswith("moveTo")]
    assert offered == ["today 17:30", "tomorrow 9:00", "Fri 17:30", "Mon 9:00"]
    press(qtbot, panel, "moveTo4")
    type_in(panel, "moveReason", "no part")
    part(panel, QCheckBox, "moveTold").setChecked(True)
    assert text(panel, "moveToldWords") == (
        "Told that “send the quote” will be Mon 30 Nov 09:00 instead of Fri 27 Nov 17:30"
    )
    assert said(panel, "moveToldNote") == "Logged as an interaction with Tom Ashby: Call."
    press(qtbot, panel, "askSave")
    found = logged(desk, quote)
    assert found is not None
    assert (found.kind, found.happened_at) == (Way.CALL, desk.journal.now())
    assert found.words.startswith("Told that “send the quote” will be Mon 30 Nov 09:00")


def test_own_words_stay_when_another_time_is_chosen(panel: PromisePanel, qtbot: QtBot) -> None:
    panel.start("move")
    press(qtbot, panel, "moveTo4")
    type_in(panel, "moveToldWords", "Said sorry, Monday it is")
    press(qtbot, panel, "moveTo2")
    assert text(panel, "moveToldWords") == "Said sorry, Monday it is"


def test_told_in_passing_is_noted_and_makes_no_contact(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    before = contacts(desk)
    panel.start("move")
    press(qtbot, panel, "moveTo4")
    type_in(panel, "moveReason", "no part")
    part(panel, QCheckBox, "moveTold").setChecked(True)
    part(panel, QComboBox, "moveToldHow").setEditText("in passing")
    assert said(panel, "moveToldNote").startswith("Only noted with the promise")
    press(qtbot, panel, "askSave")
    assert (last(desk, quote).told_how, contacts(desk)) == ("in passing", before)
    assert not questions.row_of(desk.journal, quote.id).moves.unknown


def test_they_may_have_been_told_earlier_and_not_in_the_future(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    panel.start("move")
    press(qtbot, panel, "moveTo4")
    type_in(panel, "moveReason", "no part")
    part(panel, QCheckBox, "moveTold").setChecked(True)
    part(panel, QLineEdit, "moveToldAt").setText("tomorrow 9:00")
    press(qtbot, panel, "askSave")
    assert "has not happened yet" in said(panel, "formTrouble")
    part(panel, QLineEdit, "moveToldAt").setText("10:05")
    press(qtbot, panel, "askSave")
    assert last(desk, quote).told_at == moment("2026-11-24 10:05")


def test_a_follow_up_is_moved_without_asking_who_was_told(panel: PromisePanel, desk: Desk, quote: Promise) -> None:
    draft = replace(promise("look again"), client_id=quote.client_id, side=Side.FOLLOW_UP)
    panel.show_promise(operations.make(desk.journal, draft).id)
    panel.start("move")
    assert "The client was &told" not in [box.text() for box in panel.findChildren(QCheckBox)]


# Telling


def test_t_tells_of_a_delay_without_a_new_time_and_logs_it(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_T)
    assert "Running late: tell them" in words(panel)
    assert text(panel, "toldWords") == "Told that “send the quote” will be later than Fri 27 Nov 17:30"
    press(qtbot, panel, "askSave")
    found = logged(desk, quote)
    assert found is not None
    assert (last(desk, quote).kind, found.kind) == (EventKind.TOLD, Way.CALL)
    assert questions.get(desk.journal, quote.id).window == quote.window


def test_ready_words_are_one_button_away(panel: PromisePanel, quote: Promise, heard: Heard, qtbot: QtBot) -> None:
    panel.start("late")
    press(qtbot, panel, "readyWords")
    assert heard.take() == [("ready_words_wanted", quote.id, "delay")]


def test_after_a_move_nobody_knows_of_the_words_name_both_times(
    panel: PromisePanel, desk: Desk, quote: Promise
) -> None:
    operations.move(desk.journal, quote.id, Moving(window("2026-11-30 10:00"), "no part"))
    operations.move(desk.journal, quote.id, Moving(window("2026-12-01 10:00"), "still no part"))
    panel.start("told")
    assert "Tell them of the move" in words(panel)
    assert text(panel, "toldWords") == "Told that “send the quote” will be Tue 1 Dec 10:00 instead of Fri 27 Nov 17:30"


# Keeping


def test_d_asks_when_and_which_contact_did_it_the_likeliest_first(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    for kind, at in ((Way.CALL, "2026-11-24 08:00"), (Way.EMAIL, "2026-11-24 09:30")):
        interactions.log(
            desk.journal, interaction(quote.client_id, f"{kind} words", kind=kind, happened_at=moment(at))
        )
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_D)
    box = part(panel, QComboBox, "keepContact")
    shown = [box.itemText(place) for place in range(box.count())]
    assert shown[:3] == ["No contact to name", "Log a new one…", "E-mail, Today 09:30 · e-mail words"]
    assert box.currentIndex() == 0
    box.setCurrentIndex(2)
    assert part(panel, QLineEdit, "keepAt").text() == "2026-11-24 09:30"
    before = contacts(desk)
    press(qtbot, panel, "askSave")
    found = logged(desk, quote)
    assert found is not None
    assert (found.words, last(desk, quote).at, contacts(desk)) == ("e-mail words", moment("2026-11-24 09:30"), before)


def test_a_new_contact_is_logged_with_the_keeping_and_undone_with_it(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    before = contacts(desk)
    panel.start("keep")
    box = part(panel, QComboBox, "keepContact")
    assert not part(panel, QLineEdit, "keepMinutes").isVisible()
    box.setCurrentIndex(1)
    assert part(panel, QComboBox, "keepKind").currentData() == "e-mail"
    part(panel, QLineEdit, "keepMinutes").setText("10m")
    type_in(panel, "keepContactWords", "sent the quote")
    part(panel, QLineEdit, "keepAt").setText("9:45")
    press(qtbot, panel, "askSave")
    found = logged(desk, quote)
    assert found is not None
    assert (found.kind, found.minutes, found.words) == (Way.EMAIL, 10, "sent the quote")
    assert found.happened_at == questions.get(desk.journal, quote.id).settled_at == moment("2026-11-24 09:45")
    desk.journal.undo()
    assert (contacts(desk), questions.get(desk.journal, quote.id).state) == (before, State.OPEN)


# Breaking


def test_telling_them_that_it_cannot_be_done_is_an_interaction(
    panel: PromisePanel, desk: Desk, quote: Promise, qtbot: QtBot
) -> None:
    panel.start("break")
    type_in(panel, "breakReason", "no longer made")
    part(panel, QCheckBox, "breakTold").setChecked(True)
    assert text(panel, "breakToldWords") == "Told that “send the quote” will not be done: no longer made"
    press(qtbot, panel, "askSave")
    found = logged(desk, quote)
    assert found is not None
    assert found.words == "Told that “send the quote” will not be done: no longer made"
    assert last(desk, quote).told_how == "call"


# Keys


def test_s_snoozes_and_leaves_the_promise_alone(
    panel: PromisePanel, desk: Desk, quote: Promise, heard: Heard
) -> None:
    events = questions.events(desk.journal, quote.id)
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_S)
    assert heard.take() == [("snooze_wanted", quote.id)]
    assert questions.events(desk.journal, quote.id) == events


@pytest.mark.parametrize("deed", ["arrived", "keep", "break", "told", "move"])
def test_no_letter_of_a_form_leads_to_two_places(visit_panel: PromisePanel, deed: str) -> None:
    visit_panel.start(deed)
    asked = part(visit_panel, QWidget, f"ask-{deed}")
    texts = [one.text() for one in asked.findChildren(QAbstractButton)]
    texts += [one.text() for one in asked.findChildren(QLabel) if one.buddy() is not None]
    letters = [found[found.index("&") + 1].casefold() for found in texts if "&" in found]
    assert sorted(letters) == sorted(set(letters) - set("fevglh"))


def test_what_was_typed_is_there_again_after_escape(visit_panel: PromisePanel, visit: Promise) -> None:
    assert visit.kind is PromiseKind.COME
    visit_panel.start("move")
    part(visit_panel, QLineEdit, "moveWhen").setText("mon 10am")
    part(visit_panel, QCheckBox, "moveTold").setChecked(True)
    type_in(visit_panel, "moveToldWords", "Rang him myself")
    QTest.keyClick(visit_panel.focusWidget(), Qt.Key.Key_Escape)
    visit_panel.start("move")
    assert part(visit_panel, QCheckBox, "moveTold").isChecked()
    assert text(visit_panel, "moveToldWords") == "Rang him myself"


@pytest.mark.parametrize(
    ("key", "field"),
    [
        (Qt.Key.Key_M, "moveWhen"),
        (Qt.Key.Key_W, "moveReason"),
        (Qt.Key.Key_O, "moveToldHow"),
        (Qt.Key.Key_N, "moveToldAt"),
        (Qt.Key.Key_C, "moveToldWords"),
    ],
)
def test_a_letter_with_alt_leads_to_its_field(panel: PromisePanel, qtbot: QtBot, key: Qt.Key, field: str) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.start("move")
    told = part(panel, QCheckBox, "moveTold")
    told.setChecked(True)
    told.setFocus()
    QTest.keyClick(told, key, Qt.KeyboardModifier.AltModifier)
    assert panel.focusWidget().objectName() == field


def test_the_field_with_the_keyboard_is_in_sight_where_there_is_little_room(panel: PromisePanel, qtbot: QtBot) -> None:
    panel.setFixedSize(360, 220)
    panel.start("move")
    qtbot.waitUntil(lambda: panel.focusWidget() is not None and in_sight(panel, panel.focusWidget()))
    QTest.keyClick(panel.window(), Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: in_sight(panel, part(panel, QWidget, "moveReason")))


def in_sight(panel: PromisePanel, field: QWidget) -> bool:
    area = panel.findChildren(QScrollArea)[0]
    top = field.mapTo(area.viewport(), QPoint(0, 0)).y()
    return field.hasFocus() and top >= 0 and top + field.height() <= area.viewport().height()
