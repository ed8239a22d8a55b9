"""`kept interaction`: the timeline, one interaction in full, and striking one out."""

from datetime import date

import click

from models.instants import day_span, day_start
from models.interactions import operations, questions
from models.interactions.records import InteractionFilter, InteractionId, InteractionRow, Solved, Way
from models.words import shortened
from ui.command_line.choosing import client_of, person_of
from ui.command_line.commands import Group, with_reading_session, with_session
from ui.command_line.documents import interaction_document
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.promise_rows import promise_cells
from ui.command_line.session import Session
from ui.command_line.times import Wall, time_spent
from ui.command_line.typed import DAY, LIMIT, NUMBER


@click.group(cls=Group)
def interaction() -> None:
    """List interactions, newest first; show one in full; strike one out."""


@interaction.command("list")
@click.option("--client", metavar="NAME", help="Only those with one client.")
@click.option("--person", metavar="NAME", help="Only those with one person.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([way.value for way in Way]))
@click.option("--from", "since", type=DAY, metavar="DAY", help="From this day on.")
@click.option("--to", "until", type=DAY, metavar="DAY", help="Up to this day, included.")
@click.option("--words", default="", help="Only those with these words in them.")
@click.option("--limit", type=LIMIT, default=questions.PAGE, show_default=True, metavar="N")
@with_reading_session
def list_interactions(
    session: Session,
    client: str | None,
    person: str | None,
    kinds: tuple[str, ...],
    since: date | None,
    until: date | None,
    words: str,
    limit: int,
) -> None:
    """List interactions, newest first."""
    journal, wall = session.journal(), session.wall
    wanted = InteractionFilter(
        client_id=None if client is None else client_of(session, client).id,
        person_id=None if person is None else person_of(session, person, client).id,
        kinds=frozenset(map(Way, kinds)),
        since=None if since is None else day_start(since, wall.zone),
        until=None if until is None else day_span(until, wall.zone)[1],
        words=words,
        at=journal.now(),
    )
    rows = questions.page(journal, wanted, limit=limit)
    if session.as_json:
        session.output.document([interaction_document(row, journal.now()) for row in rows])
    elif rows:
        session.output.table([_cells(row, wall) for row in rows])
    else:
        session.output.line("No such interactions.")


@interaction.command()
@click.argument("number", type=NUMBER)
@with_reading_session
def show(session: Session, number: int) -> None:
    """Show an interaction in full, with the promises that came up in it."""
    row = questions.row_of(session.journal(), InteractionId(number))
    tell_interaction(session, row)


@interaction.command("strike-out")
@click.argument("number", type=NUMBER)
@click.option("--because", "reason", required=True, metavar="WORDS", help="Why.")
@with_session
def strike_out(session: Session, number: int, reason: str) -> None:
    """Strike an interaction out: it leaves the lists and stays in the record."""
    operations.strike_out(session.journal(), InteractionId(number), reason)
    row = questions.row_of(session.journal(), InteractionId(number))
    words = f"Struck out: #{number} {row.interaction.kind} with {row.client_name}"
    session.answer(interaction_document(row, session.journal().now()), words)


def tell_interaction(session: Session, row: InteractionRow, longest: int | None = None) -> None:
    """Write an interaction, as JSON or for people; words longer than that are cut for people."""
    if session.as_json:
        session.output.document(interaction_document(row, session.journal().now()))
        return
    found, wall, line = row.interaction, session.wall, session.output.line
    whom = f" with {', '.join(row.people)}" if row.people else ""
    line(Styled(f"#{found.id} {found.kind.value.capitalize()}, {row.client_name}{whom}", Style.HEAD))
    facts = [wall.moment(found.happened_at), time_spent(found.minutes)]
    facts += [] if found.reached else ["not reached"]
    facts += [] if found.solved is Solved.NOT_APPLICABLE else ["solved" if found.solved is Solved.YES else "not solved"]
    facts += ["noted late"] if found.noted_late else []
    facts += ["struck out"] if found.struck_at is not None else []
    line(", ".join(fact for fact in facts if fact))
    for text in _cut(found.words, longest).splitlines():
        line(text)
    if found.private_words:
        line("Private: ", _cut(found.private_words, longest))
    if row.promises:
        session.output.table([promise_cells(promise, wall) for promise in row.promises], indent="  ")


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else shortened(text, longest)


def _cells(row: InteractionRow, wall: Wall) -> tuple[Piece, ...]:
    found = row.interaction
    return (
        Styled(f"#{found.id}", Style.QUIET),
        wall.moment(found.happened_at),
        found.kind.value,
        time_spent(found.minutes),
        shortened(row.client_name, 32),
        shortened(found.words),
    )
