"""The life of a promise: what each operation writes, tells and refuses."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from models import clients, history, jobs, people
from models.changes import Cause, Changes, Kind
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.history import OperationState
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseDraft,
    PromiseId,
    PromiseKind,
    Settling,
    Side,
    State,
    Telling,
    Wording,
)
from models.windows import Grain, Window
from tests.models import entries
from tests.models.entries import client, contact, local, promise, window

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


# Making


def test_a_promise_stands_as_it_was_said(journal: Journal) -> None:
    one = client(journal)
    said = Window(
        local("2026-11-27 10:00"), local("2026-11-27 12:00"), Grain.HOUR, entries.LONDON, "Fri 10-12", "as said"
    )
    draft = PromiseDraft(" Bring the switch ", said, client_id=one, expected_minutes=45, lead_minutes=30)
    made = operations.make(journal, draft)
    assert made == questions.get(journal, made.id)
    assert (made.words, made.kind, made.side, made.state) == (
        "Bring the switch", PromiseKind.DELIVER, Side.GIVEN, State.OPEN,
    )  # fmt: skip
    assert made.first == made.window == said
    assert (made.made_at, made.noted_at) == (NOW, NOW)
    assert (made.expected_minutes, made.lead_minutes, made.settled_at) == (45, 30, None)
    (event,) = questions.events(journal, made.id)
    assert (event.kind, event.at, event.new_start, event.new_due) == (EventKind.MADE, NOW, said.start, said.end)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ring Tom back", PromiseKind.RING),
        ("send the quote", PromiseKind.WRITE),
        ("quote for a switch", PromiseKind.QUOTE),
        ("come on Friday", PromiseKind.COME),
        ("follow up on the printer", PromiseKind.FOLLOW_UP),
        ("replace the fan", PromiseKind.FIX),
        ("something else", PromiseKind.OTHER),
        ("strings attached", PromiseKind.OTHER),
    ],
)
def test_the_kind_is_guessed_from_the_first_telling_word(journal: Journal, words: str, kind: PromiseKind) -> None:
    assert promise(journal, client(journal), "2026-11-27 17:30", words=words).kind is kind


def test_a_kind_that_was_said_is_not_guessed(journal: Journal) -> None:
    made = promise(journal, client(journal), "2026-11-27 17:30", words="ring Tom", kind=PromiseKind.OTHER)
    assert made.kind is PromiseKind.OTHER


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (PromiseDraft("ring", LATER), "needs the client"),
        (PromiseDraft("  ", LATER, client_id=1), "promise is empty"),
        (PromiseDraft("a\0b", LATER, client_id=1), "control character"),
        (PromiseDraft("ring", window("2026-11-24 10:19"), client_id=1), "before the promise was made"),
        (PromiseDraft("ring", window("2026-11-27 10:00", "2026-11-27 10:01"), client_id=1), "ends before it starts"),
        (PromiseDraft("ring", LATER, client_id=1, lead_minutes=-1), "lead time"),
        (PromiseDraft("ring", LATER, client_id=1, expected_minutes=10**7), "expected length"),
        (PromiseDraft("ring", LATER, client_id=1, made_at=NOW + timedelta(minutes=11)), "not come yet"),
        (PromiseDraft("ring", Window(None, LATER.end, Grain.DAY, "Atlantis/Poseidonis"), client_id=1), "time zone"),
        (PromiseDraft("ring", LATER, client_id=99), "no client"),
        (PromiseDraft("ring", LATER, client_id=1, person_id=99), "no person"),
        (PromiseDraft("ring", LATER, client_id=1, job_id=99), "no job"),
        (PromiseDraft("ring", LATER, client_id=1, interaction_id=99), "no interaction"),
    ],
)
def test_what_cannot_be_promised_is_refused_and_not_written(journal: Journal, draft: PromiseDraft, reason: str) -> None:
    client(journal)
    before = written(journal)
    with pytest.raises(Refused, match=reason):
        operations.make(journal, draft)
    assert written(journal) == before


def test_a_promise_due_at_the_second_it_is_made_is_taken(journal: Journal) -> None:
    assert promise(journal, client(journal), NOW, made=NOW).due_at == NOW


def test_people_and_jobs_of_another_client_are_refused(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    person = people.add(journal, people.PersonDraft(other, "Tom"))
    job = jobs.add(journal, jobs.JobDraft(other, "Move"))
    call = contact(journal, other, "2026-11-24 09:00")
    for draft in (
        PromiseDraft("ring", LATER, client_id=one, person_id=person.id),
        PromiseDraft("ring", LATER, client_id=one, job_id=job.id),
        PromiseDraft("ring", LATER, client_id=one, interaction_id=call.id),
    ):
        with pytest.raises(Refused, match="another client"):
            operations.make(journal, draft)


def test_a_client_that_was_struck_out_gets_no_promise(journal: Journal) -> None:
    one = client(journal)
    clients.strike_out(journal, one, "moved away")
    with pytest.raises(Refused, match="struck out"):
        promise(journal, one, "2026-11-27 17:30")


# Keeping


def test_keeping_records_when_and_by_what(journal: Journal, made: Promise) -> None:
    call = contact(journal, made.client_id, "2026-11-24 10:00")
    kept = operations.keep(journal, made.id, Keeping(local("2026-11-24 10:00"), call.id, "sent by mail"))
    assert (kept.state, kept.settled_at) == (State.KEPT, local("2026-11-24 10:00"))
    event = questions.events(journal, made.id)[-1]
    assert (event.kind, event.at, event.noted_at) == (EventKind.KEPT, local("2026-11-24 10:00"), NOW)
    assert (event.interaction_id, event.reason) == (call.id, "sent by mail")


def test_kept_without_a_time_means_now(journal: Journal, made: Promise) -> None:
    assert operations.keep(journal, made.id).settled_at == NOW


@pytest.mark.parametrize(
    ("at", "reason"), [("2026-11-24 08:59", "before the promise was made"), ("2026-11-24 10:31", "not come yet")]
)
def test_kept_before_it_was_made_or_in_the_future_is_refused(
    journal: Journal, made: Promise, at: str, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        operations.keep(journal, made.id, Keeping(local(at)))
    assert questions.get(journal, made.id).state is State.OPEN


def test_an_interaction_of_another_client_keeps_nothing(journal: Journal, made: Promise) -> None:
    call = contact(journal, client(journal, "Kestrel"), "2026-11-24 10:00")
    with pytest.raises(Refused, match="another client"):
        operations.keep(journal, made.id, Keeping(interaction_id=call.id))


# Moving and telling


def test_moving_changes_the_present_time_and_never_the_first(journal: Journal, made: Promise) -> None:
    moving = Moving(LATER, "the part is late", told_at=NOW, told_how="call", agreed=True)
    moved = operations.move(journal, made.id, moving)
    assert (moved.first, moved.window, moved.state) == (made.first, LATER, State.OPEN)
    event = questions.events(journal, made.id)[-1]
    assert (event.kind, event.old_due, event.new_due) == (EventKind.MOVED, made.due_at, LATER.end)
    assert (event.reason, event.told_at, event.told_how, event.agreed) == ("the part is late", NOW, "call", True)


@pytest.mark.parametrize(
    ("moving", "reason"),
    [
        (Moving(LATER, " "), "reason is empty"),
        (Moving(window("2026-11-27 17:30"), "parts"), "promised for already"),
        (Moving(window("2026-11-24 10:19"), "parts"), "passed already"),
        (Moving(window("2026-11-30 12:00", "2026-11-30 13:00"), "parts"), "ends before it starts"),
        (Moving(LATER, "parts", told_at=NOW + timedelta(hours=1)), "not come yet"),
        (Moving(LATER, "parts", at=local("2026-11-24 08:00")), "before the promise was made"),
    ],
)
def test_a_move_that_makes_no_sense_is_refused(journal: Journal, made: Promise, moving: Moving, reason: str) -> None:
    before = written(journal)
    with pytest.raises(Refused, match=reason):
        operations.move(journal, made.id, moving)
    assert written(journal) == before
    assert questions.get(journal, made.id).window == made.window


def test_moves_count_and_the_latest_untold_one_is_unknown(journal: Journal, made: Promise) -> None:
    operations.move(journal, made.id, Moving(LATER, "parts", told_at=NOW))
    assert questions.row_of(journal, made.id).moves.unknown is False
    operations.move(journal, made.id, Moving(window("2026-12-01 12:00"), "more parts"))
    moves = questions.row_of(journal, made.id).moves
    assert (moves.count, moves.untold, moves.unknown) == (2, 1, True)
    operations.tell(journal, made.id, Telling(how="call"))
    moves = questions.row_of(journal, made.id).moves
    assert (moves.count, moves.untold, moves.unknown) == (2, 0, False)


def test_telling_before_a_move_does_not_tell_of_it(journal: Journal, made: Promise) -> None:
    operations.tell(journal, made.id, Telling(how="message", words="running late"))
    operations.move(journal, made.id, Moving(LATER, "parts"))
    assert questions.row_of(journal, made.id).moves.unknown is True


def test_telling_changes_no_time(journal: Journal, made: Promise) -> None:
    told = operations.tell(journal, made.id, Telling(at=local("2026-11-24 10:00"), how="call", words="running late"))
    assert (told.window, told.state) == (made.window, State.OPEN)
    event = questions.events(journal, made.id)[-1]
    assert (event.kind, event.told_at, event.reason) == (EventKind.TOLD, local("2026-11-24 10:00"), "running late")


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
    operations.keep(journal, made.id)
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
