"""Correcting an interaction in its form, and going through the form by keyboard."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from models import business, people
from models.clients import Client
from models.interactions import questions
from models.interactions.records import Interaction
from tests.builders import person
from tests.ui.finding import part, press, said
from tests.ui.interactions.conftest import Opener
from tests.ui.interactions.filling import add_promise, name_client, say, void_its_promise
from ui.desk import Desk
from ui.navigator import LogWish


def test_a_correction_changes_only_what_was_corrected(
    open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot
) -> None:
    form = open_form(interaction_id=visit.id)
    say(form, "replaced the reception PC and its screen")
    press(qtbot, form, "formSave")
    changed = questions.get(desk.journal, visit.id)
    assert changed.words == "replaced the reception PC and its screen"
    assert (changed.happened_at, changed.minutes, changed.person_ids) == (visit.happened_at, 45, visit.person_ids)
    assert changed.private_words == "the till drawer sticks"


def test_correcting_offers_neither_promises_nor_new_clients(open_form: Opener, visit: Interaction) -> None:
    form = open_form(interaction_id=visit.id)
    name_client(form, "Nobody yet")
    assert not part(form, QCheckBox, "addClient").isVisibleTo(form)
    assert form.findChild(QPushButton, "addPromise") is None


def test_a_later_day_is_refused_at_the_time(open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    say(form, "the printer jams")
    edit = part(form, QDateTimeEdit, "when")
    edit.setDateTime(edit.dateTime().addDays(2))
    press(qtbot, form, "formSave")
    assert "that time has not come yet" in said(form, "formTrouble")
    assert edit.property("trouble") == "true"


def test_an_hour_that_never_was_is_told_while_it_is_typed(open_form: Opener, desk: Desk, larkspur: Client) -> None:
    business.change(desk.journal, replace(business.get(desk.journal), zone="Europe/London"))
    form = open_form(LogWish(client_id=larkspur.id))
    edit = part(form, QDateTimeEdit, "when")
    edit.setDateTime(edit.dateTime().addDays(-240).addSecs(-int(timedelta(hours=8, minutes=50).total_seconds())))
    assert edit.text().endswith("01:30")
    assert "the clocks go forward" in edit.toolTip()


def test_striking_out_asks_why_in_place(open_form: Opener, desk: Desk, visit: Interaction, qtbot: QtBot) -> None:
    void_its_promise(desk)
    form = open_form(interaction_id=visit.id)
    press(qtbot, form, "formStrike")
    press(qtbot, form, "strikeWanted")
    assert "the reason is empty" in said(form, "formTrouble")
    part(form, QLineEdit, "strikeWhy").setText("logged twice")
    press(qtbot, form, "strikeWanted")
    assert questions.get(desk.journal, visit.id).struck_at is not None
    assert not form.isVisible()


def test_a_person_added_meanwhile_is_offered_and_what_was_typed_stays(
    open_form: Opener, desk: Desk, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, form, "person-1")
    with qtbot.waitSignal(desk.go.form_wanted) as asked:
        press(qtbot, form, "addPerson")
    assert asked.args == ["person", 0, larkspur.id]
    people.add(desk.journal, person(larkspur.id, "Bo Lind"))
    assert part(form, QPushButton, "person-3").text() == "Bo Lind"
    assert part(form, QPushButton, "person-1").isChecked()


def test_every_label_leads_to_a_field_of_the_form(open_form: Opener, larkspur: Client) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    marked = [label for label in form.findChildren(QLabel) if "&" in label.text() and label.isVisibleTo(form)]
    assert [label.text() for label in marked if label.buddy() is None] == []
    letters = [label.text()[label.text().index("&") + 1].casefold() for label in marked]
    assert sorted(letters) == sorted(set(letters))


def test_a_day_picked_from_the_month_is_taken_and_escape_closes_only_the_month(
    open_form: Opener, larkspur: Client, qtbot: QtBot
) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    press(qtbot, form, "addPromise")
    press(qtbot, form, "promise1WhenPick")
    calendar = part(form, QCalendarWidget, "calendar")
    assert calendar.selectedDate() == QDate(2026, 11, 24)
    QTest.keyClick(calendar, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert form.isVisible()
    press(qtbot, form, "promise1WhenPick")
    part(form, QCalendarWidget, "calendar").activated.emit(QDate(2026, 12, 1))
    assert part(form, QLineEdit, "promise1When").text() == "2026-12-01"


def test_tab_goes_through_the_form_as_it_is_read(open_form: Opener, larkspur: Client, qtbot: QtBot) -> None:
    form = open_form()
    name_client(form, "Larkspur Dental")
    add_promise(form, qtbot, "ring back", "fri")
    part(form, QLineEdit, "client").setFocus()
    seen = []
    for _ in range(40):
        focused = form.focusWidget()
        if focused.objectName() not in seen:  # A moment has several parts that Tab goes through.
            seen.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    expected = [
        "client", "person-2", "person-1", "addPerson", "when", "minutes", "direction_outbound", "missed", "words",
        "privateWords", "promise1Words", "promise1When", "promise1WhenPick", "promise1Side", "promise1Hearer",
        "promise1Remove", "addPromise", "filesDropChoose", "more", "formCancel", "formSave",
    ]  # fmt: skip
    assert [name for name in seen if name in expected] == expected
