"""The small pieces say what they are, show where the keyboard is, and give way when there is little room."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.parts.making import made
from ui.parts.avatar import Avatar, initials, way
from ui.parts.buttons import ActionRow, NavButton, button, tool
from ui.parts.card import Fact, PageHead, StatCard
from ui.parts.chips import LOOKS, Chip, ChipState
from ui.parts.empty import EmptyState
from ui.parts.flow import FlowLayout
from ui.parts.inputs import check_box, combo, line_edit
from ui.parts.labels import ElidedLabel, label
from ui.parts.layouts import column, page
from ui.parts.popup import SHADOW, Popup
from ui.theme import Theme

FOCUSED: list[Callable[[], QAbstractButton]] = [
    lambda: button("Log it", "primary"),
    lambda: button("Cancel"),
    lambda: button("Withdraw", "danger"),
    lambda: button("Open", "link"),
    lambda: button("More", "ghost"),
    lambda: tool("search", "Search"),
    lambda: ActionRow("check", "It is done", "Record when", "K"),
    lambda: ActionRow("check", "It is done", "Record when", "K", primary=True),
    lambda: NavButton("Today", "house"),
    lambda: check_box("box", "Internal"),
]


@pytest.mark.parametrize("make", FOCUSED)
def test_every_control_looks_different_with_the_keyboard_on_it(dressed: Theme, qtbot: QtBot, make: object) -> None:
    found, other = made(qtbot, make), QPushButton("other")
    home = page(column(found, other))
    qtbot.addWidget(home)
    with qtbot.waitExposed(home):
        home.show()
    other.setFocus()
    before = found.grab().toImage()

    found.setFocus(Qt.FocusReason.TabFocusReason)

    assert found.hasFocus()
    assert found.grab().toImage() != before


def test_client_words_are_never_read_as_markup(dressed: Theme, qtbot: QtBot) -> None:
    found = label("<b>Larkspur</b>")
    qtbot.addWidget(found)

    assert found.textFormat() == Qt.TextFormat.PlainText


def test_long_words_give_way_and_stand_whole_in_the_tip(dressed: Theme, qtbot: QtBot) -> None:
    found = ElidedLabel("A very long line about a client that does not fit anywhere")
    qtbot.addWidget(found)
    found.resize(120, 20)
    found.show()

    assert found.text().endswith("…")
    assert found.toolTip() == found.text_whole() == found.accessibleName()

    found.resize(900, 20)
    assert found.text() == found.text_whole()
    assert found.toolTip() == ""


def test_every_state_of_a_chip_but_the_plain_one_has_an_icon(dressed: Theme, qtbot: QtBot) -> None:
    assert [state for state in ChipState if not LOOKS[state].icon] == [ChipState.PLAIN]


def test_a_chip_is_as_wide_as_its_words(dressed: Theme, qtbot: QtBot) -> None:
    chip = Chip("late", ChipState.LATE)
    qtbot.addWidget(chip)
    before = chip.width()

    chip.show_as("5 days late", ChipState.LATE)

    assert chip.width() > before
    assert chip.accessibleName() == "5 days late"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Larkspur Dental", "LD"), ("St Anne's Parish", "SA"), ("A & B", "AB"), ("éclair", "É"), ("כהן דנה", "כד"),
     ("株式会社", "株"), ("!!", "?"), ("", "?"), ("3 Oaks", "3O")],
)  # fmt: skip
def test_a_client_is_known_by_its_first_letters(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_client_keeps_its_colour_everywhere(dressed: Theme, qtbot: QtBot) -> None:
    pictures = [made(qtbot, lambda: Avatar("Larkspur Dental", 32)).grab().toImage() for _ in range(2)]

    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("kind", ["call", "visit", "e-mail", "message", "remote session", "meeting", "other"])
def test_every_way_of_contact_has_words_and_an_icon_of_its_own(kind: str) -> None:
    assert way(kind).words
    assert way(kind).icon
    assert way("never heard of").icon == way("other").icon


def test_a_popup_is_as_high_as_its_words_and_paints_a_shadow_outside(dressed: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    popup = Popup(home)
    popup.fill(column(label("words " * 60, wrap=True), margins=(20, 18, 20, 14)))
    home.show()

    popup.place(50, 60, 300)
    wide = popup.height()
    popup.place(50, 60, 200)

    assert popup.pos() == QPoint(50 - SHADOW, 60 - SHADOW)
    assert popup.height() > wide
    popup.place(50, 60, 200, 120)
    assert popup.height() == 120 + 2 * SHADOW


def test_a_figure_a_fact_and_an_empty_page_are_read_out(dressed: Theme, qtbot: QtBot) -> None:
    assert made(qtbot, lambda: StatCard("4 h 20", "this month")).accessibleName() == "this month: 4 h 20"
    assert made(qtbot, lambda: Fact("clock", "When", "Today 09:42")).accessibleName() == "When: Today 09:42"
    empty = made(qtbot, lambda: EmptyState("coffee", "Nothing promised", "Log a contact", button("Log")))
    assert empty.accessibleName() == "Nothing promised. Log a contact"


def test_the_head_of_a_page_can_be_narrower_than_its_line(dressed: Theme, qtbot: QtBot) -> None:
    head = made(qtbot, lambda: PageHead("Today", "a long line " * 30, button("Review")))

    assert head.minimumSizeHint().width() < 400


def test_an_entry_of_the_sidebar_tells_its_count_to_readers(dressed: Theme, qtbot: QtBot) -> None:
    entry = NavButton("Today", "house")
    qtbot.addWidget(entry)

    entry.set_count(3, "3 late")
    assert entry.accessibleName() == "Today, 3 late"

    entry.set_count(0, "0 late")
    assert entry.accessibleName() == "Today"


def test_a_choice_is_taken_by_its_key(dressed: Theme, qtbot: QtBot) -> None:
    found = ActionRow("check", "It is done", "Record when it was kept", "K")
    home = page(column(found, line_edit("x", "x")))
    qtbot.addWidget(home)
    with qtbot.waitExposed(home):
        home.show()
    found.setFocus()

    with qtbot.waitSignal(found.clicked):
        QTest.keyClick(home, Qt.Key.Key_K)


def test_pieces_that_flow_go_on_below(dressed: Theme, qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    pieces = [Chip(f"piece {n}", ChipState.PLAIN) for n in range(6)]
    flow = FlowLayout(*pieces)
    home.setLayout(flow)
    home.resize(200, 300)
    home.show()

    assert flow.heightForWidth(200) > flow.heightForWidth(2000)
    assert max(piece.geometry().right() for piece in pieces) <= 200
    assert len({piece.y() for piece in pieces}) > 1


def test_pieces_grow_with_the_text(dressed: Theme, qtbot: QtBot) -> None:
    pieces = [
        made(qtbot, make)
        for make in (
            lambda: Chip("late", ChipState.LATE),
            lambda: Avatar("Larkspur"),
            lambda: NavButton("Today", "house"),
            lambda: ActionRow("check", "Done", "words"),
        )
    ]
    before = [piece.height() for piece in pieces]

    dressed.set_text_percent(150)

    assert all(piece.height() > height for piece, height in zip(pieces, before, strict=True))
    dressed.set_text_percent(100)
    assert [piece.height() for piece in pieces] == before


def test_a_button_shows_its_icon_larger_with_larger_text(dressed: Theme, qtbot: QtBot) -> None:
    found = button("Log", "", "plus")
    qtbot.addWidget(found)

    dressed.set_text_percent(150)

    assert found.iconSize() == QSize(dressed.px(21), dressed.px(16))


@pytest.mark.parametrize("make", FOCUSED[:-1])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_a_button_as_space_does(dressed: Theme, qtbot: QtBot, make: object, key: Qt.Key) -> None:
    found = made(qtbot, make)
    assert isinstance(found, QAbstractButton)

    with qtbot.waitSignal(found.clicked):
        QTest.keyClick(found, key)

    with qtbot.assertNotEmitted(found.clicked):
        QTest.keyClick(found, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_choice_too_long_for_its_field_ends_in_an_ellipsis(dressed: Theme, qtbot: QtBot) -> None:
    box = combo("client", "Client", (("1", "Hargreaves Dental Practice and Partners"), ("2", "Iyer")))
    qtbot.addWidget(box)
    box.resize(120, 32)
    shown = []
    for place in range(2):
        box.setCurrentIndex(place)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        shown.append(option.currentText)

    assert shown[0].startswith("Harg")
    assert shown[0].endswith("…")
    assert shown[1] == "Iyer"
