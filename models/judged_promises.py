"""Many promises given, judged as of a moment from bare rows: what every count and rate is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from sqlite3 import Row

from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.promises import questions
from models.promises.records import NEVER_MOVED, Moves, State, Verdict
from models.promises.rows import event_from
from models.promises.verdicts import Standing, moves_by, standing_of
from models.promises.verdicts import judged as verdict_on
from models.store.seals import Value


@dataclass(frozen=True, slots=True)
class JudgedPromise:
    """A promise given with its verdict; `minutes_late` is past the last time the client was told of, 0 in time."""

    id: int
    client_id: int
    client_name: str
    kind: str
    first_due: datetime
    verdict: Verdict
    minutes_late: float


def judged(
    journal: Journal,
    start: datetime | None,
    end: datetime | None,
    at: datetime,
    client_id: int | None = None,
    *,
    open_only: bool = False,
) -> list[JudgedPromise]:
    """Return the promises given whose first promised time fell due from `start` to before `end`.

    What happened after `at` has not happened yet. `open_only` leaves out what was settled by then.
    """
    past = questions.is_past(journal, at)
    where, parameters = _conditions(start, end, at, client_id, open_now=open_only and not past)
    found = journal.rows(
        "SELECT p.id, p.client_id, c.name, p.kind, p.state, p.settled_at, p.first_due, p.due_at "
        f"FROM promises p JOIN clients c ON c.id = p.client_id WHERE {where} ORDER BY p.first_due, p.id",
        parameters,
    )
    moves = _moves(journal, where, parameters, at)
    then = _standing_then(journal, where, parameters, at) if past else {}
    seen = [_judge(row, then.get(row["id"]) or _standing(row), moves.get(row["id"], NEVER_MOVED), at) for row in found]
    return [promise for promise in seen if not open_only or promise.verdict in {Verdict.OPEN, Verdict.OVERDUE}]


def _conditions(
    start: datetime | None, end: datetime | None, at: datetime, client_id: int | None, *, open_now: bool
) -> tuple[str, list[Value]]:
    conditions = ["p.side = 'given'", "p.made_at <= ?"]
    values: list[Value] = [to_text(at)]
    if open_now:
        conditions.append("p.state = 'open'")
    if client_id is not None:
        conditions.append("p.client_id = ?")
        values.append(client_id)
    if start is not None:
        conditions.append("p.first_due >= ?")
        values.append(to_text(start))
    if end is not None:
        conditions.append("p.first_due < ?")
        values.append(to_text(end))
    return " AND ".join(conditions), values


def _moves(journal: Journal, where: str, parameters: list[Value], at: datetime) -> dict[int, Moves]:
    found = journal.rows(
        f"SELECT e.* FROM promises p CROSS JOIN promise_events e ON e.promise_id = p.id WHERE {where} "
        "AND e.kind IN ('moved', 'told') ORDER BY e.promise_id, e.id",
        parameters,
    )
    return {key: moves_by(map(event_from, events), at) for key, events in groupby(found, _promise_id)}


def _standing_then(journal: Journal, where: str, parameters: list[Value], at: datetime) -> Mapping[int, Standing]:
    """Return how those promises stood at `at` to which something happened later; the others stand so now."""
    found = journal.rows(
        f"SELECT p.id FROM promises p WHERE {where} "
        "AND EXISTS (SELECT 1 FROM promise_events e WHERE e.promise_id = p.id AND e.at > ?)",
        [*parameters, to_text(at)],
    )
    rows = questions.some(journal, [row["id"] for row in found], at)
    return {row.promise.id: standing_of(row.promise) for row in rows}


def _standing(row: Row) -> Standing:
    return Standing(
        State(row["state"]), optional_instant(row["settled_at"]), from_text(row["first_due"]), from_text(row["due_at"])
    )


def _judge(row: Row, standing: Standing, moves: Moves, at: datetime) -> JudgedPromise:
    verdict = verdict_on(standing, moves, at)
    late = 0.0
    if verdict is Verdict.LATE and standing.settled_at is not None:
        known = standing.first_due if moves.untold else standing.due_at
        late = max(0.0, (standing.settled_at - known).total_seconds() / 60)
    return JudgedPromise(row["id"], row["client_id"], row["name"], row["kind"], standing.first_due, verdict, late)


def _promise_id(row: Row) -> int:
    return int(row["promise_id"])
