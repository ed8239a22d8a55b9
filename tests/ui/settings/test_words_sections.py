"""The owner's ready words and kind words: kept when a field is left, restored, or refused with what to do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from models import kind_words, ready_words
from tests.models.ready import kind_list, stock_in
from tests.ui.desks import click, on_screen
from ui.desk import Desk
from ui.settings.kind_words_section import KindWordsSection
from ui.settings.page import SettingsPage
from ui.settings.ready_words_section import ReadyWordsSection
from ui.settings.section import Section


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk)
    on_screen(qtbot, made)
    return made


@pytest.fixture
def words(page: SettingsPage) -> ReadyWordsSection:
    page._group.button(3).setChecked(True)
    found = page.findChild(ReadyWordsSection)
    assert found is not None
    return found


@pytest.fixture
def kind(page: SettingsPage) -> KindWordsSection:
    page._group.button(4).setChecked(True)
    found = page.findChild(KindWordsSection)
    assert found is not None
    return found


def field(section: Section, name: str) -> QPlainTextEdit:
    found = section.findChild(QPlainTextEdit, name)
    assert found is not None
    return found


def write(section: Section, name: str, text: str) -> None:
    found = field(section, name)
    found.setFocus()
    found.setPlainText(text)
    QTest.keyClick(found, Qt.Key.Key_Tab)


def choose(section: Section, name: str, value: str) -> None:
    found = section.findChild(QComboBox, name)
    assert found is not None
    found.setCurrentIndex(found.findData(value))


def trouble(section: Section) -> str:
    found = section.findChild(QLabel, "settingsTrouble")
    assert found is not None
    return found.text() if found.isVisible() else ""


def can_restore(section: Section, name: str) -> bool:
    found = section.findChild(QPushButton, name)
    assert found is not None
    return found.isEnabled()


def test_a_text_is_kept_when_its_field_is_left_and_restored_on_wish(words: ReadyWordsSection, desk: Desk) -> None:
    assert not can_restore(words, "wordsRestore")
    write(words, "wordsBody", "It is late, {person}.")
    now = ready_words.one(desk.journal, stock_in(), "delay")
    assert (now.body, now.own) == ("It is late, {person}.", True)
    assert can_restore(words, "wordsRestore")
    click(words, "wordsRestore")
    assert not ready_words.one(desk.journal, stock_in(), "delay").own
    assert field(words, "wordsBody").toPlainText().startswith("Hello[ {person}],")
    desk.journal.undo()
    assert field(words, "wordsBody").toPlainText() == "It is late, {person}."


def test_each_language_and_each_text_has_its_own(words: ReadyWordsSection, desk: Desk) -> None:
    choose(words, "wordsLanguage", "de")
    choose(words, "wordsName", "thanks")
    assert field(words, "wordsBody").toPlainText().startswith("Guten Tag[ {person}],")
    write(words, "wordsBody", "Danke!")
    assert ready_words.one(desk.journal, stock_in("de"), "thanks").body == "Danke!"
    assert not ready_words.one(desk.journal, stock_in("en"), "thanks").own
    choose(words, "wordsName", "delay")
    assert not can_restore(words, "wordsRestore")


def test_the_subject_is_kept_too(words: ReadyWordsSection, desk: Desk) -> None:
    subject = words.findChild(QLineEdit, "wordsSubject")
    assert subject is not None
    subject.setFocus()
    subject.setText("Later: {promise}")
    QTest.keyClick(subject, Qt.Key.Key_Tab)
    assert ready_words.one(desk.journal, stock_in(), "delay").subject == "Later: {promise}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear {persn}", "“{persn}” is no blank; write one of {person}"),
        ("a { b", "a brace { stands alone in the body"),
        ("", "the body is empty"),
        ("x" * 100_000, "20,000 at most can be kept"),
    ],
)
def test_what_is_refused_stays_with_what_to_do_beside_it(
    words: ReadyWordsSection, desk: Desk, text: str, told: str
) -> None:
    write(words, "wordsBody", text)
    assert told in trouble(words)
    assert field(words, "wordsBody").toPlainText() == text
    choose(words, "wordsName", "thanks")
    assert field(words, "wordsBody").toPlainText() == text
    assert desk.journal.undo_label() is None
    write(words, "wordsBody", "Dear {person}")
    assert trouble(words) == ""
    choose(words, "wordsName", "thanks")
    assert field(words, "wordsBody").toPlainText().startswith("Hello[ {person}],")


def test_nothing_changed_is_nothing_saved(words: ReadyWordsSection, desk: Desk) -> None:
    for name in ready_words.NAMES:
        choose(words, "wordsName", name)
        found = field(words, "wordsBody")
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Tab)
    assert desk.journal.undo_label() is None


def test_the_list_of_phrases_is_kept_restored_and_refused_by_its_line(kind: KindWordsSection, desk: Desk) -> None:
    write(kind, "kindList", "no clue = I will find out")
    assert [one.phrase for one in kind_words.of_language(desk.journal, "en", "")] == ["no clue"]
    write(kind, "kindList", "no clue = I will find out\nimpossible")
    assert "line 2 of the list, “impossible”, is not" in trouble(kind)
    choose(kind, "kindLanguage", "de")
    assert field(kind, "kindList").toPlainText().endswith("impossible")
    write(kind, "kindList", "")
    assert kind_words.of_language(desk.journal, "en", "x = y") == ()
    click(kind, "kindRestore")
    assert kind_words.read_list(field(kind, "kindList").toPlainText()) == kind_list()
    choose(kind, "kindLanguage", "de")
    assert kind_words.read_list(field(kind, "kindList").toPlainText()) == kind_list("de")


def test_another_program_shows_what_it_wrote(words: ReadyWordsSection, desk: Desk) -> None:
    ready_words.change(desk.journal, "delay", "en", "a\n\nb")
    assert field(words, "wordsBody").toPlainText() == "b"


def test_what_stands_below_a_field_lies_below_it(words: ReadyWordsSection) -> None:
    blanks = words.findChild(QLabel, "wordsBlanks")
    assert blanks is not None
    assert field(words, "wordsBody").geometry().bottom() < blanks.geometry().top()
