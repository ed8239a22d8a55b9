"""What needs attention: each group, its order, its reasons, and the badge."""

from datetime import timedelta

import pytest

from models import attention, business
from models.clock import FixedClock
from models.journal import Journal
from models.listed import Entry
from models.promises import operations
from models.promises.records import Moving, PromiseKind, Side, Telling
from models.windows import Grain
from tests.models import entries
from tests.models.entries import client, contact, local, promise, window

NOW = local("2026-11-24 10:20")  # a Tuesday


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


def words(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.row.promise.words for entry in entries]


def reasons(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.reason for entry in entries]


def test_an_empty_journal_needs_nothing(kept: Journal) -> None:
    found = attention.gather(kept)
    assert set(found.totals.values()) == {0}
    assert found.next_up is None
    assert found.logged_today == attention.LoggedToday((), 0, 0)
    assert found.counts == attention.Counts(0, 0, 0)


def test_overdue_lists_the_most_days_late_first_and_says_how_late(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-23 09:00", words="yesterday")
    promise(kept, one, "2026-11-19 17:00", words="five days")
    promise(kept, one, "2026-11-24 09:00", words="this morning")
    promise(kept, one, "2026-11-24 10:00", words="just now")
    found = attention.gather(kept)
    assert words(found.overdue) == ["five days", "yesterday", "this morning", "just now"]
    assert reasons(found.overdue) == ["5 days late", "1 day late", "1 h late", "20 min late"]
    assert [entry.days_late for entry in found.overdue] == [5, 1, 0, 0]


def test_of_equal_days_late_the_one_moved_more_often_comes_first(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    clock.set(local("2026-11-16 09:00"))
    promise(kept, one, "2026-11-20 09:00", made="2026-11-16 09:00", words="never moved")
    moved = promise(kept, one, "2026-11-18 09:00", made="2026-11-16 09:00", words="moved")
    operations.move(kept, moved.id, Moving(window("2026-11-20 17:00"), "parts", told_at=kept.now()))
    clock.set(NOW)
    assert words(attention.gather(kept).overdue) == ["moved", "never moved"]


def test_a_move_the_client_does_not_know_of_comes_first_and_only_there(kept: Journal) -> None:
    one = client(kept)
    made = promise(kept, one, "2026-11-26 10:00", words="call about the VPN")
    operations.move(kept, made.id, Moving(window("2026-11-27 10:00"), "engineer ill"))
    found = attention.gather(kept)
    assert reasons(found.untold) == ["moved from Thu 26 Nov 10:00, not told"]
    assert words(found.soon) == []
    operations.tell(kept, made.id, Telling(how="call"))
    after = attention.gather(kept)
    assert after.untold == ()
    assert reasons(after.soon) == ["due Fri 27 Nov 10:00"]


def test_an_overdue_promise_moved_untold_is_counted_once(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    made = promise(kept, one, "2026-11-24 12:00", words="slipping")
    operations.move(kept, made.id, Moving(window("2026-11-24 15:00"), "late part"))
    clock.set(local("2026-11-25 09:00"))
    found = attention.gather(kept)
    assert (words(found.untold), words(found.overdue)) == (["slipping"], [])
    assert found.totals["overdue"] == 0
    assert found.counts.overdue == 1


def test_due_today_says_the_time_in_the_grain_in_which_it_was_said(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 15:00", words="point")
    promise(kept, one, "2026-11-24 12:00", start="2026-11-24 11:00", words="window")
    promise(kept, one, "2026-11-24 17:30", words="by today", grain=Grain.DAY)
    found = attention.gather(kept)
    assert words(found.due_today) == ["window", "point", "by today"]
    assert reasons(found.due_today) == ["due today 11:00–12:00", "due today 15:00", "due today"]


def test_the_last_minute_of_the_day_is_today_and_midnight_is_tomorrow(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 23:59", words="tonight")
    promise(kept, one, "2026-11-25 00:00", words="midnight")
    found = attention.gather(kept)
    assert (words(found.due_today), words(found.soon)) == (["tonight"], ["midnight"])


def test_days_are_those_of_the_business_zone(kept: Journal) -> None:
    business.change(kept, business.BusinessDraft(zone="Pacific/Auckland"))
    one = client(kept)
    promise(kept, one, entries.utc("2026-11-24 10:45"), words="before midnight in Auckland")
    promise(kept, one, entries.utc("2026-11-24 11:30"), words="after it")
    found = attention.gather(kept)
    assert (words(found.due_today), words(found.soon)) == (["before midnight in Auckland"], ["after it"])


def test_a_window_past_midnight_joins_today_within_its_lead_time(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-25 02:00", start="2026-11-24 23:00", words="ordinary lead")
    promise(kept, one, "2026-11-25 03:00", start="2026-11-24 23:30", words="long lead", lead=180)
    assert words(attention.gather(kept).due_today) == []
    clock.set(local("2026-11-24 20:30"))
    assert words(attention.gather(kept).due_today) == ["long lead"]
    clock.set(local("2026-11-24 22:00"))
    found = attention.gather(kept)
    assert words(found.due_today) == ["ordinary lead", "long lead"]
    assert words(found.soon) == []
    assert found.due_today[0].reason == "due today 23:00 to tomorrow 02:00"


def test_a_window_past_midnight_joins_today_by_the_lead_time_of_its_kind(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-25 02:00", start="2026-11-24 23:00", words="quote", kind=PromiseKind.QUOTE)
    promise(kept, one, "2026-11-25 03:00", start="2026-11-24 23:00", words="ring", kind=PromiseKind.RING)
    clock.set(local("2026-11-24 20:00"))
    assert words(attention.gather(kept).due_today) == ["quote"]
    clock.set(local("2026-11-24 22:45"))
    assert words(attention.gather(kept).due_today) == ["quote", "ring"]


def test_what_is_owed_to_us_slips_and_names_the_promise_at_risk(kept: Journal) -> None:
    one, other = client(kept), client(kept, "Kestrel")
    promise(kept, one, "2026-11-22 12:00", words="Send the floor plan", side=Side.OWED)
    promise(kept, other, "2026-11-24 17:00", words="Not theirs")
    promise(kept, one, "2026-11-27 12:00", words="Quote for cabling")
    found = attention.gather(kept)
    assert words(found.owed_slipped) == ["Send the floor plan"]
    assert reasons(found.owed_slipped) == ["2 days late; at risk: Quote for cabling (Fri 27 Nov 12:00)"]
    assert words(found.overdue) == []
    assert found.counts.overdue == 0


def test_follow_ups_stand_apart_and_never_count_as_overdue(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-20 12:00", words="ask how the switch runs", side=Side.FOLLOW_UP)
    promise(kept, one, "2026-11-24 16:00", words="ring about renewal", side=Side.FOLLOW_UP)
    promise(kept, one, "2026-11-26 16:00", words="later this week", side=Side.FOLLOW_UP)
    found = attention.gather(kept)
    assert reasons(found.follow_ups) == ["4 days late", "due today 16:00"]
    assert words(found.soon) == ["later this week"]
    assert found.counts == attention.Counts(0, 0, 0)


def test_seven_days_ahead_are_whole_days(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-12-01 23:00", words="last of them")
    promise(kept, one, "2026-12-02 00:30", words="beyond")
    assert words(attention.gather(kept).soon) == ["last of them"]
    assert words(attention.gather(kept, within=timedelta(days=8)).soon) == ["last of them", "beyond"]


def test_next_up_is_the_next_hour_that_was_said(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 17:30", words="a day only", grain=Grain.DAY)
    promise(kept, one, "2026-11-24 12:00", start="2026-11-24 10:30", words="a window")
    promise(kept, one, "2026-11-24 11:00", words="a deadline")
    found = attention.gather(kept)
    assert found.next_up is not None
    assert (found.next_up.row.promise.words, found.next_up.at) == ("a window", local("2026-11-24 10:30"))


def test_logged_today_counts_the_local_day_up_to_now(kept: Journal) -> None:
    one = client(kept)
    contact(kept, one, "2026-11-23 23:59", minutes=100)
    contact(kept, one, "2026-11-24 00:00", minutes=6)
    contact(kept, one, "2026-11-24 09:31", minutes=35)
    found = attention.gather(kept).logged_today
    assert (found.count, found.minutes) == (2, 41)
    assert [row.interaction.minutes for row in found.rows] == [35, 6]


def test_counts_are_what_gather_shows(kept: Journal) -> None:
    one = client(kept)
    for due in ("2026-11-20 12:00", "2026-11-24 10:19", "2026-11-24 10:20", "2026-11-24 23:00", "2026-11-25 09:00"):
        promise(kept, one, due)
    assert attention.counts(kept) == attention.Counts(overdue=2, due_today=2, untold=0)


def test_a_bound_cuts_the_entries_and_not_the_totals(kept: Journal) -> None:
    one = client(kept)
    for minute in range(12):
        promise(kept, one, f"2026-11-20 12:{minute:02}", words=f"late {minute}")
        promise(kept, one, f"2026-11-24 15:{minute:02}", words=f"today {minute}")
    moved = promise(kept, one, "2026-11-20 12:30", words="moved", made="2026-11-19 09:00")
    operations.move(kept, moved.id, Moving(window("2026-11-24 16:00"), "parts"))
    found = attention.gather(kept, most=5)
    assert (len(found.overdue), found.totals["overdue"]) == (5, 12)
    assert (len(found.due_today), found.totals["due_today"]) == (5, 12)
    assert len(attention.gather(kept, most=None).overdue) == 12


def test_the_past_is_seen_as_it_stood(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    clock.set(local("2026-11-10 09:00"))
    late = promise(kept, one, "2026-11-12 12:00", made="2026-11-10 09:00", words="was late")
    moved = promise(kept, one, "2026-11-13 17:00", made="2026-11-10 09:00", words="was due")
    clock.set(NOW)
    operations.keep(kept, late.id)
    operations.move(kept, moved.id, Moving(window("2026-11-30 12:00"), "parts"))
    promise(kept, one, "2026-11-30 12:00", made="2026-11-20 09:00", words="not yet made")
    then = attention.gather(kept, local("2026-11-13 10:00"))
    assert (words(then.overdue), words(then.due_today), words(then.untold)) == (["was late"], ["was due"], [])
    assert then.soon == ()
    assert attention.counts(kept, local("2026-11-13 10:00")) == attention.Counts(1, 1, 0)
    now = attention.gather(kept)
    assert (words(now.untold), words(now.overdue)) == (["was due"], [])


def test_a_move_the_client_does_not_know_of_counts_until_it_is_told_or_overdue(
    kept: Journal, clock: FixedClock
) -> None:
    one = client(kept)
    made, other = promise(kept, one, "2026-11-26 10:00"), promise(kept, one, "2026-11-26 12:00")
    for each in (made, other):
        operations.move(kept, each.id, Moving(window("2026-11-27 10:00"), "the part is late"))
    assert attention.counts(kept) == attention.Counts(overdue=0, due_today=0, untold=2)

    operations.tell(kept, other.id, Telling(how="call"))
    assert attention.counts(kept) == attention.Counts(overdue=0, due_today=0, untold=1)

    clock.set(local("2026-11-27 11:00"))
    assert attention.counts(kept) == attention.Counts(overdue=2, due_today=0, untold=0)
