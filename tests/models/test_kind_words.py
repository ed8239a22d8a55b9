"""Words of blame or excuse are hinted at: whole words, whatever case, accents and apostrophes; never inside others."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import kind_words, own_words
from models.errors import Refused
from models.journal import Journal
from models.kind_words import KindWord, hints, read_list
from tests.models.ready import LANGUAGES, kind_list

EN = kind_list()
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is not my fault.", ["not my fault"]),
        ("IMPOSSIBLE!", ["IMPOSSIBLE"]),
        ("It’s our policy", ["It’s our policy"]),
        ("it's our policy", ["it's our policy"]),
        ("You  should\nhave", ["You  should\nhave"]),
        ("“impossible”", ["impossible"]),
        ("As I said, calm down", ["As I said", "calm down"]),
        ("it is impossıble", []),
        ("not impossibles", []),
        ("nonimpossible", []),
        ("impossible_thing", []),
        ("my faults", []),
        ("We can do it by Friday", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: list[str]) -> None:
    assert [hint.found for hint in hints(text, EN)] == found


def test_accents_do_not_matter_and_the_place_is_that_of_what_was_typed() -> None:
    text = "C’est IMPOSSIBLE, e\u0301videmment"
    found = hints(text, kind_list("fr"))
    assert [text[hint.start : hint.stop] for hint in found] == ["IMPOSSIBLE", "e\u0301videmment"]
    assert [hint.found for hint in hints("es ist unmoglich, UNMÖGLICH", kind_list("de"))] == ["unmoglich", "UNMÖGLICH"]


def test_the_longer_phrase_wins_and_brings_its_own_wording() -> None:
    known = (KindWord("fault", "a"), KindWord("not my fault", "b"))
    assert [(hint.found, hint.better) for hint in hints("not my fault, the fault", known)] == [
        ("not my fault", "b"), ("fault", "a"),
    ]  # fmt: skip


def test_an_empty_list_gives_no_hints() -> None:
    assert hints("impossible", ()) == ()


@given(TEXT)
def test_hints_lie_in_order_in_the_text_and_quote_it(text: str) -> None:
    place = 0
    for hint in hints(text, EN):
        assert place <= hint.start < hint.stop <= len(text)
        assert text[hint.start : hint.stop] == hint.found
        place = hint.stop


@given(TEXT, st.sampled_from(EN), TEXT, st.sampled_from([str.upper, str.title, str.lower]))
def test_a_phrase_between_blanks_is_always_found(
    before: str, known: KindWord, after: str, case: Callable[[str], str]
) -> None:
    phrase = case(known.phrase).replace("'", "’")
    # Full stops keep it from growing into a longer phrase with its neighbours.
    text = f"{before} . {phrase} . {after}"
    start = len(before) + 3
    assert any(hint.start <= start and hint.stop >= start + len(phrase) for hint in hints(text, EN))


@given(st.sampled_from([one for one in EN if one.phrase[-1].isalpha()]), st.characters(categories=["Ll", "Lu", "Nd"]))
def test_a_phrase_inside_a_longer_word_is_never_found(known: KindWord, more: str) -> None:
    assert all(hint.stop <= len(known.phrase) - 1 for hint in hints(known.phrase + more, EN) if hint.start == 0)
    assert hints(f"x{known.phrase.replace(' ', '')}x", EN) == ()


def test_a_hundred_thousand_characters_are_looked_through_in_no_time_to_speak_of() -> None:
    assert hints("ä " * 50_000 + "impossible", EN) == ()  # past what anybody writes a client


# The list


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_a_list_that_reads_back(language: str) -> None:
    known = kind_list(language)
    assert len(known) >= 15
    assert read_list(kind_words.as_text(known)) == known
    for one in known:
        assert hints(one.phrase, known), one
        assert one.better


def test_the_owners_list_stands_over_the_one_that_comes_along(journal: Journal) -> None:
    default = resources.text("kind_words/en.txt")
    assert kind_words.of_language(journal, "en", default) == EN
    kind_words.change(journal, "en", "# mine\nno clue = I will find out\n\n“Nope” = not yet\n")
    assert kind_words.of_language(journal, "en", default) == (
        KindWord("no clue", "I will find out"), KindWord("Nope", "not yet"),
    )  # fmt: skip
    assert kind_words.text_of(journal, "en", default).startswith("# mine")
    kind_words.restore(journal, "en")
    assert kind_words.of_language(journal, "en", default) == EN
    journal.undo()
    assert len(kind_words.of_language(journal, "en", default)) == 2
    kind_words.change(journal, "en", "")
    assert kind_words.of_language(journal, "en", default) == ()


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("en", "impossible", "line 1 of the list, “impossible”, is not “phrase = a better wording”"),
        ("en", "# x\n\nimpossible =", "line 3"),
        ("en", "= better", "line 1"),
        ("en", "... = better", "line 1"),
        ("en", "a\0b = c", "control character"),
        ("en", "a = b\n" * 20_000, "20,000 at most"),
        ("en", "\n".join(f"a{n} = b" for n in range(301)), "301 phrases; 300 at most"),
        ("english", "a = b", "is no language"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_and_names_the_line(
    journal: Journal, language: str, text: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        kind_words.change(journal, language, text)
    assert journal.undo_label() is None


def test_a_list_from_another_hand_that_cannot_be_read_gives_way_to_the_one_that_comes_along(journal: Journal) -> None:
    own_words.write(journal, "By another program", kind_words.NAME, "en", "no sign in it")
    assert kind_words.of_language(journal, "en", "a = b") == (KindWord("a", "b"),)
