"""Many promises given, judged as of a moment: what every count and rate is made of."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from msgspec import Struct

from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.promises import questions
from models.promises.records import NEVER_MOVED, Moves, State, Verdict
from models.promises.verdicts import Standing, standing_of, told_due
from models.promises.verdicts import judged as verdict_on
from models.store.seals import Value


class Part(StrEnum):
    """What the promises can be parted by; the value is the column."""

    CLIENT = "client_id"
    KIND = "kind"


class Alike(Struct, frozen=True):
    """So many promises of one part with one verdict; those kept late come one by one, each with its minutes.

    `part` is the client's id, the kind, or after how many of some moments they first fell due; None
    where all are one part.
    """

    part: int | str | None
    verdict: Verdict
    count: int
    minutes_late: float = 0.0


class Wanted(Struct, frozen=True):
    """Which promises are judged: those whose first promised time falls due from `start` to before `end`.

    What happened after `at` has not happened yet. `open_only` leaves out what is settled now.
    """

    at: datetime
    start: datetime | None = None
    end: datetime | None = None
    client_id: int | None = None
    open_only: bool = False


def judged(journal: Journal, wanted: Wanted, part: Part | Sequence[datetime] | None = None) -> list[Alike]:
    """Return the verdicts on the promises wanted, parted by a column, or by moments between which they first fell due.

    Promises never moved and untouched since `at` are alike when they agree in state and in the
    comparisons of which a verdict is made; so only one of each sort is judged, and the rest counted.
    """
    past = questions.is_past(journal, wanted.at)
    where, parameters = _conditions(wanted, past=past)
    column, bounds = _column(part)
    apart = f"{_APART} UNION SELECT promise_id FROM promise_events WHERE at > ?" if past else _APART
    parameters = [*bounds, *parameters, *([to_text(wanted.at)] if past else [])]
    columns = f"SELECT {column} AS part, p.id, p.state, p.settled_at, p.first_due, p.due_at"
    together = journal.rows(
        f"{columns}, count(*) AS count FROM promises p "
        f"WHERE {where} AND p.id NOT IN ({apart}) AND NOT (p.state = 'kept' AND p.settled_at > p.first_due) "
        "GROUP BY 1, p.state, p.settled_at <= p.first_due, p.due_at < ?",
        [*parameters, to_text(wanted.at)],
    )
    late = journal.rows(
        f"{columns} FROM promises p "
        f"WHERE {where} AND p.id NOT IN ({apart}) AND p.state = 'kept' AND p.settled_at > p.first_due",
        parameters,
    )
    singly = journal.rows(f"{columns} FROM promises p WHERE {where} AND p.id IN ({apart})", parameters)
    found = [_alike(row["part"], _standing(row), NEVER_MOVED, wanted.at, row["count"]) for row in together]
    found += [_alike(row["part"], _standing(row), NEVER_MOVED, wanted.at) for row in late]
    found += _one_by_one(journal, singly, wanted.at, past=past)
    return [alike for alike in found if not wanted.open_only or alike.verdict in _STILL_OPEN]


def _column(part: Part | Sequence[datetime] | None) -> tuple[str, list[Value]]:
    """Return the SQL of a part and its parameters; between moments the part is how many of them have passed."""
    if isinstance(part, Part):
        return f"p.{part.value}", []
    if not part:
        return "NULL", []
    return " + ".join(["(p.first_due >= ?)"] * len(part)), [to_text(moment) for moment in part]


_APART = "SELECT promise_id FROM promise_events WHERE kind IN ('moved', 'told')"
_STILL_OPEN = frozenset({Verdict.OPEN, Verdict.OVERDUE})


def _conditions(wanted: Wanted, *, past: bool) -> tuple[str, list[Value]]:
    conditions = ["p.side = 'given'", "p.made_at <= ?"]
    values: list[Value] = [to_text(wanted.at)]
    if wanted.open_only and not past:
        conditions.append("p.state = 'open'")
    if wanted.client_id is not None:
        conditions.append("p.client_id = ?")
        values.append(wanted.client_id)
    if wanted.start is not None:
        conditions.append("p.first_due >= ?")
        values.append(to_text(wanted.start))
    if wanted.end is not None:
        conditions.append("p.first_due < ?")
        values.append(to_text(wanted.end))
    return " AND ".join(conditions), values


def _one_by_one(journal: Journal, rows: Sequence[Row], at: datetime, *, past: bool) -> list[Alike]:
    ids = [row["id"] for row in rows]
    moves = questions.moves_of(journal, ids, at)
    then = {row.promise.id: standing_of(row.promise) for row in questions.some(journal, ids, at)} if past else {}
    return [
        _alike(row["part"], then.get(row["id"]) or _standing(row), moves.get(row["id"], NEVER_MOVED), at)
        for row in rows
    ]


def _alike(part: int | str | None, standing: Standing, moves: Moves, at: datetime, count: int = 1) -> Alike:
    verdict = verdict_on(standing, moves, at)
    late = 0.0
    if verdict is Verdict.LATE and standing.settled_at is not None:
        late = max(0.0, (standing.settled_at - told_due(standing, moves)).total_seconds() / 60)
    return Alike(part, verdict, count, late)


def _standing(row: Row) -> Standing:
    return Standing(
        State(row["state"]), optional_instant(row["settled_at"]), from_text(row["first_due"]), from_text(row["due_at"])
    )
