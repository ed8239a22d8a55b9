"""The life of a promise: what each operation writes, tells and refuses."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from models import clients, jobs, people
from models.errors import Refused
from models.interactions import operations as interactions
from models.interactions.records import InteractionDraft, Way
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
    Side,
    State,
    Telling,
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


def test_a_promise_is_not_older_than_the_interaction_it_came_up_in(journal: Journal) -> None:
    one = client(journal)
    visit = interactions.log(journal, InteractionDraft(one, Way.VISIT, NOW, words="new switch")).id
    draft = PromiseDraft("bring it", LATER, client_id=one, interaction_id=visit)
    with pytest.raises(Refused, match="before the interaction in which it came up"):
        operations.make(journal, replace(draft, made_at=NOW - timedelta(seconds=1)))
    assert operations.make(journal, replace(draft, made_at=NOW)).interaction_id == visit


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


def test_nobody_was_told_of_a_move_before_the_promise_was_made(journal: Journal, made: Promise) -> None:
    before = written(journal)
    with pytest.raises(Refused, match="before the promise was made"):
        operations.move(journal, made.id, Moving(LATER, "parts", told_at=made.made_at - timedelta(seconds=1)))
    assert written(journal) == before


def test_telling_changes_no_time(journal: Journal, made: Promise) -> None:
    told = operations.tell(journal, made.id, Telling(at=local("2026-11-24 10:00"), how="call", words="running late"))
    assert (told.window, told.state) == (made.window, State.OPEN)
    event = questions.events(journal, made.id)[-1]
    assert (event.kind, event.told_at, event.reason) == (EventKind.TOLD, local("2026-11-24 10:00"), "running late")
