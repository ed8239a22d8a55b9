"""Logging, correcting and striking out: one operation each, refused in words, undone whole."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from models import clients, history, jobs, people
from models.changes import Changes, Kind
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import NotFound, Refused
from models.interactions import operations, questions
from models.interactions.records import (
    Charge,
    Direction,
    InteractionDraft,
    InteractionFilter,
    InteractionId,
    Solved,
    Way,
)
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions as promise_questions
from models.promises.records import PromiseDraft, PromiseId, Settling, State
from tests.models.entries import client, contact, local, promise, window

NOW = local("2026-11-24 10:20")


def draft(client_id: int | None, **changed: object) -> InteractionDraft:
    return replace(InteractionDraft(client_id, Way.VISIT, words="replaced the PC"), **changed)


def counts(journal: Journal) -> list[int]:
    tables = ("operations", "changes", "interactions", "promises", "promise_events", "clients", "interaction_people")
    return [journal.value(f"SELECT count(*) FROM {table}") for table in tables]


def test_an_interaction_stands_as_it_was_logged(journal: Journal) -> None:
    one = client(journal)
    person = people.add(journal, people.PersonDraft(one, "Tom"))
    job = jobs.add(journal, jobs.JobDraft(one, "Move"))
    first = contact(journal, one, "2026-11-20 09:00")
    logged = operations.log(
        journal,
        draft(
            one, happened_at=local("2026-11-24 09:00"), direction=Direction.INBOUND, reached=False, minutes=90,
            private_words="be brief", person_ids=(person.id, person.id), job_id=job.id, solved=Solved.YES,
            charge=Charge.CHARGED, amount_minor=12000, rework_of=first.id,
        ),
    )  # fmt: skip
    assert logged == questions.get(journal, logged.id)
    assert (logged.happened_at, logged.noted_at) == (local("2026-11-24 09:00"), NOW)
    assert (logged.direction, logged.reached, logged.minutes) == (Direction.INBOUND, False, 90)
    assert (logged.words, logged.private_words) == ("replaced the PC", "be brief")
    assert (logged.person_ids, logged.job_id, logged.rework_of) == ((person.id,), job.id, first.id)
    assert (logged.charge, logged.amount_minor, logged.currency) == (Charge.CHARGED, 12000, "GBP")
    assert logged.noted_late is False


def test_without_a_time_it_happened_now(journal: Journal) -> None:
    assert operations.log(journal, draft(client(journal))).happened_at == NOW


def test_noted_over_a_day_later_is_noted_late(journal: Journal) -> None:
    one = client(journal)
    assert operations.log(journal, draft(one, happened_at=NOW - timedelta(days=1))).noted_late is False
    assert operations.log(journal, draft(one, happened_at=NOW - timedelta(days=1, seconds=1))).noted_late is True


def test_promises_and_older_ones_kept_are_one_operation_undone_whole(journal: Journal) -> None:
    one = client(journal)
    older = promise(journal, one, "2026-11-24 12:00")
    told: list[Changes] = []
    journal.listen(told.append)
    before = counts(journal)
    logged = operations.log(
        journal,
        draft(
            one,
            happened_at=local("2026-11-24 10:00"),
            promises=(PromiseDraft("backup test", window("2026-11-27 17:30")), PromiseDraft("ring Tom", window(NOW))),
            keeps=(older.id,),
        ),
    )
    assert counts(journal)[0] == before[0] + 1
    assert len(told) == 1
    assert told[0].touches(Kind.INTERACTION) and told[0].touches(Kind.PROMISE)
    came_up = questions.row_of(journal, logged.id).promises
    assert [row.promise.words for row in came_up] == ["ring Tom", "backup test"]
    assert all(row.promise.made_at == logged.happened_at for row in came_up)
    kept = promise_questions.get(journal, older.id)
    assert (kept.state, kept.settled_at) == (State.KEPT, logged.happened_at)
    assert promise_questions.events(journal, older.id)[-1].interaction_id == logged.id
    journal.undo()
    assert counts(journal)[2:] == before[2:]
    assert promise_questions.get(journal, older.id).state is State.OPEN
    journal.redo()
    assert questions.row_of(journal, logged.id).promises == came_up


def test_a_new_client_is_added_in_the_same_operation(journal: Journal) -> None:
    before = counts(journal)
    logged = operations.log(journal, draft(None, new_client=ClientDraft("Bakers")))
    assert clients.get(journal, logged.client_id).name == "Bakers"
    assert counts(journal)[0] == before[0] + 1
    journal.undo()
    assert counts(journal)[5] == before[5]


PROMISE = PromiseDraft("ring", window("2026-11-27 12:00"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"words": ""}, "words are empty"),
        ({"words": "a\0b"}, "control character"),
        ({"happened_at": NOW + timedelta(minutes=11)}, "not come yet"),
        ({"minutes": -1}, "end after it starts"),
        ({"minutes": 10**6}, "end after it starts"),
        ({"amount_minor": 100}, "only for what is charged"),
        ({"amount_minor": -1, "charge": Charge.CHARGED}, "below nothing"),
        ({"person_ids": (99,)}, "no person"),
        ({"job_id": 99}, "no job"),
        ({"rework_of": 99}, "no interaction"),
        ({"keeps": (PromiseId(99),)}, "no such record|no promise"),
        ({"promises": (PROMISE, PromiseDraft("", window("2026-11-27 12:00")))}, "promise is empty"),
        ({"promises": (PROMISE, PromiseDraft("ring", window("2026-11-24 10:19")))}, "before the promise was made"),
        ({"promises": (PromiseDraft("ring", window("2026-11-27 12:00", "2026-11-27 13:00")),)}, "before it starts"),
    ],
)
def test_what_is_wrong_in_any_part_is_refused_and_nothing_of_it_written(
    journal: Journal, changed: dict[str, object], reason: str
) -> None:
    one = client(journal)
    before = counts(journal)
    with pytest.raises(Refused, match=reason):
        operations.log(journal, draft(one, **changed))
    assert counts(journal) == before


def test_without_a_client_or_with_one_that_is_not_there_it_is_refused(journal: Journal) -> None:
    with pytest.raises(Refused, match="needs a client"):
        operations.log(journal, draft(None))
    with pytest.raises(NotFound):
        operations.log(journal, draft(99))


def test_a_refused_promise_leaves_no_new_client_behind(journal: Journal) -> None:
    with pytest.raises(Refused):
        operations.log(journal, draft(None, new_client=ClientDraft("Bakers"), keeps=(PromiseId(9),)))
    assert counts(journal) == [0] * 7


def test_what_belongs_to_another_client_is_refused(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    person = people.add(journal, people.PersonDraft(other, "Tom"))
    job = jobs.add(journal, jobs.JobDraft(other, "Move"))
    theirs = promise(journal, other, "2026-11-27 12:00")
    call = contact(journal, other, "2026-11-24 09:00")
    for changed in ({"person_ids": (person.id,)}, {"job_id": job.id}, {"keeps": (theirs.id,)}, {"rework_of": call.id}):
        with pytest.raises(Refused, match="another client"):
            operations.log(journal, draft(one, **changed))


def test_a_promise_already_settled_is_not_kept_again(journal: Journal) -> None:
    one = client(journal)
    older = promise(journal, one, "2026-11-24 12:00")
    promises.keep(journal, older.id)
    with pytest.raises(Refused, match="kept already"):
        operations.log(journal, draft(one, keeps=(older.id,)))


def test_minutes_or_promises_alone_are_enough(journal: Journal) -> None:
    one = client(journal)
    assert operations.log(journal, draft(one, words="", minutes=5)).words == ""
    assert operations.log(journal, draft(one, words="", promises=(PROMISE,))).words == ""


def test_words_of_any_script_and_length_are_kept_in_one_form(journal: Journal) -> None:
    words = "Cafe\u0301 Ελλάδα 山田 حداد 👩‍🔧\n" + "x" * 100_000
    kept = operations.log(journal, draft(client(journal), words=words)).words
    assert kept == words.replace("e\u0301", "é")


def test_correcting_leaves_its_promises_alone(journal: Journal) -> None:
    one = client(journal)
    logged = operations.log(journal, draft(one, promises=(PROMISE,), minutes=5))
    before = questions.row_of(journal, logged.id).promises
    changed = operations.change(journal, logged.id, draft(one, words="replaced two PCs", minutes=10))
    assert (changed.words, changed.minutes, changed.happened_at) == ("replaced two PCs", 10, logged.happened_at)
    assert questions.row_of(journal, logged.id).promises == before
    journal.undo()
    assert questions.get(journal, logged.id) == logged


def test_correcting_to_a_time_after_its_promises_were_due_is_refused(journal: Journal, clock: FixedClock) -> None:
    one = client(journal)
    logged = operations.log(journal, draft(one, promises=(PromiseDraft("ring", window("2026-11-24 10:30")),)))
    clock.set(NOW + timedelta(hours=1))
    with pytest.raises(Refused, match="was due before that time"):
        operations.change(journal, logged.id, draft(one, happened_at=NOW + timedelta(minutes=30)))


def test_an_interaction_with_promises_stays_with_its_client(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    logged = operations.log(journal, draft(one, promises=(PROMISE,)))
    with pytest.raises(Refused, match="stays with its client"):
        operations.change(journal, logged.id, draft(other))
    free = operations.log(journal, draft(one))
    assert operations.change(journal, free.id, draft(other)).client_id == other


def test_correcting_an_interaction_to_nothing_is_refused(journal: Journal) -> None:
    one = client(journal)
    logged = operations.log(journal, draft(one))
    with pytest.raises(Refused, match="words are empty"):
        operations.change(journal, logged.id, draft(one, words=""))


def test_people_are_replaced_when_corrected(journal: Journal) -> None:
    one = client(journal)
    tom, ada = (people.add(journal, people.PersonDraft(one, name)).id for name in ("Tom", "Ada"))
    logged = operations.log(journal, draft(one, person_ids=(tom,)))
    assert operations.change(journal, logged.id, draft(one, person_ids=(ada, tom))).person_ids == (ada, tom)
    journal.undo()
    assert questions.get(journal, logged.id).person_ids == (tom,)


def test_struck_out_it_leaves_the_lists_and_stays_in_the_record(journal: Journal) -> None:
    one = client(journal)
    logged = operations.log(journal, draft(one))
    operations.strike_out(journal, logged.id, "wrong client")
    assert questions.page(journal, InteractionFilter()) == ()
    assert questions.get(journal, logged.id).struck_at == NOW
    with pytest.raises(Refused, match="struck out"):
        operations.strike_out(journal, logged.id, "again")
    with pytest.raises(Refused, match="struck out"):
        operations.change(journal, logged.id, draft(one))
    assert [entry.operation.label for entry in history.audit(journal, Kind.INTERACTION, logged.id)] == [
        "Log visit: Larkspur", "Strike out visit: replaced the PC",
    ]  # fmt: skip


def test_it_is_struck_out_only_with_a_reason_and_without_promises(journal: Journal) -> None:
    one = client(journal)
    logged = operations.log(journal, draft(one, promises=(PROMISE,)))
    with pytest.raises(Refused, match="reason is empty"):
        operations.strike_out(journal, logged.id, " ")
    with pytest.raises(Refused, match="a promise came up in it"):
        operations.strike_out(journal, logged.id, "wrong")
    (row,) = questions.row_of(journal, logged.id).promises
    promises.void(journal, row.promise.id, Settling("never said"))
    operations.strike_out(journal, logged.id, "wrong")
    assert questions.count(journal, InteractionFilter()) == (0, 0)


def test_an_interaction_that_is_not_there_is_not_found(journal: Journal) -> None:
    nowhere = InteractionId(404)
    with pytest.raises(NotFound):
        operations.change(journal, nowhere, draft(1))
    with pytest.raises(NotFound):
        operations.strike_out(journal, nowhere, "why")
