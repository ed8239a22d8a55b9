"""What is left to decide: skips that hold, and what slips again while a review is under way."""

from datetime import timedelta

import pytest

from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Keeping, PromiseId, Telling
from models.reviews import sitting
from tests.models.entries import in_london, local
from tests.models.reviews.late import CALL, MOVING, NOW, late, untold


@pytest.fixture
def kept(journal: Journal, clock: FixedClock) -> Journal:
    clock.set(NOW)
    return in_london(journal)


def done(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.done(journal, promise_id, Keeping(local("2026-11-26 12:00")))


def tell_and_move(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.tell_and_move(journal, promise_id, MOVING, CALL)


def skip(journal: Journal, promise_id: PromiseId) -> object:
    sitting.skip(journal, promise_id, "Tom is away until Monday")
    return None


def test_progress_counts_what_was_gone_through_and_what_is_left(kept: Journal) -> None:
    first, second = late(kept, "first"), late(kept, "second")
    late(kept, "third")
    assert (sitting.agenda(kept).gone_through, sitting.agenda(kept).total) == (0, 3)

    done(kept, first)
    skip(kept, second)

    found = sitting.agenda(kept)
    assert (found.gone_through, found.total) == (2, 3)
    assert [one.promise_id for one in found.skipped] == [second]


def test_a_promise_answered_elsewhere_meanwhile_is_not_asked_about(kept: Journal) -> None:
    first, second = late(kept, "first"), late(kept, "second")
    done(kept, first)
    operations.keep(kept, second)

    assert sitting.unseen(kept) == ()
    assert sitting.agenda(kept).total == 1


def test_what_slips_again_during_a_long_sitting_is_asked_about_again(kept: Journal, clock: FixedClock) -> None:
    moved, reopened = late(kept, "moved"), late(kept, "reopened")
    tell_and_move(kept, moved)
    done(kept, reopened)
    assert sitting.unseen(kept) == ()

    clock.set(NOW + timedelta(days=8))
    operations.reopen(kept, reopened, "the fault came back")

    assert {one.promise_id for one in sitting.unseen(kept)} == {moved, reopened}


def test_a_skip_holds_until_something_happens_to_the_promise(kept: Journal, clock: FixedClock) -> None:
    promise_id = late(kept, "send the quote")
    skip(kept, promise_id)
    clock.set(NOW + timedelta(days=1))
    assert sitting.unseen(kept) == ()

    operations.tell(kept, promise_id, Telling(how="call"))

    assert [one.promise_id for one in sitting.unseen(kept)] == [promise_id]


def test_an_untold_one_that_was_skipped_comes_back_once_it_is_late(kept: Journal, clock: FixedClock) -> None:
    promise_id = untold(kept, "moved")
    skip(kept, promise_id)
    assert sitting.unseen(kept) == ()

    clock.set(NOW + timedelta(days=6))

    assert [one.promise_id for one in sitting.unseen(kept)] == [promise_id]
