"""`kept log`: an interaction, with its promises, from one line as in the window's box."""

from collections.abc import Sequence

import click
from msgspec.structs import replace

from models import client_list, names, reasons
from models.capture.directory import Directory
from models.capture.draft import Line, LineDraft, LinePromise
from models.capture.drafting import interaction_of, interaction_with_new_client
from models.capture.line import read_line
from models.capture.matching import matching_clients
from models.errors import Refused
from models.interactions import operations, questions
from models.interactions.records import Direction, InteractionDraft, InteractionRow
from models.journal import Journal
from models.promised_time.echo import say
from models.promises import likely
from models.promises import questions as promises
from models.promises.likely import About
from models.promises.questions import PromiseFilter
from models.promises.records import PromiseId, PromiseRow, Side
from models.words import shortened
from ui.command_line.choosing import job_of, whole_words
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document, interaction_document, recurrence_document, window_document
from ui.command_line.interactions import tell_interaction
from ui.command_line.output import Piece, Style, Styled
from ui.command_line.session import Session
from ui.command_line.times import time_spent
from ui.command_line.typed import NUMBER

LONGEST_TOLD = 500
"""Characters of an interaction's words that are said back when it is logged."""
_MOST_OPEN = 200
_SIDES = {Side.GIVEN.value: "Promise", Side.FOLLOW_UP.value: "Follow-up", Side.OWED.value: "Owed to us"}


@click.command(cls=Command)
@click.argument("line", nargs=-1, required=True)
@click.option("--add", "adds_client", is_flag=True, help="Add the client where it is not known yet.")
@click.option("--dry-run", is_flag=True, help="Only show how the line is understood.")
@click.option("--keeps", multiple=True, type=NUMBER, metavar="N", help="An older promise that this keeps.")
@click.option("--inbound", is_flag=True, help="The client got in touch.")
@click.option("--not-reached", is_flag=True, help="Nobody was reached: it counts as no word.")
@click.option("--job", metavar="TITLE", help="The job it was for.")
@click.option("--private", "private_words", default="", metavar="WORDS", help="Words no client ever sees.")
@with_session
def log(
    session: Session,
    line: tuple[str, ...],
    keeps: tuple[int, ...],
    job: str | None,
    private_words: str,
    *,
    adds_client: bool,
    dry_run: bool,
    inbound: bool,
    not_reached: bool,
) -> None:
    """Note an interaction from one line, - reading it from standard input.

    \b
    kept log 'call Kestrel 10m VPN drops again > ring back tomorrow 10am'
    After > comes a promise and by when; after >! a follow-up; after < what they owe us.
    """
    text = whole_words(line)
    journal = session.journal_to_begin()
    known = client_list.directory(journal)
    read = read_line(text, journal.now(), session.profile, known)
    if dry_run:
        _tell_understood(session, read)
    draft = _drafted(read, known, adds_client=adds_client)
    if dry_run:
        session.withdraw()
        return
    draft = replace(
        draft,
        keeps=tuple(map(PromiseId, keeps)),
        direction=Direction.INBOUND if inbound else Direction.OUTBOUND,
        reached=not not_reached,
        job_id=None if job is None else job_of(session, job).id,
        private_words=private_words,
    )
    _log(session, journal, draft, read)


def _drafted(read: Line, known: Directory, *, adds_client: bool) -> InteractionDraft:
    if adds_client:
        return interaction_with_new_client(read)
    unknown = "" if read.draft is None or read.draft.client_id is not None else read.draft.client_words
    try:
        return interaction_of(read)
    except Refused as refusal:
        if refusal.field != "client" or not unknown or matching_clients(unknown, known):
            raise
        raise _unknown_client(unknown, [client.name for client in known.clients]) from None


def _unknown_client(typed: str, known: Sequence[str]) -> Refused:
    offers = [known[place] for place in names.nearest(typed, known)]
    quoted = ", ".join(f"“{shortened(offer, 60)}”" for offer in offers)
    meant = f", or did you mean {quoted}?" if offers else ""
    return Refused(
        f"“{shortened(typed, 60)}” is no client yet; add it with --add{meant}", field="client", offers=offers
    )


