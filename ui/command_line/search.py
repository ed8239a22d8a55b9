"""`kept search`: one box over everything, with the words around each hit."""

import click

from models import search as everything
from models.changes import Kind
from models.reasons import FINE
from models.search import Group, Hit
from models.words import shortened
from ui.command_line.commands import Command, with_reading_session
from ui.command_line.documents import Document
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.session import Session
from ui.command_line.times import Wall

_NAMES = {
    Kind.CLIENT: ("client", "Clients"),
    Kind.PERSON: ("person", "People"),
    Kind.JOB: ("job", "Jobs"),
    Kind.SITE: ("site", "Sites"),
    Kind.PROMISE: ("promise", "Promises"),
    Kind.INTERACTION: ("interaction", "Interactions"),
}


@click.command(cls=Command)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=8, show_default=True, metavar="N", help="Of each kind.")
@with_reading_session
def search(session: Session, words: tuple[str, ...], limit: int) -> None:
    """Search everything for records that hold all the words; the last one may be the beginning of a word."""
    found = everything.search(session.journal(), " ".join(words), limit, session.at)
    if session.as_json:
        session.output.document({"hits": [_document(hit) for hit in found.hits], "more": _more(found.groups)})
        return
    if not found.groups:
        session.output.line("Nothing found.")
    for place, group in enumerate(found.groups):
        if place:
            session.output.line()
        _tell(session, group)


def _tell(session: Session, group: Group) -> None:
    more = " (and more: --limit)" if group.more else ""
    session.output.line(Styled(_NAMES[group.kind][1], Style.HEAD), Styled(more, Style.QUIET))
    for hit in group.hits:
        session.output.line(Styled(f"  #{hit.id}", Style.QUIET), f"  {_heading(hit, session.wall)}")
        if hit.kind in (Kind.INTERACTION, Kind.PROMISE) or any(piece.text != hit.title for piece in hit.snippet):
            session.output.line("      ", *_snippet(hit))


def _heading(hit: Hit, wall: Wall) -> str:
    at = "" if hit.at is None else f", {wall.moment(hit.at)}"
    if hit.kind is Kind.CLIENT:
        return shortened(hit.title, 80)
    if hit.kind is Kind.PROMISE and hit.at is not None:
        due = wall.moment(hit.at) if hit.grain in FINE else wall.day(hit.at)
        return f"{shortened(hit.client_name, 60)}, due {due}"
    return f"{shortened(hit.title, 80)}, {shortened(hit.client_name, 60)}{at}"


def _snippet(hit: Hit) -> list[Piece]:
    """Return the words around a hit on one line, marked by a colour and, where there is none, by brackets."""
    pieces: list[Piece] = [
        Styled(f"[{' '.join(piece.text.split())}]", Style.HIT) if piece.matched else piece.text.replace("\n", " ")
        for piece in hit.snippet
    ]
    return [*pieces, Styled("  private", Style.QUIET)] if hit.private else pieces


def _more(groups: tuple[Group, ...]) -> list[str]:
    return [_NAMES[group.kind][0] for group in groups if group.more]


def _document(hit: Hit) -> Document:
    return {
        "kind": _NAMES[hit.kind][0],
        "id": hit.id,
        "client_id": hit.client_id,
        "client": hit.client_name,
        "title": hit.title,
        "at": hit.at,
        "private": hit.private,
        "snippet": [{"text": piece.text, "matched": piece.matched} for piece in hit.snippet],
    }
