"""Words are shortened and wrapped to the room there is."""

import pytest

from ui.delegates.painting import Words
from ui.theme import Theme

LONG = "Quarterly check of the six workstations and of the battery in the cupboard, then a word with the front desk. "


def test_short_words_stay_whole_and_long_ones_end_in_an_ellipsis(dressed: Theme) -> None:
    words = Words()

    assert words.short("Quote", "strong", 200) == "Quote"
    shortened = words.short(LONG, "strong", 200)
    assert shortened.endswith("…")
    assert dressed.metrics("strong").horizontalAdvance(shortened) <= 200


def test_wrapped_lines_fit_and_lose_nothing_while_there_is_room(dressed: Theme) -> None:
    lines = Words().lines(LONG, 300, 9)

    assert len(lines) > 2
    assert all(dressed.metrics("body").horizontalAdvance(line) <= 300 for line in lines)
    assert " ".join(lines).split() == LONG.split()


def test_no_more_lines_than_asked_for_and_the_last_says_that_there_is_more(dressed: Theme) -> None:
    lines = Words().lines(LONG * 4, 300, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")


@pytest.mark.parametrize("text", ["שלום לכולם ותודה רבה " * 8, "予定を確認した。" * 20, "🎉 party " * 30, "x" * 500])
def test_any_script_is_wrapped_without_losing_a_letter(dressed: Theme, text: str) -> None:
    lines = Words().lines(text, 260, 99)

    assert len(lines) > 1
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_no_words_take_no_line(dressed: Theme) -> None:
    assert Words().lines("  \n ", 300, 3) == ()


def test_measures_are_forgotten_when_asked(dressed: Theme) -> None:
    words = Words()
    before = words.short(LONG, "body", 300)

    dressed.set_text_percent(150)
    words.clear()

    assert len(words.short(LONG, "body", 300)) < len(before)
