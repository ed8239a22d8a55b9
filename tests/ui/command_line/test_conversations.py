"""`kept promise move, told, keep, arrive, break`: each with the contact it took, as one step."""

from typing import Any

import pytest

from models.promises import operations
from models.promises.records import PromiseDraft
from tests.builders import moment, window
from tests.ui.command_line.runner import Kept


def contact(kept: Kept, number: int) -> dict[str, Any]:
    found: list[dict[str, Any]] = kept.json("interaction", "list")
    return next(one for one in found if one["id"] == number)


def contacts(kept: Kept) -> int:
    return len(kept.json("interaction", "list"))


@pytest.fixture
def visit(practice: Kept) -> Kept:
    """The practice with promise 5: to come to Larkspur today between 9 and 10."""
    with practice.journal() as journal:
        draft = PromiseDraft(
            "come and look", window("2026-11-24 10:00", "2026-11-24 09:00"), client_id=1,
            made_at=moment("2026-11-23 09:00"),
        )  # fmt: skip
        operations.make(journal, draft)
    return practice


def test_a_move_told_by_call_logs_the_call_and_names_it(practice: Kept) -> None:
    moved = practice.json("promise", "move", "2", "Fri 10-12", "--reason", "ill", "--told", "--how", "call", "--agreed")

    assert (moved["client_knows"], moved["logged_interaction_id"]) == (True, 3)
    call = contact(practice, 3)
    assert (call["kind"], call["people"]) == ("call", ["Tom Ashby"])
    assert call["words"] == "Told that “ring Tom” will be Fri 27 Nov 10:00–12:00 instead of Wed 25 Nov 09:00–10:00"
    event = practice.json("promise", "show", "2")["events"][-1]
    assert (event["told_how"], event["agreed"], event["interaction_id"]) == ("call", True, 3)


@pytest.mark.parametrize(
    ("options", "how", "told_at", "logged"),
    [
        (["--told", "call"], "call", "2026-11-24T10:20:00Z", True),
        (["--told", "9:50", "--how", "e-mail"], "e-mail", "2026-11-24T09:50:00Z", True),
        (["--how", "text"], "text", "2026-11-24T10:20:00Z", True),
        (["--told", "--how", "in passing"], "in passing", "2026-11-24T10:20:00Z", False),
        (["--told", "call", "--told-at", "9:00"], "call", "2026-11-24T09:00:00Z", True),
        (["--told", "call", "--no-interaction"], "call", "2026-11-24T10:20:00Z", False),
        (["--told"], "", "2026-11-24T10:20:00Z", False),
        ([], "", None, False),
    ],
)
def test_how_and_when_they_were_told_is_said_in_the_words_at_hand(
    practice: Kept, options: list[str], how: str, told_at: str | None, logged: bool
) -> None:
    moved = practice.json("promise", "move", "1", "Fri 10-12", "--because", "ill", *options)

    event = practice.json("promise", "show", "1")["events"][-1]
    assert (event["told_how"], event["told_at"]) == (how, told_at)
    assert (moved["logged_interaction_id"] is not None) == logged
    assert contacts(practice) == (3 if logged else 2)


def test_a_move_and_its_call_are_undone_together(practice: Kept) -> None:
    practice("promise", "move", "2", "Fri 10-12", "--because", "ill", "--told", "call")

    assert practice("undo").status == 0

    assert (contacts(practice), practice.json("promise", "show", "2")["moves"]) == (2, 0)


def test_running_late_is_told_without_a_new_time(practice: Kept) -> None:
    ran = practice("promise", "told", "2", "--how", "call")

    assert ran.lines == ["Told: #2 ring Tom (Larkspur Dental)", "Interaction: #3"]
    assert contact(practice, 3)["words"] == "Told that “ring Tom” will be later than Wed 25 Nov 09:00–10:00"
    assert practice.json("promise", "show", "2")["window"]["said"] == "2026-11-25 10:00"


def test_told_after_a_move_names_both_times(practice: Kept) -> None:
    practice("promise", "move", "2", "Fri 10-12", "--because", "ill")

    told = practice.json("promise", "told", "2", "--how", "message")

    words = contact(practice, told["logged_interaction_id"])["words"]
    assert words == "Told that “ring Tom” will be Fri 27 Nov 10:00–12:00 instead of Wed 25 Nov 09:00–10:00"


@pytest.mark.parametrize(
    ("when", "why"), [("2026-11-25 9:00", "not a moment"), ("2026-11-17 09:00", "before the promise was made")]
)
def test_nobody_is_told_before_it_was_promised(practice: Kept, when: str, why: str) -> None:
    ran = practice("promise", "told", "2", "--how", "call", "--told-at", when)

    assert ran.status == 1
    assert why in ran.err
    assert contacts(practice) == 2


def test_nobody_is_told_in_the_future(practice: Kept) -> None:
    ran = practice("promise", "told", "2", "--how", "call", "--told-at", "2026-11-25 09:00")

    assert (ran.status, ran.err) == (1, "kept: that time has not come yet; note it once it has happened\n")


