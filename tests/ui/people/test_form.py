"""The form of a person."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients, people
from tests.builders import client, person
from tests.ui.finding import part, press, said
from ui.desk import Desk
from ui.people.form import PersonForm


def _open(desk: Desk, over: QWidget, person_id: int, client_id: int) -> PersonForm:
    form = PersonForm(desk, person_id, client_id, over)
    form.show()
    return form


def test_a_person_is_added_with_numbers_and_addresses_one_a_line(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "name").setText("Tom Ashby")
    part(form, QLineEdit, "role").setText("Practice manager")
    part(form, QPlainTextEdit, "phones").setPlainText("01632 960001\n\n07700 900123")
    part(form, QPlainTextEdit, "emails").setPlainText("tom@example.org")
    part(form, QCheckBox, "decides").setChecked(True)
    part(form, QCheckBox, "technical").setChecked(True)
    part(form, QComboBox, "way").setEditText("phone, never text")
    part(form, QLineEdit, "hours").setText("mornings")
    press(qtbot, form, "formSave")
    added = people.of_client(desk.journal, larkspur.id)[0]
    assert (added.name, added.role) == ("Tom Ashby", "Practice manager")
    assert (added.phones, added.emails) == (("01632 960001", "07700 900123"), ("tom@example.org",))
    assert (added.decides, added.pays, added.technical) == (True, False, True)
    assert (added.preferred_way, added.preferred_hours) == ("phone, never text", "mornings")


def test_what_is_no_address_is_refused_at_the_addresses(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "name").setText("Tom Ashby")
    part(form, QPlainTextEdit, "emails").setPlainText("tom at example")
    press(qtbot, form, "formSave")
    assert "“tom at example” is no e-mail address" in said(form, "formTrouble")
    assert part(form, QPlainTextEdit, "emails").property("trouble") == "true"


def test_opening_and_saving_changes_nothing(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    tom = people.add(desk.journal, person(larkspur.id, phones=("1", "2"), pays=True, source_key="x1"))
    press(qtbot, _open(desk, over, tom.id, 0), "formSave")
    assert people.get(desk.journal, tom.id) == tom


def test_a_person_is_struck_out_at_once_for_undo_brings_them_back(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    tom = people.add(desk.journal, person(larkspur.id))
    press(qtbot, _open(desk, over, tom.id, 0), "formStrike")
    assert people.of_client(desk.journal, larkspur.id) == ()
