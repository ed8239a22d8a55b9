"""`kept job`: pieces of work for clients; listing, showing, adding, changing, striking out."""

from typing import Any

import click
from msgspec.structs import replace

from models import clients, jobs
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter
from models.jobs import Job, JobDraft, JobStage
from models.words import shortened
from ui.command_line.choosing import client_of, job_of
from ui.command_line.commands import Group, with_reading_session, with_session
from ui.command_line.documents import Document, interaction_document, job_document
from ui.command_line.fields import given, with_options
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session

_STAGES = click.Choice([stage.value for stage in JobStage])
_FIELDS = (
    click.option("--stage", type=_STAGES),
    click.option("--private", "private_words", metavar="WORDS", help="Notes no client ever sees."),
)
_client = click.option("--client", metavar="NAME", help="Of which client.")


@click.group(cls=Group)
def job() -> None:
    """List jobs; show one; add, change, strike out."""


@job.command("list")
@_client
@click.option("--stage", "stages", multiple=True, type=_STAGES)
@with_reading_session
def list_jobs(session: Session, client: str | None, stages: tuple[str, ...]) -> None:
    """List jobs, newest first."""
    journal = session.journal()
    known = jobs.all_jobs(journal) if client is None else jobs.of_client(journal, client_of(session, client).id)
    found = [one for one in known if not stages or one.stage.value in stages]
    if session.as_json:
        session.output.document([_document(session, one) for one in found])
    elif found:
        session.output.table(
            [
                (
                    Styled(f"#{one.id}", Style.QUIET),
                    one.stage.value,
                    shortened(_client_name(session, one), 32),
                    shortened(one.title),
                )
                for one in found
            ]
        )
    else:
        session.output.line("No such jobs.")


@job.command()
@click.argument("title")
@_client
@with_reading_session
def show(session: Session, title: str, client: str | None) -> None:
    """Show a job, with what was done for it."""
    found, journal, wall = job_of(session, title, client), session.journal(), session.wall
    done = interactions.page(journal, InteractionFilter(job_id=found.id, at=journal.now()))
    if session.as_json:
        rows = [interaction_document(row, journal.now()) for row in done]
        session.output.document(_document(session, found) | {"interactions": rows})
        return
    session.output.line(Styled(f"#{found.id} {found.title}, {_client_name(session, found)}", Style.HEAD))
    session.output.line(f"{found.stage.value.capitalize()}, since {wall.day(found.added_at)}")
    if found.private_words:
        session.output.line(Styled("Private ", Style.QUIET), found.private_words)
    session.output.table(
        [
            (wall.moment(row.interaction.happened_at), row.interaction.kind.value, shortened(row.interaction.words))
            for row in done
        ],
        indent="  ",
    )


@job.command()
@click.argument("client")
@click.argument("title")
@with_options(_FIELDS)
@with_session
def add(session: Session, client: str, title: str, **fields: Any) -> None:  # noqa: ANN401 -- the options, by name
    """Add a job for a client."""
    draft = replace(JobDraft(client_of(session, client).id, title), **_values(fields))
    added = jobs.add(session.journal(), draft)
    session.answer(_document(session, added), f"Added: #{added.id} {added.title}, {_client_name(session, added)}")


@job.command()
@click.argument("title")
@_client
@click.option("--title", "new_title", metavar="WORDS", help="The title it is to have.")
@with_options(_FIELDS)
@with_session
def change(session: Session, title: str, client: str | None, new_title: str | None, **fields: Any) -> None:  # noqa: ANN401
    """Change what is named; the rest stays."""
    found = job_of(session, title, client)
    values = _values(fields) | given({"title": new_title})
    changed = jobs.change(session.journal(), found.id, replace(jobs.draft_of(found), **values))
    session.answer(_document(session, changed), f"Changed: #{changed.id} {changed.title}, {changed.stage.value}")


@job.command("strike-out")
@click.argument("title")
@_client
@with_session
def strike_out(session: Session, title: str, client: str | None) -> None:
    """Strike a job out: it leaves the lists, and what was done for it stays."""
    struck = jobs.strike_out(session.journal(), job_of(session, title, client).id)
    session.answer(_document(session, struck), f"Struck out: #{struck.id} {struck.title}")


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    values = given(fields)
    if "stage" in values:
        values["stage"] = JobStage(values["stage"])
    return values


def _document(session: Session, found: Job) -> Document:
    return job_document(found) | {"client": _client_name(session, found)}


def _client_name(session: Session, found: Job) -> str:
    return clients.get(session.journal(), found.client_id).name
