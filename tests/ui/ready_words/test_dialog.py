"""The dialog of ready words: filled, changed, kept, copied, mailed, logged; never with a gap left."""

from collections.abc import Iterator
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models import clients, people, ready_words
from models.clients import ClientDraft
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, Way
from models.people import PersonDraft
from models.promises import operations, questions
from models.promises.questions import PromiseFilter
from models.promises.records import EventKind, Promise, PromiseDraft, Side
from models.ready_words import NAMES
from tests.models.entries import window
from tests.ui.desks import Heard, click
from ui.desk import Desk
from ui.ready_words.dialog import ReadyWordsDialog
from ui.window import MainWindow


@pytest.fixture
def made(desk: Desk) -> Promise:
    one = clients.add(desk.journal, ClientDraft("Larkspur")).id
    tom = people.add(desk.journal, PersonDraft(one, "Tom Ashby", emails=("tom@example.org",))).id
    draft = PromiseDraft("ring Tom", window("2026-11-25 10:00"), client_id=one, person_id=tom)
    return operations.make(desk.journal, draft)


class Show(Protocol):
    def __call__(self, name: str = "delay") -> ReadyWordsDialog: ...


@pytest.fixture
def show(desk: Desk, made: Promise, over: QWidget, qtbot: QtBot) -> Iterator[Show]:
    """How to open the dialog for the promise."""
    opened: list[ReadyWordsDialog] = []

    def open_it(name: str = "delay") -> ReadyWordsDialog:
        found = ReadyWordsDialog(desk, made.id, name, over)
        opened.append(found)
        found.show()
        found.activateWindow()
        qtbot.waitUntil(found.isActiveWindow)
        return found

    yield open_it
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()


def body(dialog: ReadyWordsDialog) -> QPlainTextEdit:
    found = dialog.findChild(QPlainTextEdit, "readyBody")
    assert found is not None
    return found


def text(dialog: ReadyWordsDialog) -> str:
    return body(dialog).toPlainText()


