"""The steps of a promise's life: kept, moved, told, broken, released, void, open again, confirmed."""

import click

from models.errors import Refused
from models.promised_time.echo import say
from models.promises import operations, questions
from models.promises import recurring as rules
from models.promises.records import (
    EventKind,
    Keeping,
    Moving,
    Promise,
    PromiseId,
    Recurring,
    Settling,
    Side,
    State,
    Telling,
)
from models.words import shortened
from ui.command_line.choosing import moment_of, promised
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import promise_document
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER

_DONE = {
    EventKind.KEPT: "Kept",
    EventKind.MOVED: "Moved",
    EventKind.TOLD: "Told",
    EventKind.BROKEN: "Broken",
    EventKind.RELEASED: "Released",
    EventKind.VOIDED: "Void",
    EventKind.REOPENED: "Open again",
    EventKind.CONFIRMED: "Confirmed",
}
_because = click.option("--because", "reason", required=True, metavar="WORDS", help="Why.")
_told = click.option("--told", "told_how", default="", metavar="HOW", help="The client was told: by call, e-mail ...")


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--done-at", metavar="MOMENT", help="When it was done, if not now: 14:30, “yesterday 9:00”, an instant.")
@click.option("--words", default="", help="A word on it.")
@with_session
def keep(session: Session, number: int, done_at: str | None, words: str) -> None:
    """Say that a promise was kept."""
    keeping = Keeping(at=moment_of(session, done_at), words=words)
    _tell_done(session, EventKind.KEPT, operations.keep(session.journal(), PromiseId(number), keeping))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.argument("phrase")
@_because
@_told
@click.option("--told-at", metavar="MOMENT", help="When the client was told, if not now.")
@click.option("--agreed", is_flag=True, help="The client agreed to the new time.")
@with_session
def move(
    session: Session, number: int, phrase: str, reason: str, told_how: str, told_at: str | None, *, agreed: bool
) -> None:
    """Move a promise to a new time, with the reason: kept promise move 12 'Mon 10am' --because 'the part is late'."""
    journal = session.journal()
    told = moment_of(session, told_at)
    if told is None and (told_how or agreed):
        told = journal.now()
    zone = questions.get(journal, PromiseId(number)).window.zone
    moving = Moving(promised(session, phrase, zone), reason, told_at=told, told_how=told_how, agreed=agreed)
    _tell_done(session, EventKind.MOVED, operations.move(journal, PromiseId(number), moving))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--how", default="", metavar="HOW", help="By call, e-mail, message ...")
@click.option("--told-at", metavar="MOMENT", help="When the client was told, if not now.")
@click.option("--words", default="", help="What was said.")
@click.option("--agreed", is_flag=True, help="The client agreed to it.")
@with_session
def told(session: Session, number: int, how: str, told_at: str | None, words: str, *, agreed: bool) -> None:
    """Say that the client was told of a delay or a move."""
    telling = Telling(at=moment_of(session, told_at), how=how, words=words, agreed=agreed)
    _tell_done(session, EventKind.TOLD, operations.tell(session.journal(), PromiseId(number), telling))


@click.command("break", cls=Command)
@click.argument("number", type=NUMBER)
@_because
@_told
@click.option("--made-good", default="", metavar="WORDS", help="What is made good, and how.")
@with_session
def break_promise(session: Session, number: int, reason: str, told_how: str, made_good: str) -> None:
    """Say that a promise is not going to be kept, and why."""
    settling = Settling(reason, made_good=made_good, told_how=told_how)
    _tell_done(session, EventKind.BROKEN, operations.break_promise(session.journal(), PromiseId(number), settling))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def release(session: Session, number: int, reason: str) -> None:
    """Say that the client let us off a promise."""
    done = operations.release(session.journal(), PromiseId(number), Settling(reason))
    _tell_done(session, EventKind.RELEASED, done)


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def void(session: Session, number: int, reason: str) -> None:
    """Say that it never was a promise: typed by mistake."""
    _tell_done(session, EventKind.VOIDED, operations.void(session.journal(), PromiseId(number), Settling(reason)))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def reopen(session: Session, number: int, reason: str) -> None:
    """Open a settled promise again; the record keeps both."""
    _tell_done(session, EventKind.REOPENED, operations.reopen(session.journal(), PromiseId(number), reason))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--how", default="", metavar="HOW", help="By call, e-mail, message ...")
@click.option("--words", default="", help="What was said.")
@with_session
def confirm(session: Session, number: int, how: str, words: str) -> None:
    """Say that the client confirmed it was done."""
    done = operations.confirm(session.journal(), PromiseId(number), Telling(how=how, words=words))
    _tell_done(session, EventKind.CONFIRMED, done)


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def stop(session: Session, number: int, reason: str) -> None:
    """Say that a promise comes no more; the open one stays to be answered."""
    journal = session.journal()
    recurring = questions.row_of(journal, PromiseId(number)).recurring
    if recurring is None:
        raise Refused("that promise is for once; nothing comes after it")
    rules.stop(journal, recurring.rule_id, reason)
    row = questions.row_of(journal, PromiseId(number))
    if session.as_json:
        session.output.document(promise_document(row, journal.now()))
        return
    about = f"#{row.promise.id} {shortened(row.promise.words)} ({shortened(row.client_name, 60)})"
    session.output.line(f"Stopped: {about}, {recurring.often}")
    if row.promise.state is State.OPEN:
        session.output.line("It is open itself until it is kept, broken or released")


def _tell_done(session: Session, done: EventKind, changed: Promise) -> None:
    journal = session.journal()
    row = questions.row_of(journal, changed.id)
    if session.as_json:
        session.output.document(promise_document(row, journal.now()))
        return
    told = f"{_DONE[done]}: #{changed.id} {shortened(changed.words)} ({shortened(row.client_name, 60)})"
    if done in (EventKind.MOVED, EventKind.REOPENED):
        told += f", {say(changed.window, session.wall.now, session.profile)}"
    elif done is EventKind.KEPT:
        told += f": {row.verdict.value}"
    session.output.line(told)
    if row.recurring is not None and changed.state is not State.OPEN:
        _tell_next(session, row.recurring)
    if row.moves.unknown and done is EventKind.MOVED and changed.side is Side.GIVEN:
        session.output.line(f"The client does not know yet: kept promise told {changed.id} --how call")


def _tell_next(session: Session, recurring: Recurring) -> None:
    following = rules.open_of(session.journal(), recurring.rule_id)
    if following is None:
        return
    row = questions.row_of(session.journal(), following)
    when = say(row.promise.window, session.wall.now, session.profile)
    missed = row.recurring.missed_turns if row.recurring is not None else 0
    session.output.line(f"Next: #{following} {when}" + (f"; {missed} before it missed" if missed else ""))
