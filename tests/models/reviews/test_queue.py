"""What a review goes through: everything that slipped, the worst first, and nothing else."""

from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, Settling, Side, Telling
from models.reviews.queue import count, queue, rows
from models.reviews.slipped import Group
from tests.models.entries import in_london, local, window
from tests.models.reviews.late import NOW, late, untold


def in_order(journal: Journal) -> list[str]:
    return [row.promise.words for row in rows(journal, queue(journal))]


def test_nothing_late_is_an_empty_queue(journal: Journal, clock: FixedClock) -> None:
    clock.set(NOW)
    in_london(journal)
    late(journal, "not due yet", "2026-11-27 17:00")

    assert queue(journal) == ()
    assert count(journal) == 0


def test_untold_come_first_then_the_latest_then_what_is_owed_and_follow_ups(
    journal: Journal, clock: FixedClock
) -> None:
    clock.set(NOW)
    in_london(journal)
    late(journal, "follow up", "2026-11-17 09:00", Side.FOLLOW_UP)
    late(journal, "they send the key", "2026-11-18 09:00", Side.OWED)
    late(journal, "a day late", "2026-11-26 09:00")
    late(journal, "a week late", "2026-11-20 09:00")
    untold(journal, "moved, untold")

    assert in_order(journal) == ["moved, untold", "a week late", "a day late", "they send the key", "follow up"]
    assert [one.group for one in queue(journal)] == [
        Group.UNTOLD,
        Group.OVERDUE,
        Group.OVERDUE,
        Group.OWED,
        Group.FOLLOW_UP,
    ]
    assert [one.days_late for one in queue(journal)] == [0, 7, 1, 9, 10]
    assert count(journal) == 5


def test_of_two_equally_late_the_one_moved_more_often_is_worse(journal: Journal, clock: FixedClock) -> None:
    clock.set(local("2026-11-17 09:00"))
    in_london(journal)
    late(journal, "never moved", "2026-11-20 09:00")
    moved = late(journal, "moved", "2026-11-18 09:00")
    told = Moving(window("2026-11-20 17:00"), "parts", told_at=journal.now(), told_how="call")
    operations.move(journal, moved, told)
    clock.set(NOW)

    assert in_order(journal) == ["moved", "never moved"]
    assert [one.moves for one in queue(journal)] == [1, 0]


def test_what_is_answered_elsewhere_leaves_the_queue(journal: Journal, clock: FixedClock) -> None:
    clock.set(NOW)
    in_london(journal)
    kept, released, told = late(journal, "kept"), late(journal, "released"), untold(journal, "told")

    operations.keep(journal, kept)
    operations.release(journal, released, Settling("they bought one"))
    operations.tell(journal, told, Telling(how="call"))

    assert queue(journal) == ()
    assert count(journal) == 0


def test_a_past_moment_sees_what_was_late_then(journal: Journal, clock: FixedClock) -> None:
    clock.set(NOW)
    in_london(journal)
    kept = late(journal, "kept since")
    late(journal, "due later", "2026-11-27 12:00")
    operations.keep(journal, kept)
    then = local("2026-11-21 09:00")

    assert [row.promise.words for row in rows(journal, queue(journal, then), then)] == ["kept since"]
    assert count(journal, then) == 1
    assert in_order(journal) == ["due later"]


def test_what_is_untold_and_overdue_too_is_counted_once(journal: Journal, clock: FixedClock) -> None:
    clock.set(local("2026-11-23 09:00"))
    in_london(journal)
    untold(journal, "both", "2026-11-24 12:00")
    clock.set(NOW)

    assert [(one.group, one.days_late) for one in queue(journal)] == [(Group.UNTOLD, 3)]
    assert count(journal) == 1
