"""How the business wants to be warned: usual, changed, refused, and quiet hours over midnight and clock changes."""

from datetime import time, timedelta

import pytest
from msgspec.structs import replace

from models import warning_rules
from models.errors import Refused
from models.journal import Journal
from models.promises.records import PromiseKind
from models.warning_rules import USUAL, QuietHours, WarningRules
from tests.models.entries import LONDON, client, local, promise, utc

NIGHT = QuietHours(time(22), time(7))


def test_as_it_comes_a_call_is_warned_of_15_minutes_ahead_and_a_quote_3_hours(journal: Journal) -> None:
    rules = warning_rules.get(journal)
    assert rules == USUAL
    assert [rules.lead_minutes[kind] for kind in (PromiseKind.RING, PromiseKind.COME, PromiseKind.QUOTE)] == [
        15,
        60,
        180,
    ]
    assert (rules.travel_minutes, rules.quiet) == (30, None)


def test_what_is_changed_is_kept_and_undone(journal: Journal) -> None:
    wanted = WarningRules({**USUAL.lead_minutes, PromiseKind.RING: 5}, 45, NIGHT)
    assert warning_rules.change(journal, wanted) == wanted
    assert journal.value("SELECT lead_minutes FROM warnings") == '{"ring": 5}'
    again = replace(wanted, quiet=None)
    assert warning_rules.change(journal, again) == again
    assert journal.undo().action == "Change the warnings"
    assert warning_rules.get(journal) == wanted
    journal.undo()
    assert warning_rules.get(journal) == USUAL


def test_kinds_left_out_stay_as_they_come(journal: Journal) -> None:
    assert warning_rules.change(journal, WarningRules({PromiseKind.FIX: 10}, 30, None)).lead_minutes == {
        **USUAL.lead_minutes,
        PromiseKind.FIX: 10,
    }


@pytest.mark.parametrize(
    ("rules", "field"),
    [
        (WarningRules({PromiseKind.RING: -1}, 30, None), "lead ring"),
        (WarningRules({PromiseKind.RING: 366 * 24 * 60 + 1}, 30, None), "lead ring"),
        (WarningRules({}, -1, None), "travel"),
        (WarningRules({}, 24 * 60 + 1, None), "travel"),
        (WarningRules({}, 30, QuietHours(time(7), time(7))), "quiet"),
    ],
)
def test_what_nobody_means_is_refused(journal: Journal, rules: WarningRules, field: str) -> None:
    with pytest.raises(Refused) as refused:
        warning_rules.change(journal, rules)
    assert refused.value.field == field
    assert journal.undo_label() is None


def test_a_promise_with_a_lead_time_of_its_own_goes_by_it(journal: Journal) -> None:
    one = client(journal)
    ordinary = promise(journal, one, "2026-11-25 10:00", kind=PromiseKind.RING)
    own = promise(journal, one, "2026-11-25 10:00", kind=PromiseKind.RING, lead=0)
    assert warning_rules.lead(ordinary, USUAL) == timedelta(minutes=15)
    assert warning_rules.lead(own, USUAL) == timedelta(0)


@pytest.mark.parametrize(
    ("at", "held"),
    [("21:59", False), ("22:00", True), ("23:30", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_quiet_hours_span_midnight_and_end_before_their_end(at: str, held: bool) -> None:
    assert NIGHT.hold(local(f"2026-11-24 {at}"), LONDON) is held


def test_quiet_hours_within_a_day() -> None:
    lunch = QuietHours(time(12), time(13))
    assert [lunch.hold(local(f"2026-11-24 {at}"), LONDON) for at in ("11:59", "12:00", "13:00")] == [False, True, False]


def test_quiet_hours_are_over_at_their_end_by_the_clock_of_the_place() -> None:
    assert NIGHT.over(local("2026-11-24 12:00"), LONDON) == local("2026-11-24 12:00")
    assert NIGHT.over(local("2026-11-24 23:00"), LONDON) == local("2026-11-25 07:00")
    assert NIGHT.over(local("2026-11-25 03:00"), LONDON) == local("2026-11-25 07:00")
    assert NIGHT.over(utc("2026-11-24 13:00"), "Asia/Tokyo") == utc("2026-11-24 22:00")


def test_quiet_hours_that_end_in_the_hour_the_clocks_skip_end_at_the_change() -> None:
    short = QuietHours(time(23), time(1, 30))
    assert short.over(utc("2026-03-29 00:10"), LONDON) == utc("2026-03-29 01:00")


def test_quiet_hours_that_end_in_the_hour_that_comes_twice_end_twice() -> None:
    short = QuietHours(time(23), time(1, 30))
    assert short.over(utc("2026-10-25 00:10"), LONDON) == utc("2026-10-25 00:30")
    assert short.hold(utc("2026-10-25 01:10"), LONDON)
    assert short.over(utc("2026-10-25 01:10"), LONDON) == utc("2026-10-25 01:30")
