"""Waiting for somebody else in the panel: never without a next word; amber once it slipped or silence begins."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models import waiting
from models.clock import FixedClock
from models.promises import operations, questions
from models.promises.records import Promise, PromiseDraft, Side, State
from models.waiting import Wait
from tests.models.entries import window
from tests.ui.desks import Heard, click
from ui.desk import Desk
from ui.fields.when import WhenField
from ui.promises.panel import PromisePanel


def line(panel: PromisePanel, name: str) -> QLineEdit:
    found = panel.findChild(QLineEdit, name)
    assert found is not None
    return found


def box(panel: PromisePanel, name: str) -> QComboBox:
    found = panel.findChild(QComboBox, name)
    assert found is not None
    return found


def say_when(panel: PromisePanel, name: str, phrase: str) -> None:
    found = next(field for field in panel.findChildren(WhenField) if field.line.objectName() == name)
    found.set_phrase(phrase)


def said(panel: PromisePanel) -> list[str]:
    found = panel.findChild(QWidget, "waits")
    assert found is not None
    words = [one for one in found.findChildren(QLabel, "waitWords") if one.isVisible()]
    return [one.accessibleName() for one in words]


def trouble(panel: PromisePanel) -> str:
    found = panel.findChild(QLabel, "formTrouble")
    assert found is not None
    return found.text()


def press(panel: PromisePanel, name: str) -> None:
    QApplication.processEvents()  # Until it is laid out there is nothing to click.
    click(panel, name)


def ask(panel: PromisePanel) -> None:
    panel.start("wait")
    QApplication.processEvents()


def later(clock: FixedClock, panel: PromisePanel, **ahead: float) -> None:
    clock.set(clock.now() + timedelta(**ahead))
    panel.refresh(None)


@pytest.fixture(autouse=True)
def _tall(panel: PromisePanel) -> None:
    """Leave the whole form its room, so that nothing is painted while it is still squeezed."""
    panel.resize(348, 1400)


@pytest.fixture
def owed(desk: Desk, quote: Promise) -> Promise:
    draft = PromiseDraft("Mrs Ong sends the licence key", window("2026-11-25 12:00"), Side.OWED)
    return operations.make(desk.journal, PromiseDraft(draft.words, draft.window, draft.side, client_id=quote.client_id))


@pytest.fixture
def wait(desk: Desk, quote: Promise, owed: Promise, panel: PromisePanel) -> Wait:
    """The quote waits for the key; Tom is rung on Thursday."""
    return waiting.wait(desk.journal, quote.id, owed.id, PromiseDraft("Ring Tom", window("2026-11-26 10:00")))


# The form


def test_all_of_it_is_said_by_the_keyboard_in_one_step(panel: PromisePanel, desk: Desk, quote: Promise) -> None:
    before = desk.journal.undo_label()
    QTest.keyClick(panel, Qt.Key.Key_W)
    line(panel, "waitWhat").setText("Mrs Ong sends the licence key")
    say_when(panel, "waitBy", "Wed")
    say_when(panel, "waitAt", "Thu 10:00")
    press(panel, "askSave")
    assert trouble(panel) == ""
    (row,) = waiting.of_promise(desk.journal, quote.id)
    assert row.owed.promise.words == "Mrs Ong sends the licence key"
    assert (row.next_word.promise.words, row.next_word.promise.person_id) == ("Ring Tom Ashby", quote.person_id)
    assert said(panel) == [
        "Waits for: Mrs Ong sends the licence key, tomorrow", "Next word: Ring Tom Ashby, Thu 26 Nov 10:00",
    ]  # fmt: skip
    desk.journal.undo()
    assert desk.journal.undo_label() == before
    assert waiting.of_promise(desk.journal, quote.id) == ()


def test_what_is_noted_already_is_chosen_from_the_lists(
    panel: PromisePanel, desk: Desk, quote: Promise, owed: Promise
) -> None:
    word = operations.make(
        desk.journal, PromiseDraft("Write to Tom", window("2026-11-25 16:00"), client_id=quote.client_id)
    )
    ask(panel)
    for name, promise in (("waitOwed", owed), ("waitWord", word)):
        found = box(panel, name)
        found.setCurrentIndex(found.findData(str(promise.id)))
    assert not line(panel, "waitWhat").isVisible()
    assert not line(panel, "waitSay").isVisible()
    press(panel, "askSave")
    (row,) = waiting.of_promise(desk.journal, quote.id)
    assert (row.owed.promise.id, row.next_word.promise.id) == (owed.id, word.id)


@pytest.mark.parametrize(
    ("what", "by", "say", "at", "told"),
    [
        ("", "Wed", "Ring Tom", "Thu 10:00", "say who does what for you"),
        ("The key", "", "Ring Tom", "Thu 10:00", "a promise needs an end"),
        ("The key", "Wed", "", "Thu 10:00", "say what you promise the client"),
        ("The key", "Wed", "Ring Tom", "", "a promise needs an end"),
        ("The key", "Wed", "Quote for it", "Thu 10:00", "no word; say when the client hears from you next"),
    ],
)
def test_without_a_next_word_or_an_end_nothing_waits_and_what_was_typed_stays(
    panel: PromisePanel, desk: Desk, quote: Promise, what: str, by: str, say: str, at: str, told: str
) -> None:
    ask(panel)
    line(panel, "waitWhat").setText(what)
    say_when(panel, "waitBy", by)
    line(panel, "waitSay").setText(say)
    say_when(panel, "waitAt", at)
    press(panel, "askSave")
    assert told in trouble(panel)
    assert line(panel, "waitWhat").text() == what
    assert waiting.of_promise(desk.journal, quote.id) == ()
    assert len(questions.rows(desk.journal, questions.PromiseFilter())) == 1


def test_it_is_offered_for_what_is_ours_and_open_only(
    panel: PromisePanel, desk: Desk, quote: Promise, owed: Promise
) -> None:
    offered = panel.findChild(QWidget, "do-wait")
    chase = panel.findChild(QWidget, "do-chase")
    assert offered is not None
    assert chase is not None
    assert (offered.isVisible(), chase.isVisible()) == (True, False)
    panel.show_promise(owed.id)
    assert (offered.isVisible(), chase.isVisible()) == (False, True)
    operations.keep(desk.journal, owed.id)
    assert (offered.isVisible(), chase.isVisible()) == (False, False)


# The cards


@pytest.mark.usefixtures("wait")
def test_once_it_slipped_the_client_is_to_be_told_before_ours_is_late(
    panel: PromisePanel, clock: FixedClock, heard: Heard
) -> None:
    later(clock, panel, days=2)
    assert said(panel)[:2] == [
        "Waits for: Mrs Ong sends the licence key, slipped: 1 day late", "Tell the client before tomorrow 17:30.",
    ]  # fmt: skip
    press(panel, "waitTell")
    assert panel.findChild(QWidget, "ask-told") is not None
    assert heard.take() == []


def test_once_the_word_was_kept_another_is_asked_for(
    panel: PromisePanel, desk: Desk, quote: Promise, wait: Wait
) -> None:
    operations.keep(desk.journal, wait.next_word_id)
    assert "No further word to the client is promised." in said(panel)
    press(panel, "waitSayWhen")
    assert box(panel, "waitOwed").currentData() == str(wait.owed_id)
    say_when(panel, "waitAt", "Fri 9:00")
    press(panel, "askSave")
    (row,) = waiting.of_promise(desk.journal, quote.id)
    assert row.wait.id == wait.id
    assert row.next_word.promise.state is State.OPEN
    assert not row.word_due


def test_it_can_be_stopped_and_undone(panel: PromisePanel, desk: Desk, quote: Promise, wait: Wait) -> None:
    press(panel, "waitStop")
    assert waiting.get(desk.journal, wait.id).ended_at is not None
    assert said(panel) == []
    desk.journal.undo()
    assert len(said(panel)) == 2


@pytest.mark.usefixtures("wait")
def test_what_is_owed_names_what_waits_and_is_chased_politely(
    panel: PromisePanel, owed: Promise, quote: Promise, clock: FixedClock, heard: Heard
) -> None:
    panel.show_promise(owed.id)
    assert said(panel) == ["Waited for by: send the quote, Fri 27 Nov 17:30"]
    chase = panel.findChild(QPushButton, "waitChase")
    assert chase is None
    later(clock, panel, days=2)
    press(panel, "waitChase")
    press(panel, "waitOpen")
    assert heard.take() == [("ready_words_wanted", owed.id, ""), ("promise_wanted", quote.id)]


def test_a_settled_promise_offers_ready_words_too(
    panel: PromisePanel, desk: Desk, quote: Promise, heard: Heard, qtbot: QtBot
) -> None:
    operations.keep(desk.journal, quote.id)
    QTest.keyClick(panel, Qt.Key.Key_P)
    assert heard.take() == [("ready_words_wanted", quote.id, "")]
