"""What would ring at a moment, read from the journal: cheap where nothing rings, however much is open."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import nsmallest
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import Struct

from models import business, warning_rules
from models.alarms.records import GRAVITY, MOST_SHOWN, Ring, Stage
from models.alarms.schedule import Warned, last_morning, moments
from models.alarms.wrong_clock import AHEAD
from models.instants import day_start, from_text, local_day, optional_instant, to_text
from models.journal import Journal
from models.promises.records import PromiseKind, Side
from models.warning_rules import WarningRules
from models.windows import Grain

Asleep = dict[tuple[int, str], str]
"""Until when (stored form) the alarm of a promise and due time is asleep."""

_RANG = (
    "EXISTS (SELECT 1 FROM rings r WHERE r.promise_id = p.id AND r.due_at = p.due_at AND r.stage = '{stage}' "
    "AND r.stage IN ('lead', 'start', 'due') AND r.rings_at <= :soon AND r.rings_at {since})"
)
_MOVED = (
    "coalesce((SELECT max(e.noted_at) FROM promise_events e WHERE e.promise_id = p.id "
    "AND e.kind IN ('moved', 'told') AND e.kind = 'moved'), '')"
)
_LATEST_SNOOZE = (
    "s.at <= :soon AND NOT EXISTS (SELECT 1 FROM snoozes t WHERE t.promise_id = s.promise_id AND t.id > s.id "
    "AND t.due_at = s.due_at AND t.at <= :soon)"
)
_DUE = (
    "SELECT p.id, p.due_at FROM promises p WHERE p.state = 'open' AND p.due_at <= :now "
    f"AND NOT {_RANG.format(stage='due', since='>= p.due_at')} ORDER BY p.due_at, p.id"
)
_ANCHOR = "iif(p.start_at IS NOT NULL AND p.grain IN ('minute', 'hour', 'part of day'), p.start_at, p.due_at)"
_NOTED = f"max(p.noted_at, {_MOVED})"
_AHEAD_COLUMNS = f"p.id, p.side, p.kind, p.start_at, p.due_at, p.grain, p.lead_minutes, {_NOTED} AS noted_at"
_OWN_LEAD = (
    "p.lead_minutes IS NOT NULL AND {anchor} <= "
    "strftime('%Y-%m-%dT%H:%M:%SZ', :until, '+' || p.lead_minutes || ' minutes')"
)
_NEARING = (
    f"SELECT {_AHEAD_COLUMNS} FROM promises p WHERE p.state = 'open' AND p.due_at > :now AND p.side <> 'owed' "
    f"AND ({_ANCHOR} <= :farthest OR ({_OWN_LEAD.format(anchor=_ANCHOR)})) "
    f"AND ({_ANCHOR} <= {{by_kind}} OR ({_OWN_LEAD.format(anchor=_ANCHOR)}))"
)
_NOT_WARNED = (
    f" AND (NOT {_RANG.format(stage='lead', since=f'> {_NOTED}')} OR ({_ANCHOR} = p.start_at AND p.start_at <= :left "
    f"AND NOT {_RANG.format(stage='start', since=f'> {_NOTED}')}))"
)
_RUNG = (
    "SELECT stage, rings_at FROM rings WHERE promise_id = ? AND due_at = ? AND stage IN ('lead', 'start', 'due') "
    "AND rings_at <= ?"
)
_ASLEEP = f"SELECT s.promise_id, s.due_at, s.until_at FROM snoozes s WHERE s.until_at > :now AND {_LATEST_SNOOZE}"
_WOKEN = (
    "SELECT s.promise_id AS id, s.due_at, s.until_at FROM snoozes s JOIN promises p ON p.id = s.promise_id "
    f"AND p.state = 'open' AND p.due_at = s.due_at WHERE s.until_at <= :now AND {_LATEST_SNOOZE} AND NOT EXISTS "
    "(SELECT 1 FROM rings r WHERE r.promise_id = s.promise_id AND r.due_at = s.due_at AND r.rings_at = s.until_at "
    "AND r.stage = 'snooze')"
)


class _Morning(NamedTuple):
    """What rings because a working morning has begun: for all that were due before its midnight."""

    begun: str
    worst: list[Ring]
    total: int
    rings: list[Ring]


class Found(Struct):
    """What rings: of the promises due first the gravest stage of each, how many ring in all, and the rows of it all."""

    at: datetime
    worst: list[Ring]
    total: int
    rings: list[Ring]


def find(journal: Journal, at: datetime) -> Found:
    """Return what would ring at a moment, were there no quiet hours."""
    rules, asleep = warning_rules.get(journal), sleeping(journal, at)
    awake = [*_due(journal, at), *_nearing(journal, at, rules), *_woken(journal, at)]
    if asleep:
        awake = [ring for ring in awake if (ring.promise_id, ring.due_at) not in asleep]
    morning = _morning(journal, at, asleep)
    # The morning rings for all that were due by its midnight, the gravest of reasons.
    gravest: dict[int | None, Ring] = {ring.promise_id: ring for ring in morning.worst}
    others = set()
    for ring in awake:
        if ring.due_at is not None and ring.due_at >= morning.begun:
            others.add(ring.promise_id)
            before = gravest.get(ring.promise_id)
            if before is None or GRAVITY[ring.stage] >= GRAVITY[before.stage]:
                gravest[ring.promise_id] = ring
    worst = nsmallest(MOST_SHOWN, gravest.values(), key=_by_due)
    return Found(at, worst, morning.total + len(others), [*morning.rings, *awake])


def sleeping(journal: Journal, at: datetime) -> Asleep:
    """Return which alarms are asleep at a moment, and until when.

    A snooze noted by a clock that was ahead of this one holds nothing yet, lest its alarm be lost.
    """
    return {(row[0], row[1]): row[2] for row in journal.rows(_ASLEEP, _parameters(at))}


def nearing(journal: Journal, at: datetime, until: datetime, rules: WarningRules) -> Iterator[tuple[int, Warned]]:
    """Return those due after `at` that are warned of by `until`, or may be: with what their alarms depend on."""
    return _warned(journal, _NEARING, at, until, rules)


def unwarned(journal: Journal, at: datetime, until: datetime, rules: WarningRules) -> Iterator[tuple[int, Warned]]:
    """Return of those `nearing` the ones that did not ring ahead yet, or not for their start."""
    return _warned(journal, _NEARING + _NOT_WARNED, at, until, rules)


def warned_of(journal: Journal, promise_id: int, rules: WarningRules) -> Warned:
    """Return what the alarms of a promise depend on."""
    return _warned_from(journal.row(f"SELECT {_AHEAD_COLUMNS} FROM promises p WHERE p.id = ?", (promise_id,)), rules)


def rung(journal: Journal, promise_id: int, warned: Warned, at: datetime) -> frozenset[str]:
    """Return which stages of a promise rang for its due time since its window was noted.

    Moved to another start with the same end it rings again; under other rules it does not.
    """
    noted_at = to_text(warned.noted_at)
    rows = journal.rows(_RUNG, (promise_id, to_text(warned.due_at), to_text(at + AHEAD)))
    return frozenset(row[0] for row in rows if row[1] > noted_at or row[0] == Stage.DUE)


def latest_morning(journal: Journal, at: datetime) -> str | None:
    """Return the time of the last morning that rang (stored form), or None."""
    sql = "SELECT max(rings_at) FROM rings WHERE stage = 'morning' AND rings_at <= ?"
    found: str | None = journal.value(sql, (to_text(at + AHEAD),))
    return found


def _due(journal: Journal, at: datetime) -> list[Ring]:
    return [Ring(row[0], row[1], Stage.DUE, row[1]) for row in journal.rows(_DUE, _parameters(at))]


def _woken(journal: Journal, at: datetime) -> list[Ring]:
    return [Ring(row[0], row[1], Stage.SNOOZE, row[2]) for row in journal.rows(_WOKEN, _parameters(at))]


def _nearing(journal: Journal, at: datetime, rules: WarningRules) -> Iterator[Ring]:
    for promise_id, warned in unwarned(journal, at, at, rules):
        due_at = to_text(warned.due_at)
        already = rung(journal, promise_id, warned, at)
        for stage, moment in moments(warned):
            if moment <= at and not already & {stage, Stage.DUE}:
                yield Ring(promise_id, due_at, stage, to_text(moment))


def _warned(
    journal: Journal, sql: str, at: datetime, until: datetime, rules: WarningRules
) -> Iterator[tuple[int, Warned]]:
    by_kind = " ".join(
        f"WHEN '{kind.value}' THEN '{to_text(until + _reach(kind, rules))}'" for kind in rules.lead_minutes
    )
    parameters = _parameters(at) | {
        "until": to_text(until),
        "left": to_text(until + rules.travel),
        "farthest": to_text(until + rules.longest),
    }
    for row in journal.rows(sql.format(by_kind=f"CASE p.kind {by_kind} END"), parameters):
        yield row["id"], _warned_from(row, rules)


def _reach(kind: PromiseKind, rules: WarningRules) -> timedelta:
    lead = timedelta(minutes=rules.lead_minutes[kind])
    return max(lead, rules.travel) if kind is PromiseKind.COME else lead


def _morning(journal: Journal, at: datetime, asleep: Asleep) -> _Morning:
    nothing = _Morning("", [], 0, [])
    zone = business.home_zone(journal)
    today = to_text(day_start(local_day(at, zone), zone))
    last = latest_morning(journal, at) or ""
    if last >= today or journal.row("SELECT 1 FROM promises WHERE state = 'open' AND due_at < ?", (today,)) is None:
        return nothing
    morning = last_morning(business.profile(business.get(journal)), at)
    if morning is None:
        return nothing
    begun, rings_at = to_text(day_start(local_day(morning, zone), zone)), to_text(morning)
    if last >= begun:
        return nothing
    late = journal.rows(
        "SELECT id, due_at FROM promises WHERE state = 'open' AND due_at < ? ORDER BY due_at, id LIMIT ?",
        (begun, MOST_SHOWN + len(asleep)),
    )
    worst = [Ring(row[0], row[1], Stage.MORNING, rings_at) for row in late if (row[0], row[1]) not in asleep]
    total = journal.value("SELECT count(*) FROM promises WHERE state = 'open' AND due_at < ?", (begun,))
    total -= sum(_is_late(journal, promise_id, due_at, begun) for promise_id, due_at in asleep)
    return _Morning(begun, worst[:MOST_SHOWN], total, [Ring(None, None, Stage.MORNING, rings_at)]) if total else nothing


def _is_late(journal: Journal, promise_id: int, due_at: str, begun: str) -> bool:
    sql = "SELECT 1 FROM promises WHERE id = ? AND due_at = ? AND state = 'open'"
    return due_at < begun and journal.row(sql, (promise_id, due_at)) is not None


def _warned_from(row: Any, rules: WarningRules) -> Warned:  # noqa: ANN401 -- a row of SQLite, by column
    kind, own = PromiseKind(row["kind"]), row["lead_minutes"]
    return Warned(
        side=Side(row["side"]),
        kind=kind,
        start_at=optional_instant(row["start_at"]),
        due_at=from_text(row["due_at"]),
        grain=Grain(row["grain"]),
        noted_at=from_text(row["noted_at"]),
        lead=timedelta(minutes=rules.lead_minutes[kind] if own is None else own),
        travel=rules.travel,
    )


def _parameters(at: datetime) -> dict[str, str]:
    return {"now": to_text(at), "soon": to_text(at + AHEAD)}


_by_due = itemgetter(1, 0)