def box(dialog: ReadyWordsDialog, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert found is not None
    return found


def trouble(dialog: ReadyWordsDialog) -> str:
    return dialog.fields.trouble.text()


def choose(dialog: ReadyWordsDialog, name: str) -> None:
    click(dialog, f"ready-{name}")


def choose_language(dialog: ReadyWordsDialog, language: str) -> None:
    found = box(dialog, "readyLanguage")
    found.setCurrentIndex(found.findData(language))
    found.activated.emit(found.currentIndex())


def fill_gap(dialog: ReadyWordsDialog, words: str) -> None:
    click(dialog, "readyCopy")
    QTest.keyClicks(body(dialog), words)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What the mail program of the desktop was to open."""
    found: list[QUrl] = []

    def take(link: QUrl) -> bool:
        found.append(link)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return found


def test_it_is_filled_from_the_record_with_the_gap_named(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    assert text(dialog).startswith("Hello Tom Ashby,\n\n“ring Tom”, which I promised for Wednesday 25 November, 10:00,")
    gaps = dialog.findChild(QLabel, "readyGaps")
    assert gaps is not None
    assert "[new time]" in gaps.text()
    assert body(dialog).gaps() == ["[new time]"]  # type: ignore[attr-defined]
    assert box(dialog, "readyHow").currentData() == Way.EMAIL.value


def test_all_six_can_be_chosen_and_what_was_changed_comes_back(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    body(dialog).setPlainText("My own words")
    firsts = {}
    for name in NAMES[1:]:
        choose(dialog, name)
        firsts[name] = text(dialog)
    assert len(set(firsts.values())) == 5
    choose(dialog, "delay")
    assert text(dialog) == "My own words"
    click(dialog, "readyAfresh")
    assert text(dialog).startswith("Hello Tom Ashby")


def test_another_language_is_remembered_for_the_client(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    body(dialog).setPlainText("Own English")
    choose_language(dialog, "de")
    assert text(dialog).startswith("Guten Tag Tom Ashby,")
    assert "Mittwoch, 25. November, 10:00" in text(dialog)
    choose_language(dialog, "en")
    assert text(dialog) == "Own English"
    choose_language(dialog, "de")
    dialog.reject()
    assert text(show()).startswith("Guten Tag")


def test_copying_waits_until_the_gap_is_filled(desk: Desk, made: Promise, show: Show, heard: Heard) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog = show()
    QTest.keyClick(dialog, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert QGuiApplication.clipboard().text() == "before"
    assert "First fill in [new time]" in trouble(dialog)
    assert body(dialog).textCursor().selectedText() == "[new time]"
    QTest.keyClicks(body(dialog), "Thursday 14:00")
    assert trouble(dialog) == ""
    click(dialog, "readyCopy")
    assert "The new time is Thursday 14:00." in QGuiApplication.clipboard().text()
    assert heard.take() == [("said", "Copied: paste it where it is to be sent.")]
    assert trouble(dialog) == ""


def test_the_gap_is_selected_also_behind_signs_that_qt_counts_double(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    body(dialog).setPlainText("🦷🦷 at [new time]!")
    click(dialog, "readyCopy")
    assert body(dialog).textCursor().selectedText() == "[new time]"


def test_the_mail_program_gets_address_subject_and_words(
    desk: Desk, made: Promise, show: Show, letters: list[QUrl]
) -> None:
    dialog = show("thanks")
    body(dialog).setPlainText("a & b?\nbcc=x@y.z\n100 % ü")
    click(dialog, "readyMail")
    (link,) = letters
    encoded = link.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    assert encoded == (
        "mailto:tom@example.org?subject=Thank%20you&body=a%20%26%20b%3F%0D%0Abcc%3Dx%40y.z%0D%0A100%20%25%20%C3%BC"
    )


def test_without_a_mail_program_it_says_what_to_do(
    desk: Desk, made: Promise, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _link: False)
    dialog = show("thanks")
    click(dialog, "readyMail")
    assert "No mail program answered. Copy the words" in trouble(dialog)


def test_once_sent_it_is_logged_and_the_client_is_told_in_one_step(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    fill_gap(dialog, "Thursday 14:00")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == ReadyWordsDialog.DialogCode.Accepted
    (row,) = interactions.page(desk.journal, InteractionFilter())
    assert row.interaction.kind is Way.EMAIL
    assert row.interaction.words.startswith("A new time for “ring Tom”\n\nHello Tom Ashby,")
    assert questions.events(desk.journal, made.id)[-1].kind is EventKind.TOLD
    desk.journal.undo()
    assert interactions.page(desk.journal, InteractionFilter()) == ()


def test_read_out_on_the_phone_it_is_a_call_without_a_subject(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show("after-care")
    how = box(dialog, "readyHow")
    how.setCurrentIndex(how.findData(Way.CALL.value))
    click(dialog, "readySent")
    (row,) = interactions.page(desk.journal, InteractionFilter())
    assert (row.interaction.kind, row.interaction.words[:5]) == (Way.CALL, "Hello")
    assert [event.kind for event in questions.events(desk.journal, made.id)] == [EventKind.MADE]


def test_with_a_gap_or_nothing_at_all_nothing_is_logged(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    click(dialog, "readySent")
    assert "First fill in [new time]" in trouble(dialog)
    body(dialog).setPlainText("  ")
    click(dialog, "readySent")
    assert trouble(dialog) == "Not saved: the words are empty; write something there."
    assert dialog.isVisible()
    assert interactions.page(desk.journal, InteractionFilter()) == ()


def test_esc_keeps_what_was_typed_until_it_was_sent(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    body(dialog).setPlainText("Half a sentence")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = show()
    assert text(again) == "Half a sentence"
    click(again, "readySent")
    assert text(show()).startswith("Hello Tom Ashby")


def test_the_owners_words_are_filled_too(desk: Desk, made: Promise, show: Show) -> None:
    ready_words.change(desk.journal, "thanks", "en", "Ta\n\nTa, {person}!")
    dialog = show("thanks")
    subject = dialog.findChild(QLineEdit, "readySubject")
    assert subject is not None
    assert (subject.text(), text(dialog)) == ("Ta", "Ta, Tom Ashby!")


def test_words_of_blame_get_a_gentle_hint_and_can_be_sent_all_the_same(
    desk: Desk, made: Promise, show: Show, qtbot: QtBot
) -> None:
    dialog = show("thanks")
    hint = dialog.findChild(QLabel, "kindnessWords")
    assert hint is not None
    assert not hint.isVisible()
    body(dialog).setPlainText("That is impossible, as I said; calm down")
    qtbot.waitUntil(hint.isVisible)
    assert hint.text().startswith("“impossible”: perhaps “what I can do is”\n“as I said”: perhaps “to sum up”")
    assert hint.text().endswith("and one more")
    click(dialog, "readySent")
    assert len(interactions.page(desk.journal, InteractionFilter())) == 1


def test_the_window_opens_it_when_it_is_wanted(window: MainWindow) -> None:
    (owed,) = questions.rows(
        window.desk.journal, PromiseFilter(states=questions.OPEN, sides=frozenset({Side.OWED})), limit=1
    )
    window.desk.go.ready_words_wanted.emit(owed.promise.id, "")
    found = window.findChild(ReadyWordsDialog)
    assert found is not None
    assert text(found).count("How does it stand") + text(found).count("how it stands") == 1


def test_every_field_can_be_named_and_it_fits_a_small_window(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    for name in ("readyBody", "readySubject", "readyLanguage", "readyHow"):
        found = dialog.findChild(QWidget, name)
        assert found is not None
        assert found.accessibleName()
    hint = dialog.minimumSizeHint()
    assert hint.width() <= 876
    assert hint.height() <= 560


def test_a_promise_that_was_undone_meanwhile_is_said_and_the_words_stay(desk: Desk, made: Promise, show: Show) -> None:
    dialog = show()
    before = text(dialog)
    desk.journal.undo()
    choose(dialog, "thanks")
    assert "there is no promise" in trouble(dialog)
    assert text(dialog) == before
    body(dialog).setPlainText("Thank you")
    click(dialog, "readySent")
    assert "there is no promise" in trouble(dialog)
