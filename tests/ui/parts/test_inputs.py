"""Fields and choices: named, reached by key, telling what was chosen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime, QMimeData, QPointF, Qt, QTime, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.parts.making import made
from ui.parts.buttons import follow_tab_order
from ui.parts.drop import DropZone
from ui.parts.inputs import (
    check_box,
    combo,
    line_edit,
    moment_edit,
    number_edit,
    show_trouble,
    text_edit,
    time_edit,
)
from ui.parts.labels import buddy_label
from ui.parts.layouts import column, page, row
from ui.parts.segmented import Segment, Segmented
from ui.parts.tabs import Tabs
from ui.theme import Theme

AT = QDateTime.fromString("2026-11-24T10:20:00", Qt.DateFormat.ISODate)


INPUTS: list[Callable[[], QWidget]] = [
    lambda: line_edit("field", "Client"),
    lambda: text_edit("field", "Client"),
    lambda: combo("field", "Client", [("1", "Larkspur")]),
    lambda: moment_edit("field", "Client", AT),
    lambda: number_edit("field", "Client", 3),
    lambda: time_edit("field", "Client", QTime(9, 30)),
    lambda: check_box("field", "Client"),
]


@pytest.mark.parametrize("make", INPUTS)
def test_every_input_has_a_name_for_tests_and_words_for_readers(dressed: Theme, qtbot: QtBot, make: object) -> None:
    found = made(qtbot, make)

    assert (found.objectName(), found.accessibleName()) == ("field", "Client")


def test_a_letter_of_a_label_leads_to_its_field(dressed: Theme, qtbot: QtBot) -> None:
    field = line_edit("when", "When")
    home = page(row(buddy_label("W&hen", field), QPushButton("first"), field))
    qtbot.addWidget(home)
    with qtbot.waitExposed(home):
        home.show()

    QTest.keyClick(home, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)

    assert field.hasFocus()


def test_choosing_a_segment_by_arrow_mouse_and_code_tells_the_value(dressed: Theme, qtbot: QtBot) -> None:
    choice = Segmented("Kind", [Segment("call", "Call"), Segment("visit", "Visit"), Segment("e-mail", "E-mail")])
    qtbot.addWidget(choice)
    choice.show()
    told: list[str] = []
    choice.chosen.connect(told.append)

    QTest.keyClick(choice, Qt.Key.Key_Right)
    third = choice.findChild(QPushButton, "choice_e-mail")
    assert isinstance(third, QPushButton)
    QTest.mouseClick(third, Qt.MouseButton.LeftButton)
    choice.choose("call")

    assert told == ["visit", "e-mail", "call"]
    assert choice.value() == "call"


def test_tabs_are_chosen_by_key_and_show_counts(dressed: Theme, qtbot: QtBot) -> None:
    tabs = Tabs("Parts of the client")
    qtbot.addWidget(tabs)
    tabs.add("timeline", "Timeline")
    tabs.add("promises", "Promises")
    tabs.set_count("promises", 3)

    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.choose("promises")

    assert chosen.args == ["promises"]
    assert tabs.key() == "promises"
    assert tabs.tabText(1) == "Promises  3"


def test_tabs_that_need_more_room_leave_their_counts_out(dressed: Theme, qtbot: QtBot) -> None:
    tabs = Tabs("Parts of the client")
    qtbot.addWidget(tabs)
    for key in ("timeline", "promises", "people"):
        tabs.add(key, key.title())
        tabs.set_count(key, 12)
    whole = tabs.sizeHint().width()

    tabs.fit(whole - 1)

    assert [tabs.tabText(place) for place in range(3)] == ["Timeline", "Promises", "People"]
    assert tabs.sizeHint().width() < whole

    tabs.fit(whole)

    assert tabs.tabText(2) == "People  12"


def test_trouble_edges_a_field_and_says_why(dressed: Theme, qtbot: QtBot) -> None:
    field = line_edit("when", "When")
    qtbot.addWidget(field)
    field.show()
    before = field.grab().toImage()

    show_trouble(field, "say by when")
    assert field.accessibleDescription() == "say by when"
    assert field.grab().toImage() != before

    show_trouble(field, "")
    assert field.grab().toImage() == before


def test_a_field_for_a_moment_has_room_for_its_longest_words_and_a_readable_calendar(
    dressed: Theme, qtbot: QtBot
) -> None:
    field = moment_edit("when", "When", AT)
    qtbot.addWidget(field)
    calendar: QCalendarWidget = field.calendarWidget()

    assert field.minimumWidth() > field.fontMetrics().horizontalAdvance("Wed 30 Sep 2026  22:58") + 26
    weekend = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert weekend == dressed.color("text_muted")


def test_a_list_of_choices_gives_back_the_value(dressed: Theme, qtbot: QtBot) -> None:
    found = combo("side", "Side", [("given", "I promised"), ("owed", "They promised")])
    qtbot.addWidget(found)
    assert isinstance(found, QComboBox)

    found.setCurrentIndex(1)

    assert found.currentData() == "owed"


def test_dropped_files_are_handed_on(dressed: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone()
    qtbot.addWidget(zone)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.jpg")), QUrl("https://example.org/x")])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    with qtbot.waitSignal(zone.dropped) as dropped:
        zone.dropEvent(event)

    assert dropped.args == [(tmp_path / "photo.jpg",)]


def test_tab_goes_in_the_order_it_was_given(dressed: Theme, qtbot: QtBot) -> None:
    first, second, third = (line_edit(name, name) for name in ("a", "b", "c"))
    home = page(column(third, first, second))
    qtbot.addWidget(home)
    follow_tab_order(first, second, third)
    with qtbot.waitExposed(home):
        home.show()
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert third.hasFocus()


def test_a_number_stays_within_its_limits_and_off_the_edge(dressed: Theme, qtbot: QtBot) -> None:
    found = number_edit("lead", "Warn before", 15, least=5, most=60, suffix=" min")
    qtbot.addWidget(found)

    found.setValue(500)

    assert (found.value(), found.text()) == (60, "60 min")
    assert found.lineEdit().textMargins().left() > 4
