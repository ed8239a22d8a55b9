"""When what is owed slips, and when the client hears from us meanwhile."""

from datetime import timedelta

import pytest

from models import waiting
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, Promise, PromiseDraft, Side, State
from tests.models.entries import client, local, promise, window


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


# When it slips


def test_an_owed_one_that_slips_puts_ours_at_risk_while_the_client_can_be_told_in_time(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    waiting.wait(journal, ours.id, owed.id, word.id)
    assert waiting.slipped(journal) == ()
    forward(clock, timedelta(days=1, hours=7, minutes=11))  # a minute past Wed 17:30
    (found,) = waiting.slipped(journal)
    assert (found.owed.promise, [row.promise for row in found.waiting]) == (owed, [ours])
    (row,) = waiting.of_promise(journal, ours.id)
    assert (row.slipped, row.tell_by) == (True, ours.due_at)
    forward(clock, timedelta(days=3))
    (row,) = waiting.of_promise(journal, ours.id)
    assert (row.slipped, row.tell_by) == (True, None)


def test_at_the_very_due_moment_nothing_has_slipped(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    waiting.wait(journal, ours.id, owed.id, word.id)
    assert waiting.slipped(journal, owed.due_at) == ()
    assert len(waiting.slipped(journal, owed.due_at + timedelta(seconds=1))) == 1


def test_all_that_wait_for_one_are_named_the_soonest_due_first(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    sooner = promise(journal, ours.client_id, "2026-11-26 12:00", words="Show the program")
    waiting.wait(journal, ours.id, owed.id, word.id)
    waiting.wait(journal, sooner.id, owed.id, word.id)
    forward(clock, timedelta(days=1, hours=8))
    (found,) = waiting.slipped(journal)
    assert [row.promise.id for row in found.waiting] == [sooner.id, ours.id]


def test_a_move_of_what_is_owed_takes_ours_off_the_list(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    waiting.wait(journal, ours.id, owed.id, word.id)
    forward(clock, timedelta(days=1, hours=8))
    operations.move(journal, owed.id, Moving(window("2026-11-26 12:00"), "she is away"))
    assert waiting.slipped(journal) == ()
    assert len(waiting.slipped(journal, local("2026-11-25 18:00"))) == 1  # as it stood before the move


# Next words


def test_next_words_due_are_listed_also_when_past_due(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    waiting.wait(journal, ours.id, owed.id, word.id)
    assert waiting.next_words(journal, None, word.due_at) == ()
    (found,) = waiting.next_words(journal, None, word.due_at + timedelta(seconds=1))
    assert (found.word.promise, [row.promise for row in found.waiting]) == (word, [ours])
    forward(clock, timedelta(days=4))
    assert len(waiting.next_words(journal, None, journal.now())) == 1


def test_once_the_word_was_kept_another_is_asked_for(
    journal: Journal, ours: Promise, owed: Promise, word: Promise
) -> None:
    made = waiting.wait(journal, ours.id, owed.id, word.id)
    assert waiting.without_next_word(journal) == ()
    operations.keep(journal, word.id)
    (found,) = waiting.without_next_word(journal)
    assert found.word_due
    assert waiting.next_words(journal, None, local("2027-01-01 00:00")) == ()
    changed = waiting.change_next_word(journal, made.id, PromiseDraft("Ring again", window("2026-11-28 10:00")))
    assert changed.next_word_id != word.id
    assert waiting.without_next_word(journal) == ()
    journal.undo()
    assert waiting.get(journal, made.id) == made
    assert journal.value("SELECT count(*) FROM promises WHERE state = 'open'") == 2


def test_the_record_of_a_past_moment_shows_the_waits_of_then(
    journal: Journal, clock: FixedClock, ours: Promise, owed: Promise, word: Promise
) -> None:
    forward(clock, timedelta(hours=1))
    waiting.wait(journal, ours.id, owed.id, word.id)
    forward(clock, timedelta(days=2))
    operations.keep(journal, owed.id)
    assert waiting.of_promise(journal, ours.id, local("2026-11-24 10:30")) == ()
    (then,) = waiting.of_promise(journal, ours.id, local("2026-11-25 18:00"))
    assert then.slipped
    assert then.owed.promise.state is State.OPEN
    assert waiting.of_promise(journal, ours.id) == ()
