"""`kept promise snooze`, and what is told of the alarm of a promise."""

import click

from models import places
from models.alarms import snoozing
from models.alarms.of_promise import PromiseAlarm, of_promise
from models.errors import Refused
from models.promises import questions
from models.promises.records import Promise, PromiseId, State
from models.words import shortened
from ui.command_line.commands import Command, with_session
from ui.command_line.documents import Document, promise_document
from ui.command_line.session import Session
from ui.command_line.typed import NUMBER


@click.command(cls=Command)
@click.argument("number", type=NUMBER)
@click.argument("phrase")
@with_session
def snooze(session: Session, number: int, phrase: str) -> None:
    """Let the alarm of a promise sleep until a time: kept promise snooze 12 'in 1 h'. The promise stays as it is."""
    journal = session.journal()
    promise = questions.get(journal, PromiseId(number))
    if promise.state is not State.OPEN:
        raise Refused(f"the promise is {promise.state} already; only an open one rings")
    until = snoozing.read(phrase, journal.now(), session.profile)
    passes = "" if promise.due_at < journal.now() else snoozing.passes_due(promise, until, session.wall.zone)
    snoozing.snooze(journal, promise.id, until, phrase)
    alarm = alarm_of(session, promise)
    if session.as_json:
        row = questions.row_of(journal, promise.id)
        document = promise_document(row, journal.now()) | {"alarm": alarm_document(alarm)}
        session.output.document(document | {"passes_due": passes or None})
        return
    session.output.line(f"Snoozed #{promise.id} {shortened(promise.words)}: {alarm_words(session, alarm)}")
    if passes:
        session.output.line(f"{passes[0].upper()}{passes[1:]}.")


def alarm_of(session: Session, promise: Promise) -> PromiseAlarm:
    """Return the alarm of a promise as it stands now."""
    return of_promise(session.journal(), promise, zone=places.local_zone())


def alarm_document(alarm: PromiseAlarm) -> Document:
    """Return the alarm of a promise: when it rings next, how often it was snoozed, until when it is asleep."""
    return {"next_at": alarm.next_at, "snoozed": alarm.snoozed, "asleep_until": alarm.asleep_until}


def alarm_words(session: Session, alarm: PromiseAlarm) -> str:
    """Return "asleep until Fri 27 Nov 2026, 15:00, snoozed twice"; "" for an alarm that rings no more."""
    often = {0: "", 1: ", snoozed once", 2: ", snoozed twice"}.get(alarm.snoozed, f", snoozed {alarm.snoozed} times")
    if alarm.asleep_until is not None:
        return f"asleep until {session.wall.moment(alarm.asleep_until)}{often}"
    return "" if alarm.next_at is None else f"rings next {session.wall.moment(alarm.next_at)}{often}"
