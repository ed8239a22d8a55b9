"""A promise of ours that waits for somebody else: never without a next word to the client."""

from datetime import timedelta

import pytest

from models import next_word, waiting
from models.changes import Kind
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.journal import Journal
from models.promises import operations
from models.promises.records import (
    Promise,
    PromiseDraft,
    PromiseId,
    PromiseKind,
    Settling,
    Side,
)
from models.waiting import WaitId
from tests.models.entries import client, local, promise, window

WORD = PromiseDraft("Ring Tom, even with no news", window("2026-11-26 10:00"))
KEY = PromiseDraft("Mrs Ong sends the licence key", window("2026-11-25 17:30"))
TABLES = ("promises", "promise_events", "waits")


def stored(journal: Journal) -> list[tuple[object, ...]]:
    return [tuple(row) for table in TABLES for row in journal.rows(f"SELECT * FROM {table} ORDER BY id")]


@pytest.fixture
def ours(journal: Journal) -> Promise:
    return promise(journal, client(journal), "2026-11-27 17:30", words="Install the practice program")


@pytest.fixture
def owed(journal: Journal, ours: Promise) -> Promise:
    return promise(journal, ours.client_id, "2026-11-25 17:30", words="Licence key", side=Side.OWED)


@pytest.fixture
def word(journal: Journal, ours: Promise) -> Promise:
    return promise(journal, ours.client_id, "2026-11-26 10:00", words="Ring Tom")


def forward(clock: FixedClock, ahead: timedelta) -> None:
    clock.set(clock.now() + ahead)


# Waiting


def test_a_promise_waits_for_an_owed_one_and_gives_the_client_a_next_word(
    journal: Journal, ours: Promise, owed: Promise, word: Promise
) -> None:
    made = waiting.wait(journal, ours.id, owed.id, word.id)
    assert made == waiting.get(journal, made.id)
    assert (made.promise_id, made.owed_id, made.next_word_id, made.ended_at) == (ours.id, owed.id, word.id, None)
    (mine,), (theirs,) = waiting.of_promise(journal, ours.id), waiting.on_promise(journal, owed.id)
    assert mine == theirs
    assert (mine.ours.promise, mine.owed.promise, mine.next_word.promise) == (ours, owed, word)
    assert (mine.slipped, mine.tell_by, mine.word_due) == (False, None, False)


def test_what_is_owed_and_the_next_word_can_be_made_with_it_and_one_undo_takes_all_back(
    journal: Journal, ours: Promise
) -> None:
    before = stored(journal)
    told: list[frozenset[Kind]] = []
    journal.listen(lambda changes: told.append(frozenset(changes.touched)))
    made = waiting.wait(journal, ours.id, KEY, WORD)
    (row,) = waiting.of_promise(journal, ours.id)
    assert (row.owed.promise.side, row.owed.promise.words) == (Side.OWED, KEY.words)
    assert (row.next_word.promise.side, row.next_word.promise.kind) == (Side.GIVEN, PromiseKind.RING)
    assert {row.owed.promise.client_id, row.next_word.promise.client_id} == {ours.client_id}
    assert told == [frozenset({Kind.PROMISE, Kind.PROMISE_EVENT, Kind.WAIT})]
    after = stored(journal)
    assert journal.undo_label() == "Wait: Install the practice program"
    journal.undo()
    assert stored(journal) == before
    journal.redo()
    assert stored(journal) == after
    assert waiting.get(journal, made.id) == made


def test_it_is_refused_without_a_next_word(journal: Journal, ours: Promise, owed: Promise) -> None:
    with pytest.raises(Refused, match="hears from you next, even with no news") as refused:
        waiting.wait(journal, ours.id, owed.id, None)
    assert refused.value.field == "next word"
    assert waiting.of_promise(journal, ours.id) == ()


@pytest.mark.parametrize(
    ("words", "kind", "accepted"),
    [
        ("Ring Tom", PromiseKind.RING, True),
        ("Write how it stands", PromiseKind.WRITE, True),
        ("Come by", PromiseKind.COME, True),
        ("Ask how it stands", PromiseKind.FOLLOW_UP, True),
        ("Say how it stands", PromiseKind.OTHER, True),
        ("Quote", PromiseKind.QUOTE, False),
        ("Mend it", PromiseKind.FIX, False),
        ("Bring it", PromiseKind.DELIVER, False),
    ],
)
def test_work_is_no_word(
    journal: Journal, ours: Promise, owed: Promise, words: str, kind: PromiseKind, *, accepted: bool
) -> None:
    draft = PromiseDraft(words, window("2026-11-26 10:00"), kind=kind)
    if accepted:
        waiting.wait(journal, ours.id, owed.id, draft)
        return
    before = stored(journal)
    with pytest.raises(Refused, match="no word; say when the client hears"):
        waiting.wait(journal, ours.id, owed.id, draft)
    assert stored(journal) == before


def test_a_follow_up_may_wait_and_may_be_the_next_word(journal: Journal, owed: Promise) -> None:
    mine = promise(journal, owed.client_id, "2026-11-28 12:00", side=Side.FOLLOW_UP)
    note = promise(journal, owed.client_id, "2026-11-26 12:00", words="Ring", side=Side.FOLLOW_UP)
    waiting.wait(journal, mine.id, owed.id, note.id)
    assert len(waiting.of_promise(journal, mine.id)) == 1


