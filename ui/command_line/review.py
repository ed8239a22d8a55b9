"""`kept review`: going through what slipped, one promise at a time, until each has its verdict."""

import sys
from pathlib import Path

import click

from models.errors import Refused
from models.journal import Journal
from models.reviews import ending, sitting
from models.reviews.records import Ending
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document
from ui.command_line.review_answers import take
from ui.command_line.review_asking import ask_all
from ui.command_line.review_document import agenda_document, ending_document
from ui.command_line.review_words import tell_calm, tell_ending
from ui.command_line.session import Session

_SOME_REFUSED = 1
_NOBODY = (
    "a review asks, and nobody sits at this terminal; --json lists what is to be decided, "
    "--answers FILE gives the verdicts"
)


@click.command(cls=Command)
@click.option(
    "--answers",
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE",
    help='Take the verdicts from a file, or from standard input with -: one JSON document a line, like {"promise": 3, '
    '"verdict": "done"}.',
)
@with_session
def review(session: Session, answers: Path | None) -> None:
    """Go through every promise that slipped: done, tell and move, cannot keep, let off, or skip with a reason.

    A review that was left goes on where it was. It is complete once nothing is unseen.
    """
    if answers is not None:
        _take(session, answers)
    elif session.as_json:
        session.output.document(agenda_document(session.journal(), sitting.agenda(session.journal())))
    elif not sitting.unseen(session.journal()) and sitting.current(session.journal()) is None:
        tell_calm(session)
    elif not stands_at_keyboard():
        raise Refused(_NOBODY)
    else:
        _ask(session)


def stands_at_keyboard() -> bool:
    """Tell whether somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(session: Session) -> None:
    begun = bool(sitting.unseen(session.journal()))
    if ask_all(session):
        tell_ending(session, _ended(session.journal(), answered=begun))


def _ended(journal: Journal, *, answered: bool) -> Ending:
    """End the review, in one step of the undo list with the last verdict where one was given just now."""
    return ending.end_with_last_verdict(journal) if answered else ending.end(journal)


def _take(session: Session, answers: Path) -> None:
    taken = take(session, answers)
    journal = session.journal()
    found = sitting.agenda(journal)
    over = found.sitting is not None and not found.unseen
    ended = _ended(journal, answered=any(one["done"] for one in taken)) if over else None
    if session.as_json:
        document: Document = {"answers": taken, "unseen": len(found.unseen)}
        session.output.document(document | {"ending": None if ended is None else ending_document(journal, ended)})
    else:
        _tell_taken(session, taken, ended, len(found.unseen))
    refused = sum(not one["done"] for one in taken)
    if refused:
        rest = "the others were taken" if refused < len(taken) else "nothing was written"
        session.output.remark(f"{refused} of {len(taken)} answers refused; {rest}")
        click.get_current_context().exit(_SOME_REFUSED)


def _tell_taken(session: Session, taken: list[Document], ended: Ending | None, unseen: int) -> None:
    for one in taken:
        if one["done"]:
            session.output.line(str(one["told"]))
        else:
            session.output.remark(f"line {one['line']}: {one['reason']}")
    if ended is not None:
        tell_ending(session, ended)
    elif unseen:
        session.output.line(f"{unseen:,} still to decide")
