"""How promises end and come back, and that each step is told, undone and audited."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from models import history, people
from models.changes import Cause, Changes, Kind
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.history import OperationState
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import (
    EventKind,
    Moving,
    Promise,
    PromiseId,
    PromiseKind,
    Settling,
    State,
    Telling,
    Wording,
)
from tests.models.entries import client, local, promise, window

NOW = local("2026-11-24 10:20")
LATER = window("2026-11-30 12:00")


def kinds(journal: Journal, promise_id: PromiseId) -> list[EventKind]:
    return [event.kind for event in questions.events(journal, promise_id)]


def written(journal: Journal) -> tuple[int, int]:
    operations_so_far = journal.value("SELECT count(*) FROM operations")
    return operations_so_far, journal.value("SELECT count(*) FROM changes")


@pytest.fixture
def made(journal: Journal) -> Promise:
    return promise(journal, client(journal), "2026-11-27 17:30", made="2026-11-24 09:00")


# Ending otherwise

ENDS: list[tuple[Callable[[Journal, PromiseId, Settling], Promise], State, EventKind]] = [
    (operations.break_promise, State.BROKEN, EventKind.BROKEN),
    (operations.release, State.RELEASED, EventKind.RELEASED),
    (operations.void, State.VOID, EventKind.VOIDED),
]


@pytest.mark.parametrize(("end", "state", "kind"), ENDS)
def test_each_end_records_why(
    journal: Journal,
    made: Promise,
    end: Callable[[Journal, PromiseId, Settling], Promise],
    state: State,
    kind: EventKind,
) -> None:
    settling = Settling("no parts", local("2026-11-24 10:00"), made_good="an hour free", told_how="call")
    ended = end(journal, made.id, settling)
    assert (ended.state, ended.settled_at) == (state, local("2026-11-24 10:00"))
    event = questions.events(journal, made.id)[-1]
    assert (event.kind, event.reason, event.made_good, event.told_how) == (kind, "no parts", "an hour free", "call")


@pytest.mark.parametrize(("end", "state", "kind"), ENDS)
def test_no_end_without_a_reason(
    journal: Journal,
    made: Promise,
    end: Callable[[Journal, PromiseId, Settling], Promise],
    state: State,
    kind: EventKind,
) -> None:
    with pytest.raises(Refused, match="reason is empty"):
        end(journal, made.id, Settling("\n"))
    assert questions.get(journal, made.id).state is not state
    assert kind not in kinds(journal, made.id)


def ending(
    end: Callable[[Journal, PromiseId, Settling], Promise], journal: Journal, promise_id: PromiseId
) -> Callable[[], object]:
    return lambda: end(journal, promise_id, Settling("why"))


def settle_again(journal: Journal, promise_id: PromiseId) -> list[Callable[[], object]]:
    return [
        lambda: operations.keep(journal, promise_id),
        lambda: operations.move(journal, promise_id, Moving(LATER, "parts")),
        lambda: operations.tell(journal, promise_id),
        *(ending(end, journal, promise_id) for end, _state, _kind in ENDS),
    ]


def test_what_is_settled_can_only_be_reopened(journal: Journal, made: Promise) -> None:
    operations.release(journal, made.id, Settling("not needed"))
    before = written(journal)
    for again in settle_again(journal, made.id):
        with pytest.raises(Refused, match="released already; reopen it first"):
            again()
    assert written(journal) == before


def test_reopening_keeps_both_in_the_history(journal: Journal, made: Promise, clock: FixedClock) -> None:
    operations.keep(journal, made.id)
    clock.set(NOW + timedelta(hours=1))
    opened = operations.reopen(journal, made.id, "it came back")
    assert (opened.state, opened.settled_at) == (State.OPEN, None)
    operations.keep(journal, made.id)
    assert kinds(journal, made.id) == [EventKind.MADE, EventKind.KEPT, EventKind.REOPENED, EventKind.KEPT]


def test_reopening_needs_a_reason_and_something_settled(journal: Journal, made: Promise) -> None:
    with pytest.raises(Refused, match="open already"):
        operations.reopen(journal, made.id, "why not")
    operations.keep(journal, made.id)
    with pytest.raises(Refused, match="reason is empty"):
        operations.reopen(journal, made.id, "")


def test_only_what_was_kept_is_confirmed(journal: Journal, made: Promise) -> None:
    with pytest.raises(Refused, match="keep it first"):
        operations.confirm(journal, made.id)
    kept = operations.keep(journal, made.id)
    with pytest.raises(Refused, match="before it was kept"):
        operations.confirm(journal, made.id, Telling(at=(kept.settled_at or NOW) - timedelta(seconds=1)))
    confirmed = operations.confirm(journal, made.id, Telling(how="e-mail", words="all well"))
    assert confirmed.state is State.KEPT
    assert questions.events(journal, made.id)[-1].reason == "all well"


def test_words_are_corrected_without_touching_a_time(journal: Journal, made: Promise) -> None:
    changed = operations.change_wording(journal, made.id, Wording("Send two quotes", "they haggle", PromiseKind.QUOTE))
    assert (changed.words, changed.private_words, changed.kind) == ("Send two quotes", "they haggle", PromiseKind.QUOTE)
    assert (changed.first, changed.window) == (made.first, made.window)
    assert kinds(journal, made.id) == [EventKind.MADE]


def test_words_are_not_corrected_to_nothing_nor_to_another_clients_person(journal: Journal, made: Promise) -> None:
    person = people.add(journal, people.PersonDraft(client(journal, "Kestrel"), "Tom"))
    for wording, reason in ((Wording(""), "empty"), (Wording("ring", person_id=person.id), "another client")):
        with pytest.raises(Refused, match=reason):
            operations.change_wording(journal, made.id, wording)


@pytest.mark.parametrize("minutes", [-1, 10**7])
def test_a_corrected_length_nobody_means_is_refused(journal: Journal, made: Promise, minutes: int) -> None:
    for wording in (Wording("ring", lead_minutes=minutes), Wording("ring", expected_minutes=minutes)):
        with pytest.raises(Refused, match="between 0 minutes and a year"):
            operations.change_wording(journal, made.id, wording)


def test_a_promise_that_is_not_there_is_not_found(journal: Journal) -> None:
    nowhere = PromiseId(404)
    for again in settle_again(journal, nowhere):
        with pytest.raises(NotFound):
            again()
    with pytest.raises(NotFound):
        operations.reopen(journal, nowhere, "why")
    with pytest.raises(NotFound):
        questions.get(journal, nowhere)


# Undo, notices, history

STEPS: dict[str, Callable[[Journal, PromiseId], object]] = {
    "Keep": operations.keep,
    "Move": lambda journal, key: operations.move(journal, key, Moving(LATER, "parts")),
    "Tell": operations.tell,
    "Break": lambda journal, key: operations.break_promise(journal, key, Settling("why")),
    "Release": lambda journal, key: operations.release(journal, key, Settling("why")),
    "Void": lambda journal, key: operations.void(journal, key, Settling("why")),
    "Change": lambda journal, key: operations.change_wording(journal, key, Wording("Send two quotes")),
}


@pytest.mark.parametrize("verb", STEPS)
def test_each_step_is_one_operation_told_once_undone_and_redone(journal: Journal, made: Promise, verb: str) -> None:
    told: list[Changes] = []
    journal.listen(told.append)
    before = (questions.get(journal, made.id), questions.events(journal, made.id))
    STEPS[verb](journal, made.id)
    after = (questions.get(journal, made.id), questions.events(journal, made.id))
    assert after != before
    assert journal.undo_label() == f"{verb}: Send the quote"
    journal.undo()
    assert (questions.get(journal, made.id), questions.events(journal, made.id)) == before
    assert journal.redo_label() == f"{verb}: Send the quote"
    journal.redo()
    assert (questions.get(journal, made.id), questions.events(journal, made.id)) == after
    assert [change.cause for change in told] == [Cause.OPERATION, Cause.UNDO, Cause.REDO]
    assert all(change.touches(Kind.PROMISE, Kind.PROMISE_EVENT) for change in told)
    assert {change.action for change in told} == {f"{verb}: Send the quote"}


def test_undoing_the_making_takes_the_promise_away_and_its_number_is_not_given_again(
    journal: Journal, made: Promise
) -> None:
    journal.undo()
    with pytest.raises(NotFound):
        questions.get(journal, made.id)
    assert promise(journal, made.client_id, "2026-11-27 17:30").id > made.id


def test_the_audit_tells_everything_that_was_done_to_a_promise(journal: Journal, made: Promise) -> None:
    operations.keep(journal, made.id)
    journal.undo()
    operations.release(journal, made.id, Settling("not needed"))
    entries_ = history.audit(journal, Kind.PROMISE, made.id)
    assert [entry.operation.label for entry in entries_] == [
        "Promise: Send the quote", "Keep: Send the quote", "Release: Send the quote",
    ]  # fmt: skip
    assert [entry.operation.state for entry in entries_] == [
        OperationState.DONE, OperationState.DROPPED, OperationState.DONE,
    ]  # fmt: skip
    assert entries_[0].before is None
    assert entries_[-1].after is not None
    assert entries_[-1].after["state"] == "released"
