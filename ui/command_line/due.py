"""`kept due`: what needs attention, in the order of the window's Today."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import click

from models import attention
from models.attention import Attention
from models.listed import Entry
from models.quiet import QuietClient
from models.words import shortened
from ui.command_line.commands import Command, with_reading_session
from ui.command_line.due_groups import GROUPS, entries
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.promise_rows import marked
from ui.command_line.session import Session
from ui.command_line.times import Wall, counted, length
from ui.command_line.typed import LENGTH

MOST = 100
"""Rows of a group that are told on the screen; the rest is counted."""
ASKS = 4
"""The exit status that says: something asks for an answer."""
_SAYS_WHEN = "due "
_DAY = timedelta(days=1)


@click.command(cls=Command)
@click.option("--within", type=LENGTH, default="7d", show_default=True, metavar="LENGTH", help="How far to look ahead.")
@click.option("--all", "everything", is_flag=True, help=f"Every row, not only {MOST} of each group.")
@click.option("--exit-code", is_flag=True, help=f"End with status {ASKS} when something asks for an answer now.")
@with_reading_session
def due(session: Session, within: timedelta, *, everything: bool, exit_code: bool) -> None:
    """List what needs attention: moved and untold, overdue, due today, slipped, gone quiet, follow-ups, coming up."""
    most = None if everything or session.as_json else MOST
    found = attention.gather(session.journal(), within=within, most=most)
    if session.as_json:
        from ui.command_line.due_document import document

        session.output.document(document(found, attention.next_moment(session.journal())))
    else:
        _tell(session, found, attention.next_moment(session.journal()))
    if exit_code:
        from models.alarms import asking

        if asking.asks(session.journal()):
            click.get_current_context().exit(ASKS)


def _tell(session: Session, found: Attention, changes_at: datetime) -> None:
    output, wall = session.output, session.wall
    changes = f"  changes next {wall.moment(changes_at)}" if any(found.totals.values()) else ""
    output.line(Styled(wall.moment(found.at), Style.QUIET), f"  {_in_short(found)}", Styled(changes, Style.QUIET))
    if found.next_up is not None:
        away = found.next_up.at - found.at
        when = wall.away(found.next_up.at) if away >= _DAY else f"in {length(away // timedelta(minutes=1))}"
        row = found.next_up.row
        told = f"{shortened(row.promise.words)} ({shortened(row.client_name, 60)}), {when}"
        output.line(Styled("Next up  ", Style.QUIET), f"#{row.promise.id} {told}")
    for group, heading, style in GROUPS:
        total = found.totals[group]
        if not total:
            continue
        output.line()
        output.line(Styled(heading, Style.HEAD), Styled(f" {total:,}", Style.QUIET))
        rows = _quiet_rows(found.quiet) if group == "quiet" else _rows(entries(found, group), wall, style)
        output.table(rows, indent="  ")
        if len(rows) < total:
            output.line(f"  and {total - len(rows):,} more (--all lists them)")


def _in_short(found: Attention) -> str:
    if not any(found.totals.values()):
        return "Nothing needs attention."
    return f"{found.counts.overdue:,} overdue, {found.counts.due_today:,} due today"


def _rows(entries: Iterable[Entry], wall: Wall, style: Style) -> list[tuple[Piece, ...]]:
    return [
        (
            Styled(f"#{entry.row.promise.id}", Style.QUIET),
            Styled(shortened(entry.reason, 80), style),
            "" if entry.reason.startswith(_SAYS_WHEN) else wall.window(entry.row.promise.window),
            shortened(entry.row.client_name, 32),
            shortened(marked(entry.row.promise), 56),
            Styled(shortened(entry.why, 80), Style.QUIET),
        )
        for entry in entries
    ]


def _quiet_rows(clients: Iterable[QuietClient]) -> list[tuple[Piece, ...]]:
    return [
        (
            Styled(client.reason, Style.SOON),
            counted(client.open_promises, "open promise"),
            shortened(client.client_name, 60),
        )
        for client in clients
    ]
