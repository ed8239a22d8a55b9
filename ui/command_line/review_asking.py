"""The conversation of a review at a terminal: a promise, a letter, and what the letter has to know."""

from collections.abc import Callable

import click

from models.errors import Refused
from models.promises.records import PromiseRow, Side
from models.reviews import sitting
from models.reviews.queue import rows
from models.reviews.records import Answer
from ui.command_line.choosing import moment_of
from ui.command_line.review_verdicts import LETTERS, Said, give, new_time
from ui.command_line.review_words import tell_promise
from ui.command_line.running import refusal_words
from ui.command_line.session import Session

_LEAVE, _BACK = "q", "."
_WHICH = "k done · m tell and move · b cannot keep · r let off · s skip · q leave"


class _GoneBack(Exception):
    """A dot instead of an answer: the letters are asked again."""


def ask_all(session: Session) -> bool:
    """Ask about one promise after another; tell whether all were gone through, and the review was not left."""
    session.output.line("q leaves the review, which goes on next time; a dot goes back to the letters.")
    while True:
        found = sitting.agenda(session.journal())
        row = next(iter(rows(session.journal(), found.unseen[:1])), None)
        if row is None:
            return True
        tell_promise(session, row, f"{found.gone_through + 1} of {found.total}")
        if not _ask(session, row):
            session.output.line(f"Left with {len(found.unseen):,} to decide; kept review goes on with it.")
            return False


def _ask(session: Session, row: PromiseRow) -> bool:
    """Take one verdict; tell whether the review goes on."""
    while True:
        letter = _typed(session, _WHICH).casefold()
        if letter == _LEAVE:
            return False
        if letter not in LETTERS:
            session.output.remark(f"“{letter[:20]}” is none of them; type one letter")
            continue
        try:
            said = _QUESTIONS[LETTERS[letter]](session, row)
            session.output.line(give(session, row.promise.id, LETTERS[letter], said))
        except _GoneBack:
            continue
        except Refused as refusal:
            session.output.remark(refusal_words(refusal))
            continue
        return True


def _ask_done(session: Session, _row: PromiseRow) -> Said:
    at = _moment(session, "  When was it done? (Enter: now)")
    return Said(at=at, words=_optional(session, "  A word on it? (Enter: none)"))


def _ask_move(session: Session, row: PromiseRow) -> Said:
    given = row.promise.side is Side.GIVEN
    stays = given and row.moves.unknown and row.promise.due_at >= session.journal().now()

    def read(typed: str) -> str:
        if not (stays and not typed):
            new_time(session, row.promise, typed)
        return typed

    until = _read(session, "  New time?" + (" (Enter: it stays as it was moved)" if stays else ""), read, empty=stays)
    because = _required(session, "  Why?") if until else ""
    if not given:
        return Said(until=until, because=because)
    return _told(session, Said(until=until, because=because), agrees=True)


def _ask_break(session: Session, row: PromiseRow) -> Said:
    because = _required(session, "  Why, as it was said?")
    if row.promise.side is not Side.GIVEN:
        return Said(because=because)
    made_good = _required(session, "  What is made good?")
    return _told(session, Said(because=because, made_good=made_good), agrees=False)


def _ask_release(session: Session, row: PromiseRow) -> Said:
    return Said(because=_required(session, "  In their words?" if row.promise.side is Side.GIVEN else "  Why?"))


def _ask_skip(session: Session, _row: PromiseRow) -> Said:
    return Said(because=_required(session, "  Why?"))


_QUESTIONS: dict[Answer, Callable[[Session, PromiseRow], Said]] = {
    Answer.DONE: _ask_done,
    Answer.MOVED: _ask_move,
    Answer.BROKEN: _ask_break,
    Answer.RELEASED: _ask_release,
    Answer.SKIPPED: _ask_skip,
}


def _told(session: Session, said: Said, *, agrees: bool) -> Said:
    how = _required(session, "  How were they told? (call, e-mail, visit ...)")
    at = _moment(session, "  When were they told? (Enter: now)")
    agreed = agrees and _optional(session, "  Did they agree? (y, Enter: no)").casefold() in {"y", "yes"}
    return Said(until=said.until, because=said.because, made_good=said.made_good, told=how, told_at=at, agreed=agreed)


def _moment(session: Session, question: str) -> str:
    def read(typed: str) -> str:
        moment_of(session, typed or None)
        return typed

    return _read(session, question, read, empty=True)


def _required(session: Session, question: str) -> str:
    return _read(session, question, str, empty=False)


def _optional(session: Session, question: str) -> str:
    return _read(session, question, str, empty=True)


def _read(session: Session, question: str, read: Callable[[str], str], *, empty: bool) -> str:
    """Ask until what is typed can be meant."""
    while True:
        typed = _typed(session, question)
        if typed == _BACK:
            raise _GoneBack
        if not typed and not empty:
            continue
        try:
            return read(typed)
        except Refused as refusal:
            session.output.remark(refusal_words(refusal))


def _typed(session: Session, question: str) -> str:
    session.output.flush()
    return str(click.prompt(question, default="", show_default=False, prompt_suffix=" ")).strip()
