"""The one-line field colours what it understands and stays a plain line edit otherwise."""

import re

import pytest
from PySide6.QtGui import QColor, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.fields.token_line import TokenLine, TokenSpan
from ui.theme import Scheme, Theme


def capitals(text: str) -> list[TokenSpan]:
    return [TokenSpan(found.start(), found.end(), "client") for found in re.finditer(r"[A-Z]+", text)]


@pytest.fixture
def line(dressed: Theme, qtbot: QtBot) -> TokenLine:
    """A field that understands words in capitals, on a screen."""
    made = TokenLine("capture", "Log a contact", capitals)
    qtbot.addWidget(made)
    made.resize(400, 32)
    with qtbot.waitExposed(made):
        made.show()
    return made


def columns(line: TokenLine, dressed: Theme) -> list[int]:
    """Where the ground of understood words stands in the picture of the field."""
    QApplication.processEvents()
    image: QImage = line.grab().toImage()
    ground = dressed.color("accent_soft").name()
    return [x for x in range(image.width()) if QColor(image.pixel(x, image.height() // 2 - 8)).name() == ground]


def test_an_understood_word_has_a_ground_of_its_own(line: TokenLine, dressed: Theme) -> None:
    line.setText("call back")
    assert columns(line, dressed) == []

    line.setText("call LARKSPUR now")
    assert len(columns(line, dressed)) > 20


def test_the_ground_stands_under_the_word_even_after_letters_outside_the_basic_plane(
    line: TokenLine, dressed: Theme
) -> None:
    line.setText("xx LARK")
    plain = columns(line, dressed)
    line.setText("🎉🎉🎉🎉 LARK")
    after = columns(line, dressed)

    assert after
    assert len(after) == pytest.approx(len(plain), abs=3)
    assert line.text() == "🎉🎉🎉🎉 LARK"


def test_typing_in_the_middle_keeps_the_ground_under_the_word(line: TokenLine, dressed: Theme) -> None:
    line.setText("LARK called")
    before = columns(line, dressed)

    line.setCursorPosition(8)
    QTest.keyClicks(line, "zzz")

    assert line.text() == "LARK calzzzled"
    assert columns(line, dressed) == before


def test_undo_and_selection_are_those_of_a_line_edit(line: TokenLine) -> None:
    QTest.keyClicks(line, "call LARK")
    line.selectAll()
    assert line.selectedText() == "call LARK"

    line.undo()

    assert line.text() == ""
    assert line.accessibleName() == "Log a contact"


def test_composing_with_an_input_method_is_not_disturbed(line: TokenLine) -> None:
    line.setText("LARK ")

    QApplication.sendEvent(line, QInputMethodEvent("か", []))
    line.show_spans(capitals(line.text()))
    assert line.text() == "LARK "

    commit = QInputMethodEvent("", [])
    commit.setCommitString("かな")
    QApplication.sendEvent(line, commit)
    assert line.text() == "LARK かな"


def test_a_line_of_a_hundred_thousand_letters_is_taken(line: TokenLine) -> None:
    line.setText("x" * 100_000)

    assert len(line.text()) == 100_000


def test_the_ground_changes_with_the_look(line: TokenLine, dressed: Theme) -> None:
    line.setText("LARK")

    dressed.set_scheme(Scheme.DARK)

    assert columns(line, dressed)


def test_another_reader_is_asked_at_once(line: TokenLine, dressed: Theme) -> None:
    line.setText("LARK")

    line.set_reader(lambda text: [])

    assert columns(line, dressed) == []
