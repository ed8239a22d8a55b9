"""Ctrl+Z takes back typing while there is some, else the last operation, also from inside a text field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from models import clients
from models.journal import Journal
from tests import builders
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


def names(journal: Journal) -> list[str]:
    return [row["name"] for row in journal.rows("SELECT name FROM clients ORDER BY id")]


def test_in_a_field_with_nothing_to_take_back_the_last_operation_is_undone(window: MainWindow) -> None:
    journal = window.desk.journal
    before = names(journal)
    clients.add(journal, builders.client("Bakers"))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)

    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)

    assert names(journal) == before


def test_in_a_field_typing_is_taken_back_first(window: MainWindow) -> None:
    journal = window.desk.journal
    clients.add(journal, builders.client("Bakers"))
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    line = window.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "call")

    QTest.keyClick(line, Qt.Key.Key_Z, CTRL)

    assert line.text() == ""
    assert names(journal)[-1] == "Bakers"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Keep: send the quote", "Kept: send the quote"),
        ("Tell and move: send the quote", "Told and moved: send the quote"),
        ("Strike out client Bakers", "Struck out client Bakers"),
        ("Keepers Ltd", "Keepers Ltd"),
    ],
)
def test_what_was_done_is_said_as_done(window: MainWindow, label: str, said: str) -> None:
    with window.desk.journal.writing(label) as writing:
        clients.add_in(window.desk.journal, writing, builders.client("Bakers"))

    assert window.toast.accessibleName() == said
