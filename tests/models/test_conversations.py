"""A promise and the contact in which it was moved, told of, kept or broken are one operation."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from models import clients, conversations, jobs, people
from models.capture.kinds import way_of
from models.changes import Kind
from models.clock import FixedClock
from models.conversations import Contact
from models.errors import Refused
from models.instants import to_text
from models.interactions import questions as interactions
from models.interactions.records import Interaction, InteractionId, Way
from models.journal import Journal
from models.people import PersonDraft
from models.promises import operations, questions
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseDraft,
    PromiseEvent,
    PromiseKind,
    Settling,
    Side,
    State,
    Telling,
)
from tests.models.entries import client, contact, local, window

LATER = window("2026-11-30 12:00")
CALL = Contact(Way.CALL, words="Told him it will be Monday")


@pytest.fixture
def made(journal: Journal) -> Promise:
    """A quote for Tom by Friday, promised this morning."""
    larkspur = client(journal)
    tom = people.add(journal, PersonDraft(larkspur, "Tom Ashby"))
    draft = PromiseDraft(
        "send the quote", window("2026-11-27 17:30"), client_id=larkspur, person_id=tom.id,
        made_at=local("2026-11-24 09:00"),
    )  # fmt: skip
    return operations.make(journal, draft)


def dump(journal: Journal) -> list[list[tuple[object, ...]]]:
    return [[tuple(row) for row in journal.rows(f"SELECT * FROM {kind.value} ORDER BY id")] for kind in Kind]


def steps(journal: Journal) -> int:
    return int(journal.value("SELECT count(*) FROM operations WHERE state = 'done'"))


def last(journal: Journal, made: Promise) -> PromiseEvent:
    return questions.events(journal, made.id)[-1]


def logged(journal: Journal, made: Promise) -> Interaction:
    found = last(journal, made).interaction_id
    assert found is not None
    return interactions.get(journal, InteractionId(found))


Say = Callable[[Journal, Promise], object]
CONVERSATIONS: dict[str, Say] = {
    "move": lambda journal, made: conversations.move(journal, made.id, Moving(LATER, "no part"), CALL),
    "tell": lambda journal, made: conversations.tell(journal, made.id, Telling(words="half an hour"), CALL),
    "keep": lambda journal, made: conversations.keep(journal, made.id, Keeping(), CALL),
    "break": lambda journal, made: conversations.break_promise(journal, made.id, Settling("no stock"), CALL),
    "release": lambda journal, made: conversations.release(journal, made.id, Settling("bought one"), CALL),
}


@pytest.mark.parametrize("say", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_each_is_one_operation_with_one_interaction_and_undone_row_for_row(
    journal: Journal, made: Promise, say: Say
) -> None:
    before, so_far = dump(journal), steps(journal)
    first = made.first
    say(journal, made)
    after = dump(journal)
    assert steps(journal) == so_far + 1
    assert logged(journal, made).words == "Told him it will be Monday"
    assert questions.get(journal, made.id).first == first
    journal.undo()
    assert dump(journal) == before
    journal.redo()
    assert dump(journal) == after


def test_the_interaction_is_with_the_hearer_and_at_the_time_the_client_was_told(
    journal: Journal, made: Promise
) -> None:
    told_at = local("2026-11-24 10:00")
    conversations.move(journal, made.id, Moving(LATER, "no part", told_at=told_at), CALL)
    found = logged(journal, made)
    assert (found.kind, found.happened_at, found.person_ids) == (Way.CALL, told_at, (1,))
    event = last(journal, made)
    assert (event.kind, event.told_at, event.told_how) == (EventKind.MOVED, told_at, "call")
    assert questions.row_of(journal, made.id).moves.unknown is False


def test_words_left_empty_name_the_promise(journal: Journal, made: Promise) -> None:
    conversations.tell(journal, made.id, Telling(), Contact(Way.MESSAGE))
    assert logged(journal, made).words == "About: send the quote"


def test_the_words_of_a_follow_up_stay_private(journal: Journal) -> None:
    draft = PromiseDraft("see whether they pay", window("2026-11-27 17:30"), Side.FOLLOW_UP, client_id=client(journal))
    made = operations.make(journal, draft)
    conversations.keep(journal, made.id, Keeping(), Contact(Way.CALL))
    found = logged(journal, made)
    assert (found.words, found.private_words) == ("", "About: see whether they pay")


@pytest.mark.parametrize(
    ("how", "way"),
    [
        ("call", Way.CALL),
        ("by phone", Way.CALL),
        ("E-mail", Way.EMAIL),
        ("a text message", Way.MESSAGE),
        ("WhatsApp", Way.MESSAGE),
        ("on site", Way.VISIT),
        ("remote session", Way.REMOTE),
        ("in passing", None),
        ("", None),
    ],
)
def test_how_they_were_told_names_a_way_of_contact_or_is_only_noted(how: str, way: Way | None) -> None:
    found = conversations.told_by(how, "words")
    assert way_of(how) is way
    assert (None if found is None else found.kind) is way


@pytest.mark.parametrize("say", [CONVERSATIONS["move"], CONVERSATIONS["tell"], CONVERSATIONS["break"]])
def test_a_contact_that_reached_nobody_told_nobody(
    journal: Journal, made: Promise, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.models.test_conversations.CALL", Contact(Way.CALL, reached=False))
    before = dump(journal)
    with pytest.raises(Refused, match="reached nobody told nobody; log it by itself"):
        say(journal, made)
    assert dump(journal) == before


def test_a_logged_call_that_reached_nobody_is_no_way_they_were_told(journal: Journal, made: Promise) -> None:
    missed = contact(journal, made.client_id, "2026-11-24 10:00", reached=False)
    with pytest.raises(Refused, match="told nobody; choose another"):
        operations.tell(journal, made.id, Telling(interaction_id=missed.id))
    with pytest.raises(Refused, match="told nobody; choose another"):
        moving = Moving(LATER, "no part", told_at=journal.now(), interaction_id=missed.id)
        operations.move(journal, made.id, moving)


def test_nobody_is_told_in_the_future_or_before_the_promise_was_made(journal: Journal, made: Promise) -> None:
    before = dump(journal)
    for at, why in (("2026-11-24 11:00", "has not come yet"), ("2026-11-24 08:59", "before the promise was made")):
        call = Contact(Way.CALL, local(at), words="told")
        with pytest.raises(Refused, match=why):
            conversations.tell(journal, made.id, Telling(), call)
        with pytest.raises(Refused, match=why):
            conversations.move(journal, made.id, Moving(LATER, "no part"), call)
        with pytest.raises(Refused, match=why):
            conversations.keep(journal, made.id, Keeping(), call)
    assert dump(journal) == before


def test_a_job_or_person_struck_out_does_not_stop_the_telling(journal: Journal) -> None:
    larkspur = client(journal)
    tom = people.add(journal, PersonDraft(larkspur, "Tom Ashby"))
    job = jobs.add(journal, jobs.JobDraft(larkspur, "New server", jobs.JobStage.UNDER_WAY))
    draft = PromiseDraft(
        "send the quote", window("2026-11-27 17:30"), client_id=larkspur, person_id=tom.id, job_id=job.id
    )
    made = operations.make(journal, draft)
    jobs.strike_out(journal, job.id)
    people.strike_out(journal, tom.id)
    conversations.tell(journal, made.id, Telling(), CALL)
    found = logged(journal, made)
    assert (found.job_id, found.person_ids) == (None, ())


def test_a_client_struck_out_since_can_still_be_told(journal: Journal, made: Promise) -> None:
    operations.keep(journal, made.id)
    clients.strike_out(journal, made.client_id, "moved away")
    operations.reopen(journal, made.id, "it was not done")
    conversations.tell(journal, made.id, Telling(), CALL)
    assert logged(journal, made).client_id == made.client_id


def test_an_older_interaction_can_be_the_one_that_did_it(journal: Journal, made: Promise) -> None:
    call = contact(journal, made.client_id, "2026-11-24 10:00")
    conversations.keep(journal, made.id, Keeping(call.happened_at, call.id))
    assert last(journal, made).interaction_id == call.id
    assert journal.value("SELECT count(*) FROM interactions") == 1


# Arriving


@pytest.fixture
def visit(journal: Journal, clock: FixedClock) -> Promise:
    """A visit today between 9 and 11, promised yesterday."""
    draft = PromiseDraft(
        "come and look", window("2026-11-24 11:00", "2026-11-24 09:00"), client_id=client(journal),
        made_at=local("2026-11-23 09:00"),
    )  # fmt: skip
    return operations.make(journal, draft)


def test_arriving_keeps_the_promise_and_logs_the_visit_in_one_step(journal: Journal, visit: Promise) -> None:
    so_far, before = steps(journal), dump(journal)
    at = local("2026-11-24 10:05")
    kept = conversations.arrive(journal, visit.id, Keeping(at), Contact(Way.VISIT))
    found = logged(journal, visit)
    assert (kept.state, kept.settled_at) == (State.KEPT, at)
    assert (found.kind, found.happened_at, found.minutes) == (Way.VISIT, at, None)
    assert steps(journal) == so_far + 1
    journal.undo()
    assert dump(journal) == before


@pytest.mark.parametrize(
    ("at", "why"), [("2026-11-23 08:00", "before the promise was made"), ("2026-11-24 12:00", "has not come yet")]
)
def test_nobody_arrives_before_it_was_promised_or_in_the_future(
    journal: Journal, visit: Promise, at: str, why: str
) -> None:
    before = dump(journal)
    with pytest.raises(Refused, match=why):
        conversations.arrive(journal, visit.id, Keeping(local(at)), Contact(Way.VISIT))
    assert dump(journal) == before


def test_only_our_own_promises_to_come_have_an_arrival(journal: Journal, made: Promise) -> None:
    with pytest.raises(Refused, match="only a promise to come"):
        conversations.arrive(journal, made.id, Keeping())
    draft = PromiseDraft(
        "come with the part", window("2026-11-27 17:30"), Side.OWED, PromiseKind.COME, client_id=made.client_id
    )
    theirs = operations.make(journal, draft)
    with pytest.raises(Refused, match="for them to come"):
        conversations.arrive(journal, theirs.id, Keeping())


def test_a_contact_of_yesterday_is_marked_as_noted_late(journal: Journal, clock: FixedClock) -> None:
    made_at = local("2026-11-20 09:00")
    draft = PromiseDraft("ring", window("2026-11-27 17:30"), client_id=client(journal), made_at=made_at)
    made = operations.make(journal, draft)
    at = journal.now() - timedelta(days=2)
    conversations.tell(journal, made.id, Telling(), Contact(Way.CALL, at))
    assert logged(journal, made).noted_late


def test_a_clock_that_runs_a_little_ahead_notes_what_happened_as_of_now(journal: Journal, made: Promise) -> None:
    call = Contact(Way.CALL, journal.now() + timedelta(minutes=5), words="done")
    kept = conversations.keep(journal, made.id, Keeping(), call)
    assert kept.state is State.KEPT
    assert questions.events(journal, made.id)[-1].at == journal.now()
    assert journal.value("SELECT max(happened_at) FROM interactions") == to_text(journal.now())
