"""What can be asked of the promises: one, its events, or a list, as they stood at any moment."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from models.errors import NotFound
from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.promises.drafts import SLACK
from models.promises.records import (
    NEVER_MOVED,
    Moves,
    Promise,
    PromiseEvent,
    PromiseId,
    PromiseKind,
    PromiseRow,
    Side,
    State,
)
from models.promises.rows import event_from, promise_from, recurring_from
from models.promises.verdicts import as_of, moves_by, verdict
from models.store.seals import Value

_ROW = (
    "SELECT p.*, c.name AS client_name, coalesce(n.name, '') AS person_name, i.kind AS interaction_kind, "
    "i.happened_at AS interaction_at, t.rule_id, t.missed AS missed_turns, r.often, r.ended_at AS rule_ended_at, "
    "r.interaction_id AS rule_interaction_id FROM promises p JOIN clients c ON c.id = p.client_id "
    "LEFT JOIN people n ON n.id = p.person_id LEFT JOIN interactions i ON i.id = p.interaction_id "
    "LEFT JOIN promise_turns t ON t.promise_id = p.id LEFT JOIN promise_rules r ON r.id = t.rule_id "
)
_ADDED = 9
"""So many columns follow those of the promise."""
_CHUNK = 500


class PromiseFilter(Struct, frozen=True):
    """Which promises are wanted. `states` empty is all; `due_until` is exclusive; `at` is the moment
    as of which they are seen, None for now."""

    client_id: int | None = None
    person_id: int | None = None
    interaction_ids: tuple[int, ...] | None = None
    states: frozenset[State] = frozenset()
    sides: frozenset[Side] = frozenset()
    kinds: frozenset[PromiseKind] = frozenset()
    due_from: datetime | None = None
    due_until: datetime | None = None
    newest_first: bool = False
    at: datetime | None = None


_PRESENT = timedelta(minutes=1)
"""How long ago a moment may lie that was the present when it was asked for."""
OPEN = frozenset({State.OPEN})


def get(journal: Journal, promise_id: PromiseId, at: datetime | None = None) -> Promise:
    """Return a promise, as it stood at a moment. Raises: NotFound."""
    return row_of(journal, promise_id, at).promise


def row_of(journal: Journal, promise_id: PromiseId, at: datetime | None = None) -> PromiseRow:
    """Return a promise as a list shows it, as it stood at a moment. Raises: NotFound, also before it was made."""
    found = journal.rows(_ROW + "WHERE p.id = ?", (promise_id,))
    if not found:
        raise NotFound(f"there is no promise {promise_id}; choose one from the list")
    moment = at or journal.now()
    if from_text(found[0]["made_at"]) > moment + SLACK:
        raise NotFound(f"promise {promise_id} was not made yet by then; ask for a later moment")
    return _seen(journal, found, moment, past=is_past(journal, moment))[0]


def some(journal: Journal, promise_ids: Sequence[int], at: datetime | None = None) -> tuple[PromiseRow, ...]:
    """Return those promises as a list shows them, by due time, as they stood at a moment."""
    moment = at or journal.now()
    found: list[sqlite3.Row] = []
    for chunk in _chunks(promise_ids):
        found += journal.rows(f"{_ROW}WHERE p.id IN ({', '.join('?' * len(chunk))})", chunk)
    past = bool(found) and is_past(journal, moment)
    return tuple(sorted(_seen(journal, found, moment, past=past), key=_due_order))


def events(journal: Journal, promise_id: PromiseId, at: datetime | None = None) -> tuple[PromiseEvent, ...]:
    """Return what happened to a promise by a moment, in the order it was noted."""
    until = to_text(at or journal.now())
    found = journal.rows(
        "SELECT * FROM promise_events WHERE promise_id = ? AND at <= ? ORDER BY id", (promise_id, until)
    )
    return tuple(event_from(row) for row in found)


def rows(
    journal: Journal, wanted: PromiseFilter, limit: int = -1, after: tuple[datetime, int] | None = None
) -> tuple[PromiseRow, ...]:
    """Return promises by due time; `after` is the due time and id of the last one already had.

    `limit` -1 is all.
    """
    moment = wanted.at or journal.now()
    if is_past(journal, moment):
        return _past_rows(journal, wanted, moment, limit, after)
    conditions, parameters = _conditions(wanted, moment)
    if after is not None:
        conditions.append(f"(p.due_at, p.id) {'<' if wanted.newest_first else '>'} (?, ?)")
        parameters += [to_text(after[0]), after[1]]
    order, where = "DESC" if wanted.newest_first else "ASC", " AND ".join(conditions)
    by_time = f"ORDER BY p.due_at {order}, p.id {order}"
    if limit >= 0:
        # Which they are is asked of an index alone; only they are read whole, with what belongs to them.
        where = f"p.id IN (SELECT p.id FROM promises p WHERE {where} {by_time} LIMIT ?)"
        parameters.append(limit)
    return tuple(_seen(journal, journal.rows(f"{_ROW}WHERE {where} {by_time}", parameters), moment, past=False))


def count(journal: Journal, wanted: PromiseFilter) -> int:
    """Return how many promises are wanted."""
    moment = wanted.at or journal.now()
    if is_past(journal, moment):
        return len(_past_rows(journal, wanted, moment, -1, None))
    conditions, parameters = _conditions(wanted, moment)
    return int(journal.value(f"SELECT count(*) FROM promises p WHERE {' AND '.join(conditions)}", parameters))


def is_past(journal: Journal, at: datetime) -> bool:
    """Tell whether anything happened to a promise after `at`, so that the record must be read as of then.

    Of the present it never must: what seems to come later was noted by a clock that was ahead then.
    """
    if journal.clock.live and at >= journal.now() - _PRESENT:
        return False
    return journal.row("SELECT 1 FROM promise_events WHERE at > ? LIMIT 1", (to_text(at),)) is not None


def moves_of(journal: Journal, promise_ids: Iterable[int], at: datetime) -> dict[int, Moves]:
    """Return the moves, by `at`, of those promises that were ever moved or told of."""
    found: dict[int, list[PromiseEvent]] = defaultdict(list)
    for chunk in _chunks(promise_ids):
        marks = ", ".join("?" * len(chunk))
        for row in journal.rows(
            f"SELECT * FROM promise_events WHERE promise_id IN ({marks}) AND kind IN ('moved', 'told') ORDER BY id",
            chunk,
        ):
            found[row["promise_id"]].append(event_from(row))
    return {promise_id: moves_by(happened, at) for promise_id, happened in found.items()}


def _seen(journal: Journal, found: Sequence[sqlite3.Row], at: datetime, *, past: bool) -> list[PromiseRow]:
    ids = [row[0] for row in found]
    moves = moves_of(journal, ids, at)
    happened = _all_events(journal, ids) if past else {}
    seen = []
    for row in found:
        promise = promise_from(row)
        client_name, person_name, interaction_kind, interaction_at, *rule = row[-_ADDED:]
        if past:
            promise = as_of(promise, happened.get(promise.id, ()), at)
        moved = moves.get(promise.id, NEVER_MOVED)
        seen.append(
            PromiseRow(
                promise=promise,
                client_name=client_name,
                person_name=person_name,
                interaction_kind=interaction_kind,
                interaction_at=optional_instant(interaction_at),
                moves=moved,
                verdict=verdict(promise, moved, at),
                recurring=recurring_from(*rule),
            )
        )
    return seen


def _past_rows(
    journal: Journal, wanted: PromiseFilter, at: datetime, limit: int, after: tuple[datetime, int] | None
) -> tuple[PromiseRow, ...]:
    touched = "p.id IN (SELECT promise_id FROM promise_events WHERE at > ?)"
    conditions, parameters = _conditions(wanted, at)
    sql = f"{_ROW}WHERE {' AND '.join(conditions)} AND NOT {touched}"
    seen = _seen(journal, journal.rows(sql, (*parameters, to_text(at))), at, past=False)
    timeless = replace(wanted, states=frozenset(), due_from=None, due_until=None)
    conditions, parameters = _conditions(timeless, at)
    sql = f"{_ROW}WHERE {' AND '.join(conditions)} AND {touched}"
    then = _seen(journal, journal.rows(sql, (*parameters, to_text(at))), at, past=True)
    seen += [row for row in then if _fits(row.promise, wanted)]
    seen.sort(key=_due_order, reverse=wanted.newest_first)
    if after is not None:
        seen = [row for row in seen if (_due_order(row) < after) == wanted.newest_first and _due_order(row) != after]
    return tuple(seen if limit < 0 else seen[:limit])


def _due_order(row: PromiseRow) -> tuple[datetime, int]:
    return row.promise.due_at, row.promise.id


def _fits(promise: Promise, wanted: PromiseFilter) -> bool:
    return (
        (not wanted.states or promise.state in wanted.states)
        and (wanted.due_from is None or promise.due_at >= wanted.due_from)
        and (wanted.due_until is None or promise.due_at < wanted.due_until)
    )


def _conditions(wanted: PromiseFilter, at: datetime) -> tuple[list[str], list[Value]]:
    conditions: list[str] = ["p.made_at <= ?"]
    parameters: list[Value] = [to_text(at)]
    for column, value in (("client_id", wanted.client_id), ("person_id", wanted.person_id)):
        if value is not None:
            conditions.append(f"p.{column} = ?")
            parameters.append(value)
    if wanted.states == OPEN:
        conditions.append("p.state = 'open'")
    elif wanted.states:
        _among(conditions, parameters, "p.state", sorted(wanted.states))
    if wanted.sides:
        _among(conditions, parameters, "p.side", sorted(wanted.sides))
    if wanted.kinds:
        _among(conditions, parameters, "p.kind", sorted(wanted.kinds))
    if wanted.interaction_ids is not None:
        _among(conditions, parameters, "p.interaction_id", wanted.interaction_ids)
    if wanted.due_from is not None:
        conditions.append("p.due_at >= ?")
        parameters.append(to_text(wanted.due_from))
    if wanted.due_until is not None:
        conditions.append("p.due_at < ?")
        parameters.append(to_text(wanted.due_until))
    return conditions, parameters


def _among(conditions: list[str], parameters: list[Value], column: str, values: Sequence[Value]) -> None:
    conditions.append(f"{column} IN ({', '.join('?' * len(values))})")
    parameters += [str(value) if isinstance(value, str) else value for value in values]


def _all_events(journal: Journal, promise_ids: Iterable[int]) -> dict[int, list[PromiseEvent]]:
    found: dict[int, list[PromiseEvent]] = defaultdict(list)
    for chunk in _chunks(promise_ids):
        marks = ", ".join("?" * len(chunk))
        for row in journal.rows(f"SELECT * FROM promise_events WHERE promise_id IN ({marks}) ORDER BY id", chunk):
            found[row["promise_id"]].append(event_from(row))
    return found


def _chunks(ids: Iterable[int]) -> list[list[int]]:
    wanted = list(ids)
    return [wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)]


def overdue_by_client(journal: Journal, client_ids: Sequence[int], at: datetime | None = None) -> dict[int, int]:
    """Return how many promises given are overdue, for each of these clients that has any."""
    marks = ", ".join("?" * len(client_ids))
    found = journal.rows(
        "SELECT client_id, count(*) FROM promises WHERE state = 'open' AND side = 'given' AND due_at < ? "
        f"AND client_id IN ({marks}) GROUP BY client_id",
        (to_text(at or journal.now()), *client_ids),
    )
    return {row[0]: row[1] for row in found}
