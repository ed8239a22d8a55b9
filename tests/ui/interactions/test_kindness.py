"""In the form of a contact the note and the promises to the client are hinted at, private words never."""

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.desks import click
from ui.desk import Desk
from ui.fields.kindness import Kindness
from ui.interactions.form import InteractionForm
from ui.navigator import LogWish


def hints(form: InteractionForm) -> list[str]:
    found = form.findChildren(Kindness)
    for one in found:
        one.look()
    return [one.findChildren(QLabel, "kindnessWords")[0].text() for one in found if not one.isHidden()]


def field(form: InteractionForm, name: str) -> QPlainTextEdit:
    found = form.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def test_the_note_is_hinted_at_and_private_words_are_not(desk: Desk, over: QWidget) -> None:
    form = InteractionForm(desk, LogWish(), 0, over)
    field(form, "privateWords").setPlainText("it is not my fault")
    assert hints(form) == []
    field(form, "words").setPlainText("it is not my fault")
    assert hints(form) == ["“not my fault”: perhaps “I am sorry this happened; here is what I do now”"]


def test_a_promise_is_hinted_at_while_it_is_to_the_client(desk: Desk, over: QWidget) -> None:
    form = InteractionForm(desk, LogWish(), 0, over)
    click(form, "addPromise")
    promised = form.findChild(QLineEdit, "promise1Words")
    side = form.findChild(QComboBox, "promise1Side")
    assert promised is not None
    assert side is not None
    promised.setText("I will try")
    assert hints(form) == ["“I will try”: perhaps “I will, by”"]
    side.setCurrentIndex(side.findData("follow-up"))
    assert hints(form) == []
