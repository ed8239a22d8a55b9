import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clients import ClientDraft, add, get
from models.clock import FixedClock
from models.errors import Refused
from models.journal import Journal
from models.words import LONGEST, LONGEST_NAME, line, shortened, words
from tests.conftest import NOW

ANY_TEXT = st.text(st.characters(), max_size=60)


@given(ANY_TEXT)
def test_any_words_are_refused_or_kept_as_typed_but_for_their_unicode_form_and_ends(text: str) -> None:
    try:
        kept = words(text, "words")
    except Refused:
        controls = {"Cc", "Cs"}
        assert any(unicodedata.category(char) in controls and char not in "\n\r\t" for char in text.strip())
        return

    assert kept == unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@given(ANY_TEXT)
def test_what_was_kept_once_is_kept_again_unchanged(text: str) -> None:
    try:
        kept = line(text, "name")
    except Refused:
        return

    assert line(kept, "name") == kept


@given(ANY_TEXT)
def test_any_name_is_refused_or_comes_back_from_the_journal_equal(text: str) -> None:
    journal = Journal.open(None, FixedClock(NOW))
    try:
        client = add(journal, ClientDraft(text))
    except Refused:
        assert journal.value("SELECT count(*) FROM clients") == 0
    else:
        assert get(journal, client.id).name == line(text, "name")
    finally:
        journal.close()


@pytest.mark.parametrize("name", ["山田　太郎", "A\u00a0B", "two  blanks", "Ποιος", "نور", "👩‍🔧 Mo"])
def test_blanks_inside_a_name_stay_as_typed(name: str) -> None:
    assert line(name, "name") == name


def test_line_breaks_and_tabs_in_a_name_become_one_blank() -> None:
    assert line("Tom \n\t Reed\u2028Ltd", "name") == "Tom Reed Ltd"


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\u00a0\u200e", "\n\n"])
def test_a_required_name_of_nothing_visible_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="the name is empty; write something there"):
        line(text, "name", required=True)


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\ud800b", "a\x85b", "a\x1bb"])
def test_control_characters_are_refused_with_their_place(text: str) -> None:
    with pytest.raises(Refused, match="at place 2; take it out"):
        words(text, "words")


def test_a_hundred_thousand_characters_are_kept_and_shown_shortened() -> None:
    text = "ä" * 100_000

    assert words(text, "words") == text
    assert len(shortened(text)) == 160


def test_too_long_a_text_and_too_long_a_name_are_refused_with_the_limit() -> None:
    with pytest.raises(Refused, match="1,000,000 at most"):
        words("a" * (LONGEST + 1), "words")
    with pytest.raises(Refused, match="500 at most"):
        line("a" * (LONGEST_NAME + 1), "name")
