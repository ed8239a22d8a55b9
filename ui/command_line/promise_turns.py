"""What comes next of a promise that comes again: told, or given other words or hours; the one that is given stays."""

import click
from msgspec.structs import replace

from models.errors import Refused
from models.promised_time import echo
from models.promises import questions, rule_wording
from models.promises.records import PromiseId, PromiseKind, PromiseRow, State, Wording
from models.words import shortened
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document, promise_document
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER
from ui.command_line.warnings import minutes_of


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--words", metavar="WORDS", help="What each of them says.")
@click.option("--private", "private_words", metavar="WORDS", help="Words no client ever sees.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in PromiseKind]), help="The kind; else what the words name."
)
@click.option("--lead", metavar="LENGTH", help="How long ahead to warn: 15, 2h, 1d.")
@click.option("--time", "hours", metavar="HOURS", help="At what time of day: 14:30-15:00, 9am, by 17:00, all day.")
@with_session
def turns(
    session: Session,
    number: int,
    words: str | None,
    private_words: str | None,
    kind: str | None,
    lead: str | None,
    hours: str | None,
) -> None:
    """Say what comes next of a promise that comes again; with an option, change it. The open one stays as it is."""
    journal = session.journal()
    row = questions.row_of(journal, PromiseId(number))
    if row.recurring is None:
        raise Refused("that promise is for once; nothing comes after it")
    rule_id = row.recurring.rule_id
    before = rule_wording.get(journal, rule_id)
    wanted = _with_words(before, words, kind)
    wanted = replace(
        wanted,
        private_words=before.private_words if private_words is None else private_words,
        lead_minutes=before.lead_minutes if lead is None else minutes_of(lead),
    )
    if wanted != before or hours is not None:
        rule_wording.change(journal, rule_id, wanted, hours=hours)
        row = questions.row_of(journal, row.promise.id)
    often = "" if row.recurring is None else row.recurring.often
    if session.as_json:
        to_come = _document(wanted) | {"rule": often, "time": rule_wording.hours(journal, rule_id)}
        session.output.document(promise_document(row, journal.now()) | {"to_come": to_come})
        return
    about = f"{shortened(wanted.words)} ({shortened(row.client_name, 60)}), {often}"
    is_stopped = row.recurring is not None and row.recurring.stopped
    session.output.line("Stopped: nothing comes next" if is_stopped else f"To come: {about}")
    stays = _given_otherwise(row, wanted, often, session)
    if stays:
        session.output.line(f"#{row.promise.id} stays as it was given: {stays}")


def _given_otherwise(row: PromiseRow, wanted: Wording, often: str, session: Session) -> str:
    """Return what the promise that is given says otherwise than those to come."""
    promise, said = row.promise, []
    if wanted.words != promise.words:
        said.append(shortened(promise.words))
    if promise.state is State.OPEN and promise.first.why != often:
        said.append(echo.say(promise.window, session.journal().now(), session.profile))
    return ", ".join(said)


def _with_words(before: Wording, words: str | None, kind: str | None) -> Wording:
    if words is not None:
        before = replace(before, words=words, kind=rule_wording.kind_after(before, words))
    return before if kind is None else replace(before, kind=PromiseKind(kind))


def _document(wording: Wording) -> Document:
    return {
        "words": wording.words,
        "private_words": wording.private_words,
        "kind": wording.kind.value,
        "expected_minutes": wording.expected_minutes,
        "lead_minutes": wording.lead_minutes,
    }
