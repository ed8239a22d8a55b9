"""`kept due`, `kept search`, `kept numbers`: what the journal says as of a moment."""

import pytest

from tests.builders import moment
from tests.ui.command_line.runner import Kept


def test_due_tells_each_group_in_order(practice: Kept) -> None:
    ran = practice("due")

    assert ran.status == 0
    assert ran.lines == [
        "Tue 24 Nov 2026, 10:20  1 overdue, 0 due today  changes next Wed 25 Nov 2026, 00:00",
        "Next up  #2 ring Tom (Larkspur Dental), in 22 h 40 min",
        "",
        "Overdue 1",
        (
            "  #1  5 days late  by Thu 19 Nov 2026, 17:30  Larkspur Dental  send the quote"
            "  “2026-11-19 17:30”, said Wed 18 Nov 09:00"
        ),
        "",
        "Coming up 2",
        (
            "  #2  due tomorrow 09:00–10:00  Larkspur Dental  ring Tom                        "
            "  “2026-11-25 10:00”, said Wed 18 Nov 09:00"
        ),
        (
            "  #3  due Fri 27 Nov            Larkspur Dental  (follow-up) look at the licences"
            "  “2026-11-27 17:30”, said Wed 18 Nov 09:00"
        ),
    ]


def test_due_as_a_document_has_every_group(practice: Kept) -> None:
    document = practice.json("due")

    assert set(document) == {
        "at", "changes_at", "overdue_count", "due_today_count", "untold", "overdue", "due_today", "next_words",
        "owed_slipped", "quiet", "follow_ups", "soon",
    }  # fmt: skip
    assert (document["at"], document["overdue_count"]) == ("2026-11-24T10:20:00Z", 1)
    assert document["changes_at"] == "2026-11-25T00:00:00Z"
    assert [(entry["id"], entry["reason"], entry["days_late"]) for entry in document["overdue"]] == [
        (1, "5 days late", 5)
    ]
    assert (document["overdue"][0]["weight"], document["overdue"][0]["why"]) == (
        5000,
        "“2026-11-19 17:30”, said Wed 18 Nov 09:00",
    )


@pytest.mark.parametrize(
    ("at", "status"),
    [
        ("2026-11-18 12:00", 0),  # nothing is due and nothing was warned of
        ("2026-11-19 16:30", 4),  # an hour before #1 is due
        ("2026-11-19 17:30", 4),
        ("2026-11-24 10:20", 4),
    ],
)
def test_a_scheduler_learns_from_the_exit_status_whether_something_asks_for_an_answer(
    practice: Kept, at: str, status: int
) -> None:
    practice.at = moment(at)

    plain, asked = practice("due"), practice("due", "--exit-code")

    assert (plain.status, asked.status) == (0, status)
    assert asked.out == plain.out


def test_a_move_the_client_does_not_know_of_asks_for_an_answer(practice: Kept) -> None:
    practice.at = moment("2026-11-18 12:00")
    practice("promise", "move", "1", "Mon 30 Nov 2026 10:00", "--because", "parts")

    untold = practice("due", "--exit-code", "--json")
    practice("promise", "told", "1", "--how", "call")

    assert (untold.status, untold.document["untold"][0]["id"]) == (4, 1)
    assert practice("due", "--exit-code").status == 0


def test_due_looks_as_far_ahead_as_it_is_told(practice: Kept) -> None:
    practice.at = moment("2026-11-18 12:00")

    near, far = practice.json("due", "--within", "1d"), practice.json("due", "--within", "2w")

    assert [entry["id"] for entry in near["soon"]] == [1]
    assert {1, 2} <= {entry["id"] for entry in far["soon"]}


def test_an_empty_journal_needs_no_attention(kept: Kept) -> None:
    assert kept("due").out == "Tue 24 Nov 2026, 10:20  Nothing needs attention.\n"


def test_what_was_due_on_an_earlier_day_is_the_same_after_it_was_kept(practice: Kept) -> None:
    practice.at = moment("2026-11-20 09:00")
    before = practice.json("due")
    practice.at = moment("2026-11-24 10:20")
    practice("promise", "keep", "1")

    practice.at = moment("2026-11-20 09:00")

    assert practice.json("due") == before
    assert [entry["id"] for entry in before["overdue"]] == [1]


def test_search_marks_each_hit_and_says_whose_it_is(practice: Kept) -> None:
    ran = practice("search", "print")

    assert ran.lines == [
        "Promises",
        "  #4  Ashgrove Surveyors, due Tue 17 Nov 2026, 12:00",
        "      fix the [printer]",
        "",
        "Interactions",
        "  #2  visit, Ashgrove Surveyors, Mon 16 Nov 2026, 09:00",
        "      [printer] offline",
    ]


def test_search_shows_a_promise_for_a_day_without_an_hour_nobody_said(practice: Kept) -> None:
    assert practice("search", "licences").lines[1] == "  #3  Larkspur Dental, due Fri 27 Nov 2026"


def test_search_as_a_document_parts_the_snippet_where_it_matched(practice: Kept) -> None:
    hits = practice.json("search", "reception", "pc")["hits"]

    assert [(hit["kind"], hit["id"], hit["client"]) for hit in hits] == [("interaction", 1, "Larkspur Dental")]
    assert {"text": "reception", "matched": True} in hits[0]["snippet"]


def test_search_for_nothing_or_signs_finds_nothing_and_does_not_fail(practice: Kept) -> None:
    assert practice("search", "zebra").out == "Nothing found.\n"
    for hostile in ('"', "*", "NEAR(a b)", "a AND", "-x OR", "'"):
        assert practice("search", "--", hostile).status == 0


def test_numbers_count_verdicts_with_their_interval(practice: Kept) -> None:
    practice("promise", "keep", "1")

    document = practice.json("numbers", "--from", "2026-11-01", "--to", "2026-11-30")

    assert document["promises"] == {
        "given": 3, "open": 1, "overdue": 0, "kept": 2, "kept_as_promised": 0, "kept_after_agreed_move": 0,
        "kept_late": 2, "broken": 0, "released": 0, "void": 0,
        "median_minutes_late": document["promises"]["median_minutes_late"],
    }  # fmt: skip
    assert document["kept_rate"] == {"n": 2, "k": 0, "rate": None, "low": None, "high": None}
    assert (document["interactions"], document["minutes"]) == (2, 90)


def test_numbers_can_be_parted_and_default_to_everything(practice: Kept) -> None:
    document = practice.json("numbers", "--by", "client")

    assert [(part["client"], part["promises"]["given"]) for part in document["by"]] == [
        ("Ashgrove Surveyors", 1),
        ("Larkspur Dental", 2),
    ]
    assert (document["from"], document["to"]) == ("2026-11-16", "2026-11-27")


def test_numbers_for_people_never_tell_a_percentage_of_few(practice: Kept) -> None:
    ran = practice("numbers", "--month", "2026-11")

    assert ran.lines[0] == "1–30 November 2026"
    assert "%" not in ran.out
    assert "0 of 2 (too few for a percentage)" in ran.out


def test_a_period_that_ends_before_it_begins_is_refused(practice: Kept) -> None:
    ran = practice("numbers", "--from", "2026-11-30", "--to", "2026-11-01")

    assert ran.status == 1
    assert "ends before it begins" in ran.err


def test_a_month_beside_days_or_no_month_at_all_is_wrong_usage(practice: Kept) -> None:
    assert practice("numbers", "--month", "2026-11", "--to", "2026-11-01").status == 2
    assert practice("numbers", "--month", "2026-13").status == 2
    assert practice("numbers", "--by", "weekday").status == 2
