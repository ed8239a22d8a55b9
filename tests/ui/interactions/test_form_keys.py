"""The form of an interaction by keyboard: the keys of its labels, and Tab from its end to its beginning."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from models.clients import Client
from models.promises import operations as promises
from tests import builders
from tests.ui.finding import part
from tests.ui.interactions.conftest import Opener
from ui.desk import Desk
from ui.navigator import LogWish


def focused() -> str:
    found: QWidget | None = QApplication.focusWidget()
    return "" if found is None else found.objectName()


def test_the_keys_of_with_and_keeps_go_to_the_first_to_press(open_form: Opener, desk: Desk, larkspur: Client) -> None:
    kept = promises.make(desk.journal, builders.promise(client_id=larkspur.id))
    form = open_form(LogWish(client_id=larkspur.id))

    for name, first in (("people", "person-2"), ("keeps", f"keeps-{kept.id}")):
        group = part(form, QWidget, name)
        assert group.focusPolicy() != Qt.FocusPolicy.NoFocus
        group.setFocus(Qt.FocusReason.ShortcutFocusReason)
        assert focused() == first


def test_tab_goes_from_what_saves_to_the_first_field(open_form: Opener, larkspur: Client) -> None:
    form = open_form(LogWish(client_id=larkspur.id))
    part(form, QPushButton, "formSave").setFocus()

    QTest.keyClick(part(form, QPushButton, "formSave"), Qt.Key.Key_Tab)

    assert focused() == "kind_call"
    QTest.keyClick(part(form, QPushButton, "kind_call"), Qt.Key.Key_Backtab)
    assert focused() == "formSave"
