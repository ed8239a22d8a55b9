"""The steps of a promise's life that are conversations: moved, told, broken; telling makes the interaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from models import conversations, told_words
from models.conversations import Contact
from models.errors import Refused
from models.promises import questions
from models.promises.records import EventKind, Moving, Promise, PromiseId, Settling, Side, Telling
from ui.command_line.choosing import moment_of, promised
from ui.command_line.commands import Command, with_session
from ui.command_line.promise_done import tell_done
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER

_NOW = "now"
_because = click.option("--because", "--reason", "reason", required=True, metavar="WORDS", help="Why.")
_HOW = "By call, e-mail, message, visit ... makes an interaction; other words are only noted."


def _asks_how_told(command: Callable[..., None]) -> Callable[..., None]:
    """Add what every command asks in which the client may have been told."""
    for option in (
        click.option("--no-interaction", is_flag=True, help="Only note it; log no interaction."),
        click.option("--words", default="", help="What they were told; empty names the promise and its times."),
        click.option("--told-at", metavar="MOMENT", help="When the client was told, if not now."),
        click.option("--how", default="", metavar="HOW", help=_HOW),
    ):
        command = option(command)
    return command


_told_option = click.option(
    "--told",
    is_flag=False,
    flag_value=_NOW,
    metavar="[MOMENT|HOW]",
    help="The client was told: now, or when; --told call says how as well.",
)


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.argument("phrase")
@_because
@_told_option
@_asks_how_told
@click.option("--agreed", is_flag=True, help="The client agreed to the new time.")
@with_session
def move(session: Session, number: int, phrase: str, reason: str, **asked: Any) -> None:  # noqa: ANN401 -- click's own
    """Move a promise to a new time, with the reason: kept promise move 12 'Mon 10am' --because 'the part is late'."""
    journal, promise_id = session.journal(), PromiseId(number)
    said = _said(session, agreed=asked.pop("agreed"), **asked)
    before = questions.get(journal, promise_id)
    window = promised(session, phrase, before.window.zone)
    told_at = (said.at or journal.now()) if said.told else None
    moving = Moving(window, reason, told_at=told_at, told_how=said.how, agreed=said.agreed)
    contact = said.contact(before, told_words.of_move(before.words, before.window, window, journal.now()))
    tell_done(session, EventKind.MOVED, conversations.move(journal, promise_id, moving, contact))


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@_asks_how_told
@click.option("--agreed", is_flag=True, help="The client agreed to it.")
@with_session
def told(session: Session, number: int, **asked: Any) -> None:  # noqa: ANN401 -- click's own
    """Say that the client was told of a delay or a move: kept promise told 12 --how call."""
    journal, promise_id = session.journal(), PromiseId(number)
    said = _said(session, told=_NOW, **asked)
    row = questions.row_of(journal, promise_id)
    known = told_words.time_they_know(row, questions.events(journal, promise_id))
    now = journal.now()
    usual = (
        told_words.of_delay(row.promise, now)
        if known is None
        else told_words.of_move(row.promise.words, known, row.promise.window, now)
    )
    telling = Telling(at=said.at, how=said.how, words=said.words, agreed=said.agreed)
    done = conversations.tell(journal, promise_id, telling, said.contact(row.promise, usual))
    tell_done(session, EventKind.TOLD, done)


@click.command("break", cls=Command)
@click.argument("number", type=NUMBER)
@_because
@_told_option
@_asks_how_told
@click.option("--made-good", default="", metavar="WORDS", help="What is made good, and how.")
@with_session
def break_promise(session: Session, number: int, reason: str, made_good: str, **asked: Any) -> None:  # noqa: ANN401
    """Say that a promise is not going to be kept, and why."""
    journal, promise_id = session.journal(), PromiseId(number)
    said = _said(session, **asked)
    settling = Settling(reason, at=said.at, made_good=made_good, told_how=said.how)
    promise = questions.get(journal, promise_id)
    contact = said.contact(promise, told_words.of_break(promise, reason))
    done = conversations.break_promise(journal, promise_id, settling, contact)
    tell_done(session, EventKind.BROKEN, done)


class _Said(Struct, frozen=True):
    """Whether the client was told; when (None is now), how, in which words; whether that is logged."""

    told: bool
    at: datetime | None
    how: str
    words: str
    agreed: bool
    logs: bool

    def contact(self, promise: Promise, usual_words: str) -> Contact | None:
        """Return the contact to be logged, with words from the record where none were typed.

        The words of a follow-up are nobody's but the owner's, and are not put there.
        """
        if not (self.told and self.logs):
            return None
        usual = "" if promise.side is Side.FOLLOW_UP else usual_words
        return conversations.told_by(self.how, self.words or usual, self.at)


def _said(
    session: Session,
    told: str | None = None,
    told_at: str | None = None,
    how: str = "",
    words: str = "",
    *,
    agreed: bool = False,
    no_interaction: bool = False,
) -> _Said:
    is_told = bool(told is not None or told_at is not None or how or words or agreed)
    at = moment_of(session, told_at)
    if told is not None and told != _NOW:
        try:
            at = moment_of(session, told)
        except Refused:
            if how or _names_a_time(session, told):
                raise
            how = told
    return _Said(is_told, at, how, words, agreed, not no_interaction)


def _names_a_time(session: Session, typed: str) -> bool:
    """Tell whether words mean a time, even one at which nobody was told: "25:00", "tomorrow"; not "by letter"."""
    from models.capture.happened import NOT_UNDERSTOOD, read_happened

    profile = replace(session.profile, zone=session.wall.zone)
    is_read = read_happened(typed, session.journal().now(), profile) != NOT_UNDERSTOOD
    return is_read or any(character.isdigit() for character in typed)
