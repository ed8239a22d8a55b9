"""`kept words`: the list, one text, one filled for a promise."""

import pytest

from models import ready_words
from tests.ui.command_line.runner import Kept


def test_the_six_are_listed(kept: Kept) -> None:
    ran = kept("words")

    assert ran.status == 0
    assert [line.split()[0] for line in ran.lines] == list(ready_words.NAMES)


def test_one_is_printed_with_its_blanks(kept: Kept) -> None:
    ran = kept("words", "delay")

    assert ran.lines[0] == "A new time for “{promise}”"
    assert "{new time}" in ran.out
    assert ran.err == ""


def test_it_is_filled_for_a_promise_and_the_gaps_are_named_apart(practice: Kept) -> None:
    ran = practice("words", "delay", "--promise", "2")

    assert ran.status == 0
    assert ran.lines[:3] == ["A new time for “ring Tom”", "", "Hello Tom Ashby,"]
    assert "which I promised for Wednesday 25 November, 09:00–10:00," in ran.out
    assert ran.err == "kept: still to be filled in: [new time]\n"


def test_a_move_the_client_does_not_know_of_fills_the_new_time(practice: Kept) -> None:
    practice("promise", "move", "2", "Thu 14:00", "--because", "the part is late")

    document = practice.json("words", "delay", "--promise", "2")
    assert document["gaps"] == []
    assert "promised for Wednesday 25 November, 09:00–10:00," in document["body"]
    assert "The new time is Thursday 26 November, 14:00." in document["body"]


def test_the_document_is_whole(practice: Kept) -> None:
    document = practice.json("words", "chaser", "--promise", "2", "--language", "de")

    assert set(document) == {"name", "title", "language", "own", "subject", "body", "promise_id", "to", "gaps"}
    assert (document["name"], document["language"], document["own"]) == ("chaser", "de", False)
    assert document["body"].startswith("Guten Tag Tom Ashby,")
    assert len(practice.json("words")) == 6


def test_the_owners_words_are_marked_and_printed(kept: Kept) -> None:
    with kept.journal() as journal:
        ready_words.change(journal, "thanks", "en", "Ta\n\nTa for {promise}")

    assert "your own" in next(line for line in kept("words").lines if line.startswith("thanks"))
    assert kept("words", "thanks").lines == ["Ta", "", "Ta for {promise}"]


def test_the_language_of_the_business_is_taken(kept: Kept) -> None:
    kept("business", "change", "--locale", "de_DE")

    assert kept("words", "thanks").lines[0] == "Vielen Dank"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["dely"], "there are no ready words “dely”; choose one of delay"),
        (["delay", "--promise", "99"], "there is no promise 99"),
        (["delay", "--language", "xx"], "no words come in “xx”; choose one of en, de"),
        (["--language", "../themes/dark"], "no words come in"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(practice: Kept, arguments: list[str], told: str) -> None:
    ran = practice("words", *arguments)

    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err
