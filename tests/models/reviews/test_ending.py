"""A review ends only when nothing is unseen, and says what was settled, told and left, and what comes."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from models import business, numbers
from models.clock import FixedClock
from models.errors import Refused
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import Keeping, PromiseKind, Settling, Side, Wording
from models.reviews import ending, sitting
from models.reviews.records import Answer
from models.store.checks import check
from tests.models.entries import client, in_london, local, promise
from tests.models.reviews.late import CALL, MOVING, NOW, SETTLING, counts, late


@pytest.fixture
def kept(journal: Journal, clock: FixedClock) -> Journal:
    clock.set(NOW)
    return in_london(journal)


def takes(journal: Journal, due: str, minutes: int | None, side: Side = Side.GIVEN) -> None:
    made = late(journal, "set up the router", due, side)
    kind = questions.get(journal, made).kind
    operations.change_wording(journal, made, Wording("set up the router", kind=kind, expected_minutes=minutes))


def test_a_review_does_not_end_while_anything_is_unseen(kept: Journal) -> None:
    first = late(kept, "first")
    for words in ("second", "third", "fourth"):
        late(kept, words)
    sitting.done(kept, first, Keeping())

    with pytest.raises(Refused, match="3 promises are unseen; go through them, or leave the review for later"):
        ending.end(kept)

    assert sitting.current(kept) is not None


def test_one_that_slipped_after_the_last_verdict_keeps_the_review_open(kept: Journal, clock: FixedClock) -> None:
    sitting.done(kept, late(kept, "first"), Keeping())
    late(kept, "due in an hour", "2026-11-27 16:00")
    clock.set(NOW + timedelta(hours=2))

    with pytest.raises(Refused, match="1 promise is unseen; go through it"):
        ending.end(kept)


def test_without_a_verdict_there_is_nothing_to_end(kept: Journal) -> None:
    with pytest.raises(Refused, match="no review is under way"):
        ending.end(kept)

    assert ending.latest(kept) is None


def test_the_end_says_what_was_settled_told_and_left(kept: Journal) -> None:
    sitting.done(kept, late(kept, "done"), Keeping())
    sitting.tell_and_move(kept, late(kept, "moved"), MOVING, CALL)
    sitting.cannot_keep(kept, late(kept, "broken"), SETTLING, CALL)
    sitting.let_off(kept, late(kept, "let off"), Settling("they bought one"))
    sitting.skip(kept, late(kept, "skipped"), "Tom is away")

    ended = ending.end(kept)

    assert [(one.words, one.answer) for one in ended.settled] == [
        ("done", Answer.DONE),
        ("moved", Answer.MOVED),
        ("broken", Answer.BROKEN),
        ("let off", Answer.RELEASED),
    ]
    assert ended.told == 2
    assert [(one.words, one.client_name, one.why) for one in ended.left] == [
        ("skipped", "Larkspur Dental", "Tom is away")
    ]
    assert (ended.review.complete, ended.review.ended_at) == (True, NOW)
    assert ending.latest(kept) == ended


def test_after_the_end_the_next_review_asks_again_about_what_was_skipped(kept: Journal) -> None:
    promise_id = late(kept, "skipped")
    sitting.skip(kept, promise_id, "Tom is away")
    ending.end(kept)

    assert sitting.current(kept) is None
    assert [one.promise_id for one in sitting.unseen(kept)] == [promise_id]
    sitting.skip(kept, promise_id, "still away")
    assert counts(kept)[2:] == (2, 2)


def test_undo_takes_the_end_back(kept: Journal) -> None:
    sitting.skip(kept, late(kept, "skipped"), "Tom is away")
    ending.end(kept)
    kept.undo()

    under_way = sitting.current(kept)
    assert under_way is not None
    assert len(under_way.items) == 1


def test_the_end_with_the_last_verdict_is_one_step_that_undo_takes_back_and_redo_does_again(kept: Journal) -> None:
    first, last = late(kept, "first"), late(kept, "last")
    sitting.done(kept, first, Keeping())
    sitting.done(kept, last, Keeping())
    ended = ending.end_with_last_verdict(kept)
    assert ended.review.complete
    assert kept.undo_label() == "Keep: last"

    kept.undo()

    under_way = sitting.current(kept)
    assert under_way is not None
    assert [item.promise_id for item in under_way.items] == [first]
    assert [one.promise_id for one in sitting.unseen(kept)] == [last]

    assert check(kept).sound

    kept.redo()

    assert ending.latest(kept) == ended
    assert check(kept).sound


def test_what_was_done_between_keeps_the_end_a_step_of_its_own(kept: Journal) -> None:
    sitting.done(kept, late(kept, "done"), Keeping())
    late(kept, "another", "2026-12-24 10:00")
    ending.end_with_last_verdict(kept)
    assert kept.undo_label() == "End the review"

    kept.undo()

    under_way = sitting.current(kept)
    assert under_way is not None
    assert len(under_way.items) == 1


def test_the_days_ahead_set_what_is_promised_against_working_time(kept: Journal) -> None:
    draft = business.get(kept)
    business.change(kept, replace(draft, days_off=(date(2026, 12, 1),)))
    takes(kept, "2026-11-27 17:00", 45)
    takes(kept, "2026-11-30 12:00", 90)
    takes(kept, "2026-11-30 17:00", None, Side.FOLLOW_UP)
    takes(kept, "2026-11-30 17:00", 600, Side.OWED)
    takes(kept, "2026-12-01 12:00", 20)

    days = ending.days_ahead(kept)

    assert [day.day.isoformat()[5:] for day in days] == [
        "11-27", "11-28", "11-29", "11-30", "12-01", "12-02", "12-03",
    ]  # fmt: skip
    assert [(day.promised_minutes, day.free_minutes, day.promises, day.guessed) for day in days[:5]] == [
        (45, 150, 1, 0),
        (0, 0, 0, 0),
        (0, 0, 0, 0),
        (90 + ending.USUAL_MINUTES, 510, 2, 1),
        (20, 0, 1, 0),
    ]


def test_once_the_work_of_today_is_over_the_days_begin_tomorrow(kept: Journal, clock: FixedClock) -> None:
    clock.set(local("2026-11-27 18:00"))

    assert ending.days_ahead(kept)[0].day == date(2026, 11, 28)


def test_kept_and_missed_count_the_last_90_days_and_tell_no_rate_under_five(kept: Journal, clock: FixedClock) -> None:
    for number in range(4):
        operations.keep(kept, late(kept, f"kept {number}"), Keeping(local("2026-11-19 12:00")))
    late(kept, "overdue")
    late(kept, "late at another", to="Ottoline")
    long_ago = promise(kept, client(kept, "Old"), "2026-08-01 12:00", made="2026-07-01 09:00")
    assert questions.get(kept, long_ago.id).due_at < NOW - timedelta(days=90)

    found = ending.by_client(kept)

    assert [(share.name, share.kept, share.missed) for share in found] == [
        ("Larkspur Dental", 4, 1),
        ("Ottoline", 0, 1),
    ]
    assert found[0].rate.rate == 0.8
    assert found[1].rate.rate is None


def test_kinds_come_most_missed_first_and_agree_with_the_numbers(kept: Journal) -> None:
    late(kept, "ring back")
    late(kept, "ring again")
    late(kept, "fix the printer")

    found = ending.by_kind(kept)

    assert [(share.name, share.missed) for share in found] == [
        (PromiseKind.RING.value, 2),
        (PromiseKind.FIX.value, 1),
    ]
    figures = numbers.figures(kept, date(2026, 8, 30), date(2026, 11, 27), by=numbers.By.KIND)
    assert sum(share.missed for share in found) == figures.promises.overdue
