"""The form of a job."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients, jobs
from models.jobs import JobDraft, JobStage
from tests.builders import client
from tests.ui.finding import part, press, said
from ui.desk import Desk
from ui.jobs.form import JobForm


def _open(desk: Desk, over: QWidget, job_id: int, client_id: int) -> JobForm:
    form = JobForm(desk, job_id, client_id, over)
    form.show()
    return form


def test_a_job_is_added_at_its_stage(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "title").setText("Replace the reception PC")
    stage = part(form, QComboBox, "stage")
    stage.setCurrentIndex(stage.findData("under way"))
    part(form, QPlainTextEdit, "privateWords").setPlainText("they have no budget")
    press(qtbot, form, "formSave")
    added = jobs.of_client(desk.journal, larkspur.id)[0]
    assert (added.title, added.stage) == ("Replace the reception PC", JobStage.UNDER_WAY)
    assert added.private_words == "they have no budget"


def test_a_job_without_a_title_is_refused_at_the_title(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    press(qtbot, form, "formSave")
    assert said(form, "formTrouble") == "Not saved: the title is empty; write something there."
    assert part(form, QLineEdit, "title").property("trouble") == "true"


def test_what_was_typed_into_the_form_of_one_client_is_not_offered_for_another(
    desk: Desk, over: QWidget, qtbot: QtBot
) -> None:
    larkspur, quarry = clients.add(desk.journal, client()), clients.add(desk.journal, client("Quarry"))
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "title").setText("Replace the reception PC")
    press(qtbot, form, "formCancel")
    assert part(_open(desk, over, 0, quarry.id), QLineEdit, "title").text() == ""
    assert part(_open(desk, over, 0, larkspur.id), QLineEdit, "title").text() == "Replace the reception PC"


def test_a_job_is_changed_and_struck_out(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    job = jobs.add(desk.journal, JobDraft(larkspur.id, "Firewall"))
    form = _open(desk, over, job.id, 0)
    part(form, QLineEdit, "title").setText("New firewall")
    press(qtbot, form, "formSave")
    assert jobs.get(desk.journal, job.id).title == "New firewall"
    press(qtbot, _open(desk, over, job.id, 0), "formStrike")
    assert jobs.of_client(desk.journal, larkspur.id) == ()
