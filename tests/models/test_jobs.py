import pytest
from msgspec.structs import replace

from models import clients, jobs
from models.clients import ClientDraft, ClientId
from models.errors import NotFound, Refused
from models.jobs import JobDraft, JobStage
from models.journal import Journal
from tests.conftest import NOW


@pytest.fixture
def client_id(journal: Journal) -> ClientId:
    """A client with work to do."""
    return clients.add(journal, ClientDraft("Larkspur")).id


def test_an_added_job_holds_what_the_draft_said(journal: Journal, client_id: ClientId) -> None:
    draft = JobDraft(client_id, "New switch", JobStage.QUOTED, "they asked twice", "k:1")

    job = jobs.add(journal, draft)

    assert jobs.draft_of(job) == draft
    assert job.added_at == NOW
    assert jobs.get(journal, job.id) == job


@pytest.mark.parametrize("title", ["", "\u200b", "a\x00"])
def test_a_job_without_a_title_that_can_be_read_is_refused(journal: Journal, client_id: ClientId, title: str) -> None:
    with pytest.raises(Refused) as refusal:
        jobs.add(journal, JobDraft(client_id, title))

    assert refusal.value.field == "title"


def test_a_job_goes_through_its_stages_and_undo_takes_one_back(journal: Journal, client_id: ClientId) -> None:
    job = jobs.add(journal, JobDraft(client_id, "New switch"))

    changed = jobs.change(journal, job.id, replace(jobs.draft_of(job), stage=JobStage.UNDER_WAY))
    journal.undo()

    assert changed.stage is JobStage.UNDER_WAY
    assert jobs.get(journal, job.id) == job


def test_a_job_stays_with_its_client(journal: Journal, client_id: ClientId) -> None:
    other = clients.add(journal, ClientDraft("Kestrel")).id
    job = jobs.add(journal, JobDraft(client_id, "New switch"))

    with pytest.raises(Refused, match="a job stays with its client"):
        jobs.change(journal, job.id, JobDraft(other, "New switch"))


def test_struck_jobs_leave_the_list_which_is_newest_first(journal: Journal, client_id: ClientId) -> None:
    first, second, third = (jobs.add(journal, JobDraft(client_id, title)) for title in ("One", "Two", "Three"))

    jobs.strike_out(journal, second.id)

    assert jobs.of_client(journal, client_id) == (third, first)
    assert jobs.all_jobs(journal) == (third, first)
    with pytest.raises(Refused, match="Two was struck out"):
        jobs.strike_out(journal, second.id)


def test_a_job_is_found_by_a_few_words(journal: Journal, client_id: ClientId) -> None:
    job = jobs.add(journal, JobDraft(client_id, "Replace the reception PC"))

    assert jobs.find(journal, client_id, "reception") == job
    with pytest.raises(NotFound, match="there is no job number 99"):
        jobs.get(journal, 99)


def test_an_unknown_client_is_refused(journal: Journal) -> None:
    with pytest.raises(NotFound, match="there is no client number 4"):
        jobs.add(journal, JobDraft(4, "New switch"))
