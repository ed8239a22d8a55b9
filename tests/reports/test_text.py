import pytest

from reports.fonts import Cut
from reports.styles import CELL, FOOTER, Style
from reports.text import Block, Span, Text

WIDTH = 120.0


def _lines(block: Block) -> list[str]:
    return ["".join(piece.word.text for piece in line).rstrip() for line in block.lines]


def test_lines_break_at_blanks_and_none_is_wider_than_the_block() -> None:
    block = Text("The reception PC that froze during consults was replaced on the 8th", CELL).laid_out(WIDTH)

    assert " ".join(_lines(block)) == "The reception PC that froze during consults was replaced on the 8th"
    assert len(block.lines) > 2
    assert block.used_width <= WIDTH + 0.02


def test_a_word_wider_than_a_line_is_broken_and_nothing_of_it_is_lost() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4
    block = Text(f"The {word} is late", CELL).laid_out(WIDTH)

    assert "".join(_lines(block)) == f"The{word} is late"
    assert block.used_width <= WIDTH + 0.02


def test_line_ends_as_typed_are_kept() -> None:
    assert _lines(Text("one\n\ntwo", CELL).laid_out(WIDTH)) == ["one", "", "two"]


def test_markup_is_printed_as_typed() -> None:
    typed = '<b>x</b> <img src="/etc/passwd"> &amp; ]]>'

    assert _lines(Text(typed, CELL).laid_out(900.0)) == [typed]


def test_a_text_cut_short_ends_in_an_ellipsis_within_its_width() -> None:
    block = Text("Prepared for a client with quite a long name only", FOOTER, most_lines=1).laid_out(WIDTH)

    assert len(block.lines) == 1
    assert _lines(block)[0].endswith("…")
    assert block.used_width <= WIDTH + 0.02


@pytest.mark.parametrize("width", [0.5, 3.0, 8.0])
def test_a_width_of_less_than_a_character_still_ends(width: float) -> None:
    assert len(Text("abc def", CELL).laid_out(width).lines) >= 2
    assert len(Text("abc def", CELL, most_lines=1).laid_out(width).lines) == 1


def test_kerning_draws_a_pair_closer_than_its_letters_alone() -> None:
    style = Style(Cut.REGULAR, 100, 100)
    pair = Text("AV", style).laid_out(900.0).used_width
    alone = sum(Text(letter, style).laid_out(900.0).used_width for letter in "AV")

    assert pair < alone


def test_a_span_in_another_cut_goes_on_in_the_same_line() -> None:
    block = Text((Span("Put right. ", Cut.SEMIBOLD), Span("I replaced it.")), CELL).laid_out(400.0)

    assert _lines(block) == ["Put right. I replaced it."]