def _log(session: Session, journal: Journal, draft: InteractionDraft, read: Line) -> None:
    logged = operations.log(journal, draft)
    row = questions.row_of(journal, logged.id)
    maybe = _may_have_kept(journal, row)
    if session.as_json:
        document = interaction_document(row, journal.now())
        session.output.document(document | {"may_have_kept": [one.promise.id for one in maybe]})
        return
    tell_interaction(session, row, LONGEST_TOLD)
    for kept in draft.keeps:
        session.output.line(f"Kept: #{kept}")
    for one in maybe:
        words, due = shortened(one.promise.words, 80), reasons.due(one.promise.window, journal.now(), session.wall.zone)
        settle = f"kept promise keep {one.promise.id} --interaction {logged.id}"
        session.output.line(f"May have kept: #{one.promise.id} {words} ({due}): {settle}")
    _tell_suggestions(session, read)
    if session.output.hinting:
        from ui.command_line.ready_words import tell_hints

        tell_hints(session, "\n".join([draft.words, *(one.words for one in draft.promises if one.side is Side.GIVEN)]))


def _may_have_kept(journal: Journal, row: InteractionRow) -> tuple[PromiseRow, ...]:
    """Return older promises that the interaction may have kept; whether it did, a person says."""
    did = row.interaction
    about = About(did.kind, did.happened_at, did.person_ids, did.words, did.direction, did.reached)
    open_ones = promises.rows(journal, PromiseFilter(client_id=did.client_id, states=promises.OPEN), _MOST_OPEN)
    return likely.likely([one for one in open_ones if one.promise.interaction_id != did.id], about)


def _tell_understood(session: Session, read: Line) -> None:
    if session.as_json:
        session.output.document(_document(read))
        return
    if read.draft is not None:
        session.output.table(_rows(session, read, read.draft))
    for assumption in read.assumptions:
        session.output.line(Styled(assumption, Style.QUIET))
    _tell_suggestions(session, read)


def _tell_suggestions(session: Session, read: Line) -> None:
    for idea in read.suggestions:
        when = say(idea.window, session.wall.now, session.profile)
        session.output.line(f"Not taken as a promise: “{idea.window.said}” ({when}); write it after > if it is one")


def _rows(session: Session, read: Line, draft: LineDraft) -> list[tuple[Piece, ...]]:
    rows: list[tuple[Piece, ...]] = [
        (Styled("Kind", Style.QUIET), draft.kind),
        (Styled("Client", Style.QUIET), _client_words(session.journal(), draft)),
        (Styled("People", Style.QUIET), ", ".join(_person_words(session.journal(), draft))),
        (Styled("When", Style.QUIET), session.wall.moment(draft.happened_at)),
        (Styled("Minutes", Style.QUIET), time_spent(draft.minutes)),
        (Styled("Words", Style.QUIET), shortened(draft.words)),
        (Styled("Solved", Style.QUIET), "yes" if draft.solved else ""),
    ]
    rows.extend((Styled(_SIDES[one.side], Style.QUIET), _promise_words(session, one)) for one in draft.promises)
    return [row for row in rows if row[1]]


def _client_words(journal: Journal, draft: LineDraft) -> str:
    if draft.client_id is None:
        return f"{draft.client_words} (not known yet)" if draft.client_words else ""
    known = client_list.directory(journal).clients
    return next(client.name for client in known if client.id == draft.client_id)


def _person_words(journal: Journal, draft: LineDraft) -> list[str]:
    return [person.name for person in client_list.directory(journal).people if person.id in draft.person_ids]


def _promise_words(session: Session, promise: LinePromise) -> str:
    when = "no time" if promise.window is None else say(promise.window, session.wall.now, session.profile)
    if promise.recurrence is not None and promise.window is not None:
        when = f"{promise.recurrence.words} · first {when}"
    return f"{shortened(promise.words, 80)}: {when}"


def _document(read: Line) -> Document:
    return {
        "understood": None if read.draft is None else _draft_document(read.draft),
        "troubles": [
            {
                "reason": trouble.reason,
                "field": trouble.field or None,
                "from": trouble.start,
                "to": trouble.stop,
                "offers": list(trouble.offers),
            }
            for trouble in read.troubles
        ],
        "assumptions": list(read.assumptions),
        "suggestions": [
            {"from": idea.start, "to": idea.stop, "words": idea.words, "window": window_document(idea.window)}
            for idea in read.suggestions
        ],
        "tokens": [{"from": token.start, "to": token.stop, "role": token.role} for token in read.tokens],
    }


def _draft_document(draft: LineDraft) -> Document:
    return {
        "kind": draft.kind,
        "client_id": draft.client_id,
        "client_words": draft.client_words,
        "person_ids": list(draft.person_ids),
        "happened_at": draft.happened_at,
        "minutes": draft.minutes,
        "words": draft.words,
        "solved": draft.solved,
        "promises": [
            {
                "side": promise.side,
                "words": promise.words,
                "kind": promise.kind,
                "person_id": promise.person_id,
                "window": None if promise.window is None else window_document(promise.window),
                "recurrence": None if promise.recurrence is None else recurrence_document(promise.recurrence),
            }
            for promise in draft.promises
        ],
    }
