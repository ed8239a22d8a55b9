"""The field of a promised time says at each keystroke what it understood."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.windows import Grain
from tests import builders
from tests.ui.desks import click, on_screen
from ui.desk import Desk
from ui.fields.when import CalendarPopup, WhenField
from ui.parts.inputs import line_edit

# The list of common phrases opens as a window of its own, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def when(qtbot: QtBot, desk: Desk) -> WhenField:
    """The field, empty, on a screen."""
    made = WhenField(desk, "promiseWhen", "By when")
    on_screen(qtbot, made, 500, 200)
    made.setFocus()
    return made


def echo(when: WhenField) -> str:
    found = when.findChild(QLabel, "promiseWhenEcho")
    assert found is not None
    return found.text()


def offers(when: WhenField) -> list[QPushButton]:
    found = [when.findChild(QPushButton, f"promiseWhenOffer{number}") for number in range(2)]
    return [offer for offer in found if offer is not None and offer.isVisible()]


def test_a_phrase_is_read_while_it_is_typed(when: WhenField) -> None:
    QTest.keyClicks(when.line, "tomorrow 3pm")

    window = when.window_read()
    assert window is not None
    assert window.due_at == builders.moment("2026-11-25 15:00")
    assert window.said == "tomorrow 3pm"
    assert echo(when).startswith("Wed 25 Nov 2026, 15:00")


def test_nothing_typed_is_no_time_and_says_what_is_missing(when: WhenField) -> None:
    assert when.window_read() is None
    assert echo(when) == "By when?"
    assert "until when" in when.trouble()


@pytest.mark.parametrize(
    ("typed", "asked", "offered"),
    [
        ("Fri 12-10", "Which: 12:00 to 22:00, or 10:00 to 12:00?", ["Fri 12:00-22:00", "Fri 10:00-12:00"]),
    ],
)
def test_what_may_be_meant_otherwise_is_asked_and_not_guessed(
    when: WhenField, typed: str, asked: str, offered: list[str]
) -> None:
    QTest.keyClicks(when.line, typed)

    assert when.window_read() is None
    assert echo(when) == asked
    assert [offer.text() for offer in offers(when)] == offered


def test_a_phrase_that_is_no_time_says_why(when: WhenField) -> None:
    QTest.keyClicks(when.line, "at 25:00")

    assert when.window_read() is None
    assert "25:00" in when.trouble()
    assert "25:00" in echo(when)

    when.show_trouble()
    assert when.line.accessibleDescription() == when.trouble()


def test_not_before_is_no_promise(when: WhenField) -> None:
    when.set_phrase("not before Friday")

    assert when.window_read() is None
    assert when.trouble()


def test_an_offer_can_be_taken_by_alt_and_its_number(when: WhenField, qtbot: QtBot) -> None:
    when.set_phrase("Friday 28 Nov")
    shown = offers(when)
    assert shown
    first = shown[0].text()

    QTest.keyClick(when.line, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: when.phrase() == first)
    assert when.window_read() is not None
    assert offers(when) == []


def test_a_time_that_is_promised_already_holds_until_something_is_typed(when: WhenField) -> None:
    given = builders.window("2026-12-01 17:30", grain=Grain.DAY)
    when.set_window(given)
    assert when.window_read() == given

    when.line.selectAll()
    QTest.keyClicks(when.line, "by Fri")

    window = when.window_read()
    assert window is not None
    assert window.due_at.date() == builders.moment("2026-11-27 00:00").date()


def test_a_day_can_be_picked_from_a_month(qtbot: QtBot, desk: Desk) -> None:
    ground = QWidget()
    when = WhenField(desk, "promiseWhen", "By when")
    when.setParent(ground)
    on_screen(qtbot, ground, 600, 500)
    click(ground, "promiseWhenPick")
    popup = ground.findChild(CalendarPopup)
    assert popup is not None
    assert popup.isVisible()

    popup.calendar.activated.emit(popup.calendar.selectedDate().fromString("2026-12-03", Qt.DateFormat.ISODate))

    assert when.phrase() == "2026-12-03"
    assert not popup.isVisible()


def test_the_field_hands_the_keyboard_to_its_line(when: WhenField, qtbot: QtBot) -> None:
    other = line_edit("other", "Other")
    qtbot.addWidget(other)
    when.line.clearFocus()

    when.setFocus()

    assert when.line.hasFocus()
