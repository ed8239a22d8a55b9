"""`kept promise`: lists, one promise, each step of its life."""

import pytest

from tests.builders import moment
from tests.ui.command_line.runner import Kept

KEYS = {
    "id", "side", "kind", "words", "private_words", "client_id", "client", "person_id", "person", "interaction_id",
    "job_id", "state", "verdict", "due_at", "window", "first", "made_at", "noted_at", "noted_late", "settled_at",
    "minutes_late", "moves", "moves_untold", "client_knows", "expected_minutes", "lead_minutes", "rule_id", "rule",
    "rule_stopped", "missed_turns", "arrival",
}  # fmt: skip


def test_the_list_tells_the_open_ones_by_due_time_with_their_numbers(practice: Kept) -> None:
    ran = practice("promise", "list")

    assert ran.status == 0
    assert ran.lines == [
        "#1  5 days late  by Thu 19 Nov 2026, 17:30     Larkspur Dental  send the quote",
        "#2  tomorrow     Wed 25 Nov 2026, 09:00–10:00  Larkspur Dental  ring Tom",
        "#3  in 3 days    by Fri 27 Nov 2026            Larkspur Dental  (follow-up) look at the licences",
    ]


def test_a_promise_as_a_document_has_every_key_and_instants_in_utc(practice: Kept) -> None:
    first = practice.json("promise", "list")[0]

    assert set(first) == KEYS
    assert first["due_at"] == "2026-11-19T17:30:00Z"
    assert first["window"] == {
        "start": None, "end": "2026-11-19T17:30:00Z", "grain": "minute", "zone": "Europe/London",
        "said": "2026-11-19 17:30", "why": "",
    }  # fmt: skip
    assert (first["state"], first["verdict"], first["minutes_late"]) == ("open", "overdue", 6770)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--state", "all"], [4, 1, 2, 3]),
        (["--state", "kept"], [4]),
        (["--state", "open", "--state", "kept"], [4, 1, 2, 3]),
        (["--overdue"], [1]),
        (["--within", "2d"], [1, 2]),
        (["--side", "follow-up"], [3]),
        (["--kind", "ring"], [2]),
        (["--client", "ashgrove"], []),
        (["--client", "larkspur", "--newest", "--limit", "1"], [3]),
        (["--person", "tom"], [2]),
    ],
)
def test_the_list_can_be_narrowed(practice: Kept, options: list[str], ids: list[int]) -> None:
    assert [row["id"] for row in practice.json("promise", "list", *options)] == ids


def test_an_empty_list_says_so_and_is_an_empty_document(practice: Kept) -> None:
    assert practice("promise", "list", "--state", "broken").out == "No such promises.\n"
    assert practice.json("promise", "list", "--state", "broken") == []


def test_what_was_overdue_at_an_earlier_moment_can_be_asked_for_again(practice: Kept) -> None:
    practice("promise", "keep", "1")
    practice.at = moment("2026-11-17 13:00")

    assert [row["id"] for row in practice.json("promise", "list", "--overdue")] == [4]
    assert practice.json("promise", "show", "4")["verdict"] == "overdue"


def test_one_promise_is_shown_with_all_that_happened_to_it(practice: Kept) -> None:
    practice("promise", "move", "1", "Mon 10am", "--because", "the part is late", "--told", "call", "--agreed")

    ran = practice("promise", "show", "1")

    assert ran.lines == [
        "#1 send the quote",
        "Given, Larkspur Dental (write)",
        "Promised for  Mon 30 Nov 2026, 10:00  in 6 days",
        "At first      by Thu 19 Nov 2026, 17:30  (moved once, without telling the client in time)",
        "Noted late    Tue 24 Nov 2026, 10:20",
        "What was said Mon 10am",
        "Came up in    visit 1, Wed 18 Nov 2026, 09:00",
        "Alarm         rings next Mon 30 Nov 2026, 09:00",
        "",
        "Wed 18 Nov 2026, 09:00  made",
        "Tue 24 Nov 2026, 10:20  moved from Thu 19 Nov 2026, 17:30 to Mon 30 Nov 2026, 10:00 (interaction 3)",
        "    the part is late",
        "    client told by call Tue 24 Nov 2026, 10:20, agreed",
    ]


def test_the_events_of_a_promise_are_in_its_document(practice: Kept) -> None:
    shown = practice.json("promise", "show", "4")

    assert [event["kind"] for event in shown["events"]] == ["made", "kept"]
    assert shown["events"][1]["at"] == "2026-11-18T12:00:00Z"


