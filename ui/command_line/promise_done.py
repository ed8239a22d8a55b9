"""What a step of a promise's life answers: how it stands now, the contact that was logged, what comes next."""

from models.promised_time.echo import say
from models.promises import questions
from models.promises import recurring as rules
from models.promises.drafts import SLACK
from models.promises.records import EventKind, Promise, Recurring, Side, State
from models.words import shortened
from ui.command_line.documents import promise_document
from ui.command_line.promise_rows import arrival_words
from ui.command_line.session import Session
from ui.command_line.waiting import tell_silence

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


def tell_done(session: Session, done: EventKind, changed: Promise) -> None:
    """Say what was done to a promise; the document names the interaction that was made or chosen with it."""
    journal = session.journal()
    row = questions.row_of(journal, changed.id)
    contact = questions.events(journal, changed.id, journal.now() + SLACK)[-1].interaction_id
    if session.as_json:
        session.output.document(promise_document(row, journal.now()) | {"logged_interaction_id": contact})
        return
    told = f"{_DONE[done]}: #{changed.id} {shortened(changed.words)} ({shortened(row.client_name, 60)})"
    if done in (EventKind.MOVED, EventKind.REOPENED):
        told += f", {say(changed.window, session.wall.now, session.profile)}"
    elif done is EventKind.KEPT:
        told += f": {row.verdict.value}"
    session.output.line(told)
    arrival = arrival_words(row, session.wall)
    if arrival and done is not EventKind.TOLD:
        session.output.line(arrival)
    if contact is not None:
        session.output.line(f"Interaction: #{contact}")
    if row.recurring is not None and changed.state is not State.OPEN:
        _tell_next(session, row.recurring)
    if changed.state is not State.OPEN:
        tell_silence(session, changed.id)
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
