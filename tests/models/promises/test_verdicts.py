"""What the record and the clock say of a promise: every verdict, and how it stood at any moment."""

from datetime import datetime, timedelta

import pytest

from models.clock import FixedClock
from models.errors import NotFound
from models.journal import Journal
from models.promises import operations, questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import Keeping, Moving, Promise, PromiseKind, Settling, Side, State, Telling, Verdict
from models.promises.verdicts import as_of, minutes_late
from tests.models.entries import client, local, promise, window

MADE = local("2026-11-16 09:00")
DUE = local("2026-11-20 12:00")
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
MOVED = window("2026-11-24 12:00")


@pytest.fixture
def made(journal: Journal, clock: FixedClock) -> Promise:
    clock.set(MADE)
    return promise(journal, client(journal), DUE, start=DUE - 2 * HOUR, made=MADE)


def verdict(journal: Journal, made: Promise, at: datetime | None = None) -> Verdict:
    return questions.row_of(journal, made.id, at).verdict


def keep(journal: Journal, clock: FixedClock, made: Promise, at: datetime) -> None:
    clock.set(max(at, clock.now()))
    operations.keep(journal, made.id, Keeping(at))


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (MADE, Verdict.OPEN),
        (DUE, Verdict.OPEN),
        (DUE + SECOND, Verdict.OVERDUE),
        (DUE + 400 * 24 * HOUR, Verdict.OVERDUE),
    ],
)
def test_an_open_promise_is_overdue_from_the_second_after_its_window(
    journal: Journal, made: Promise, at: datetime, expected: Verdict
) -> None:
    assert verdict(journal, made, at) is expected


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (MADE, Verdict.AS_PROMISED),
        (DUE - 3 * HOUR, Verdict.AS_PROMISED),
        (DUE - HOUR, Verdict.AS_PROMISED),
        (DUE, Verdict.AS_PROMISED),
        (DUE + SECOND, Verdict.LATE),
    ],
)
def test_early_is_no_better_than_on_time_and_both_ends_belong_to_the_window(
    journal: Journal, clock: FixedClock, made: Promise, at: datetime, expected: Verdict
) -> None:
    keep(journal, clock, made, at)
    assert verdict(journal, made) is expected


@pytest.mark.parametrize(
    ("told", "kept", "expected"),
    [
        (DUE - HOUR, MOVED.end, Verdict.AFTER_AGREED_MOVE),
        (DUE, MOVED.end, Verdict.AFTER_AGREED_MOVE),
        (DUE - HOUR, MOVED.end + SECOND, Verdict.LATE),
        (DUE + SECOND, MOVED.end, Verdict.LATE),
        (None, MOVED.end, Verdict.LATE),
        (None, DUE - HOUR, Verdict.LATE),
    ],
)
def test_a_move_counts_only_when_the_client_knew_before_it_was_due(
    journal: Journal, clock: FixedClock, made: Promise, told: datetime | None, kept: datetime, expected: Verdict
) -> None:
    clock.set(DUE - 2 * HOUR)
    operations.move(journal, made.id, Moving(MOVED, "parts"))
    if told is not None:
        clock.set(told)
        operations.tell(journal, made.id, Telling(how="call"))
    keep(journal, clock, made, kept)
    assert verdict(journal, made) is expected


def test_each_move_must_have_been_told(journal: Journal, clock: FixedClock, made: Promise) -> None:
    operations.move(journal, made.id, Moving(MOVED, "parts", told_at=MADE))
    clock.set(DUE + HOUR)
    operations.move(journal, made.id, Moving(window("2026-11-26 12:00"), "more parts"))
    clock.set(MOVED.end + HOUR)
    operations.tell(journal, made.id, Telling())
    keep(journal, clock, made, MOVED.end + 2 * HOUR)
    row = questions.row_of(journal, made.id)
    assert (row.verdict, row.moves.count, row.moves.untold) == (Verdict.LATE, 2, 1)