def test_keeping_says_the_verdict_and_is_done_once(practice: Kept) -> None:
    ran = practice("promise", "keep", "#2", "--words", "he was in")

    assert (ran.status, ran.out) == (0, "Kept: #2 ring Tom (Larkspur Dental): kept as first promised\n")

    again = practice("promise", "keep", "2")

    assert (again.status, again.out) == (1, "")
    assert again.err == "kept: the promise is kept already; reopen it first\n"


@pytest.mark.parametrize(
    ("said", "settled"),
    [
        ("yesterday 9:00", "2026-11-23T09:00:00Z"),
        ("9:15", "2026-11-24T09:15:00Z"),
        ("20 min ago", "2026-11-24T10:00:00Z"),
        ("Fri 4pm", "2026-11-20T16:00:00Z"),
        ("2026-11-19 17:30", "2026-11-19T17:30:00Z"),
        ("2026-11-19T18:30:00+01:00", "2026-11-19T17:30:00Z"),
    ],
)
def test_it_may_have_been_kept_earlier(practice: Kept, said: str, settled: str) -> None:
    assert practice.json("promise", "keep", "1", "--done-at", said)["settled_at"] == settled


@pytest.mark.parametrize("said", ["after lunch", "at noon", "call"])
def test_a_moment_that_is_none_or_is_still_to_come_is_refused(practice: Kept, said: str) -> None:
    ran = practice("promise", "keep", "1", "--done-at", said)

    assert ran.status == 1
    assert "write one like 14:30" in ran.err
    assert practice.json("promise", "show", "1")["state"] == "open"


def test_a_move_nobody_was_told_of_says_what_to_do_about_it(practice: Kept) -> None:
    ran = practice("promise", "move", "2", "Fri 10-12", "--because", "ill")

    assert ran.lines == [
        "Moved: #2 ring Tom (Larkspur Dental), Fri 27 Nov 2026, 10:00–12:00",
        "The client does not know yet: kept promise told 2 --how call",
    ]

    practice("promise", "told", "2", "--how", "call", "--agreed")

    assert practice.json("promise", "show", "2")["client_knows"] is True


def test_a_move_without_a_reason_is_wrong_usage(practice: Kept) -> None:
    assert practice("promise", "move", "2", "Fri 10-12").status == 2


def test_a_time_that_is_not_understood_is_refused_with_offers(practice: Kept) -> None:
    ran = practice("promise", "move", "2", "tuesday", "--because", "ill")

    assert ran.status == 1
    assert ran.err.startswith("kept: ")
    assert "(try “" in ran.err
    assert practice.json("promise", "show", "2")["moves"] == 0


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (("break", "1", "--because", "no stock", "--told", "call", "--made-good", "a free hour"), "broken"),
        (("release", "1", "--because", "they bought one"), "released"),
        (("void", "1", "--because", "typed twice"), "void"),
    ],
)
def test_a_promise_ends_otherwise_with_a_reason_and_can_be_opened_again(
    practice: Kept, step: tuple[str, ...], state: str
) -> None:
    assert practice.json("promise", *step)["state"] == state

    reopened = practice.json("promise", "reopen", "1", "--because", "a mistake")

    assert (reopened["state"], reopened["verdict"]) == ("open", "overdue")


def test_what_is_made_good_is_in_the_record(practice: Kept) -> None:
    practice("promise", "break", "1", "--because", "no stock", "--told", "call", "--made-good", "a free hour")

    broken = practice.json("promise", "show", "1")["events"][-1]

    assert (broken["reason"], broken["told_how"], broken["made_good"]) == ("no stock", "call", "a free hour")


def test_a_kept_promise_can_be_confirmed_and_an_open_one_not(practice: Kept) -> None:
    assert practice("promise", "confirm", "4", "--how", "e-mail").status == 0
    assert practice("promise", "confirm", "1").status == 1


def test_a_number_that_is_nobodys_is_refused_and_no_number_is_wrong_usage(practice: Kept) -> None:
    missing, wrong = practice("promise", "keep", "99"), practice("promise", "keep", "the quote")

    assert (missing.status, missing.err) == (1, "kept: there is no promise 99; choose one from the list\n")
    assert wrong.status == 2
    assert "give one that a list prints" in wrong.err
