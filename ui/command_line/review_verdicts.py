"""From what was typed or read from a line of answers to a verdict of the review."""

from msgspec import Struct

from models import told_words
from models.conversations import Contact, told_by
from models.promises import questions
from models.promises.records import Keeping, Moving, Promise, PromiseId, PromiseRow, Settling, Side, Telling
from models.reviews import sitting
from models.reviews.records import Answer
from models.windows import Window
from models.words import shortened
from ui.command_line.choosing import moment_of, promised
from ui.command_line.session import Session

LETTERS = {
    "k": Answer.DONE,
    "m": Answer.MOVED,
    "b": Answer.BROKEN,
    "r": Answer.RELEASED,
    "s": Answer.SKIPPED,
}
_DONE = {
    Answer.DONE: "Kept",
    Answer.MOVED: "Told and moved",
    Answer.BROKEN: "Broken",
    Answer.RELEASED: "Released",
    Answer.SKIPPED: "Skipped",
}


class Said(Struct, frozen=True):
    """What goes with a verdict, as it was written; empty where nothing was said.

    `at` is when it was done, `until` the new time, `because` why, `told` how the client was told and `told_at` when,
    `words` a word on it or what they were told.
    """

    at: str = ""
    until: str = ""
    because: str = ""
    made_good: str = ""
    told: str = ""
    told_at: str = ""
    words: str = ""
    agreed: bool = False


def give(session: Session, promise_id: PromiseId, answer: Answer, said: Said) -> str:
    """Give a verdict and return what to tell of it. Raises: Refused, with nothing written."""
    row = questions.row_of(session.journal(), promise_id)
    if answer is Answer.DONE:
        _keep(session, row, said)
    elif answer is Answer.MOVED:
        _move(session, row, said)
    elif answer is Answer.BROKEN:
        _break(session, row, said)
    elif answer is Answer.RELEASED:
        sitting.let_off(session.journal(), promise_id, Settling(said.because))
    else:
        sitting.skip(session.journal(), promise_id, said.because)
    return _told(session, promise_id, answer)


def new_time(session: Session, promise: Promise, phrase: str) -> Window:
    """Return the promised time a phrase means where the promise was given. Raises: Refused with offers."""
    return promised(session, phrase, promise.window.zone)


def _keep(session: Session, row: PromiseRow, said: Said) -> None:
    at = moment_of(session, said.at or None)
    contact = told_by(said.told, said.words, at) if said.told else None
    sitting.done(session.journal(), row.promise.id, Keeping(at, words=said.words), contact)


def _move(session: Session, row: PromiseRow, said: Said) -> None:
    journal, promise = session.journal(), row.promise
    told_at = moment_of(session, said.told_at or None)
    if not said.until and row.moves.unknown and promise.side is Side.GIVEN:
        words = said.words or told_words.of_move(promise.words, promise.first, promise.window, journal.now())
        telling = Telling(told_at, said.told, words, said.agreed)
        sitting.tell_and_move(journal, promise.id, telling, _contact(session, row, said, words))
        return
    window = new_time(session, promise, said.until)
    words = said.words or told_words.of_move(promise.words, promise.window, window, journal.now())
    how = said.told if promise.side is Side.GIVEN else ""
    moving = Moving(window, said.because, (told_at or journal.now()) if how else None, how, said.agreed)
    sitting.tell_and_move(journal, promise.id, moving, _contact(session, row, said, words))


def _break(session: Session, row: PromiseRow, said: Said) -> None:
    how = said.told if row.promise.side is Side.GIVEN else ""
    told_at = moment_of(session, said.told_at or None)
    words = said.words or told_words.of_break(row.promise, said.because)
    settling = Settling(said.because, told_at, said.made_good, how)
    sitting.cannot_keep(session.journal(), row.promise.id, settling, _contact(session, row, said, words))


def _contact(session: Session, row: PromiseRow, said: Said, words: str) -> Contact | None:
    """Return the contact in which the client was told; None where nobody was, or by no way of contact."""
    if row.promise.side is not Side.GIVEN or not said.told.strip():
        return None
    at = moment_of(session, said.told_at or None)
    return told_by(said.told, words, at or session.journal().now())


def _told(session: Session, promise_id: PromiseId, answer: Answer) -> str:
    row = questions.row_of(session.journal(), promise_id)
    told = f"{_DONE[answer]}: #{promise_id} {shortened(row.promise.words)} ({shortened(row.client_name, 60)})"
    if answer is Answer.DONE:
        return f"{told}: {row.verdict.value}"
    return f"{told}, {session.wall.window(row.promise.window)}" if answer is Answer.MOVED else told