@pytest.mark.parametrize(("told", "expected"), [(DUE, Verdict.AFTER_AGREED_MOVE), (DUE + SECOND, Verdict.LATE)])
def test_telling_of_the_last_move_tells_of_those_before_it(
    journal: Journal, clock: FixedClock, made: Promise, told: datetime, expected: Verdict
) -> None:
    clock.set(DUE - HOUR)
    operations.move(journal, made.id, Moving(MOVED, "parts"))
    clock.set(told)
    operations.move(journal, made.id, Moving(window("2026-11-26 12:00"), "more parts", told_at=told))
    keep(journal, clock, made, told + HOUR)
    assert verdict(journal, made) is expected


def test_a_move_made_when_it_was_already_late_improves_nothing(
    journal: Journal, clock: FixedClock, made: Promise
) -> None:
    clock.set(DUE + HOUR)
    operations.move(journal, made.id, Moving(MOVED, "parts", told_at=DUE + HOUR, agreed=True))
    keep(journal, clock, made, DUE + 2 * HOUR)
    assert verdict(journal, made) is Verdict.LATE


def test_reopening_improves_nothing(journal: Journal, clock: FixedClock, made: Promise) -> None:
    keep(journal, clock, made, DUE + HOUR)
    operations.reopen(journal, made.id, "again")
    assert verdict(journal, made) is Verdict.OVERDUE
    clock.set(DUE + 2 * HOUR)
    operations.move(journal, made.id, Moving(MOVED, "parts", told_at=clock.now()))
    keep(journal, clock, made, MOVED.end)
    assert verdict(journal, made) is Verdict.LATE


def test_broken_released_and_void_say_so(journal: Journal, clock: FixedClock) -> None:
    one = client(journal)
    clock.set(MADE)
    ends = {
        operations.break_promise: Verdict.BROKEN,
        operations.release: Verdict.RELEASED,
        operations.void: Verdict.VOID,
    }
    for end, expected in ends.items():
        each = promise(journal, one, DUE, made=MADE)
        end(journal, each.id, Settling("why"))
        assert verdict(journal, each) is expected


def test_minutes_late_are_of_the_present_window(journal: Journal, clock: FixedClock, made: Promise) -> None:
    assert minutes_late(made, DUE) == 0
    assert minutes_late(made, DUE + timedelta(minutes=90, seconds=59)) == 90
    keep(journal, clock, made, DUE + timedelta(minutes=12))
    assert minutes_late(questions.get(journal, made.id), DUE + 100 * HOUR) == 12


def test_a_promise_is_seen_as_it_stood(journal: Journal, clock: FixedClock, made: Promise) -> None:
    clock.set(DUE - HOUR)
    operations.move(journal, made.id, Moving(MOVED, "parts"))
    clock.set(DUE + HOUR)
    operations.tell(journal, made.id, Telling())
    keep(journal, clock, made, MOVED.end - HOUR)
    operations.reopen(journal, made.id, "again")

    def at(moment: datetime) -> tuple[datetime, State, bool, Verdict]:
        row = questions.row_of(journal, made.id, moment)
        return row.promise.due_at, row.promise.state, row.moves.unknown, row.verdict

    assert at(MADE) == (DUE, State.OPEN, False, Verdict.OPEN)
    assert at(DUE - HOUR - SECOND) == (DUE, State.OPEN, False, Verdict.OPEN)
    assert at(DUE - HOUR) == (MOVED.end, State.OPEN, True, Verdict.OPEN)
    assert at(DUE + HOUR) == (MOVED.end, State.OPEN, False, Verdict.OPEN)
    # Kept and reopened at one and the same second: the reopening was noted after.
    assert at(MOVED.end - HOUR) == (MOVED.end, State.OPEN, False, Verdict.OPEN)
    assert len(questions.events(journal, made.id, DUE)) == 2


def test_what_was_noted_later_of_an_earlier_time_is_taken_as_noted(
    journal: Journal, clock: FixedClock, made: Promise
) -> None:
    keep(journal, clock, made, DUE - HOUR)
    clock.set(DUE + HOUR)
    operations.reopen(journal, made.id, "ticked off by mistake")
    clock.set(DUE + 2 * HOUR)
    operations.keep(journal, made.id, Keeping(DUE - SECOND))
    stored = questions.get(journal, made.id)
    happened = questions.events(journal, made.id)
    assert (stored.state, stored.settled_at) == (State.KEPT, DUE - SECOND)
    assert as_of(stored, happened, clock.now()) == stored
    assert as_of(stored, happened, DUE).settled_at == DUE - SECOND


