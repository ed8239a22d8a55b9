"""The form of a site."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients, sites
from models.sites import SiteDraft
from tests.builders import client
from tests.ui.finding import part, press, said
from ui.clients.site_form import SiteForm
from ui.desk import Desk


def _open(desk: Desk, over: QWidget, site_id: int, client_id: int) -> SiteForm:
    form = SiteForm(desk, site_id, client_id, over)
    form.show()
    return form


def test_a_site_is_added_with_its_own_clock(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "name").setText("Branch")
    part(form, QPlainTextEdit, "address").setPlainText("1 High Street\nLeeds")
    part(form, QComboBox, "zone").setEditText("America/New York")
    part(form, QPlainTextEdit, "access").setPlainText("key at the café")
    press(qtbot, form, "formSave")
    added = sites.of_client(desk.journal, larkspur.id)[0]
    assert (added.name, added.address, added.zone) == ("Branch", "1 High Street\nLeeds", "America/New_York")
    assert added.access_notes == "key at the café"


def test_a_site_with_neither_name_nor_address_is_refused(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    press(qtbot, form, "formSave")
    assert "neither a name nor an address" in said(form, "formTrouble")


def test_a_place_that_has_no_clock_is_refused_at_the_zone(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    form = _open(desk, over, 0, larkspur.id)
    part(form, QLineEdit, "name").setText("Branch")
    part(form, QComboBox, "zone").setEditText("Leeds")
    press(qtbot, form, "formSave")
    assert part(form, QComboBox, "zone").property("trouble") == "true"


def test_a_site_is_struck_out_at_once_for_undo_brings_it_back(desk: Desk, over: QWidget, qtbot: QtBot) -> None:
    larkspur = clients.add(desk.journal, client())
    site = sites.add(desk.journal, SiteDraft(larkspur.id, "Branch"))
    press(qtbot, _open(desk, over, site.id, 0), "formStrike")
    assert sites.of_client(desk.journal, larkspur.id) == ()
    desk.journal.undo()
    assert sites.of_client(desk.journal, larkspur.id) == (site,)
