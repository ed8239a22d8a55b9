"""`kept promise wait`: what of ours waits for somebody else, and when the client hears from us meanwhile."""

import click
from msgspec.structs import replace

from models import waiting
from models.errors import Refused
from models.promises import questions
from models.promises.records import Promise, PromiseDraft, PromiseId, PromiseRow, Side
from models.reasons import lateness
from models.waiting import WaitRow
from models.words import shortened
from ui.command_line.choosing import promised
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document, promise_document
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER, RECORD_NUMBER


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.option("--on", "owed", type=NUMBER, metavar="N", help="The owed promise it waits for.")
@click.option("--for", "what", metavar="WORDS", help="What somebody does for us, where that is not noted yet.")
@click.option("--by", metavar="PHRASE", help="By when they do it.")
@click.option("--next-word", "word", metavar="WORDS", help="When the client hears from us next: “ring Tom Thu 10:00”.")
@click.option("--stop", "stopped", is_flag=True, help="It waits no longer.")
@with_session
def wait(
    session: Session,
    number: int,
    owed: int | None,
    what: str | None,
    by: str | None,
    word: str | None,
    *,
    stopped: bool,
) -> None:
    """Let a promise wait for somebody else, with a next word to the client even when there is no news.

    \b
    kept promise wait 3 --on 5 --next-word 'ring Tom Thu 10:00'
    kept promise wait 3 --for 'Mrs Ong sends the licence key' --by Wed --next-word 8
    kept promise wait 3 --next-word 'ring Tom Fri 10:00'     another next word
    kept promise wait 3 --stop
    """
    promise = questions.get(session.journal(), PromiseId(number))
    if stopped and (what is not None or by is not None or word is not None):
        raise Refused("--stop goes only with --on; the promises themselves stay as they are")
    if owed is not None and what is not None:
        raise Refused("say either --on, for what is noted already, or --for")
    if by is not None and what is None:
        raise Refused("--by goes only with --for; a promise that is noted already is moved with kept promise move")
    if stopped:
        waiting.stop(session.journal(), _one(session, promise, owed).wait.id)
    elif what is None and owed is None:
        _another_word(session, promise, word)
    else:
        said = _owed_words(session, promise, what, by) if what is not None else PromiseId(owed or 0)
        waiting.wait(session.journal(), promise.id, said, _word(session, promise, word))
    _tell(session, promise.id)


def waits_document(session: Session, promise_id: PromiseId) -> Document:
    """Return what a promise waits for, and which promises wait for it."""
    journal = session.journal()
    return {
        "waits_for": [_document(row, row.owed) for row in waiting.of_promise(journal, promise_id)],
        "waited_for_by": [_document(row, row.ours) for row in waiting.on_promise(journal, promise_id)],
    }


def tell_waits(session: Session, promise_id: PromiseId) -> None:
    """Write what a promise waits for and which promises wait for it, a line or two each."""
    journal, wall, line = session.journal(), session.wall, session.output.line
    for row in waiting.of_promise(journal, promise_id):
        line(
            "Waits for     ",
            _named(row.owed),
            "  ",
            wall.window(row.owed.promise.window),
            "  ",
            _standing(session, row),
        )
        if row.tell_by is not None:
            line(Styled(f"              Tell the client before {wall.moment(row.tell_by)}", Style.SOON))
        _tell_word(session, row)
    for row in waiting.on_promise(journal, promise_id):
        line("Waited for by ", _named(row.ours), "  ", wall.window(row.ours.promise.window))


def tell_silence(session: Session, promise_id: PromiseId) -> None:
    """Say, once a next word was settled, which promises wait on without another."""
    for row in waiting.without_next_word(session.journal()):
        if row.next_word.promise.id == promise_id:
            wanted = f"kept promise wait {row.ours.promise.id} --next-word 'ring Fri 10:00'"
            session.output.line(f"{_named(row.ours)} waits on; say when the client hears from you next: {wanted}")


