"""Arrivals are judged to the minute, and what is called off less than a day before is missed."""

from datetime import datetime, timedelta

import pytest

from models import arrivals
from models.arrivals import Arrival, judge
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import Keeping, Moving, Promise, PromiseKind, Settling, Side, Telling
from models.windows import Grain, Window
from tests.models.entries import client, local, promise, utc, window

START, END = "2026-11-27 10:00", "2026-11-27 12:00"


def judged(journal: Journal, made: Promise) -> arrivals.Judged | None:
    row = questions.row_of(journal, made.id)
    return arrivals.of(row.promise, row.moves, journal.now())


@pytest.fixture
def visit(journal: Journal, clock: FixedClock) -> Promise:
    """A visit between 10 and 12 on Friday, promised on Monday."""
    clock.set(local("2026-11-23 09:00"))
    return promise(
        journal, client(journal), END, start=START, made="2026-11-23 09:00", words="Come over", kind=PromiseKind.COME
    )


@pytest.mark.parametrize(
    ("at", "verdict", "minutes"),
    [
        ("2026-11-27 09:59:59", Arrival.EARLY, 1),
        ("2026-11-27 09:50:00", Arrival.EARLY, 10),
        ("2026-11-27 10:00:00", Arrival.IN_WINDOW, 0),
        ("2026-11-27 11:10:00", Arrival.IN_WINDOW, 0),
        ("2026-11-27 12:00:00", Arrival.IN_WINDOW, 0),
        ("2026-11-27 12:00:59", Arrival.IN_WINDOW, 0),
        ("2026-11-27 12:01:00", Arrival.LATE, 1),
        ("2026-11-27 12:25:30", Arrival.LATE, 25),
    ],
)
def test_both_ends_belong_to_the_window_and_seconds_are_cut(at: str, verdict: Arrival, minutes: int) -> None:
    found = judge(window(END, START), local(at))
    assert (found.verdict, found.minutes) == (verdict, minutes)


def test_a_window_over_midnight_is_judged_across_it() -> None:
    over = window("2026-11-28 01:00", "2026-11-27 23:00")
    assert judge(over, local("2026-11-28 00:30")).verdict is Arrival.IN_WINDOW
    assert judge(over, local("2026-11-27 22:45")) == arrivals.Judged(Arrival.EARLY, 15, local("2026-11-27 22:45"))
    assert judge(over, local("2026-11-28 01:07")).minutes == 7


def test_minutes_are_those_that_passed_where_the_clocks_go_forward() -> None:
    night = window("2026-03-29 00:50", "2026-03-29 00:10")
    assert judge(night, local("2026-03-29 02:10")).minutes == 20


def test_minutes_are_those_that_passed_where_the_clocks_go_back() -> None:
    night = window("2026-10-25 00:50", "2026-10-25 00:10")
    late = judge(night, utc("2026-10-25 01:10"))  # 01:10 on the wall for the second time
    assert (late.verdict, late.minutes) == (Arrival.LATE, 80)
    before = window("2026-10-25 03:00", "2026-10-25 02:30")
    assert judge(before, local("2026-10-25 00:30")).minutes == 180


def test_an_arrival_told_in_another_zone_is_the_same_arrival() -> None:
    assert judge(window(END, START), local("2026-11-27 07:25", "America/New_York")).minutes == 25


def test_a_deadline_has_no_early_and_a_point_has_both() -> None:
    assert judge(window(END), local("2026-11-27 07:00")).verdict is Arrival.IN_WINDOW
    point = window(START, START)
    assert judge(point, local("2026-11-27 09:55")).verdict is Arrival.EARLY
    assert judge(point, local(START)).verdict is Arrival.IN_WINDOW
    assert judge(point, local("2026-11-27 10:01")).verdict is Arrival.LATE


def test_where_only_a_day_was_said_the_early_morning_is_in_it() -> None:
    day = window("2026-11-27 17:30", "2026-11-27 09:00", Grain.DAY)
    assert judge(day, local("2026-11-27 07:15")).verdict is Arrival.IN_WINDOW
    assert judge(day, local("2026-11-26 16:00")).verdict is Arrival.EARLY


def test_an_arrival_keeps_the_promise_to_the_minute(journal: Journal, visit: Promise, clock: FixedClock) -> None:
    clock.set(local("2026-11-27 12:00:40"))
    assert str(operations.keep(journal, visit.id).settled_at) == "2026-11-27 12:00:00+00:00"
    row = questions.row_of(journal, visit.id)
    assert row.verdict.value == "kept as first promised"
    found = judged(journal, visit)
    assert found is not None
    assert arrivals.words(found, "Europe/London") == "Arrived 12:00, in the window"


