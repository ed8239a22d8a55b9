from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from models import attachments, clients, jobs, people
from models.attachments import AttachmentDraft
from models.errors import Refused
from models.interactions import operations as interactions
from models.interactions.records import InteractionId
from models.jobs import JobDraft
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Keeping, Moving, PromiseId, Settling, Telling, Wording
from tests import builders

Deed = Callable[[Journal, int], object]
"""Something done for client 1, with a record of this number."""


@pytest.fixture
def two_clients(journal: Journal) -> Journal:
    """Clients 1, 2 and the struck 3, each with a person, a job and an interaction of the client's number; promise 1."""
    for name in ("Larkspur", "Kestrel", "Bloom"):
        client = clients.add(journal, builders.client(name)).id
        people.add(journal, builders.person(client))
        jobs.add(journal, JobDraft(client, "New switch"))
        interactions.log(journal, builders.interaction(client))
    promises.make(journal, builders.promise(client_id=1))
    clients.strike_out(journal, 3, "closed down")
    return journal


PROMISE = PromiseId(1)
DEEDS: dict[str, Deed] = {
    "the hearer of a promise": lambda journal, it: promises.make(journal, builders.promise(client_id=1, person_id=it)),
    "the job of a promise": lambda journal, it: promises.make(journal, builders.promise(client_id=1, job_id=it)),
    "where a promise came up": lambda journal, it: promises.make(
        journal, builders.promise(client_id=1, interaction_id=it)
    ),
    "the hearer of a logged promise": lambda journal, it: interactions.log(
        journal, builders.interaction(1, promises=(builders.promise(person_id=it),))
    ),
    "the corrected hearer": lambda journal, it: promises.change_wording(journal, PROMISE, Wording("x", person_id=it)),
    "what kept it": lambda journal, it: promises.keep(journal, PROMISE, Keeping(interaction_id=it)),
    "where it was told": lambda journal, it: promises.tell(journal, PROMISE, Telling(interaction_id=it)),
    "where it was moved": lambda journal, it: promises.move(
        journal, PROMISE, Moving(builders.window("2026-12-01 10:00"), "ill", interaction_id=it)
    ),
    "where it was broken": lambda journal, it: promises.break_promise(
        journal, PROMISE, Settling("no part", interaction_id=it)
    ),
    "who took part": lambda journal, it: interactions.log(journal, builders.interaction(1, person_ids=(it,))),
    "the job of an interaction": lambda journal, it: interactions.log(journal, builders.interaction(1, job_id=it)),
    "what was done again": lambda journal, it: interactions.log(journal, builders.interaction(1, rework_of=it)),
    "the corrected job": lambda journal, it: interactions.change(
        journal, InteractionId(1), builders.interaction(1, job_id=it)
    ),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
@pytest.mark.parametrize(("number", "clause"), [(2, "with another client"), (99, "there is no .* 99")])
def test_what_belongs_to_another_client_or_is_not_there_is_refused_and_nothing_written(
    two_clients: Journal, deed: Deed, number: int, clause: str
) -> None:
    before = two_clients.undo_label(), two_clients.value("SELECT count(*) FROM changes")

    with pytest.raises(Refused, match=clause) as refusal:
        deed(two_clients, number)

    assert refusal.value.field is not None
    assert (two_clients.undo_label(), two_clients.value("SELECT count(*) FROM changes")) == before


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS.keys())
def test_what_belongs_to_the_same_client_is_joined(two_clients: Journal, deed: Deed) -> None:
    deed(two_clients, 1)

    assert two_clients.undo_label() != "Strike out client"


def test_nothing_is_promised_to_or_moved_to_a_struck_client(two_clients: Journal) -> None:
    with pytest.raises(Refused, match="Bloom was struck out"):
        promises.make(two_clients, builders.promise(client_id=3))
    with pytest.raises(Refused, match="Bloom was struck out"):
        interactions.log(two_clients, builders.interaction(3))
    with pytest.raises(Refused, match="Bloom was struck out"):
        interactions.change(two_clients, InteractionId(1), builders.interaction(3))


def test_a_struck_person_or_job_is_not_joined_anew(two_clients: Journal) -> None:
    people.strike_out(two_clients, 1)
    jobs.strike_out(two_clients, 1)

    with pytest.raises(Refused, match="that person was struck out; choose another"):
        interactions.log(two_clients, builders.interaction(1, person_ids=(1,)))
    with pytest.raises(Refused, match="that job was struck out; choose another"):
        promises.make(two_clients, builders.promise(client_id=1, job_id=1))


def test_a_struck_interaction_is_not_changed(two_clients: Journal) -> None:
    interactions.strike_out(two_clients, InteractionId(1), "typed twice")

    with pytest.raises(Refused, match="it was struck out; undo that to change it"):
        interactions.change(two_clients, InteractionId(1), builders.interaction(1))


def test_words_can_be_corrected_after_the_person_and_the_job_were_struck_out(two_clients: Journal) -> None:
    draft = builders.interaction(1, person_ids=(1,), job_id=1)
    visit = interactions.log(two_clients, draft)
    promise = promises.make(two_clients, builders.promise(client_id=1, person_id=1, job_id=1))
    people.strike_out(two_clients, 1)
    jobs.strike_out(two_clients, 1)

    changed = interactions.change(two_clients, visit.id, replace(draft, words="moved the router"))
    reworded = promises.change_wording(two_clients, promise.id, Wording("send both quotes", person_id=1, job_id=1))

    assert (changed.words, changed.person_ids, changed.job_id) == ("moved the router", (1,), 1)
    assert (reworded.words, reworded.person_id, reworded.job_id) == ("send both quotes", 1, 1)


def test_the_files_of_an_interaction_go_with_it_to_another_client(two_clients: Journal, tmp_path: Path) -> None:
    (tmp_path / "rack.jpg").write_bytes(b"x")
    visit = interactions.log(two_clients, builders.interaction(1)).id
    attachments.attach(two_clients, AttachmentDraft(1, tmp_path / "rack.jpg", visit))

    interactions.change(two_clients, visit, builders.interaction(2))

    assert attachments.of_client(two_clients, 1) == ()
    assert [file.interaction_id for file in attachments.of_client(two_clients, 2)] == [visit]
