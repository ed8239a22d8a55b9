"""Typing into the form of an interaction, and reading what came of it."""

from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from models.capture.line import read_line
from models.client_list import directory
from models.interactions import questions
from models.interactions.records import InteractionFilter, InteractionRow
from models.promises import operations
from models.promises.records import PromiseId, Settling
from tests.ui.finding import part, press
from ui.desk import Desk
from ui.interactions.form import InteractionForm
from ui.navigator import LogWish


def newest(desk: Desk) -> InteractionRow:
    """Return what was logged last."""
    return questions.page(desk.journal, InteractionFilter())[0]


def from_line(desk: Desk, text: str) -> LogWish:
    """Return the wish to go on with a line in the form."""
    return LogWish(line=read_line(text, desk.journal.now(), desk.profile(), directory(desk.journal)).draft)


def void_its_promise(desk: Desk) -> None:
    """Take the promise of the visit out of the way."""
    operations.void(desk.journal, PromiseId(1), Settling("never said"))


def say(form: InteractionForm, words: str) -> None:
    """Type the note."""
    part(form, QPlainTextEdit, "words").setPlainText(words)


def name_client(form: InteractionForm, name: str) -> None:
    """Type the client."""
    part(form, QLineEdit, "client").setText(name)


def add_promise(form: InteractionForm, qtbot: QtBot, words: str, when: str, number: int = 1) -> None:
    """Add a promise and type it."""
    press(qtbot, form, "addPromise")
    part(form, QLineEdit, f"promise{number}Words").setText(words)
    part(form, QLineEdit, f"promise{number}When").setText(when)
