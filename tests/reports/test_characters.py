import time

import pytest

from reports.characters import cleaned, drawable
from reports.fonts import Cut, face


def _latin(character: str) -> bool:
    return ord(character) < 0x250


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb\u2003c", "a b c"),
        ("nul\x00 esc\x1b[31m", "nul esc[31m"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("e\u0301", "é"),
        ("half \ud800 of one", "half  of one"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_text_is_kept_as_typed_but_for_what_shows_nothing(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_a_letter_carries_at_most_eight_marks() -> None:
    assert cleaned("q" + "\u0323" * 20_000) == "q" + "\u0323" * 8


def test_a_character_the_font_lacks_is_written_by_its_name() -> None:
    assert drawable("\u1780 end", _latin) == "[khmer letter ka] end"


def test_a_character_with_a_plain_equal_is_replaced_by_it() -> None:
    assert drawable("ﬁve ①", _latin) == "five 1"


def test_of_a_long_row_of_unknown_characters_only_the_first_are_named() -> None:
    shown = drawable("\u1780" * 1000, _latin)

    assert shown.count("[khmer letter ka]") == 12
    assert shown.endswith("[and 988 more]")


def test_a_long_text_in_an_unknown_script_is_counted_after_the_first_words() -> None:
    shown = drawable("\u1780\u1780 " * 1000, _latin)

    assert shown.count("[khmer letter ka]") == 60
    assert shown.endswith("[2 characters] ")


def test_every_cut_covers_the_same_characters() -> None:
    sample = "AZaz09äøčşΩЖ€£₹½→−–…“”’·"

    assert {cut: [c for c in sample if not face(cut).covers(c)] for cut in Cut} == {cut: [] for cut in Cut}


def test_unknown_characters_take_time_in_proportion_to_their_number() -> None:
    started = time.process_time()
    face(Cut.REGULAR).fit("\u1780x" * 50_000)

    assert time.process_time() - started < 1
