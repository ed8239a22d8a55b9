"""What was typed into the form of an interaction and not saved."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from models.clients import Client
from models.clock import FixedClock
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import add_promise, from_line, name_client, newest, say
from ui.desk import Desk
from ui.drafts import Drafts
from ui.navigator import LogWish


def test_what_came_from_the_line_is_there_again_when_the_form_was_closed(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(from_line(desk, "call Larkspur yesterday 3pm modem dead > ring back fri 9am"))
    QTest.keyClick(form, Qt.Key.Key_Escape)
    again = open_form()
    assert part(again, QPlainTextEdit, "words").toPlainText() == ""
    press(qtbot, again, "draftButton")
    press(qtbot, again, "formSave")
    shown = newest(desk)
    assert (shown.interaction.words, shown.interaction.happened_at.isoformat()) == (
        "modem dead",
        "2026-11-23T15:00:00+00:00",
    )
    assert [one.promise.words for one in shown.promises] == ["ring back"]


def test_what_was_typed_comes_back_when_it_is_opened_again_and_can_be_begun_afresh(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    say(form, "the printer jams")
    press(qtbot, form, "person-2")
    with qtbot.waitSignal(desk.go.said):
        press(qtbot, form, "formCancel")
    again = open_form()
    assert part(again, QPlainTextEdit, "words").toPlainText() == "the printer jams"
    assert part(again, QPushButton, "person-2").isChecked()
    assert "today 10:20" in said(again, "draftWords")
    press(qtbot, again, "draftButton")
    assert part(again, QPlainTextEdit, "words").toPlainText() == ""


def test_what_is_saved_is_no_draft_any_more(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    say(form, "the printer jams")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert newest(desk).interaction.words == "the printer jams"
    assert part(open_form(), QPlainTextEdit, "words").toPlainText() == ""


def test_closing_an_untouched_form_leaves_no_draft(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    press(qtbot, open_form(LogWish(client_id=larkspur.id)), "formCancel")
    assert said(open_form(), "draftWords") == ""


def test_a_draft_outlives_the_program_and_tomorrow_stays_the_day_it_meant(
    open_form: Opener, desk: Desk, larkspur: Client, clock: FixedClock, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    add_promise(form, qtbot, "ring back", "tomorrow 10am")
    press(qtbot, form, "formCancel")
    desk.preferences.sync()
    clock.set(desk.journal.now() + timedelta(hours=20))
    Drafts._kept.pop(desk.journal)  # as in a new run of the program
    again = open_form()
    assert part(again, QLineEdit, "promise1When").text() == "tomorrow 10am"
    assert "yesterday 10:20" in said(again, "draftWords")
    press(qtbot, again, "formSave")
    assert newest(desk).promises[0].promise.window.end.isoformat() == "2026-11-25T10:00:00+00:00"


def test_quitting_with_an_open_form_keeps_what_was_typed(
    open_form: Opener, desk: Desk, larkspur: Client, qapp: QApplication
) -> None:
    say(open_form(), "the printer jams")
    qapp.aboutToQuit.emit()
    assert part(open_form(), QPlainTextEdit, "words").toPlainText() == "the printer jams"


def test_a_draft_that_was_offered_and_left_alone_is_there_beside_the_next_one(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    QTest.keyClick(open_form(from_line(desk, "call Larkspur modem dead")), Qt.Key.Key_Escape)
    QTest.keyClick(open_form(from_line(desk, "visit Larkspur printer jams")), Qt.Key.Key_Escape)

    again = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, again, "draftButton")
    later = part(again, QPlainTextEdit, "words").toPlainText()
    press(qtbot, again, "formSave")
    first = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, first, "draftButton")

    assert later == "printer jams"
    assert part(first, QPlainTextEdit, "words").toPlainText() == "modem dead"


def test_going_on_with_a_draft_keeps_what_was_typed_before(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    QTest.keyClick(open_form(from_line(desk, "call Larkspur modem dead")), Qt.Key.Key_Escape)
    form = open_form(from_line(desk, "visit Larkspur printer jams"))

    press(qtbot, form, "draftButton")
    press(qtbot, form, "formSave")

    assert newest(desk).interaction.words == "modem dead"
    again = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, again, "draftButton")
    assert part(again, QPlainTextEdit, "words").toPlainText() == "printer jams"
