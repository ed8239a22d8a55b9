"""The page of keys is true, the manual leads on, About says what runs."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QTableWidget, QTextBrowser
from pytestqt.qtbot import QtBot

import resources
from models.journal import Journal
from tests.pictures import table
from tests.ui.desks import click, on_screen
from ui.actions import Actions, keys_of
from ui.help.about import About
from ui.help.keys import IN_LISTS, KeysPage
from ui.help.manual import FIRST, Manual
from ui.menus import DEEDS
from ui.promises.deeds import DEEDS as PROMISE_DEEDS
from ui.theme import Theme


@pytest.fixture
def window(dressed: Theme, qtbot: QtBot) -> Iterator[QMainWindow]:
    made = QMainWindow()
    on_screen(qtbot, made)
    yield made
    made.hide()


@pytest.fixture
def known(window: QMainWindow) -> Actions:
    actions = Actions(window)
    for deed in DEEDS:
        actions.add(deed, window.update)
    return actions


def keys_shown(page: KeysPage) -> list[str]:
    found = page.findChild(QTableWidget, "keyTable")
    assert found is not None
    return table(found)[1:]


def test_every_shortcut_of_the_registry_is_on_the_page(window: QMainWindow, known: Actions) -> None:
    page = KeysPage.open_over(known, window)

    shown = {row.partition(" | ")[0] for row in keys_shown(page)}

    assert {keys_of(action) for action in known.all() if keys_of(action)} <= shown


def test_every_letter_of_a_list_of_promises_is_on_the_page() -> None:
    shown = {keys for keys, _words in IN_LISTS}
    letters = {Qt.Key(deed.key).name.removeprefix("Key_") for deed in PROMISE_DEEDS if deed.key is not None}

    assert letters <= shown


def test_the_page_of_keys_is_narrowed_by_typing(window: QMainWindow, known: Actions) -> None:
    page = KeysPage.open_over(known, window)
    find = page.findChild(QLineEdit, "findKey")
    assert find is not None

    QTest.keyClicks(find, "journal zzz")
    assert keys_shown(page) == []

    find.setText("find do")
    assert keys_shown(page) == ["Ctrl+K | Find or do anything | Edit"]


def test_the_manual_opens_at_its_first_page_and_follows_links(window: QMainWindow) -> None:
    manual = Manual.open_page(FIRST, window)
    text = manual.findChild(QTextBrowser)
    assert text is not None
    first = text.toPlainText()
    assert first.strip()

    text.anchorClicked.emit(QUrl("journal-file.md"))
    assert text.toPlainText() != first

    click(manual, "contents")
    assert text.toPlainText() == first


def test_every_link_of_the_help_leads_to_a_page_that_ships() -> None:
    folder = resources.path("help")
    for page in folder.glob("*.md"):
        for target in re.findall(r"\]\(([\w.-]+\.md)[^)]*\)", page.read_text(encoding="utf-8")):
            assert (folder / target).exists(), f"{page.name} leads to {target}"


def test_a_link_to_a_page_that_is_gone_changes_nothing(window: QMainWindow) -> None:
    manual = Manual.open_page(FIRST, window)
    text = manual.findChild(QTextBrowser)
    assert text is not None
    before = text.toPlainText()

    text.anchorClicked.emit(QUrl("no-such-page.md"))

    assert text.toPlainText() == before


def test_about_says_version_place_and_licences_and_copies_them(window: QMainWindow, journal: Journal) -> None:
    about = About.open_over(journal, window)
    facts = about.findChild(QLabel, "facts")
    licences = about.findChild(QTextBrowser, "licences")
    assert facts is not None
    assert licences is not None

    click(about, "copyFacts")

    copied = QApplication.clipboard().text()
    assert copied.startswith(f"Kept {resources.text('version.txt').strip()}\n")
    assert "in memory" in copied
    assert "Licence: MIT" in facts.text()
    assert "Inter" in licences.toPlainText()
