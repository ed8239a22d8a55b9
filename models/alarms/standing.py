"""How alarms stand by now: which of those that rang were not answered yet, and which promises are asleep."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from models.alarms.wrong_clock import AHEAD
from models.instants import from_text, to_text
from models.journal import Journal
from models.promises.records import PromiseId

if TYPE_CHECKING:
    from models.alarms.records import Alarm

_CHUNK = 500


def unanswered(journal: Journal, alarms: "Iterable[Alarm]", at: datetime) -> frozenset[PromiseId]:
    """Return the promises whose alarm still waits for an answer: neither settled, moved nor snoozed since it rang."""
    rang = {alarm.promise_id: to_text(alarm.due_at) for alarm in alarms}
    sleeping = asleep(journal, rang, at)
    found: set[PromiseId] = set()
    for chunk in _chunks(tuple(rang)):
        marks = ", ".join("?" * len(chunk))
        sql = f"SELECT id, due_at FROM promises WHERE id IN ({marks}) AND state = 'open'"
        found |= {PromiseId(row["id"]) for row in journal.rows(sql, chunk) if rang[row["id"]] == row["due_at"]}
    return frozenset(found - sleeping.keys())


def asleep(journal: Journal, promise_ids: Collection[PromiseId], at: datetime) -> dict[PromiseId, datetime]:
    """Return until when each of these promises is snoozed, of those that are at that moment."""
    found: dict[PromiseId, datetime] = {}
    for chunk in _chunks(tuple(promise_ids)):
        marks = ", ".join("?" * len(chunk))
        # The latest snooze counts, and only while the promise is due when it was.
        rows = journal.rows(
            "SELECT s.promise_id, s.until_at FROM snoozes s JOIN promises p ON p.id = s.promise_id "
            f"WHERE s.promise_id IN ({marks}) AND p.state = 'open' AND p.due_at = s.due_at AND s.until_at > ? "
            "AND s.id = (SELECT max(t.id) FROM snoozes t WHERE t.promise_id = s.promise_id AND t.due_at = s.due_at "
            "AND t.at <= ?)",
            (*chunk, to_text(at), to_text(at + AHEAD)),
        )
        found |= {PromiseId(row["promise_id"]): from_text(row["until_at"]) for row in rows}
    return found


def _chunks(promise_ids: Sequence[PromiseId]) -> Iterable[Sequence[PromiseId]]:
    return (promise_ids[start : start + _CHUNK] for start in range(0, len(promise_ids), _CHUNK))
