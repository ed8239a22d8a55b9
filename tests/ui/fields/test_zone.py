"""All time zones can be chosen; they are read off the GUI thread, and what was chosen or typed before stays."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desks import on_screen
from tests.ui.finding import part
from ui.fields import zone
from ui.fields.completions import CompletionList
from ui.fields.zone import zone_box, zone_names
from ui.parts.inputs import line_edit
from ui.theme import Theme


@pytest.fixture(autouse=True)
def unread(dressed: Theme) -> None:
    """Have the zones read anew, as in a program that was just started."""
    zone_names.cache_clear()


def new_box(qtbot: QtBot) -> QComboBox:
    found = zone_box("zone", "Time zone", [("", "")])
    qtbot.addWidget(found)
    return found


def filled(box: QComboBox, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: box.findData("Europe/London") >= 0, timeout=5_000)


def test_the_zones_come_once_they_are_read_and_nothing_is_chosen_by_it(qtbot: QtBot) -> None:
    box = new_box(qtbot)
    chosen: list[int] = []
    box.currentIndexChanged.connect(chosen.append)
    assert box.count() == 1

    filled(box, qtbot)

    assert (box.currentData(), box.currentText(), chosen) == ("", "", [])
    assert box.itemText(box.findData("America/New_York")) == "America/New York"


def test_what_is_being_typed_stays_when_they_come(qtbot: QtBot) -> None:
    box = new_box(qtbot)
    box.setEditText("lon")

    filled(box, qtbot)

    assert box.currentText() == "lon"


def typed_into(qtbot: QtBot, words: str) -> tuple[QWidget, QComboBox]:
    """Return a window with a box into which something was typed, and a line below it."""
    ground = QWidget()
    box = zone_box("zone", "Time zone", [("", "")])
    layout = QVBoxLayout(ground)
    layout.addWidget(box)
    layout.addWidget(line_edit("why", "Why"))
    layout.addStretch(1)
    filled(box, qtbot)
    on_screen(qtbot, ground, 500, 420)
    box.setFocus()
    QTest.keyClicks(box, words)
    return ground, box


def offered(ground: QWidget) -> list[str]:
    found = ground.findChild(CompletionList)
    return list(found.phrases) if found is not None and found.isVisible() else []


def test_any_part_of_a_name_finds_it(qtbot: QtBot) -> None:
    ground, _box = typed_into(qtbot, "lond")

    assert offered(ground) == ["Europe/London"]


def test_it_is_offered_in_no_window_of_its_own(qtbot: QtBot) -> None:
    ground, box = typed_into(qtbot, "lond")

    assert box.completer() is None
    assert part(ground, CompletionList, "").window() is ground
    assert QApplication.activePopupWidget() is None


def test_the_arrows_choose_one_and_enter_takes_it_as_a_choice_from_the_list_would(qtbot: QtBot) -> None:
    ground, box = typed_into(qtbot, "york")
    chosen: list[int] = []
    box.activated.connect(chosen.append)

    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert (box.currentText(), box.currentData()) == ("America/New York", "America/New_York")
    assert chosen == [box.findData("America/New_York")]
    assert offered(ground) == []
    assert QApplication.focusWidget() is box


def test_a_click_takes_it(qtbot: QtBot) -> None:
    ground, box = typed_into(qtbot, "york")
    rows = part(ground, QListView, "zoneCompletions")

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(0, 0)).center())

    assert box.currentData() == "America/New_York"
    assert QApplication.focusWidget() is box


def test_escape_lets_the_list_go_and_what_was_typed_stays(qtbot: QtBot) -> None:
    ground, box = typed_into(qtbot, "york")

    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert (offered(ground), box.currentText()) == ([], "york")


def test_it_goes_with_the_keyboard_and_no_letter_is_lost(qtbot: QtBot) -> None:
    ground, box = typed_into(qtbot, "york")

    QTest.keyClick(box, Qt.Key.Key_Tab)
    why = part(ground, QLineEdit, "why")
    QTest.keyClicks(why, "on the move")

    assert offered(ground) == []
    assert (box.currentText(), why.text()) == ("york", "on the move")
    assert QApplication.focusWidget() is why


def test_what_was_typed_before_the_zones_came_is_offered_then(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = Event()

    def read_late() -> tuple[str, ...]:
        typed.wait(5)
        return ("Europe/London", "Europe/Paris")

    monkeypatch.setattr(zone, "zone_names", read_late)
    ground = QWidget()
    box = zone_box("zone", "Time zone", [("", "")])
    QVBoxLayout(ground).addWidget(box)
    on_screen(qtbot, ground, 500, 420)
    box.setFocus()
    QTest.keyClicks(box, "lond")
    assert offered(ground) == []

    typed.set()

    qtbot.waitUntil(lambda: offered(ground) == ["Europe/London"], timeout=5_000)


def test_a_zone_that_stands_already_stands_once(qtbot: QtBot) -> None:
    found = zone_box("zone", "Time zone", [("Europe/London", "Europe/London")])
    qtbot.addWidget(found)

    qtbot.waitUntil(lambda: found.findData("Europe/Paris") >= 0, timeout=5_000)

    assert [found.itemData(place) for place in range(found.count())].count("Europe/London") == 1