def test_nobody_there_past_the_window_is_missed_until_somebody_comes(
    journal: Journal, visit: Promise, clock: FixedClock
) -> None:
    clock.set(local(END))
    assert judged(journal, visit) is None
    clock.set(local("2026-11-27 12:01"))
    assert judged(journal, visit) == arrivals.Judged(Arrival.MISSED)
    clock.set(local("2026-11-27 12:25"))
    operations.keep(journal, visit.id)
    found = judged(journal, visit)
    assert found is not None
    assert arrivals.words(found, "Europe/London") == "Arrived 12:25, 25 min late"


@pytest.mark.parametrize(("hours", "verdict"), [(25, None), (24, None), (23, Arrival.MISSED)])
def test_moved_less_than_a_day_before_it_begins_it_is_missed(
    journal: Journal, visit: Promise, clock: FixedClock, hours: int, verdict: Arrival | None
) -> None:
    clock.set(local(START) - timedelta(hours=hours))
    later = window("2026-12-01 12:00", "2026-12-01 10:00")
    operations.move(journal, visit.id, Moving(later, "ill", told_at=clock.now(), told_how="call"))
    found = judged(journal, visit)
    assert (found and found.verdict) == verdict


@pytest.mark.parametrize(("hours", "verdict"), [(25, None), (23, Arrival.MISSED), (-1, Arrival.MISSED)])
def test_broken_less_than_a_day_before_it_begins_it_is_missed(
    journal: Journal, visit: Promise, clock: FixedClock, hours: int, verdict: Arrival | None
) -> None:
    clock.set(local(START) - timedelta(hours=hours))
    operations.break_promise(journal, visit.id, Settling("no part"))
    found = judged(journal, visit)
    assert (found and found.verdict) == verdict


def test_a_move_in_time_that_the_client_hears_of_too_late_is_missed(
    journal: Journal, visit: Promise, clock: FixedClock
) -> None:
    clock.set(local(START) - timedelta(hours=30))
    operations.move(journal, visit.id, Moving(window("2026-12-01 12:00", "2026-12-01 10:00"), "ill"))
    assert judged(journal, visit) is None
    clock.set(local(START) - timedelta(hours=20))
    operations.tell(journal, visit.id, Telling(how="call"))
    found = judged(journal, visit)
    assert found is not None
    assert arrivals.words(found, "Europe/London") == "Missed: called off less than 24 h before"


def test_who_comes_in_the_new_window_is_in_it_and_the_missed_one_is_still_said(
    journal: Journal, visit: Promise, clock: FixedClock
) -> None:
    clock.set(local("2026-11-27 09:00"))
    later = window("2026-11-27 16:00", "2026-11-27 14:00")
    operations.move(journal, visit.id, Moving(later, "stuck", told_at=clock.now(), told_how="call"))
    clock.set(local("2026-11-27 14:30"))
    operations.keep(journal, visit.id)
    found = judged(journal, visit)
    assert found is not None
    assert arrivals.words(found, "Europe/London") == "Arrived 14:30, in the window; an earlier time was missed"


def test_let_off_by_the_client_nothing_was_missed(journal: Journal, visit: Promise, clock: FixedClock) -> None:
    clock.set(local("2026-11-27 13:00"))
    operations.release(journal, visit.id, Settling("they were out"))
    assert judged(journal, visit) is None


@pytest.mark.parametrize(("side", "kind"), [(Side.OWED, PromiseKind.COME), (Side.GIVEN, PromiseKind.RING)])
def test_only_our_own_visits_have_an_arrival(
    journal: Journal, clock: FixedClock, side: Side, kind: PromiseKind
) -> None:
    made = promise(journal, client(journal), "2026-11-20 12:00", side=side, kind=kind)
    assert judged(journal, made) is None


def test_as_of_an_earlier_moment_nothing_was_missed_yet(journal: Journal, visit: Promise, clock: FixedClock) -> None:
    clock.set(local("2026-11-27 13:00"))
    operations.keep(journal, visit.id, Keeping(local("2026-11-27 12:30")))
    row = questions.row_of(journal, visit.id, local("2026-11-27 11:00"))
    assert arrivals.of(row.promise, row.moves, local("2026-11-27 11:00")) is None


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min late"), (60, "1 h late"), (95, "1 h 35 min late"), (3000, "2 days late")]
)
def test_how_late_is_said_as_people_say_it(minutes: int, words: str) -> None:
    end: datetime = local(END)
    late = judge(Window(None, end, Grain.MINUTE, "Europe/London"), end + timedelta(minutes=minutes))
    assert arrivals.verdict_words(late) == words
