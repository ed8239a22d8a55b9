"""Promises as lines of the client's page: how each stands, when it was promised for, when it was done, and why."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from models.promises.records import EventKind, PromiseEvent, Verdict
from models.promises.verdicts import standing_of, told_due
from models.service_report.facts import PromiseFact
from models.service_report.records import NextPromise, PromiseLine, Result
from models.service_report.wording import Calendar, begun, lateness, sentence
from models.windows import Grain, Window

_TELLING = frozenset({EventKind.MOVED, EventKind.TOLD})
NOT_YET = "not yet"
NOT_DONE = "–"


def promise_line(fact: PromiseFact, calendar: Calendar, at: datetime, *, is_carried: bool = False) -> PromiseLine:
    """Return the promise as a row of the table of results."""
    result, result_words, second_words = _result(fact, at)
    return PromiseLine(
        result=result,
        result_words=result_words,
        second_words=second_words,
        what=begun(fact.promise.words),
        promised_for=calendar.window(fact.promise.first),
        done=_done(fact, calendar),
        reason=" ".join(_reasons(fact, calendar)),
        is_carried=is_carried,
    )


def next_promise(fact: PromiseFact, calendar: Calendar, at: datetime) -> NextPromise:
    """Return an open promise as a row of what is promised next."""
    is_overdue = fact.verdict is Verdict.OVERDUE
    notes = []
    if is_overdue:
        notes.append(f"Overdue: {_lateness(fact, at)}.")
    if fact.moves.count:
        notes.append(f"First promised for {calendar.window(fact.promise.first)}.")
    return NextPromise(
        result=Result.MISSED if is_overdue else Result.OPEN,
        when_words=calendar.window(fact.promise.window),
        what=begun(fact.promise.words),
        note=" ".join(notes),
    )


def how_late(fact: PromiseFact, at: datetime) -> timedelta:
    """Return how far past the time that the client was told of it was done or, if not done, is; zero if in time."""
    return max((fact.promise.settled_at or at) - _told_due(fact), timedelta(0))


def was_told_late(fact: PromiseFact, at: datetime) -> bool:
    """Tell whether it was done by its new time, but the client was not told of the move in time."""
    return fact.verdict is Verdict.LATE and (fact.promise.settled_at or at) <= fact.promise.due_at


def _result(fact: PromiseFact, at: datetime) -> tuple[Result, str, str]:
    match fact.verdict:
        case Verdict.AS_PROMISED:
            return Result.KEPT, "Kept", ""
        case Verdict.AFTER_AGREED_MOVE:
            return Result.MOVED, "Moved", "then kept"
        case Verdict.LATE:
            return Result.LATE, "Kept late", "told late" if was_told_late(fact, at) else _lateness(fact, at)
        case Verdict.OVERDUE:
            return Result.MISSED, "Overdue", _lateness(fact, at)
        case Verdict.BROKEN:
            return Result.MISSED, "Not done", ""
        case Verdict.RELEASED:
            return Result.RELEASED, "Released", "by you"
        case _:
            return (Result.MOVED, "Moved", "new date") if fact.moves.count else (Result.OPEN, "Open", "")


def _lateness(fact: PromiseFact, at: datetime) -> str:
    promise = fact.promise
    return lateness(_told_due(fact), promise.settled_at or at, promise.window.zone)


def _told_due(fact: PromiseFact) -> datetime:
    return told_due(standing_of(fact.promise), fact.moves)


def _done(fact: PromiseFact, calendar: Calendar) -> str:
    settled_at = fact.promise.settled_at
    if settled_at is None:
        has_new_date = fact.moves.count and fact.verdict is Verdict.OPEN
        return calendar.window(fact.promise.window) if has_new_date else NOT_YET
    if fact.verdict in (Verdict.BROKEN, Verdict.RELEASED):
        return NOT_DONE
    return calendar.moment(settled_at, fact.promise.window.zone)


def _reasons(fact: PromiseFact, calendar: Calendar) -> Iterator[str]:
    if fact.verdict is Verdict.AS_PROMISED:
        return
    for number, event in enumerate(fact.events):
        match event.kind:
            case EventKind.MOVED:
                yield f"{_move_words(event, fact, calendar)} {_told_words(event, fact.events[number + 1 :], calendar)}"
            case EventKind.TOLD if event.reason:
                yield f"I told you on {calendar.long_day(event.told_at or event.at)}: {sentence(event.reason)}"
            case EventKind.KEPT if event.reason and fact.verdict is Verdict.LATE:
                yield sentence(begun(event.reason))
            case EventKind.BROKEN:
                yield sentence(begun(event.reason))
                if event.made_good:
                    yield f"To make it good: {sentence(event.made_good)}"


def _move_words(event: PromiseEvent, fact: PromiseFact, calendar: Calendar) -> str:
    new_time = ""
    if event.new_due is not None:
        zone, grain = event.zone or fact.promise.window.zone, Grain(event.grain or fact.promise.window.grain)
        new_time = f" to {calendar.window(Window(event.new_start, event.new_due, grain, zone))}"
    return f"Moved on {calendar.long_day(event.at)}{new_time}: {sentence(event.reason)}"


def _told_words(move: PromiseEvent, later: tuple[PromiseEvent, ...], calendar: Calendar) -> str:
    told_at = move.told_at or next((event.told_at for event in later if event.kind in _TELLING and event.told_at), None)
    if told_at is None:
        return "I had not told you."
    if move.old_due is not None and told_at > move.old_due:
        return f"I told you only on {calendar.long_day(told_at)}."
    return "You agreed to it." if move.agreed else f"I told you on {calendar.long_day(told_at)}."