def test_the_waiting_promise_is_not_its_own_next_word_nor_one_that_waits_for_the_same(
    journal: Journal, owed: Promise, word: Promise
) -> None:
    other = promise(journal, owed.client_id, "2026-11-26 17:00", words="Write to Tom")
    with pytest.raises(Refused, match="may slip itself"):
        waiting.wait(journal, word.id, owed.id, word.id)
    waiting.wait(journal, word.id, owed.id, other.id)
    with pytest.raises(Refused, match="waits for the same"):
        waiting.wait(journal, other.id, owed.id, word.id)


def test_a_next_word_that_is_past_due_is_none(journal: Journal, ours: Promise, owed: Promise) -> None:
    past = promise(journal, ours.client_id, "2026-11-23 10:00", words="Ring Tom")
    with pytest.raises(Refused, match="past due already"):
        waiting.wait(journal, ours.id, owed.id, past.id)


def test_another_clients_promises_do_not_fit(journal: Journal, ours: Promise, owed: Promise, word: Promise) -> None:
    other = client(journal, "Kestrel")
    theirs = promise(journal, other, "2026-11-25 12:00", side=Side.OWED)
    ring = promise(journal, other, "2026-11-25 12:00", words="Ring")
    with pytest.raises(Refused, match="another client") as refused:
        waiting.wait(journal, ours.id, theirs.id, word.id)
    assert refused.value.field == "owed"
    with pytest.raises(Refused, match="another client") as refused:
        waiting.wait(journal, ours.id, owed.id, ring.id)
    assert refused.value.field == "next word"
    with pytest.raises(Refused, match="another client"):
        waiting.wait(journal, ours.id, PromiseDraft("Key", window("2026-11-25 12:00"), client_id=other), word.id)


def test_only_ours_wait_and_only_for_what_is_owed(
    journal: Journal, ours: Promise, owed: Promise, word: Promise
) -> None:
    with pytest.raises(Refused, match="owed to us and waits for nobody"):
        waiting.wait(journal, owed.id, owed.id, word.id)
    with pytest.raises(Refused, match="name one that is owed"):
        waiting.wait(journal, ours.id, word.id, word.id)
    with pytest.raises(Refused, match="no word of ours"):
        waiting.wait(journal, ours.id, owed.id, owed.id)
    with pytest.raises(NotFound, match="no promise 99"):
        waiting.wait(journal, ours.id, PromiseId(99), word.id)


def test_waiting_twice_on_the_same_is_refused(journal: Journal, ours: Promise, owed: Promise, word: Promise) -> None:
    first = waiting.wait(journal, ours.id, owed.id, word.id)
    with pytest.raises(Refused, match="waits for that already"):
        waiting.wait(journal, ours.id, owed.id, word.id)
    waiting.stop(journal, first.id)
    assert waiting.wait(journal, ours.id, owed.id, word.id).id != first.id


@pytest.mark.parametrize("settled", ["ours", "owed", "word"])
def test_nothing_settled_takes_part(
    journal: Journal, ours: Promise, owed: Promise, word: Promise, settled: str
) -> None:
    operations.keep(journal, {"ours": ours, "owed": owed, "word": word}[settled].id)
    with pytest.raises(Refused, match="kept already"):
        waiting.wait(journal, ours.id, owed.id, word.id)


# The end of a wait


def test_it_ends_by_itself_when_either_is_settled_and_is_back_when_that_is_reopened(
    journal: Journal, ours: Promise, owed: Promise, word: Promise
) -> None:
    waiting.wait(journal, ours.id, owed.id, word.id)
    operations.keep(journal, owed.id)
    assert waiting.of_promise(journal, ours.id) == ()
    operations.reopen(journal, owed.id, "the key does not fit")
    assert len(waiting.of_promise(journal, ours.id)) == 1
    operations.release(journal, ours.id, Settling("they buy another program"))
    assert waiting.on_promise(journal, owed.id) == ()


def test_it_can_be_stopped_once_and_leaves_the_promises_alone(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    made = waiting.wait(journal, ours.id, owed.id, word.id)
    promises = stored(journal)[:-1]
    forward(clock, timedelta(hours=1))
    assert waiting.stop(journal, made.id).ended_at == journal.now()
    assert waiting.of_promise(journal, ours.id) == ()
    assert stored(journal)[:-1] == promises
    with pytest.raises(Refused, match="stopped already"):
        waiting.stop(journal, made.id)
    with pytest.raises(NotFound):
        waiting.stop(journal, WaitId(99))
    assert len(waiting.of_promise(journal, ours.id, at=local("2026-11-24 10:30"))) == 1
    journal.undo()
    assert len(waiting.of_promise(journal, ours.id)) == 1


def test_what_can_be_the_next_word_is_offered_and_is_accepted(journal: Journal, ours: Promise, owed: Promise) -> None:
    other = client(journal, "Kestrel")
    promise(journal, other, "2026-11-25 10:00", words="Ring")
    promise(journal, ours.client_id, "2026-11-23 10:00", words="Ring yesterday")
    promise(journal, ours.client_id, "2026-11-25 10:00", words="Quote")
    kept = promise(journal, ours.client_id, "2026-11-25 10:00", words="Ring kept")
    operations.keep(journal, kept.id)
    note = promise(journal, ours.client_id, "2026-11-25 10:00", words="Ring", side=Side.FOLLOW_UP)
    word = promise(journal, ours.client_id, "2026-11-24 12:00", words="Write to Tom")
    assert [row.promise.id for row in next_word.candidates(journal, ours)] == [word.id, note.id]
    assert waiting.wait(journal, ours.id, owed.id, note.id).next_word_id == note.id
