"""`kept promise snooze` and `kept warnings`: the alarm moves, the promise does not; the rules are read and changed."""

import pytest

from tests.builders import moment
from tests.ui.command_line.runner import Kept


def test_a_snooze_says_until_when_and_the_promise_stays(practice: Kept) -> None:
    before = practice.json("promise", "show", "2")

    ran = practice("promise", "snooze", "2", "in 1 h")

    assert (ran.status, ran.lines) == (0, ["Snoozed #2 ring Tom: asleep until Tue 24 Nov 2026, 11:20, snoozed once"])
    after = practice.json("promise", "show", "2")
    assert after.pop("alarm") == {
        "next_at": "2026-11-24T11:20:00Z",
        "snoozed": 1,
        "asleep_until": "2026-11-24T11:20:00Z",
    }
    assert before.pop("alarm") == {"next_at": "2026-11-25T08:45:00Z", "snoozed": 0, "asleep_until": None}
    assert after == before


def test_past_the_due_time_it_says_so_and_goes_on(practice: Kept) -> None:
    ran = practice("promise", "snooze", "2", "Thu 9:00")

    assert (ran.status, ran.lines[1]) == (0, "That is after it is due (Wed 10:00).")
    document = practice.json("promise", "snooze", "2", "Thu 10:00")
    assert document["passes_due"] == "that is after it is due (Wed 10:00)"
    assert document["alarm"]["snoozed"] == 2
    assert practice("promise", "show", "2").lines[-3].startswith("Alarm         asleep until Thu 26 Nov 2026, 10:00, ")


@pytest.mark.parametrize(
    ("number", "phrase", "why"),
    [
        ("2", "whenever", "I don’t understand “whenever”"),
        ("2", "yesterday 9:00", ""),
        ("2", "in 2 years", "that is over a year ahead; snooze it for less, or move the promise"),
        ("99", "in 1 h", "there is no promise 99"),
    ],
)
def test_a_refused_snooze_says_why_and_writes_nothing(practice: Kept, number: str, phrase: str, why: str) -> None:
    undone = practice("history").out

    ran = practice("promise", "snooze", number, phrase)

    assert (ran.status, ran.out) == (1, "")
    assert why in ran.err
    assert practice("history").out == undone


def test_a_settled_promise_is_not_snoozed(practice: Kept) -> None:
    practice("promise", "keep", "2")

    ran = practice("promise", "snooze", "2", "in 1 h")

    assert (ran.status, "kept already" in ran.err) == (1, True)
    assert practice.json("promise", "show", "2")["alarm"]["next_at"] is None


def test_an_overdue_promise_rings_as_soon_as_anybody_looks(practice: Kept) -> None:
    assert practice.json("promise", "show", "1")["alarm"]["next_at"] == "2026-11-24T10:20:00Z"


def test_a_snooze_is_undone_like_anything(practice: Kept) -> None:
    practice("promise", "snooze", "2", "in 1 h")

    practice("undo")

    assert practice.json("promise", "show", "2")["alarm"]["snoozed"] == 0


def test_the_rules_of_warning_are_shown_changed_and_undone(practice: Kept) -> None:
    usual = practice.json("warnings")
    assert (usual["lead_minutes"]["ring"], usual["travel_minutes"], usual["quiet"]) == (15, 30, None)

    ran = practice("warnings", "--lead", "ring=5", "--lead", "follow-up=1d", "--travel", "1h", "--quiet", "22:00-7:00")

    assert ran.status == 0
    assert [" ".join(line.split()) for line in ran.lines if "min" in line or "day" in line or ":" in line] == [
        "ring 5 min ahead",
        "follow up 1 day ahead",
        "quiet hours 22:00–07:00",
    ]
    assert practice.json("warnings")["quiet"] == {"from": "22:00", "until": "07:00"}
    assert practice.json("warnings", "--quiet", "none")["quiet"] is None
    practice("undo")
    practice("undo")
    assert practice.json("warnings") == usual


@pytest.mark.parametrize(
    ("option", "value", "why"),
    [
        ("--lead", "shout=5", "“shout” is no kind of promise; write one of come, ring"),
        ("--lead", "ring", "is not a length of time"),
        ("--lead", "ring=-5", "is not a length of time"),
        ("--lead", "ring=900d", "must lie between 0 minutes and a year"),
        ("--travel", "2d", "must lie between 0 minutes and a day"),
        ("--quiet", "at night", "write hours like 22:00-07:00, or none"),
        ("--quiet", "22:00-25:00", "write hours like 22:00-07:00, or none"),
        ("--quiet", "22:00-22:00", "give two times"),
    ],
)
def test_a_rule_nobody_can_mean_is_refused(practice: Kept, option: str, value: str, why: str) -> None:
    ran = practice("warnings", option, value)

    assert (ran.status, ran.out) == (1, "")
    assert why in ran.err


def test_quiet_hours_hold_the_next_alarm(practice: Kept) -> None:
    practice.at = moment("2026-11-24 21:00")
    practice("promise", "snooze", "2", "22:30")

    practice("warnings", "--quiet", "22:00-07:00")

    assert practice.json("promise", "show", "2")["alarm"]["next_at"] == "2026-11-25T07:00:00Z"
