"""Ready words: filled cleanly or with marked gaps, the owner's over those that come along, hostile text refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from models import ready_words
from models.errors import Refused
from models.journal import Journal
from models.kind_words import hints
from models.ready_words import BLANKS, NAMES, About, filled, gaps
from tests.models.ready import LANGUAGES, kind_list, stock_in

TOM = About(
    person="Tom Ashby", client="Larkspur", promise="send the quote", when="Friday 27 November",
    was="Friday 27 November", new_time="Monday 30 November, 10:00–12:00", done="Friday 27 November",
    made_good="a free hour", waiting="install it", business="Marsh Lane IT",
    signature="Ruth Ashdown", phone="01632 960123",
)  # fmt: skip
VALUES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=20)
ABOUTS = st.builds(About, **dict.fromkeys(About.__struct_fields__, VALUES))


def texts() -> list[tuple[str, str, str]]:
    return [
        (language, name, part)
        for language in LANGUAGES
        for name, text in stock_in(language).texts.items()
        for part in (text.subject, text.body)
    ]


# Filling


def test_what_the_record_says_stands_in_place_of_the_blanks() -> None:
    body = stock_in().texts["delay"].body
    assert filled(body, TOM).startswith(
        "Hello Tom Ashby,\n\n“send the quote”, which I promised for Friday 27 November, is taking longer than I said"
    )
    assert "The new time is Monday 30 November, 10:00–12:00." in filled(body, TOM)
    assert filled(body, TOM).endswith("\n\nRuth Ashdown\nMarsh Lane IT\n01632 960123")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("Hello[ {person}],", "Hello,"),
        ("Hello[, {person}]: x", "Hello: x"),
        ("It is “x”[, for {was},] later.", "It is “x” later."),
        ("It [was {was}] late", "It late"),
        ("a [{was}]", "a"),
        ("[{was}] a", "a"),
        ("above\n\n[{was} is over]\n\nbelow", "above\n\nbelow"),
        ("above\n[{was}]\nbelow", "above\nbelow"),
        ("a\n\n{signature}\n{business}\n{phone}\n", "a"),
        ("a\n{signature}\nb", "a\nb"),
        ("[{was}][{when}]", ""),
        ("[{was} and {when}, x]", ""),
        ("at {new time}.", "at [new time]."),
        ("a [plain] bracket", "a [plain] bracket"),
        ("no blank at all", "no blank at all"),
    ],
)
def test_what_is_not_known_is_left_out_cleanly_or_stays_as_a_marked_gap(template: str, expected: str) -> None:
    assert filled(template, About()) == expected


def test_an_optional_part_stays_only_when_all_its_blanks_are_known() -> None:
    about = About(was="Friday")
    assert filled("x[ ({was})]", about) == "x (Friday)"
    assert filled("x[ ({was}, {when})]", about) == "x"


def test_braces_and_brackets_in_what_is_filled_in_stay_as_they_were_typed() -> None:
    about = About(person="{client}", promise="mend [the] {x} [{was}]", client="never")
    assert filled("{person}: {promise}", about) == "{client}: mend [the] {x} [{was}]"


def test_gaps_are_found_where_they_stand() -> None:
    text = filled("at {new time}, for {made good}", About())
    assert [text[start:stop] for start, stop in gaps(text)] == ["[new time]", "[made good]"]
    assert gaps("[any other] words") == ()


def test_a_subject_is_one_line() -> None:
    assert ready_words.filled_line("About “{promise}”", About(promise="one\ntwo  three")) == "About “one two three”"


@given(st.sampled_from(texts()), ABOUTS)
def test_no_blank_ever_stays_and_what_is_known_is_there_word_for_word(text: tuple[str, str, str], about: About) -> None:
    _language, _name, template = text
    shown = filled(template, replace(about, person=about.person.replace("{", "")))
    for blank in re.findall(r"\{([^{}]*)\}", template):
        value = getattr(replace(about, person=about.person.replace("{", "")), blank.replace(" ", "_")).strip()
        if not value:
            continue
        optional = re.search(rf"\[[^\[\]]*\{{{blank}\}}[^\[\]]*\]", template)
        assert value in shown or optional is not None


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="{}")))
def test_a_text_without_blanks_is_as_it_was_typed(text: str) -> None:
    assert filled(text, TOM) == text.strip()


@given(st.sampled_from(texts()))
def test_with_nothing_known_only_marked_gaps_are_left(text: tuple[str, str, str]) -> None:
    shown = filled(text[2], About())
    assert not set("{}") & set(shown)
    assert not re.search(r"  |\n\n\n| [,.;!]|\[ ", shown)
    brackets = [shown[start:stop] for start, stop in gaps(shown)]
    assert len(brackets) == shown.count("[") == shown.count("]")


# What comes with the program


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_six_with_the_blanks_they_need(language: str) -> None:
    found = stock_in(language)
    assert tuple(found.texts) == NAMES
    assert all("{promise}" in found.texts[name].words for name in NAMES)
    assert {"{new time}"} <= set(re.findall(r"\{.*?\}", found.texts["delay"].body + found.texts["missed-visit"].body))
    assert "{made good}" in found.texts["apology"].body
    assert "{waiting}" in found.texts["chaser"].body
    assert all(text.body.rstrip().endswith("{signature}\n{business}\n{phone}") for text in found.texts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_of_them_blames_or_excuses(language: str) -> None:
    for text in stock_in(language).texts.values():
        assert hints(filled(text.words, TOM), kind_list(language)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_filled_whole_nothing_is_left_to_fill(name: str) -> None:
    assert gaps(filled(stock_in().texts[name].words, TOM)) == ()


# The owner's own


def test_the_owners_words_stand_over_those_that_come_along_until_restored(journal: Journal) -> None:
    before = ready_words.stock(journal, stock_in())
    assert [text.name for text in before] == list(NAMES)
    assert not any(text.own for text in before)
    ready_words.change(journal, "delay", "en", "Later\n\nDear {person},\nit is late.\n")
    changed = ready_words.one(journal, stock_in(), "delay")
    assert (changed.subject, changed.body, changed.own) == ("Later", "Dear {person},\nit is late.", True)
    assert changed.words == "Later\n\nDear {person},\nit is late."
    assert ready_words.one(journal, stock_in("de"), "delay") == stock_in("de").texts["delay"]
    ready_words.change(journal, "delay", "en", "Later\nNo empty line between")
    assert ready_words.one(journal, stock_in(), "delay").body == "No empty line between"
    assert journal.value("SELECT count(*) FROM ready_words") == 1
    ready_words.restore(journal, "delay", "en")
    assert ready_words.stock(journal, stock_in()) == before
    with pytest.raises(Refused, match="come with the program already"):
        ready_words.restore(journal, "delay", "en")


def test_each_change_is_one_step_back(journal: Journal) -> None:
    ready_words.change(journal, "thanks", "de", "Danke\n\nVielen Dank")
    ready_words.restore(journal, "thanks", "de")
    assert journal.undo_label() == "Restore ready words: thanks (de)"
    journal.undo()
    assert ready_words.one(journal, stock_in("de"), "thanks").subject == "Danke"
    journal.undo()
    assert journal.value("SELECT count(*) FROM ready_words") == 0


@pytest.mark.parametrize(
    ("name", "language", "text", "reason", "field"),
    [
        ("dely", "en", "a\n\nb", "no ready words “dely”; choose one of delay", "name"),
        ("delay", "english", "a\n\nb", "is no language", "language"),
        ("delay", "", "a\n\nb", "is no language", "language"),
        ("delay", "en", "  \n ", "words are empty", "words"),
        ("delay", "en", "only a subject", "the body is empty", "body"),
        ("delay", "en", "a\n\n{persn}", "“{persn}” is no blank; write one of {person}, {client}", "body"),
        ("delay", "en", "{}\n\nb", "“{}” is no blank", "subject"),
        ("delay", "en", "a\n\nb { c", "a brace { stands alone in the body", "body"),
        ("delay", "en", "a }\n\nb", "a brace } stands alone in the subject", "subject"),
        ("delay", "en", "a\n\n{{person}}", "stands alone", "body"),
        ("delay", "en", "a\n\n{person!r} {0} {a.b}", "is no blank", "body"),
        ("delay", "en", "a\n\nb\0c", "control character", "words"),
        ("delay", "en", "a\n\n\ud800", "control character", "words"),
        ("delay", "en", "a\n\n" + "x" * 100_000, "100,003 characters; 20,000 at most", "words"),
        ("delay", "en", "x" * 501 + "\n\nb", "500 at most fit on a line", "subject"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(
    journal: Journal, name: str, language: str, text: str, reason: str, field: str
) -> None:
    with pytest.raises(Refused, match=re.escape(reason)) as refused:
        ready_words.change(journal, name, language, text)
    assert refused.value.field == field
    assert journal.undo_label() is None


def test_the_nearest_blanks_are_offered(journal: Journal) -> None:
    with pytest.raises(Refused) as refused:
        ready_words.change(journal, "delay", "en", "a\n\n{persn}")
    assert refused.value.offers[0] == "{person}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_whatever_is_typed_is_kept_or_refused_and_what_is_kept_can_be_filled(text: str) -> None:
    try:
        subject, body = ready_words.checked(text)
    except Refused as refused:
        assert refused.reason
        return
    for part in (subject, body):
        assert all(f"{{{blank}}}" not in filled(part, About()) for blank in BLANKS)
