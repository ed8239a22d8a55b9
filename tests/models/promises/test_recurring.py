"""Promises that come again: one of a rule is open at a time, and nothing overdue disappears."""

from collections.abc import Callable
from datetime import datetime

import pytest
from msgspec.structs import replace

from models import people
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations, questions, recurring
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import (
    Keeping,
    Moving,
    PromiseDraft,
    PromiseId,
    PromiseRow,
    RuleId,
    Settling,
    State,
    Verdict,
    Wording,
)
from models.store.checks import check
from tests.models.entries import client, in_london, local, window
from tests.models.promises.rules import begun, draft, rule_of, the_open_one


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """The journal of a business in London."""
    return in_london(journal)


def due(row: PromiseRow) -> datetime:
    return row.promise.first.end


def missed(row: PromiseRow) -> int:
    assert row.recurring is not None
    return row.recurring.missed_turns


def test_a_rule_begins_with_its_first_turn(journal: Journal) -> None:
    row = questions.row_of(journal, begun(journal))

    assert due(row) == local("2026-11-27 10:00")
    assert row.recurring is not None
    assert (row.recurring.often, row.recurring.missed_turns, row.recurring.stopped) == (
        "every Friday, 10:00",
        0,
        False,
    )


def test_a_promise_for_once_has_no_rule(journal: Journal) -> None:
    made = operations.make(journal, PromiseDraft("Ring", window("2026-11-27 10:00"), client_id=client(journal)))

    assert questions.row_of(journal, made.id).recurring is None
    operations.keep(journal, made.id)
    assert questions.rows(journal, PromiseFilter(states=OPEN)) == ()


ENDS: list[Callable[[Journal, PromiseId], object]] = [
    operations.keep,
    lambda journal, one: operations.break_promise(journal, one, Settling("ill")),
    lambda journal, one: operations.release(journal, one, Settling("not this week")),
    lambda journal, one: operations.void(journal, one, Settling("a holiday")),
]


@pytest.mark.parametrize("end", ENDS)
def test_every_answer_opens_the_next_turn_in_the_same_step(
    journal: Journal, end: Callable[[Journal, PromiseId], object]
) -> None:
    one = begun(journal)
    steps = journal.value("SELECT count(*) FROM operations")

    end(journal, one)

    assert journal.value("SELECT count(*) FROM operations") == steps + 1
    assert due(the_open_one(journal)) == local("2026-12-04 10:00")
    assert rule_of(journal, the_open_one(journal).promise.id) == rule_of(journal, one)


def test_undo_takes_back_the_answer_and_the_next_turn_and_redo_does_both_again(journal: Journal) -> None:
    one = begun(journal)
    operations.keep(journal, one)

    journal.undo()
    assert the_open_one(journal).promise.id == one

    journal.redo()
    assert due(the_open_one(journal)) == local("2026-12-04 10:00")
    assert check(journal).sound


def test_an_overdue_turn_stays_open_until_somebody_answers_it(clock: FixedClock, journal: Journal) -> None:
    one = begun(journal)
    clock.set(local("2027-03-01 09:00"))

    assert the_open_one(journal).promise.id == one
    assert the_open_one(journal).verdict is Verdict.OVERDUE


def test_turns_missed_meanwhile_collapse_into_the_latest_with_their_count(clock: FixedClock, journal: Journal) -> None:
    one = begun(journal)
    clock.set(local("2026-12-22 09:00"))  # 4, 11 and 18 December went by

    operations.keep(journal, one)

    row = the_open_one(journal)
    assert (due(row), missed(row), row.verdict) == (local("2026-12-18 10:00"), 2, Verdict.OVERDUE)
    operations.keep(journal, row.promise.id)
    assert (due(the_open_one(journal)), missed(the_open_one(journal))) == (local("2026-12-25 10:00"), 0)


