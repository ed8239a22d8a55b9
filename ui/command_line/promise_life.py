"""The steps of a promise's life: kept, arrived, released, void, open again, confirmed, stopped."""

import click
from msgspec.structs import replace

from models import conversations
from models.capture.contact_line import read_contact
from models.conversations import Contact
from models.errors import Refused
from models.interactions import questions as interactions
from models.interactions.records import InteractionId, Way
from models.promises import operations, questions
from models.promises import recurring as rules
from models.promises.records import EventKind, Keeping, PromiseId, Settling, State, Telling
from models.words import shortened
from ui.command_line.choosing import moment_of
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import promise_document
from ui.command_line.promise_done import tell_done
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER

_because = click.option("--because", "--reason", "reason", required=True, metavar="WORDS", help="Why.")
_by = click.option("--interaction", "interaction_id", type=NUMBER, metavar="N", help="The interaction that did it.")


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option(
    "--done-at",
    "--at-time",
    "done_at",
    metavar="MOMENT",
    help="When it was done, if not now: 14:30, “yesterday 9:00”, an instant.",
)
@_by
@click.option("--log", "contact_line", metavar="LINE", help="Log the contact that did it: 'call 10m sent it'.")
@click.option("--words", default="", help="A word on it.")
@with_session
def keep(
    session: Session,
    number: int,
    done_at: str | None,
    interaction_id: int | None,
    contact_line: str | None,
    words: str,
) -> None:
    """Say that a promise was kept, and by which contact."""
    at = moment_of(session, done_at)
    contact = None if contact_line is None else read_contact(contact_line, at)
    keeping = _keeping(session, Keeping(at, words=words), interaction_id, contact)
    tell_done(session, EventKind.KEPT, conversations.keep(session.journal(), PromiseId(number), keeping, contact))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.argument("when", required=False)
@_by
@click.option("--no-interaction", is_flag=True, help="Log no visit.")
@click.option("--minutes", type=click.IntRange(min=0), metavar="N", help="How long the visit took, if that is known.")
@click.option("--words", default="", help="What was done there, for the client.")
@with_session
def arrive(
    session: Session,
    number: int,
    when: str | None,
    interaction_id: int | None,
    minutes: int | None,
    words: str,
    *,
    no_interaction: bool,
) -> None:
    """Say when you were there, now or at 10:25: judged against the window, kept, and the visit logged."""
    at = moment_of(session, when)
    logs = interaction_id is None and not no_interaction
    contact = Contact(Way.VISIT, at, minutes=minutes, words=words) if logs else None
    keeping = _keeping(session, Keeping(at, words="" if logs else words), interaction_id, contact)
    tell_done(session, EventKind.KEPT, conversations.arrive(session.journal(), PromiseId(number), keeping, contact))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def release(session: Session, number: int, reason: str) -> None:
    """Say that the client let us off a promise."""
    done = operations.release(session.journal(), PromiseId(number), Settling(reason))
    tell_done(session, EventKind.RELEASED, done)


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def void(session: Session, number: int, reason: str) -> None:
    """Say that it never was a promise: typed by mistake."""
    tell_done(session, EventKind.VOIDED, operations.void(session.journal(), PromiseId(number), Settling(reason)))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_because
@with_session
def reopen(session: Session, number: int, reason: str) -> None:
    """Open a settled promise again; the record keeps both."""
    tell_done(session, EventKind.REOPENED, operations.reopen(session.journal(), PromiseId(number), reason))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--how", default="", metavar="HOW", help="By call, e-mail, message ...")
@click.option("--words", default="", help="What was said.")
@with_session
def confirm(session: Session, number: int, how: str, words: str) -> None:
    """Say that the client confirmed it was done."""
    done = operations.confirm(session.journal(), PromiseId(number), Telling(how=how, words=words))
    tell_done(session, EventKind.CONFIRMED, done)


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


def _keeping(session: Session, keeping: Keeping, interaction_id: int | None, contact: Contact | None) -> Keeping:
    """Return the keeping by an interaction that is logged already, at its time where no other is said."""
    if interaction_id is None:
        return keeping
    if contact is not None:
        raise Refused("name the interaction that did it, or log a new one; not both")
    did = interactions.get(session.journal(), InteractionId(interaction_id))
    return replace(keeping, at=keeping.at or did.happened_at, interaction_id=did.id)