@pytest.mark.parametrize("when", ["25:00", "10:3", "tomorrow", "24 Nov 2027", ""])
def test_a_time_that_is_no_moment_is_not_taken_for_the_way_the_client_was_told(practice: Kept, when: str) -> None:
    ran = practice("promise", "move", "2", "Mon 10am", "--because", "ill", "--told", when)

    assert ran.status == 1
    assert practice.json("promise", "show", "2")["events"][-1]["kind"] == "made"


def test_keeping_names_the_interaction_that_did_it(practice: Kept) -> None:
    practice("log", "call larkspur 5m quote sent and talked through")

    kept = practice.json("promise", "keep", "1", "--interaction", "3")

    assert (kept["state"], kept["logged_interaction_id"]) == ("kept", 3)


def test_keeping_logs_the_contact_that_did_it(practice: Kept) -> None:
    kept = practice.json("promise", "keep", "2", "--at-time", "9:45", "--log", "call 10m he was in")

    call = contact(practice, kept["logged_interaction_id"])
    assert (call["kind"], call["minutes"], call["words"]) == ("call", 10, "he was in")
    assert call["happened_at"] == kept["settled_at"] == "2026-11-24T09:45:00Z"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--log", "sent it"], "does not say how; begin like"),
        (["--log", "call", "--interaction", "1"], "not both"),
        (["--interaction", "99"], "there is no interaction 99"),
        (["--interaction", "2"], "with another client"),
    ],
)
def test_what_cannot_have_kept_it_is_refused_with_what_to_do(practice: Kept, options: list[str], why: str) -> None:
    ran = practice("promise", "keep", "2", *options)

    assert ran.status == 1
    assert why in ran.err
    assert practice.json("promise", "show", "2")["state"] == "open"
    assert contacts(practice) == 2


# Arriving


def test_arriving_keeps_the_promise_logs_the_visit_and_says_the_verdict(visit: Kept) -> None:
    ran = visit("promise", "arrive", "5", "9:25")

    assert ran.lines == [
        "Kept: #5 come and look (Larkspur Dental): kept as first promised",
        "Arrived 09:25, in the window",
        "Interaction: #3",
    ]
    shown = visit.json("promise", "show", "5")
    assert shown["arrival"] == {
        "at": "2026-11-24T09:25:00Z", "verdict": "in the window", "minutes": 0, "missed_before": 0,
    }  # fmt: skip
    found = contact(visit, 3)
    assert (found["kind"], found["happened_at"], found["minutes"]) == ("visit", "2026-11-24T09:25:00Z", None)
    assert "The visit     Arrived 09:25, in the window" in visit("promise", "show", "5").lines


@pytest.mark.parametrize(
    ("when", "verdict", "minutes"),
    [("8:45", "early", 15), ("9:00", "in the window", 0), ("10:00", "in the window", 0), ("10:20", "late", 20)],
)
def test_the_arrival_is_judged_to_the_minute(visit: Kept, when: str, verdict: str, minutes: int) -> None:
    arrival = visit.json("promise", "arrive", "5", when, "--no-interaction")["arrival"]

    assert (arrival["verdict"], arrival["minutes"]) == (verdict, minutes)
    assert contacts(visit) == 2


def test_without_a_time_it_is_now_and_the_visit_may_be_logged_already(visit: Kept) -> None:
    visit("log", "visit larkspur 9:30 looked at it")

    arrived = visit.json("promise", "arrive", "5", "--interaction", "3")

    assert (arrived["settled_at"], arrived["logged_interaction_id"]) == ("2026-11-24T09:30:00Z", 3)


def test_nobody_there_past_the_window_is_missed(visit: Kept) -> None:
    assert visit.json("promise", "show", "5")["arrival"]["verdict"] == "missed"
    assert "The visit     Missed" in visit("promise", "show", "5").lines


def test_arriving_before_it_was_promised_or_at_what_is_no_visit_is_refused(visit: Kept) -> None:
    early = visit("promise", "arrive", "5", "2026-11-23 08:00")
    ring = visit("promise", "arrive", "2")

    assert "before the promise was made" in early.err
    assert "only a promise to come has an arrival" in ring.err
    assert contacts(visit) == 2


def test_breaking_tells_the_client_in_the_same_step(practice: Kept) -> None:
    broken = practice.json("promise", "break", "1", "--because", "no stock", "--told", "call", "--made-good", "an hour")

    words = contact(practice, broken["logged_interaction_id"])["words"]
    assert words == "Told that “send the quote” will not be done: no stock"


def test_the_words_of_a_follow_up_are_not_put_before_the_client(practice: Kept) -> None:
    moved = practice.json("promise", "move", "3", "Mon 10am", "--because", "ill", "--told", "call")

    call = contact(practice, moved["logged_interaction_id"])
    assert (call["words"], call["private_words"]) == ("", "About: look at the licences")


def test_the_list_says_that_a_client_does_not_know_yet(practice: Kept) -> None:
    practice("promise", "move", "2", "Fri 10-12", "--because", "ill")

    assert "#2  in 3 days, client does not know yet" in practice("promise", "list").out
    assert "client does not know yet" in practice("promise", "show", "2").out