def test_what_was_done_for_a_missed_turn_in_time_can_be_kept_in_time(clock: FixedClock, journal: Journal) -> None:
    one = begun(journal)
    clock.set(local("2026-12-22 09:00"))
    operations.keep(journal, one, Keeping(at=local("2026-11-27 09:30")))

    last = the_open_one(journal).promise.id
    operations.keep(journal, last, Keeping(at=local("2026-12-18 09:50")))

    assert questions.row_of(journal, one).verdict is Verdict.AS_PROMISED
    assert questions.row_of(journal, last).verdict is Verdict.AS_PROMISED


def test_answering_early_opens_the_turn_after_it(journal: Journal) -> None:
    one = begun(journal)
    operations.keep(journal, one)
    operations.keep(journal, the_open_one(journal).promise.id)

    assert due(the_open_one(journal)) == local("2026-12-11 10:00")


def test_a_moved_turn_leaves_the_rule_where_it_was(clock: FixedClock, journal: Journal) -> None:
    one = begun(journal)
    operations.move(journal, one, Moving(window("2026-12-02 12:00"), "ill"))
    clock.set(local("2026-12-02 11:00"))

    operations.keep(journal, one)

    assert due(the_open_one(journal)) == local("2026-12-04 10:00")


def test_nine_stays_nine_when_the_clocks_change(clock: FixedClock, journal: Journal) -> None:
    clock.set(local("2026-03-20 12:00"))
    one = begun(journal, "every Monday 9:00")
    operations.keep(journal, one)  # 23 March, then 30 March in summer time

    assert due(the_open_one(journal)) == local("2026-03-30 09:00")
    assert the_open_one(journal).promise.due_at.hour == 8


def test_the_31st_is_the_last_day_where_there_is_none(clock: FixedClock, journal: Journal) -> None:
    clock.set(local("2027-01-02 12:00"))
    seen = [begun(journal, "monthly on the 31st 10:00")]
    for _ in range(3):
        operations.keep(journal, seen[-1])
        seen.append(the_open_one(journal).promise.id)

    days = [questions.get(journal, one).first.end.date().isoformat() for one in seen]
    assert days == ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_a_turn_cannot_be_reopened_while_another_is_open(journal: Journal) -> None:
    one = begun(journal)
    operations.keep(journal, one)
    following = the_open_one(journal).promise.id

    with pytest.raises(Refused, match=f"answer promise {following}, or undo"):
        operations.reopen(journal, one, "not done")
    assert questions.get(journal, one).state is State.KEPT


def test_a_stopped_rule_leaves_its_open_promise_to_be_answered_and_opens_no_other(journal: Journal) -> None:
    one = begun(journal)
    recurring.stop(journal, rule_of(journal, one), "the contract ended")

    assert the_open_one(journal).promise.id == one
    operations.keep(journal, one)
    assert questions.rows(journal, PromiseFilter(states=OPEN)) == ()
    operations.reopen(journal, one, "not done after all")
    assert the_open_one(journal).promise.id == one


def test_stopping_needs_a_reason_a_rule_and_one_that_still_runs(journal: Journal) -> None:
    rule_id = rule_of(journal, begun(journal))

    with pytest.raises(Refused, match="reason"):
        recurring.stop(journal, rule_id, " ")
    with pytest.raises(NotFound):
        recurring.stop(journal, RuleId(99), "why")
    recurring.stop(journal, rule_id, "done with it")
    with pytest.raises(Refused, match="stopped already"):
        recurring.stop(journal, rule_id, "again")


def test_other_words_for_one_turn_are_not_those_of_the_next(journal: Journal) -> None:
    one = begun(journal)
    operations.change_wording(journal, one, Wording("Check the backups and the UPS"))
    operations.keep(journal, one)

    assert the_open_one(journal).promise.words == "Check the backups"


def test_the_next_turn_stands_without_a_hearer_who_was_struck_out(journal: Journal) -> None:
    larkspur = client(journal)
    tom = people.add(journal, PersonDraft(larkspur, "Tom")).id
    one = operations.make(journal, replace(draft(journal, larkspur), person_id=tom)).id
    people.strike_out(journal, tom)

    operations.keep(journal, one)

    assert the_open_one(journal).promise.person_id is None
