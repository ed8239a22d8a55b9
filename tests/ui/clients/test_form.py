"""The form of a client."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients
from models.clients import ClientKind, Ease, Stage
from tests.builders import client
from tests.ui.finding import part, press, said
from ui.clients.form import ClientForm
from ui.desk import Desk
from ui.parts.segmented import Segmented


def _open(desk: Desk, over: QWidget, client_id: int = 0) -> ClientForm:
    form = ClientForm(desk, client_id, over)
    form.show()
    return form


def test_a_client_is_added_with_all_its_fields_and_shown(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    form = _open(desk, over)
    part(form, QLineEdit, "name").setText("Bo & Ada Lind")
    part(form, Segmented, "kind").choose("household")
    stage = part(form, QComboBox, "stage")
    stage.setCurrentIndex(stage.findData("enquiry"))
    part(form, QLineEdit, "since").setText("12 march 2024")
    part(form, QLineEdit, "cameBy").setText("a card at the café")
    part(form, QLineEdit, "tags").setText("home, macs, home")
    part(form, QPlainTextEdit, "reach").setPlainText("ring after six")
    part(form, QPlainTextEdit, "privateWords").setPlainText("the dog bites")
    part(form, Segmented, "ease").choose("easy")
    with qtbot.waitSignal(desk.go.client_wanted) as shown:
        press(qtbot, form, "formSave")
    assert shown.args is not None
    added = clients.get(desk.journal, shown.args[0])
    assert (added.name, added.kind, added.stage) == ("Bo & Ada Lind", ClientKind.HOUSEHOLD, Stage.ENQUIRY)
    assert (str(added.since), added.came_by, added.tags) == ("2024-03-12", "a card at the café", ("home", "macs"))
    assert (added.reach, added.private_words, added.ease) == ("ring after six", "the dog bites", Ease.EASY)


def test_that_it_is_another_client_of_the_name_is_asked_only_once_refused(
    desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    clients.add(desk.journal, client())
    form = _open(desk, over)
    part(form, QLineEdit, "name").setText("Larkspur Dental")
    assert not part(form, QCheckBox, "namesake").isVisible()
    press(qtbot, form, "formSave")
    assert "there is a client “Larkspur Dental” already" in said(form, "formTrouble")
    part(form, QCheckBox, "namesake").setChecked(True)
    press(qtbot, form, "formSave")
    assert desk.journal.value("SELECT count(*) FROM clients") == 2


def test_opening_and_saving_changes_nothing(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    before = clients.add(desk.journal, client(tags=("dental", "monthly"), reach="ring", source_key="x1"))
    press(qtbot, _open(desk, over, before.id), "formSave")
    assert clients.get(desk.journal, before.id) == before


def test_a_day_that_is_none_is_refused_at_its_field(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    form = _open(desk, over)
    part(form, QLineEdit, "name").setText("Larkspur Dental")
    part(form, QLineEdit, "since").setText("31 February 2024")
    press(qtbot, form, "formSave")
    assert "“31 February 2024” is no day" in said(form, "formTrouble")
    assert part(form, QLineEdit, "since").property("trouble") == "true"
    assert desk.journal.value("SELECT count(*) FROM clients") == 0


def test_striking_out_asks_why(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    before = clients.add(desk.journal, client())
    form = _open(desk, over, before.id)
    press(qtbot, form, "formStrike")
    part(form, QLineEdit, "strikeWhy").setText("moved away")
    press(qtbot, form, "strikeWanted")
    assert clients.get(desk.journal, before.id).struck_why == "moved away"
