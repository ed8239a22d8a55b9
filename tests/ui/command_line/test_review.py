"""`kept review`: the list for programs, verdicts from a pipe, the conversation at a terminal."""

import sys

import pytest

from tests.builders import moment
from tests.ui.command_line.reviewing import answers, typed
from tests.ui.command_line.runner import Kept


def last_event(kept: Kept, number: int) -> dict[str, object]:
    event = kept.json("promise", "show", str(number))["events"][-1]
    assert isinstance(event, dict)
    return event


def test_nobody_at_the_terminal_is_told_what_to_do(late: Kept) -> None:
    ran = late("review")

    assert (ran.status, ran.out) == (1, "")
    assert "--json lists what is to be decided, --answers FILE gives the verdicts" in ran.err


def test_the_document_lists_what_is_to_be_decided_worst_first(late: Kept) -> None:
    found = late.json("review")

    assert [(one["id"], one["group"], one["days_late"]) for one in found["unseen"]] == [
        (6, "untold", 0),
        (1, "overdue", 5),
        (5, "overdue", 1),
    ]
    assert (found["gone_through"], found["total"], found["review"], found["skipped"]) == (0, 3, None, [])


def test_the_list_answers_as_of_the_moment_asked_for(late: Kept) -> None:
    late.at = moment("2026-11-20 09:00")

    assert [one["id"] for one in late.json("review")["unseen"]] == [1]


def test_nothing_late_is_calm_and_names_the_next_promise(practice: Kept) -> None:
    practice("promise", "keep", "1")

    ran = practice("review")

    assert ran.status == 0
    assert ran.out.startswith("Nothing is late. The next promise is #2 ring Tom (Larkspur Dental), Wed 25 Nov 2026")


def test_an_empty_journal_is_calm_too(kept: Kept) -> None:
    assert kept("review").out == "Nothing is late, and nothing is promised.\n"


def test_answers_from_a_pipe_make_the_events_they_name_and_end_the_review(late: Kept) -> None:
    ran = answers(
        late,
        {"promise": 1, "verdict": "done", "at": "yesterday 16:00", "words": "by post"},
        {"promise": 5, "verdict": "break", "because": "no stock", "made_good": "a free hour", "told": "call"},
        {"promise": 6, "verdict": "skip", "because": "Tom is away"},
    )

    assert ran.status == 0
    assert ran.lines[:3] == [
        "Kept: #1 send the quote (Larkspur Dental): kept late",
        "Broken: #5 ring back (Ashgrove Surveyors)",
        "Skipped: #6 bring the key (Ashgrove Surveyors)",
    ]
    assert "2 settled (1 kept, 1 broken), 1 told, 1 left" in ran.lines
    assert "  left: #6 bring the key (Ashgrove Surveyors): Tom is away" in ran.lines
    kept_event, broken = last_event(late, 1), last_event(late, 5)
    assert (kept_event["kind"], kept_event["at"], kept_event["reason"]) == ("kept", "2026-11-23T16:00:00Z", "by post")
    assert (broken["kind"], broken["made_good"], broken["told_how"]) == ("broken", "a free hour", "call")
    assert broken["interaction_id"] is not None


def test_each_line_is_taken_whole_or_refused_by_its_number(late: Kept) -> None:
    ran = answers(
        late,
        {"promise": 1, "verdict": "move", "until": "Fri 10am", "because": "parts"},
        "not json",
        "",
        {"promise": 5, "verdict": "dance"},
        {"promise": 99, "verdict": "done"},
        {"promise": 5, "verdict": "done", "mood": "fine"},
        {"promise": 5, "verdict": "done", "words": 3},
        {"promise": "5", "verdict": "done"},
        '["done"]',
        {"promise": 5, "verdict": "k"},
        {"promise": 5, "verdict": "done"},
    )

    assert ran.status == 1
    errors = ran.err.splitlines()
    assert [line.split(":")[1].strip() for line in errors[:-1]] == [
        f"line {number}" for number in (1, 2, 4, 5, 6, 7, 8, 9, 11)
    ]
    assert "moving without a word is no answer" in errors[0]
    assert "no JSON document" in errors[1]
    assert "write one of done, move, break, release, skip" in errors[2]
    assert "there is no promise 99" in errors[3]
    assert "nothing is asked of “mood”" in errors[4]
    assert "kept already" in errors[-2]
    assert errors[-1] == "kept: 9 of 10 answers refused; the others were taken"
    assert ran.lines == ["Kept: #5 ring back (Ashgrove Surveyors): kept late", "2 still to decide"]
    assert len(late.json("promise", "show", "1")["events"]) == 1


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"promise": 1, "promise": 5, "verdict": "done"}', '{"promise": NaN, "verdict": "done"}']
)
def test_a_line_that_could_mean_anything_is_refused_and_nothing_written(late: Kept, line: str) -> None:
    ran = answers(late, line)

    assert ran.status == 1
    assert ran.err.startswith("kept: line 1: ")
    assert [late.json("promise", "show", number)["state"] for number in ("1", "5")] == ["open", "open"]


