"""What rows say to a screen reader, and how words of any script stand in them."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from tests.ui.delegates.builders import client, entry, head, promise
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.rows import ChipText, RowAction, default_promise_actions, isolated, joined, one_line
from ui.parts.chips import ChipState


def test_a_promise_is_read_with_its_client_and_how_it_stands() -> None:
    assert promise(1, late=True).spoken == "Send the quote, Larkspur Dental, 2 days late"


def test_an_interaction_is_read_with_time_words_and_promises() -> None:
    cell = entry(1, "Fixed it.", (ChipText("Test the backup · Fri", ChipState.SOON),))

    assert cell.spoken == "Visit with Dana, 14:00, 1 h 30, Fixed it., Test the backup · Fri"


def test_a_client_and_a_head_are_read_with_their_figures() -> None:
    assert client(1).spoken == "Larkspur Dental, last: yesterday, 1 late, 4 h 20"
    assert head("Overdue", 2).spoken == "Overdue, 2"


def test_pieces_are_joined_with_dots_and_empty_ones_left_out() -> None:
    assert joined("Larkspur", "", "Visit") == "Larkspur  ·  Visit"


def test_a_name_written_from_the_right_is_kept_apart_and_read_plainly() -> None:
    cell = promise(1, joined("דנה", "Visit"))

    assert isolated("דנה") == "\u2068דנה\u2069"
    assert "\u2068" not in cell.spoken
    assert "דנה" in cell.spoken


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb", "a b"), ("a \r\n\t b", "a b"), ("  a  ·  b ", "a  ·  b"), ("a\u2028b", "a b"), ("a\x00", "a"), ("", "")],
)
def test_words_with_breaks_stand_on_one_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_hundred_thousand_letters_are_shown_shortened() -> None:
    assert len(one_line("word " * 20_000)) <= 600


def test_a_narrow_row_keeps_its_words_and_leaves_the_small_actions_to_keys_and_menu(qapp: QApplication) -> None:
    delegate, cell = PromiseDelegate(), replace(promise(1), actions=default_promise_actions())

    assert len(delegate.fitting_actions(QRectF(0, 0, 600, 60), cell)) == 3
    assert delegate.fitting_actions(QRectF(0, 0, 330, 60), cell) == ()
    assert not isinstance(delegate.target_at(QPointF(310, 30), QRectF(0, 0, 330, 60), cell), RowAction)
    assert isinstance(delegate.target_at(QPointF(576, 30), QRectF(0, 0, 600, 60), cell), RowAction)
