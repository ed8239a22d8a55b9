"""`kept words`: the ready words, and each of them filled for a promise."""

import click

from models import kind_words, ready_about, ready_words
from models.promises.records import PromiseId
from models.ready_words import About, ReadyWords
from models.words import shortened
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document
from ui.command_line.output import Style, Styled
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER
from ui.ready_words import shipped


@click.command(cls=Command)
@click.argument("name", required=False)
@click.option("--promise", "number", type=NUMBER, metavar="N", help="Fill them for this promise.")
@click.option("--language", metavar="CODE", help="In another language, like de.")
@with_session
def words(session: Session, name: str | None, number: int | None, language: str | None) -> None:
    """List the ready words; print one of them, filled for a promise where one is named.

    \b
    kept words
    kept words delay --promise 3
    kept words chaser --promise 5 --language de
    """
    journal = session.journal()
    chosen = shipped.home_language(journal) if language is None else language.strip().lower()
    stock = shipped.stock_in(chosen)
    if name is None:
        _list(session, chosen, ready_words.stock(journal, stock))
        return
    text = ready_words.one(journal, stock, name)
    if number is None:
        _print(session, text, chosen, text.subject, text.body, None)
        return
    found = ready_about.of_promise(journal, PromiseId(number), stock.spoken)
    subject, body = _filled(text, found.about)
    _print(session, text, chosen, subject, body, {"promise_id": number, "to": found.email or None})


def _filled(text: ReadyWords, about: About) -> tuple[str, str]:
    return ready_words.filled_line(text.subject, about), ready_words.filled(text.body, about)


def _list(session: Session, language: str, texts: tuple[ReadyWords, ...]) -> None:
    if session.as_json:
        session.output.document([_document(text, language, text.subject, text.body) for text in texts])
        return
    session.output.table(
        [
            (Styled(text.name, Style.HEAD), text.title, "your own" if text.own else "", shortened(text.subject))
            for text in texts
        ]
    )


def _print(session: Session, text: ReadyWords, language: str, subject: str, body: str, about: Document | None) -> None:
    left = [body[start:stop] for start, stop in ready_words.gaps(body)]
    if session.as_json:
        more: Document = {} if about is None else about | {"gaps": left}
        session.output.document(_document(text, language, subject, body) | more)
        return
    session.output.line(Styled(subject, Style.HEAD))
    session.output.line()
    session.output.line(body)
    if left and about is not None:
        session.output.remark(f"still to be filled in: {', '.join(dict.fromkeys(left))}")
    if about is not None:
        tell_hints(session, body, language)


def tell_hints(session: Session, text: str, language: str | None = None) -> None:
    """Say, at a terminal, what in words for a client could be said more kindly; the business's language by default."""
    journal = session.journal()
    for hint in kind_words.hints(text, shipped.kind_list(journal, language or shipped.home_language(journal))):
        session.output.hint(f"“{hint.found}”: perhaps “{hint.better}”")


def _document(text: ReadyWords, language: str, subject: str, body: str) -> Document:
    return {
        "name": text.name,
        "title": text.title,
        "language": language,
        "own": text.own,
        "subject": subject,
        "body": body,
    }