@pytest.mark.parametrize(
    "more",
    [
        {"verdict": "done", "until": "Fri 10am"},
        {"verdict": "done", "told": "call", "told_at": "23:59"},
        {"verdict": "release", "because": "they bought one", "made_good": "a free hour"},
        {"verdict": "skip", "because": "away", "told": "call"},
    ],
)
def test_what_does_not_go_with_a_verdict_is_not_passed_over(late: Kept, more: dict[str, object]) -> None:
    ran = answers(late, {"promise": 1} | more)

    assert ran.status == 1
    assert f"with {more['verdict']} what may be said is " in ran.err
    assert late.json("promise", "show", "1")["state"] == "open"


def test_answers_answer_with_a_document(late: Kept) -> None:
    told = {"told": "e-mail", "told_at": "2026-11-24 09:00", "agreed": True}
    lines: list[dict[str, object]] = [
        {"promise": 1, "verdict": "release", "because": "they bought one"},
        {"promise": 5, "verdict": "told and moved", "until": "Fri 10-12", "because": "parts"} | told,
        {"promise": 6, "verdict": "move", "told": "call"},
    ]

    ran = answers(late, *lines, more=("--json",))

    assert ran.status == 0
    assert [one["done"] for one in ran.document["answers"]] == [True, True, True]
    assert (ran.document["unseen"], ran.document["ending"]["told"], ran.document["ending"]["left"]) == (0, 2, [])
    assert len(ran.document["ending"]["days"]) == 7
    moved, telling = last_event(late, 5), last_event(late, 6)
    assert (moved["kind"], moved["told_at"], moved["agreed"]) == ("moved", "2026-11-24T09:00:00Z", True)
    assert (telling["kind"], telling["told_how"]) == ("told", "call")
    assert late.json("review")["review"] is None


def test_answers_that_cannot_be_read_are_refused(late: Kept) -> None:
    missing = late("review", "--answers", "nowhere.jsonl")
    broken = late("review", "--answers", "-", stdin=b"\xff\xfe")

    assert (missing.status, broken.status) == (1, 1)
    assert "cannot be read" in missing.err
    assert "not text in UTF-8" in broken.err


def test_a_review_is_a_conversation_that_goes_on_where_it_was_left(late: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    first = typed(late, monkeypatch, "x", "m", "", "call", "", "y", "q")

    assert first.status == 0
    assert "“x” is none of them" in first.err
    assert "1 of 3  bring the key  #6" in first.out
    assert "Told and moved: #6 bring the key" in first.out
    assert "2 of 3  send the quote  #1" in first.out
    assert first.lines[-1] == "Left with 2 to decide; kept review goes on with it."

    second = typed(late, monkeypatch, "b", "no stock", ".", "k", "tomorrow", "", "by post", "r", "they bought one")

    assert second.status == 0
    assert "“tomorrow” is not" in second.err or "has not come" in second.err
    assert second.lines[2].startswith("2 of 3  send the quote")
    assert "3 settled (1 kept, 1 told and moved, 1 let off), 1 told, 0 left" in second.lines
    assert [last_event(late, number)["kind"] for number in (1, 5, 6)] == ["kept", "released", "told"]


def test_a_new_time_that_cannot_be_read_is_asked_again(late: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    late("promise", "told", "6", "--how", "call")

    ran = typed(late, monkeypatch, "m", "gibberish", "Fri 10-12", "parts", "call", "9:15", "n", "q")

    assert "gibberish" in ran.err
    assert last_event(late, 1)["told_at"] == "2026-11-24T09:15:00Z"


@pytest.mark.parametrize("interrupts", [True, False])
def test_leaving_by_ctrl_c_or_the_end_of_input_is_quiet_and_keeps_what_was_decided(
    late: Kept, monkeypatch: pytest.MonkeyPatch, interrupts: bool
) -> None:
    ran = typed(late, monkeypatch, "s", "Tom is away", interrupts=interrupts)

    assert (ran.status, ran.err) == (130, "")
    found = late.json("review")
    assert [one["id"] for one in found["skipped"]] == [6]
    assert (found["gone_through"], found["total"]) == (1, 3)


def test_standard_input_that_is_gone_is_nobody(late: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.command_line import review

    monkeypatch.setattr(sys, "stdin", None)

    assert not review.stands_at_keyboard()
