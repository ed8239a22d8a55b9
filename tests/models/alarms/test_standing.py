"""Which alarms that rang still wait for an answer, and which promises are asleep."""

from datetime import timedelta

from models.alarms import ringing, snoozing, standing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, PromiseId, Settling
from tests.models.entries import client, local, promise, window


def made(kept: Journal, due: str = "2026-11-24 10:00") -> PromiseId:
    known = kept.value("SELECT id FROM clients")
    return promise(kept, known if known is not None else client(kept), due).id


def rung(kept: Journal) -> Digest:
    return ringing.pending(kept, zone="Europe/London")


def test_what_was_not_touched_waits(kept: Journal) -> None:
    promise_id = made(kept)

    assert standing.unanswered(kept, rung(kept).alarms, kept.now()) == {promise_id}


def test_what_is_settled_moved_or_asleep_waits_no_longer(kept: Journal) -> None:
    done, gone, later, asleep, still = (made(kept) for _ in range(5))
    alarms = rung(kept).alarms
    operations.keep(kept, done)
    operations.void(kept, gone, Settling("a mistake"))
    operations.move(kept, later, Moving(window("2026-11-27 10:00"), "the part is late"))
    snoozing.snooze(kept, asleep, kept.now() + timedelta(hours=1))

    assert standing.unanswered(kept, alarms, kept.now()) == {still}


def test_undone_it_waits_again(kept: Journal) -> None:
    promise_id = made(kept)
    alarms = rung(kept).alarms
    operations.keep(kept, promise_id)
    kept.undo()

    assert standing.unanswered(kept, alarms, kept.now()) == {promise_id}


def test_the_latest_snooze_says_how_long_it_sleeps(kept: Journal, clock: FixedClock) -> None:
    promise_id, other = made(kept), made(kept)
    for minutes in (60, 10):
        snoozing.snooze(kept, promise_id, kept.now() + timedelta(minutes=minutes))

    until = kept.now() + timedelta(minutes=10)
    assert standing.asleep(kept, [promise_id, other], kept.now()) == {promise_id: until}
    assert snoozing.of_promise(kept, promise_id).until_at == until

    clock.set(until)
    assert standing.asleep(kept, [promise_id, other], kept.now()) == {}


def test_a_move_wakes_what_was_asleep(kept: Journal) -> None:
    promise_id = made(kept)
    snoozing.snooze(kept, promise_id, kept.now() + timedelta(days=2))
    operations.move(kept, promise_id, Moving(window("2026-11-27 10:00"), "the part is late"))

    assert standing.asleep(kept, [promise_id], kept.now()) == {}


def test_a_snooze_noted_by_a_clock_that_was_ahead_holds_nothing(kept: Journal, clock: FixedClock) -> None:
    promise_id = made(kept, "2026-11-24 10:00")
    clock.set(local("2026-12-24 10:00"))
    snoozing.snooze(kept, promise_id, kept.now() + timedelta(days=2))
    clock.set(local("2026-11-24 10:20"))

    assert standing.asleep(kept, [promise_id], kept.now()) == {}


def test_of_nothing_nothing_is_asked(kept: Journal) -> None:
    assert standing.asleep(kept, [], kept.now()) == {}
    assert standing.unanswered(kept, (), kept.now()) == frozenset()


def test_many_are_asked_about_at_once(kept: Journal) -> None:
    promise_id = made(kept)
    snoozing.snooze(kept, promise_id, kept.now() + timedelta(hours=1))

    assert set(standing.asleep(kept, [PromiseId(each) for each in range(5_000)], kept.now())) == {promise_id}
