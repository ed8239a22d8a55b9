"""What is asked for twice about a record is opened once, and comes to the front."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.promises import questions
from models.promises.questions import PromiseFilter
from tests.ui.finding import part
from ui.form import Form
from ui.ready_words.dialog import ReadyWordsDialog
from ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def text_of(dialog: ReadyWordsDialog) -> str:
    return part(dialog, QPlainTextEdit, "readyBody").toPlainText()


def test_asked_for_twice_the_first_comes_to_the_front_with_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    first, other = questions.rows(window.desk.journal, PromiseFilter(states=questions.OPEN), limit=2)
    window.desk.go.ready_words_wanted.emit(first.promise.id, "delay")
    (dialog,) = window.findChildren(ReadyWordsDialog)
    part(dialog, QPlainTextEdit, "readyBody").setPlainText("It takes a day longer")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    window.desk.go.ready_words_wanted.emit(first.promise.id, "")

    qtbot.waitUntil(dialog.isActiveWindow)
    assert window.findChildren(ReadyWordsDialog) == [dialog]
    assert text_of(dialog) == "It takes a day longer"

    window.desk.go.ready_words_wanted.emit(first.promise.id, "thanks")
    assert text_of(dialog) != "It takes a day longer"
    window.desk.go.ready_words_wanted.emit(first.promise.id, "delay")
    assert text_of(dialog) == "It takes a day longer"

    window.desk.go.ready_words_wanted.emit(other.promise.id, "")
    assert len(window.findChildren(ReadyWordsDialog)) == 2


def test_once_it_was_closed_it_is_opened_anew(window: MainWindow) -> None:
    (known,) = questions.rows(window.desk.journal, PromiseFilter(states=questions.OPEN), limit=1)
    window.desk.go.ready_words_wanted.emit(known.promise.id, "delay")
    (dialog,) = window.findChildren(ReadyWordsDialog)
    dialog.close()

    window.desk.go.ready_words_wanted.emit(known.promise.id, "delay")

    assert [found for found in window.findChildren(ReadyWordsDialog) if found.isVisible()]


def test_the_form_of_one_record_is_opened_once(window: MainWindow) -> None:
    for _ in range(2):
        window.desk.go.form_wanted.emit("client", 1, 1)
        window.desk.go.interaction_edit_wanted.emit(1)

    assert sorted(type(form).__name__ for form in window.findChildren(Form)) == ["ClientForm", "InteractionForm"]
