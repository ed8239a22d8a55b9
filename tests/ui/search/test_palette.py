"""The palette finds names first, then what can be done, then what was written; Enter does it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from tests.pictures import table
from tests.ui.desks import Heard, on_screen
from ui.actions import Actions
from ui.deeds import Deeds
from ui.desk import Desk
from ui.menus import DEEDS
from ui.navigator import LogWish, PageName
from ui.search.palette import Palette


class Ground(QMainWindow):
    """A window with all its actions and one field that had the keyboard."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.known = Actions(self)
        self.field = QLineEdit()
        self.setCentralWidget(self.field)
        slots = Deeds(desk, self.known, self).slots()
        for deed in DEEDS:
            self.known.add(deed, slots.get(deed.name, self.update))

    def open(self) -> Palette:
        return Palette.open_over(self.desk, self.known, self)


def line(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit, "paletteLine")
    assert found is not None
    return found


def answers(palette: Palette) -> list[str]:
    found = palette.findChild(QListView, "paletteAnswers")
    assert found is not None
    return table(found)


@pytest.fixture
def ground(qtbot: QtBot, busy_desk: Desk) -> Iterator[Ground]:
    made = Ground(busy_desk)
    on_screen(qtbot, made)
    made.field.setFocus()
    yield made
    made.hide()


@pytest.fixture
def palette(ground: Ground) -> Palette:
    return ground.open()


def test_with_nothing_typed_it_offers_what_is_done_most(ground: Ground) -> None:
    ground.desk.preferences.saw_client(ground.desk.journal.path, 2)

    shown = answers(ground.open())

    assert shown[0] == "Recent clients"
    assert shown[2] == "Commands"
    assert "New client, Ctrl+Shift+N" in shown


def test_names_come_first_then_commands_then_the_journal(palette: Palette) -> None:
    QTest.keyClicks(line(palette), "kes")

    shown = answers(palette)
    assert shown[:5] == [
        "Clients",
        "Kestrel Architects",
        "Commands",
        "Log a call with Kestrel Architects",
        "Service report for Kestrel Architects",
    ]
    assert "Journal" in shown


def test_commands_are_found_by_any_of_their_words_and_say_their_keys(palette: Palette) -> None:
    QTest.keyClicks(line(palette), "text larg")

    assert any(row.startswith("Larger text, Ctrl+") for row in answers(palette))


def test_what_was_written_is_found_with_its_day(palette: Palette) -> None:
    QTest.keyClicks(line(palette), "vpn dropped")

    assert any("VPN dropped" in row and "Kestrel Architects" in row for row in answers(palette))


def test_enter_does_the_marked_answer_and_closes(palette: Palette, busy_heard: Heard) -> None:
    QTest.keyClicks(line(palette), "kes")
    QTest.keyClick(line(palette), Qt.Key.Key_Return)

    [(name, client_id)] = busy_heard.take()
    assert name == "client_wanted"
    assert isinstance(client_id, int)
    assert not palette.isVisible()


def test_down_goes_past_the_heads(palette: Palette, busy_heard: Heard) -> None:
    QTest.keyClicks(line(palette), "kes")
    QTest.keyClick(line(palette), Qt.Key.Key_Down)
    QTest.keyClick(line(palette), Qt.Key.Key_Return)

    [(name, wish)] = busy_heard.take()
    assert name == "log_wanted"
    assert isinstance(wish, LogWish)
    assert wish.kind == "call"


def test_up_from_the_first_is_the_last(palette: Palette) -> None:
    QTest.keyClicks(line(palette), "kes")
    view = palette.findChild(QListView, "paletteAnswers")
    assert view is not None

    QTest.keyClick(line(palette), Qt.Key.Key_Up)

    assert view.currentIndex().row() == view.model().rowCount(view.rootIndex()) - 1


def test_a_command_is_done_from_here(palette: Palette, busy_heard: Heard) -> None:
    QTest.keyClicks(line(palette), "settings")
    QTest.keyClick(line(palette), Qt.Key.Key_Return)

    assert busy_heard.take() == [("page_wanted", PageName.SETTINGS)]


def test_escape_closes_it_and_gives_the_keyboard_back(ground: Ground) -> None:
    palette = ground.open()
    assert line(palette).hasFocus()

    QTest.keyClick(line(palette), Qt.Key.Key_Escape)

    assert not palette.isVisible()
    assert ground.field.hasFocus()


def test_a_click_beside_it_closes_it(ground: Ground) -> None:
    palette = ground.open()

    QTest.mouseClick(ground.field, Qt.MouseButton.LeftButton)

    assert not palette.isVisible()


def test_a_click_in_it_does_not(ground: Ground) -> None:
    palette = ground.open()

    QTest.mouseClick(line(palette), Qt.MouseButton.LeftButton)

    assert palette.isVisible()


@pytest.mark.parametrize("typed", ["zzzqqq", '"', "c++", "o'neil", "(", "*", "a" * 3000, "🎉"])
def test_whatever_is_typed_is_answered(palette: Palette, typed: str) -> None:
    line(palette).setText(typed)

    none = palette.findChild(QLabel, "paletteNone")
    assert none is not None
    assert none.isVisible() is (answers(palette) == [])


def test_opened_twice_there_is_one(ground: Ground) -> None:
    first = ground.open()
    QTest.keyClicks(line(first), "kes")

    again = ground.open()

    assert again is first
    assert line(again).selectedText() == "kes"
    assert sum(found.isVisible() for found in ground.findChildren(QWidget, "palette")) == 1
