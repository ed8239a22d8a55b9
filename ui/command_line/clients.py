"""`kept client`: the clients and how things stand with each; adding, changing, striking out."""

from datetime import timedelta
from typing import Any

import click
from msgspec.structs import replace

from models import client_list, clients, jobs, people
from models.client_list import ClientFilter, ClientSummary
from models.clients import Client, ClientDraft, ClientKind, Ease, Stage
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter
from models.promises import questions as promises
from models.promises.questions import PromiseFilter
from models.words import shortened
from ui.command_line.choosing import client_of
from ui.command_line.commands import Group, with_reading_session, with_session
from ui.command_line.documents import (
    Document,
    client_document,
    interaction_document,
    job_document,
    person_document,
    promise_document,
)
from ui.command_line.fields import given, with_options
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.promise_rows import promise_cells
from ui.command_line.session import Session
from ui.command_line.times import Wall, counted, day_words, time_spent
from ui.command_line.typed import DAY, LENGTH

RECENT = 10
"""Interactions that `client show` tells."""

_KINDS = click.Choice([kind.value for kind in ClientKind])
_STAGES = click.Choice([stage.value for stage in Stage])
_EASES = click.Choice([ease.value for ease in Ease if ease])
_FIELDS = (
    click.option("--kind", type=_KINDS),
    click.option("--stage", type=_STAGES),
    click.option("--since", type=DAY, metavar="DAY", help="Since when they are a client, like 2021-03-01."),
    click.option("--came-by", metavar="WORDS", help="How they came to us."),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given more than once."),
    click.option("--reach", metavar="WORDS", help="How and when they like to be reached."),
    click.option("--private", "private_words", metavar="WORDS", help="Notes no client ever sees."),
    click.option("--ease", type=_EASES, help="Your private word on how it is going."),
    click.option("--namesake", is_flag=True, default=None, help="Another one of the same name is meant."),
)


@click.group(cls=Group)
def client() -> None:
    """List clients; show one with everything about it; add, change, strike out."""


@client.command("list")
@click.argument("words", nargs=-1)
@click.option("--kind", "kinds", multiple=True, type=_KINDS)
@click.option("--stage", "stages", multiple=True, type=_STAGES)
@click.option("--tag", default="", metavar="TAG")
@click.option("--quiet", "quiet_for", type=LENGTH, metavar="LENGTH", help="No word of ours for so long, like 30d.")
@click.option("--late", is_flag=True, help="Only those with overdue promises.")
@with_reading_session
def list_clients(
    session: Session,
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    stages: tuple[str, ...],
    tag: str,
    quiet_for: timedelta | None,
    *,
    late: bool,
) -> None:
    """List clients by name; words are beginnings of words of names and tags."""
    wanted = ClientFilter(
        " ".join(words), tuple(map(ClientKind, kinds)), tuple(map(Stage, stages)), tag, quiet_for, late
    )
    found = client_list.summaries(session.journal(), session.at, wanted)
    if session.as_json:
        session.output.document([_summary_document(summary) for summary in found])
    elif found:
        session.output.table([_cells(summary, session.wall) for summary in found])
    else:
        session.output.line("No such clients." if words or kinds or stages or tag else "No clients yet.")


@client.command()
@click.argument("name")
@with_reading_session
def show(session: Session, name: str) -> None:
    """Show a client: who is there, what is open, what happened last."""
    found = client_of(session, name)
    if session.as_json:
        session.output.document(_whole_document(session, found))
    else:
        _tell(session, found)


@client.command()
@click.argument("name")
@with_options(_FIELDS)
@with_session
def add(session: Session, name: str, **fields: Any) -> None:  # noqa: ANN401 -- the options above, by name
    """Add a client."""
    draft = replace(ClientDraft(name), **_values(fields))
    added = clients.add(session.journal_to_begin(), draft)
    session.answer(client_document(added), f"Added: #{added.id} {added.name}")


@client.command()
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="The name it is to have.")
@with_options(_FIELDS)
@with_session
def change(session: Session, name: str, new_name: str | None, **fields: Any) -> None:  # noqa: ANN401 -- as above
    """Change what is named; the rest stays. An empty text takes out what was there."""
    found = client_of(session, name)
    values = _values(fields) | given({"name": new_name})
    changed = clients.change(session.journal(), found.id, replace(clients.draft_of(found), **values))
    session.answer(client_document(changed), f"Changed: #{changed.id} {changed.name}")


