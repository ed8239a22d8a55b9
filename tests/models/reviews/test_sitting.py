"""Each verdict of a review makes exactly the event it names, in one step that undo takes back whole."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from models.clock import FixedClock
from models.conversations import Contact
from models.errors import Refused
from models.interactions.records import Way
from models.journal import Journal
from models.promises import questions
from models.promises.records import EventKind, Keeping, Moving, PromiseId, Settling, Side, State, Telling
from models.reviews import sitting
from models.reviews.records import Answer, ReviewItem
from tests.models.entries import in_london, local
from tests.models.promises.rules import begun
from tests.models.reviews.late import CALL, MOVING, NEXT_FRIDAY, NOW, SETTLING, counts, late, untold
from tests.properties.test_undo_machine import dump

Verdict = Callable[[Journal, PromiseId], object]


@pytest.fixture
def kept(journal: Journal, clock: FixedClock) -> Journal:
    clock.set(NOW)
    return in_london(journal)


def done(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.done(journal, promise_id, Keeping(local("2026-11-26 12:00")))


def done_by_call(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.done(journal, promise_id, Keeping(), CALL)


def tell_and_move(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.tell_and_move(journal, promise_id, MOVING, CALL)


def cannot_keep(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.cannot_keep(journal, promise_id, SETTLING, CALL)


def let_off(journal: Journal, promise_id: PromiseId) -> object:
    return sitting.let_off(journal, promise_id, Settling("they bought one"))


def skip(journal: Journal, promise_id: PromiseId) -> object:
    sitting.skip(journal, promise_id, "Tom is away until Monday")
    return None


VERDICTS: tuple[tuple[Verdict, Answer, EventKind | None, State, int], ...] = (
    (done, Answer.DONE, EventKind.KEPT, State.KEPT, 0),
    (done_by_call, Answer.DONE, EventKind.KEPT, State.KEPT, 1),
    (tell_and_move, Answer.MOVED, EventKind.MOVED, State.OPEN, 1),
    (cannot_keep, Answer.BROKEN, EventKind.BROKEN, State.BROKEN, 1),
    (let_off, Answer.RELEASED, EventKind.RELEASED, State.RELEASED, 0),
    (skip, Answer.SKIPPED, None, State.OPEN, 0),
)


def the_item(journal: Journal) -> ReviewItem:
    under_way = sitting.current(journal)
    assert under_way is not None
    assert len(under_way.items) == 1
    return under_way.items[0]


@pytest.mark.parametrize(("verdict", "answer", "event", "state", "contacts"), VERDICTS)
def test_a_verdict_makes_its_event_and_its_item_and_begins_the_sitting(
    kept: Journal, verdict: Verdict, answer: Answer, event: EventKind | None, state: State, contacts: int
) -> None:
    promise_id = late(kept, "send the quote")
    before = counts(kept)

    verdict(kept, promise_id)

    after = counts(kept)
    assert tuple(b - a for a, b in zip(before, after, strict=True)) == (int(event is not None), contacts, 1, 1)
    happened = questions.events(kept, promise_id)
    item = the_item(kept)
    assert (item.promise_id, item.answer) == (promise_id, answer)
    assert questions.get(kept, promise_id).state is state
    assert [one.kind for one in happened[1:]] == ([] if event is None else [event])
    assert item.event_id == (None if event is None else happened[-1].id)


@pytest.mark.parametrize("verdict", [entry[0] for entry in VERDICTS])
def test_undo_brings_promise_item_and_sitting_back_and_redo_takes_them_again(kept: Journal, verdict: Verdict) -> None:
    promise_id = late(kept, "send the quote")
    before = dump(kept)

    verdict(kept, promise_id)
    given = dump(kept)
    kept.undo()
    assert dump(kept) == before
    assert sitting.current(kept) is None
    assert [one.promise_id for one in sitting.unseen(kept)] == [promise_id]

    kept.redo()
    assert dump(kept) == given


@pytest.mark.parametrize("verdict", [entry[0] for entry in VERDICTS])
def test_a_verdict_given_twice_is_refused_and_writes_nothing(kept: Journal, verdict: Verdict) -> None:
    promise_id = late(kept, "send the quote")
    verdict(kept, promise_id)
    before = dump(kept)

    with pytest.raises(Refused, match=r"already|not late"):
        verdict(kept, promise_id)

    assert dump(kept) == before


def test_a_second_verdict_goes_into_the_same_sitting(kept: Journal) -> None:
    one, other = late(kept, "one"), late(kept, "other")
    done(kept, one)
    let_off(kept, other)

    under_way = sitting.current(kept)
    assert under_way is not None
    assert [(item.promise_id, item.answer) for item in under_way.items] == [
        (one, Answer.DONE),
        (other, Answer.RELEASED),
    ]
    assert counts(kept)[2:] == (1, 2)


def test_moving_without_a_word_to_the_client_is_refused(kept: Journal) -> None:
    promise_id = late(kept, "send the quote")
    before = dump(kept)

    with pytest.raises(Refused, match="moving without a word is no answer"):
        sitting.tell_and_move(kept, promise_id, MOVING)
    with pytest.raises(Refused, match="moving without a word is no answer"):
        sitting.tell_and_move(kept, promise_id, Moving(NEXT_FRIDAY, "the part is late", told_at=NOW))

    assert dump(kept) == before


def test_that_the_client_was_told_may_be_said_without_a_contact(kept: Journal) -> None:
    promise_id = late(kept, "send the quote")
    told = Moving(NEXT_FRIDAY, "the part is late", told_at=NOW - timedelta(hours=1), told_how="at the gate")

    sitting.tell_and_move(kept, promise_id, told)

    assert questions.events(kept, promise_id)[-1].told_how == "at the gate"
    assert the_item(kept).told


def test_nobody_has_to_be_told_of_a_follow_up_or_of_what_is_owed_to_us(kept: Journal) -> None:
    follow_up, owed = late(kept, "look in", side=Side.FOLLOW_UP), late(kept, "their key", side=Side.OWED)

    sitting.tell_and_move(kept, follow_up, MOVING)
    sitting.cannot_keep(kept, owed, Settling("they lost it"))

    assert sitting.unseen(kept) == ()


@pytest.mark.parametrize(
    ("settling", "contact", "clause"),
    [
        (Settling("", made_good="a free hour"), CALL, "reason is empty"),
        (Settling("no stock"), CALL, "what is made good"),
        (Settling("no stock", made_good="a free hour"), None, "how the client was told"),
        (Settling("no stock", made_good="a free hour"), Contact(Way.CALL, reached=False), "reached nobody"),
    ],
)
def test_what_cannot_be_kept_says_what_was_said_how_and_what_is_made_good(
    kept: Journal, settling: Settling, contact: Contact | None, clause: str
) -> None:
    promise_id = late(kept, "send the quote")
    before = dump(kept)

    with pytest.raises(Refused, match=clause):
        sitting.cannot_keep(kept, promise_id, settling, contact)

    assert dump(kept) == before


def test_skipping_and_letting_off_need_a_line_why(kept: Journal) -> None:
    promise_id = late(kept, "send the quote")

    with pytest.raises(Refused, match="reason is empty"):
        sitting.skip(kept, promise_id, "  ")
    with pytest.raises(Refused, match="reason is empty"):
        sitting.let_off(kept, promise_id, Settling(""))

    assert counts(kept)[2:] == (0, 0)


def test_what_is_not_late_has_nothing_to_decide(kept: Journal) -> None:
    promise_id = late(kept, "not due yet", "2026-11-30 12:00")

    with pytest.raises(Refused, match="nothing is to be decided"):
        skip(kept, promise_id)


def test_a_skipped_promise_may_still_be_answered_and_counts_once(kept: Journal) -> None:
    promise_id = late(kept, "send the quote")
    skip(kept, promise_id)
    done(kept, promise_id)

    under_way = sitting.current(kept)
    assert under_way is not None
    assert [item.answer for item in under_way.items] == [Answer.DONE]
    assert counts(kept)[2:] == (1, 2)


def test_an_untold_move_is_answered_by_telling_alone(kept: Journal) -> None:
    promise_id = untold(kept, "moved")

    sitting.tell_and_move(kept, promise_id, Telling(), CALL)

    assert questions.events(kept, promise_id)[-1].kind is EventKind.TOLD
    assert the_item(kept).answer is Answer.MOVED
    assert not questions.row_of(kept, promise_id).moves.unknown


def test_telling_alone_needs_a_time_that_holds_and_a_word(kept: Journal, clock: FixedClock) -> None:
    overdue, moved = late(kept, "late"), untold(kept, "moved")

    with pytest.raises(Refused, match="give the new time"):
        sitting.tell_and_move(kept, overdue, Telling(), CALL)
    with pytest.raises(Refused, match="moving without a word"):
        sitting.tell_and_move(kept, moved, Telling())
    clock.set(NOW + timedelta(days=8))
    with pytest.raises(Refused, match="passed as well"):
        sitting.tell_and_move(kept, moved, Telling(), CALL)


def test_a_promise_that_comes_again_goes_on_and_the_event_of_the_item_is_its_own(
    journal: Journal, clock: FixedClock
) -> None:
    promise_id = begun(in_london(journal))
    clock.set(local("2026-12-01 09:00"))
    done_now = Keeping()

    sitting.done(journal, promise_id, done_now)

    event = journal.row("SELECT promise_id, kind FROM promise_events WHERE id = ?", (the_item(journal).event_id,))
    assert event is not None
    assert (event["promise_id"], event["kind"]) == (promise_id, "kept")
