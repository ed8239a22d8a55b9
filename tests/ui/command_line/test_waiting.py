"""`kept promise wait`, and what `kept promise show` says of it."""

import pytest

from tests.builders import moment
from tests.ui.command_line.runner import Kept

FOR = ("--for", "Mrs Ong sends the licence key", "--by", "Wed 12:00")
WORD = ("--next-word", "ring Tom Wed 16:00")


@pytest.fixture
def waits(practice: Kept) -> Kept:
    """Promise 3, a follow-up for Friday, waits for 5, owed by Wednesday noon; 6 is the next word."""
    assert practice("promise", "wait", "3", *FOR, *WORD).status == 0
    return practice


def test_it_says_what_waits_for_what_and_the_next_word(practice: Kept) -> None:
    ran = practice("promise", "wait", "3", *FOR, *WORD)

    assert (ran.status, ran.err) == (0, "")
    assert ran.lines == [
        "Waiting: #3 look at the licences (Larkspur Dental)",
        "Waits for     #5 Mrs Ong sends the licence key  by Wed 25 Nov 2026, 12:00",
        "Next word     #6 ring Tom  Wed 25 Nov 2026, 16:00",
    ]


def test_without_a_next_word_it_is_refused_and_nothing_is_written(practice: Kept) -> None:
    ran = practice("promise", "wait", "3", *FOR)

    assert ran.status == 1
    assert ran.err == "kept: say when the client hears from you next, even with no news\n"
    assert len(practice.json("promise", "list", "--state", "all")) == 4


def test_what_is_noted_already_is_named_by_its_number(waits: Kept) -> None:
    document = waits.json("promise", "wait", "1", "--on", "5", "--next-word", "#6")

    (found,) = document["waits_for"]
    assert (found["promise_id"], found["next_word"]["promise_id"], found["slipped"]) == (5, 6, False)
    assert document["waited_for_by"] == []


def test_show_tells_both_sides_in_text_and_in_json(waits: Kept) -> None:
    waits.at = moment("2026-11-26 09:00")

    ours = waits.json("promise", "show", "3")
    (found,) = ours["waits_for"]
    assert found["words"] == "Mrs Ong sends the licence key"
    assert (found["slipped"], found["tell_client_by"], found["needs_next_word"]) == (
        True, "2026-11-27T17:30:00Z", True,
    )  # fmt: skip
    (theirs,) = waits.json("promise", "show", "5")["waited_for_by"]
    assert (theirs["promise_id"], theirs["wait_id"]) == (3, found["wait_id"])
    text = waits("promise", "show", "3").out
    assert "Waits for     #5 Mrs Ong sends the licence key  by Wed 25 Nov 2026, 12:00  slipped: 1 day late" in text
    assert "Tell the client before Fri 27 Nov 2026, 17:30" in text
    assert "No further word to the client is promised" in text
    assert "Waited for by #3 look at the licences" in waits("promise", "show", "5").out


def test_another_next_word_takes_the_place_of_the_last(waits: Kept) -> None:
    document = waits.json("promise", "wait", "3", "--next-word", "! ring Tom Thu 10:00")

    word = document["waits_for"][0]["next_word"]
    assert (word["promise_id"], word["due_at"]) == (7, "2026-11-26T10:00:00Z")
    assert waits.json("promise", "show", "7")["side"] == "follow-up"


def test_it_stops_and_the_promises_stay_and_undo_brings_it_back(waits: Kept) -> None:
    ran = waits("promise", "wait", "3", "--stop")

    assert ran.lines == ["Waits no longer: #3 look at the licences (Larkspur Dental)"]
    assert {"5", "6"} <= {str(row["id"]) for row in waits.json("promise", "list")}
    waits("undo")
    assert len(waits.json("promise", "show", "3")["waits_for"]) == 1
    waits("undo")
    assert waits.json("promise", "show", "3")["waits_for"] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["3"], "say what it waits for, with --on N or --for WORDS --by PHRASE"),
        (["3", "--on", "5", "--for", "x"], "say either --on, for what is noted already, or --for"),
        (["3", "--stop", "--next-word", "6"], "--stop goes only with --on"),
        (["1", "--on", "5", "--by", "Fri", "--next-word", "6"], "--by goes only with --for"),
        (["1", "--stop"], "that promise waits for nobody"),
        (["3", "--on", "5", "--next-word", "6"], "it waits for that already"),
        (["1", "--on", "5", "--next-word", "ring Tom"], "say by when"),
        (["1", "--for", "the key", "--next-word", "6"], "say by when"),
        (["1", "--on", "99", "--next-word", "6"], "there is no promise 99"),
        (["99", "--on", "5", "--next-word", "6"], "there is no promise 99"),
        (["4", "--on", "5", "--next-word", "6"], "kept already"),
        (["3", "--on", "99", "--stop"], "waits for nobody"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(waits: Kept, arguments: list[str], told: str) -> None:
    ran = waits("promise", "wait", *arguments)

    assert (ran.status, ran.out) == (1, "")
    assert told in ran.err


def test_of_several_waits_one_must_be_named_to_be_stopped(waits: Kept) -> None:
    waits("promise", "wait", "3", "--for", "the part comes by Thu", "--next-word", "6")

    assert "say which with --on" in waits("promise", "wait", "3", "--stop").err
    assert waits("promise", "wait", "3", "--stop", "--on", "5").status == 0
    assert [found["promise_id"] for found in waits.json("promise", "show", "3")["waits_for"]] == [7]


def test_once_the_next_word_was_kept_the_command_asks_for_another(waits: Kept) -> None:
    ran = waits("promise", "keep", "6")

    assert ran.lines[-1] == (
        "#3 look at the licences waits on; say when the client hears from you next: "
        "kept promise wait 3 --next-word 'ring Fri 10:00'"
    )
    assert "waits on" not in waits("promise", "keep", "5").out
