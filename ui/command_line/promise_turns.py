"""What comes next of a promise that comes again: told, or given other words; the one that is given stays."""

import click
from msgspec.structs import replace

from models.errors import Refused
from models.promises import questions, rule_wording
from models.promises.records import PromiseId, PromiseKind, Wording
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
@with_session
def turns(
    session: Session, number: int, words: str | None, private_words: str | None, kind: str | None, lead: str | None
) -> None:
    """Say what comes next of a promise that comes again; with an option, change it. The open one stays as it is."""
    journal = session.journal()
    row = questions.row_of(journal, PromiseId(number))
    if row.recurring is None:
        raise Refused("that promise is for once; nothing comes after it")
    before = rule_wording.get(journal, row.recurring.rule_id)
    wanted = _with_words(before, words, kind)
    wanted = replace(
        wanted,
        private_words=before.private_words if private_words is None else private_words,
        lead_minutes=before.lead_minutes if lead is None else minutes_of(lead),
    )
    if wanted != before:
        rule_wording.change(journal, row.recurring.rule_id, wanted)
    if session.as_json:
        session.output.document(promise_document(row, journal.now()) | {"to_come": _document(wanted)})
        return
    about = f"{shortened(wanted.words)} ({shortened(row.client_name, 60)}), {row.recurring.often}"
    session.output.line("Stopped: nothing comes next" if row.recurring.stopped else f"To come: {about}")
    if wanted.words != row.promise.words:
        session.output.line(f"#{row.promise.id} stays as it was given: {shortened(row.promise.words)}")


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
