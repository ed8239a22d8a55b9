"""A promise that comes again, from the line or typed into the form, to the journal."""

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from models.clients import Client
from models.promises.records import PromiseRow
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import add_promise, from_line, name_client, newest, say
from ui.desk import Desk


def _promised(desk: Desk) -> PromiseRow:
    (row,) = newest(desk).promises
    return row


def test_a_rule_typed_into_the_form_makes_a_promise_that_comes_again(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    say(form, "set up the backup")
    add_promise(form, qtbot, "check the backups", "every first Monday 9:00")
    assert said(form, "promise1WhenEcho") == "Every first Monday, 09:00 · first on Mon 7 Dec 2026"

    press(qtbot, form, "formSave")

    row = _promised(desk)
    assert row.recurring is not None
    assert (row.promise.words, row.recurring.often) == ("check the backups", "every first Monday, 09:00")


def test_a_rule_of_the_line_stays_one_in_the_form(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(from_line(desk, "call Larkspur the backup > check the backups Fridays 10-12"))
    assert part(form, QLineEdit, "promise1When").text() == "Fridays 10-12"

    press(qtbot, form, "formSave")

    row = _promised(desk)
    assert row.recurring is not None
    assert row.recurring.often == "every Friday, 10:00–12:00"


def test_a_rule_that_is_changed_into_a_time_is_for_once(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(from_line(desk, "call Larkspur the backup > check the backups Fridays 10-12"))
    part(form, QLineEdit, "promise1When").setText("Fri 10-12")

    press(qtbot, form, "formSave")

    assert _promised(desk).recurring is None


def test_a_draft_with_a_rule_is_the_same_rule_when_it_is_opened_again(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    say(form, "set up the backup")
    add_promise(form, qtbot, "check the backups", "every 2 weeks")
    form.close()

    again = open_form()

    assert part(again, QLabel, "promise1WhenEcho").text().startswith("Every 2 weeks on Tue · first on")