def _tell_word(session: Session, row: WaitRow) -> None:
    wall, word = session.wall, row.next_word
    if row.word_due:
        text = "              No further word to the client is promised; say one with --next-word"
        session.output.line(Styled(text, Style.SOON))
    else:
        session.output.line("Next word     ", _named(word), "  ", wall.window(word.promise.window))


def _standing(session: Session, row: WaitRow) -> Styled:
    if not row.slipped:
        return Styled("", Style.PLAIN)
    return Styled(f"slipped: {lateness(row.owed.promise.due_at, session.wall.now, session.wall.zone)}", Style.LATE)


def _named(row: PromiseRow) -> str:
    return f"#{row.promise.id} {shortened(row.promise.words)}"


def _tell(session: Session, promise_id: PromiseId) -> None:
    journal = session.journal()
    row = questions.row_of(journal, promise_id)
    if session.as_json:
        session.output.document(promise_document(row, journal.now()) | waits_document(session, promise_id))
        return
    if not waiting.of_promise(journal, promise_id):
        session.output.line(f"Waits no longer: {_named(row)} ({shortened(row.client_name, 60)})")
        return
    session.output.line(f"Waiting: {_named(row)} ({shortened(row.client_name, 60)})")
    tell_waits(session, promise_id)


def _another_word(session: Session, promise: Promise, word: str | None) -> None:
    if word is None:
        raise Refused("say what it waits for, with --on N or --for WORDS --by PHRASE", field="owed")
    said = _word(session, promise, word)
    if said is not None:
        waiting.change_next_word(session.journal(), _one(session, promise, None).wait.id, said)


def _one(session: Session, promise: Promise, owed: int | None) -> WaitRow:
    found = [row for row in waiting.of_promise(session.journal(), promise.id) if owed in (None, row.owed.promise.id)]
    if not found:
        raise Refused("that promise waits for nobody; say what it waits for with --on N or --for WORDS", field="owed")
    if len(found) > 1:
        named = " and ".join(_named(row.owed) for row in found)
        raise Refused(f"it waits for {named}; say which with --on N", field="owed")
    return found[0]


def _word(session: Session, promise: Promise, word: str | None) -> PromiseId | PromiseDraft | None:
    if word is None:
        return None
    number = RECORD_NUMBER.fullmatch(word.strip())
    return PromiseId(int(number[1])) if number else _read(session, promise, word, Side.GIVEN)


def _owed_words(session: Session, promise: Promise, what: str, by: str | None) -> PromiseDraft:
    if by is None:
        return replace(_read(session, promise, what, Side.OWED), job_id=promise.job_id)
    try:
        window = promised(session, f"by {by}", promise.window.zone)
    except Refused:  # Such as "in 3 days", or "by" said twice.
        window = promised(session, by, promise.window.zone)
    return PromiseDraft(what, window, Side.OWED, client_id=promise.client_id, job_id=promise.job_id)


def _read(session: Session, promise: Promise, text: str, side: Side) -> PromiseDraft:
    from models import client_list
    from models.capture.promise_words import read_promise

    journal = session.journal()
    profile = replace(session.profile, zone=promise.window.zone)
    return read_promise(text, side, promise.client_id, journal.now(), profile, client_list.directory(journal))


def _document(row: WaitRow, other: PromiseRow) -> Document:
    return {
        "wait_id": row.wait.id,
        "promise_id": other.promise.id,
        "words": other.promise.words,
        "due_at": other.promise.due_at,
        "since": row.wait.at,
        "slipped": row.slipped,
        "tell_client_by": row.tell_by,
        "next_word": {
            "promise_id": row.next_word.promise.id,
            "words": row.next_word.promise.words,
            "due_at": row.next_word.promise.due_at,
            "state": row.next_word.promise.state,
        },
        "needs_next_word": row.word_due,
    }
