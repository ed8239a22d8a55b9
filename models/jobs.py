"""Jobs: a piece of work for a client, from the enquiry to its close."""

import sqlite3
from datetime import datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from models import clients, names
from models.changes import Kind
from models.errors import NotFound, Refused
from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.store.seals import Value
from models.words import line, shortened, words
from models.writing import Writing

JobId = NewType("JobId", int)


class JobStage(StrEnum):
    """How far a job has come."""

    ENQUIRY = "enquiry"
    QUOTED = "quoted"
    AGREED = "agreed"
    UNDER_WAY = "under way"
    DONE = "done"
    FOLLOWED_UP = "followed up"
    CLOSED = "closed"
    DECLINED = "declined"
    REFERRED_ON = "referred on"


ENDED = frozenset({JobStage.CLOSED, JobStage.DECLINED, JobStage.REFERRED_ON})
"""The stages after which nothing more is expected."""


class Job(Struct, frozen=True):
    """A job as it stands; `struck_at` is None while it counts."""

    id: JobId
    client_id: clients.ClientId
    title: str
    stage: JobStage
    private_words: str
    source_key: str | None
    added_at: datetime
    struck_at: datetime | None


class JobDraft(Struct, frozen=True):
    """A job about to be added or changed; `source_key` is where an import found it, unique."""

    client_id: int
    title: str
    stage: JobStage = JobStage.ENQUIRY
    private_words: str = ""
    source_key: str | None = None


def add(journal: Journal, draft: JobDraft) -> Job:
    """Add a job for a client. Raises: Refused, naming the field."""
    with journal.writing(f"Add job {shortened(draft.title, 40)}") as writing:
        job_id = add_in(journal, writing, draft)
    return get(journal, job_id)


def add_in(journal: Journal, writing: Writing, draft: JobDraft) -> JobId:
    """Add a job inside an operation that does more; return its id. Raises: Refused."""
    clients.standing(journal, draft.client_id)
    return JobId(writing.add(Kind.JOB, _values(draft) | {"added_at": to_text(journal.now())}))


def change(journal: Journal, job_id: int, draft: JobDraft) -> Job:
    """Make a job what the draft says. Raises: Refused; a job stays with its client."""
    with journal.writing(f"Change job {shortened(draft.title, 40)}") as writing:
        job = standing(journal, job_id)
        if draft.client_id != job.client_id:
            raise Refused("a job stays with its client; strike it out and add it to the other one", field="client")
        writing.put(Kind.JOB, job_id, _values(draft))
    return get(journal, job_id)


def strike_out(journal: Journal, job_id: int) -> Job:
    """Strike a job out: it leaves the lists, and what was done for it stays. Raises: Refused."""
    with journal.writing("Strike out job") as writing:
        standing(journal, job_id)
        writing.put(Kind.JOB, job_id, {"struck_at": to_text(journal.now())})
    return get(journal, job_id)


def get(journal: Journal, job_id: int) -> Job:
    """Return a job, a struck one too. Raises: NotFound."""
    row = journal.row("SELECT * FROM jobs WHERE id = ?", (job_id,))
    if row is None:
        raise NotFound(f"there is no job number {job_id}; choose one from the list", field="job")
    return job_from(row)


def standing(journal: Journal, job_id: int) -> Job:
    """Return a job that was not struck out. Raises: NotFound, Refused."""
    job = get(journal, job_id)
    if job.struck_at is not None:
        raise Refused(f"{shortened(job.title, 80)} was struck out; undo that, or choose another job", field="job")
    return job


def of_client(journal: Journal, client_id: int) -> tuple[Job, ...]:
    """Return the jobs of a client, newest first, struck ones left out."""
    rows = journal.rows("SELECT * FROM jobs WHERE client_id = ? AND struck_at IS NULL ORDER BY id DESC", (client_id,))
    return tuple(map(job_from, rows))


def all_jobs(journal: Journal) -> tuple[Job, ...]:
    """Return the jobs of all clients that count, newest first."""
    rows = journal.rows(
        "SELECT j.* FROM jobs j JOIN clients c ON c.id = j.client_id "
        "WHERE j.struck_at IS NULL AND c.struck_at IS NULL ORDER BY j.id DESC"
    )
    return tuple(map(job_from, rows))


def find(journal: Journal, client_id: int, typed: str) -> Job:
    """Return the one job of a client that some typed words mean. Raises: NotFound, Refused, with offers."""
    known = of_client(journal, client_id)
    return get(journal, names.choose(typed, {job.id: job.title for job in known}, "job"))


def draft_of(job: Job) -> JobDraft:
    """Return the draft that would change nothing, to change a part of it."""
    return JobDraft(
        client_id=job.client_id,
        title=job.title,
        stage=job.stage,
        private_words=job.private_words,
        source_key=job.source_key,
    )


def job_from(row: sqlite3.Row) -> Job:
    """Return the job of a row of the table `jobs`."""
    return Job(
        id=JobId(row["id"]),
        client_id=clients.ClientId(row["client_id"]),
        title=row["title"],
        stage=JobStage(row["stage"]),
        private_words=row["private_words"],
        source_key=row["source_key"],
        added_at=from_text(row["added_at"]),
        struck_at=optional_instant(row["struck_at"]),
    )


def _values(draft: JobDraft) -> dict[str, Value]:
    return {
        "client_id": draft.client_id,
        "title": line(draft.title, "title", required=True),
        "stage": draft.stage.value,
        "private_words": words(draft.private_words, "private words"),
        "source_key": draft.source_key or None,
    }
