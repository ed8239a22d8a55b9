"""Whether something asks for an answer now, for a scheduler that starts the program without its window."""

from datetime import datetime

from msgspec.structs import replace

from models import warning_rules
from models.alarms import finding
from models.alarms.schedule import Warned, moments
from models.instants import FIRST, to_text
from models.journal import Journal
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import EventKind, PromiseRow
from models.warning_rules import WarningRules


def asks(journal: Journal, at: datetime | None = None) -> bool:
    """Tell whether an open promise was moved without a word to the client, is due, or has been warned of by now.

    Whether any of it was shown, is asleep, or falls into quiet hours makes no difference.
    """
    at = at or journal.now()
    rules = warning_rules.get(journal)
    if questions.is_past(journal, at):
        then = questions.rows(journal, PromiseFilter(states=OPEN, at=at))
        return any(row.moves.unknown or _reached(_warned_then(journal, row, rules, at), at) for row in then)
    if journal.row("SELECT 1 FROM promises WHERE state = 'open' AND due_at <= ? LIMIT 1", (to_text(at),)) is not None:
        return True
    if any(_reached(warned, at) for _promise_id, warned in finding.nearing(journal, at, at, rules)):
        return True
    moved = journal.rows(
        "SELECT DISTINCT p.id FROM promise_events e JOIN promises p ON p.id = e.promise_id "
        "WHERE e.kind = 'moved' AND e.told_at IS NULL AND p.state = 'open'"
    )
    return any(row.moves.unknown for row in questions.some(journal, [row["id"] for row in moved], at))


def _reached(warned: Warned, at: datetime) -> bool:
    if warned.noted_at > at:
        # Asked as of an earlier moment, what was made by then counts, whenever it was typed.
        warned = replace(warned, noted_at=FIRST)
    return any(moment.at <= at for moment in moments(warned))


def _warned_then(journal: Journal, row: PromiseRow, rules: WarningRules, at: datetime) -> Warned:
    promise = row.promise
    moved = [
        event.noted_at
        for event in (questions.events(journal, promise.id, at) if row.moves.count else ())
        if event.kind is EventKind.MOVED
    ]
    return Warned(
        side=promise.side,
        kind=promise.kind,
        start_at=promise.window.start,
        due_at=promise.due_at,
        grain=promise.window.grain,
        noted_at=max((promise.noted_at, *moved)),
        lead=warning_rules.lead(promise, rules),
        travel=rules.travel,
    )
