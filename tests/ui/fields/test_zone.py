"""All time zones can be chosen; they are read off the GUI thread, and what was chosen or typed before stays."""

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ui.fields.zone import zone_box, zone_names
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


def test_any_part_of_a_name_finds_it(qtbot: QtBot) -> None:
    box = new_box(qtbot)
    filled(box, qtbot)
    completer = box.completer()
    assert completer is not None

    completer.setCompletionPrefix("lond")

    assert [completer.currentCompletion()] == ["Europe/London"]
    assert completer.completionCount() == 1


def test_a_zone_that_stands_already_stands_once(qtbot: QtBot) -> None:
    found = zone_box("zone", "Time zone", [("Europe/London", "Europe/London")])
    qtbot.addWidget(found)

    qtbot.waitUntil(lambda: found.findData("Europe/Paris") >= 0, timeout=5_000)

    assert [found.itemData(place) for place in range(found.count())].count("Europe/London") == 1