def test_lists_and_counts_of_the_past_agree_with_what_stood(journal: Journal, clock: FixedClock, made: Promise) -> None:
    one = made.client_id
    kept = promise(journal, one, DUE, made=MADE, words="kept")
    moved_out = promise(journal, one, DUE, made=MADE, words="moved out")
    clock.set(DUE + HOUR)
    operations.keep(journal, kept.id)
    operations.move(journal, moved_out.id, Moving(MOVED, "parts"))
    promise(journal, one, "2026-11-30 12:00", made=DUE + HOUR, words="made later")

    def late(at: datetime) -> list[str]:
        wanted = PromiseFilter(states=OPEN, due_until=at, at=at)
        rows = questions.rows(journal, wanted)
        assert questions.count(journal, wanted) == len(rows)
        return [row.promise.words for row in rows]

    assert late(DUE + SECOND) == ["Send the quote", "kept", "moved out"]
    assert late(DUE + HOUR) == ["Send the quote"]
    assert late(DUE) == []
    assert questions.count(journal, PromiseFilter(at=DUE)) == 3
    assert questions.count(journal, PromiseFilter()) == 4


def test_before_it_was_made_there_is_no_promise(journal: Journal, made: Promise) -> None:
    assert questions.get(journal, made.id, made.made_at).id == made.id
    with pytest.raises(NotFound, match="not made yet by then"):
        questions.get(journal, made.id, made.made_at - HOUR)


def test_lists_are_filtered(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    promise(journal, one, "2026-11-27 12:00", words="ring", side=Side.FOLLOW_UP)
    promise(journal, one, "2026-11-28 12:00", words="come")
    operations.keep(journal, promise(journal, other, "2026-11-29 12:00", words="write").id)

    def listed(wanted: PromiseFilter) -> list[str]:
        return [row.promise.words for row in questions.rows(journal, wanted)]

    assert listed(PromiseFilter()) == ["ring", "come", "write"]
    assert listed(PromiseFilter(newest_first=True)) == ["write", "come", "ring"]
    assert listed(PromiseFilter(client_id=one)) == ["ring", "come"]
    assert listed(PromiseFilter(states=frozenset({State.KEPT, State.BROKEN}))) == ["write"]
    assert listed(PromiseFilter(sides=frozenset({Side.FOLLOW_UP}))) == ["ring"]
    assert listed(PromiseFilter(kinds=frozenset({PromiseKind.COME, PromiseKind.RING}))) == ["ring", "come"]
    assert listed(PromiseFilter(due_from=local("2026-11-28 12:00"), due_until=local("2026-11-29 12:00"))) == ["come"]


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("past", [False, True])
def test_pages_follow_one_another_without_a_gap(
    journal: Journal, clock: FixedClock, newest_first: bool, past: bool
) -> None:
    one = client(journal)
    made = [promise(journal, one, f"2026-11-{25 + number % 3} 12:00", words=str(number)) for number in range(10)]
    at = clock.now()
    if past:
        clock.set(at + HOUR)
        operations.keep(journal, made[0].id)
    wanted = PromiseFilter(newest_first=newest_first, at=at)
    whole = [row.promise.id for row in questions.rows(journal, wanted)]
    paged: list[int] = []
    after = None
    while page := questions.rows(journal, wanted, 3, after):
        paged += [row.promise.id for row in page]
        after = (page[-1].promise.due_at, page[-1].promise.id)
    assert paged == whole
    assert len(whole) == 10


def test_noted_late_is_noted_after_it_was_due(journal: Journal) -> None:
    one = client(journal)
    assert promise(journal, one, "2026-11-20 12:00").noted_late is True
    assert promise(journal, one, "2026-11-24 10:20").noted_late is False
