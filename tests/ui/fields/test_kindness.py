"""The gentle hint below words for a client: there while it is meant, never a block, never for private words."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import kind_words
from tests.ui.desks import on_screen
from ui.desk import Desk
from ui.fields.kindness import Kindness
from ui.parts.layouts import column
from ui.theme import Theme


@pytest.fixture
def field(dressed: Theme) -> QPlainTextEdit:
    return QPlainTextEdit()


@pytest.fixture
def hint(desk: Desk, qtbot: QtBot, field: QPlainTextEdit) -> Iterator[Kindness]:
    found = Kindness(desk, field)
    view = QWidget()
    view.setLayout(column(field, found))
    on_screen(qtbot, view, 400, 300)
    yield found


def words(hint: Kindness) -> str:
    found = hint.findChild(QLabel, "kindnessWords")
    assert found is not None
    return "" if hint.isHidden() else found.text()


def test_it_comes_a_moment_after_typing_and_goes_again(field: QPlainTextEdit, hint: Kindness, qtbot: QtBot) -> None:
    assert words(hint) == ""
    field.setPlainText("This is impossible")
    assert words(hint) == ""
    qtbot.waitUntil(hint.isVisible)
    assert words(hint) == "“impossible”: perhaps “what I can do is”"
    field.setPlainText("This I can do by Friday")
    qtbot.waitUntil(hint.isHidden)


def test_the_same_phrase_is_hinted_at_once_and_many_are_counted(field: QPlainTextEdit, hint: Kindness) -> None:
    field.setPlainText("Impossible. impossible! Impossible? calm down, as I said, not my fault")
    hint.look()
    assert words(hint).splitlines()[0] == "“Impossible”: perhaps “what I can do is”"
    assert words(hint).splitlines()[-1] == "and 3 more"


def test_a_hidden_field_is_not_meant(field: QPlainTextEdit, hint: Kindness) -> None:
    field.setPlainText("impossible")
    hint.look()
    assert words(hint)
    field.hide()
    assert words(hint) == ""
    field.show()
    assert words(hint)


def test_words_that_no_client_reads_get_none(field: QPlainTextEdit, hint: Kindness) -> None:
    field.setPlainText("impossible")
    hint.heed(on=False)
    assert words(hint) == ""
    hint.heed(on=True)
    assert words(hint)


def test_the_owners_list_and_language_are_used(desk: Desk, field: QPlainTextEdit, hint: Kindness, qtbot: QtBot) -> None:
    kind_words.change(desk.journal, "de", "nein = noch nicht")
    hint.set_language("de")
    field.setPlainText("Nein, impossible")
    qtbot.waitUntil(hint.isVisible)
    assert words(hint) == "“Nein”: perhaps “noch nicht”"