@client.command("strike-out")
@click.argument("name")
@click.option("--because", "reason", required=True, metavar="WORDS", help="Why.")
@with_session
def strike_out(session: Session, name: str, reason: str) -> None:
    """Strike a client out: it leaves the lists, and its history stays."""
    struck = clients.strike_out(session.journal(), client_of(session, name).id, reason)
    session.answer(client_document(struck), f"Struck out: #{struck.id} {struck.name}")


def _values(fields: dict[str, Any]) -> dict[str, Any]:
    values = given(fields)
    for name, kind in (("kind", ClientKind), ("stage", Stage), ("ease", Ease)):
        if name in values:
            values[name] = kind(values[name])
    return values


def _summary_document(summary: ClientSummary) -> Document:
    return client_document(summary.client) | {
        "last_word_at": summary.last_word_at,
        "open_promises": summary.open_promises,
        "overdue": summary.overdue,
        "minutes_90d": summary.minutes_90d,
    }


def _cells(summary: ClientSummary, wall: Wall) -> tuple[Piece, ...]:
    last = "no word yet" if summary.last_word_at is None else wall.day(summary.last_word_at)
    late = Styled(f"{summary.overdue} late" if summary.overdue else "", Style.LATE)
    return (
        Styled(f"#{summary.client.id}", Style.QUIET),
        shortened(summary.client.name, 40),
        summary.client.stage.value,
        last,
        f"{summary.open_promises} open" if summary.open_promises else "",
        late,
        time_spent(summary.minutes_90d) if summary.minutes_90d else "",
    )


def _whole_document(session: Session, found: Client) -> Document:
    journal, now = session.journal(), session.journal().now()
    recent = interactions.page(journal, InteractionFilter(client_id=found.id, at=now), limit=RECENT)
    open_ones = promises.rows(journal, PromiseFilter(client_id=found.id, states=promises.OPEN))
    return client_document(found) | {
        "people": [person_document(person) for person in people.of_client(journal, found.id)],
        "jobs": [job_document(job) for job in jobs.of_client(journal, found.id)],
        "promises": [promise_document(row, now) for row in open_ones],
        "interactions": [interaction_document(row, now) for row in recent],
    }


def _tell(session: Session, found: Client) -> None:
    journal, wall, output = session.journal(), session.wall, session.output
    output.line(Styled(f"#{found.id} {found.name}", Style.HEAD))
    since = f", since {day_words(found.since)}" if found.since else ""
    struck = ", struck out" if found.struck_at else ""
    output.line(f"{found.kind.value.capitalize()}, {found.stage.value}{since}{struck}")
    for label, text in (
        ("Tags    ", ", ".join(found.tags)),
        ("Came by ", found.came_by),
        ("Reach   ", found.reach),
        ("Private ", found.private_words),
    ):
        if text:
            output.line(Styled(label, Style.QUIET), text)
    rows: list[tuple[Piece, ...]] = [
        (f"#{person.id}", person.name, person.role, ", ".join((*person.phones, *person.emails)))
        for person in people.of_client(journal, found.id)
    ]
    _section(session, "People", rows)
    _section(session, "Jobs", [(f"#{job.id}", job.stage.value, job.title) for job in jobs.of_client(journal, found.id)])
    open_ones = promises.rows(journal, PromiseFilter(client_id=found.id, states=promises.OPEN))
    _section(session, counted(len(open_ones), "open promise"), [promise_cells(row, wall) for row in open_ones])
    recent = interactions.page(journal, InteractionFilter(client_id=found.id, at=journal.now()), limit=RECENT)
    heard: list[tuple[Piece, ...]] = [
        (
            f"#{row.interaction.id}",
            wall.moment(row.interaction.happened_at),
            row.interaction.kind.value,
            shortened(row.interaction.words),
        )
        for row in recent
    ]
    _section(session, "Last interactions", heard)


def _section(session: Session, heading: str, rows: list[tuple[Piece, ...]]) -> None:
    if rows:
        session.output.line()
        session.output.line(Styled(heading, Style.HEAD))
        session.output.table(rows, indent="  ")
