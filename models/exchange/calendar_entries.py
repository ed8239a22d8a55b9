"""What a phone's calendar is told: open promises, and if wanted what was settled lately and visits that took place."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from models import business, warning_rules
from models.alarms.records import Stage
from models.alarms.saying import promised
from models.alarms.schedule import Warned, moments
from models.changes import Kind
from models.instants import FIRST, day_start, from_text, local_day, to_text
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow, Way
from models.journal import Journal
from models.promises import questions as promises
from models.promises.records import EventKind, PromiseKind, PromiseRow, Side, State
from models.reasons import FINE, when
from models.warning_rules import WarningRules
from models.windows import Grain, Window
from models.words import shortened
from models.working_time import ONE_DAY

SETTLED_WITHIN = timedelta(days=31)
"""How long a settled promise is told as cancelled, so that a calendar that took it earlier drops it."""
_SPANNING = frozenset({Grain.DAY, Grain.WEEKEND, Grain.WEEK})
"""Without an hour these are shown on all their days; a month or a quarter only on its last day."""
_SETTLED = frozenset({State.KEPT, State.BROKEN, State.RELEASED, State.VOID})
_STILL = frozenset({EventKind.MADE.value, EventKind.TOLD.value, EventKind.CONFIRMED.value})
"""What happens to a promise without changing its time or state."""
_CHUNK = 500


class Wanted(Struct, frozen=True):
    """What a calendar is to hold beside the open promises; `visits_since` None leaves past visits out."""

    private: bool = False
    settled: bool = False
    visits_since: date | None = None


class Entry(Struct, frozen=True):
    """One event of a calendar.

    `start` and `end` are instants in UTC, or days for an event of whole days, whose `end` is the day
    after its last. `end` None is one moment. `uid` never changes; `sequence` grows with each change of its time.
    """

    uid: str
    start: datetime | date
    end: datetime | date | None
    summary: str
    description: str
    location: str
    busy: bool
    cancelled: bool
    sequence: int
    changed_at: datetime
    alarms: tuple[datetime, ...]


class _Past(Struct, frozen=True):
    """What happened to a promise by now: how often its time or state changed, when it was last changed, and moved."""

    steps: int
    changed_at: datetime
    timed_at: datetime


def entries(journal: Journal, wanted: Wanted) -> tuple[Entry, ...]:
    """Return the events of a calendar as of now, by time."""
    mark = _mark(journal)
    found = [*_promised(journal, wanted, mark), *_visits(journal, wanted, mark)]
    return tuple(sorted(found, key=_by_time))


def _mark(journal: Journal) -> str:
    """Return what tells this journal from others, wherever its file lies: the seal of its first operation."""
    return str(journal.value("SELECT seal FROM operations ORDER BY id LIMIT 1") or "")


def _promised(journal: Journal, wanted: Wanted, mark: str) -> Iterator[Entry]:
    rules, zone = warning_rules.get(journal), business.home_zone(journal)
    rows = list(promises.rows(journal, promises.PromiseFilter(states=promises.OPEN)))
    if wanted.settled:
        rows += _settled(journal)
    pasts = _pasts(journal, rows)
    addresses = _addresses(journal, {row.promise.client_id for row in rows if row.promise.kind is PromiseKind.COME})
    for row in rows:
        promise, past = row.promise, pasts[row.promise.id]
        start, end = _span(promise.window)
        settled = promise.state is not State.OPEN
        yield Entry(
            uid=f"promise-{promise.id}@{mark}",
            start=start,
            end=end,
            summary=_summary(row),
            description=_description(row, zone, private=wanted.private),
            location=addresses.get(promise.client_id, "") if promise.kind is PromiseKind.COME else "",
            busy=promise.kind is PromiseKind.COME,
            cancelled=settled,
            sequence=past.steps,
            changed_at=past.changed_at,
            alarms=() if settled else _alarms(row, past, rules),
        )


def _settled(journal: Journal) -> tuple[PromiseRow, ...]:
    now = journal.now()
    found = journal.rows(
        "SELECT DISTINCT promise_id FROM promise_events WHERE at > ? AND at <= ? "
        "AND kind IN ('kept', 'broken', 'released', 'voided') ORDER BY promise_id",
        (to_text(now - SETTLED_WITHIN), to_text(now)),
    )
    rows = promises.some(journal, [row["promise_id"] for row in found])
    return tuple(row for row in rows if row.promise.state in _SETTLED)


def _visits(journal: Journal, wanted: Wanted, mark: str) -> Iterator[Entry]:
    if wanted.visits_since is None:
        return
    since = day_start(wanted.visits_since, business.home_zone(journal))
    asked = InteractionFilter(kinds=frozenset({Way.VISIT}), since=since, at=journal.now())
    rows = interactions.page(journal, asked, limit=-1)
    corrected = _corrected(journal, Kind.INTERACTION, [row.interaction.id for row in rows])
    addresses = _addresses(journal, {row.interaction.client_id for row in rows})
    for row in rows:
        visit = row.interaction
        start = visit.happened_at.astimezone(UTC)
        yield Entry(
            uid=f"visit-{visit.id}@{mark}",
            start=start,
            end=start + timedelta(minutes=visit.minutes) if visit.minutes else None,
            summary=f"Visit ({row.client_name})",
            description=_visit_words(row, private=wanted.private),
            location=addresses.get(visit.client_id, ""),
            busy=True,
            cancelled=False,
            sequence=0,
            changed_at=corrected.get(visit.id, visit.noted_at),
            alarms=(),
        )


def _by_time(entry: Entry) -> tuple[str, str]:
    return entry.start.isoformat(), entry.uid


# When


def _span(window: Window) -> tuple[datetime | date, datetime | date | None]:
    """Return when an event begins and ends: by the minute where an hour was said, else whole days of its own zone."""
    due = window.end.astimezone(UTC)
    if window.grain in FINE:
        if window.start is None or window.start >= window.end:
            return due, None
        return window.start.astimezone(UTC), due
    last = local_day(window.end, window.zone)
    first = last
    if window.start is not None and window.grain in _SPANNING:
        first = min(last, local_day(window.start, window.zone))
    return first, last + ONE_DAY


def _alarms(row: PromiseRow, past: _Past, rules: WarningRules) -> tuple[datetime, ...]:
    """Return when a phone is to ring: ahead of it, and before a visit in time to leave; what is owed to us when due."""
    promise = row.promise
    warned = Warned(
        side=promise.side,
        kind=promise.kind,
        start_at=promise.window.start,
        due_at=promise.due_at,
        grain=promise.window.grain,
        noted_at=max(promise.noted_at, past.timed_at),
        lead=warning_rules.lead(promise, rules),
        travel=rules.travel,
    )
    stages = {Stage.DUE} if promise.side is Side.OWED else {Stage.LEAD}
    if promise.kind is PromiseKind.COME and promise.side is not Side.OWED:
        stages.add(Stage.START)
    return tuple(sorted({moment.at.astimezone(UTC) for moment in moments(warned) if moment.stage in stages}))


# In words


def _summary(row: PromiseRow) -> str:
    what = shortened(row.promise.words)
    if row.promise.side is Side.OWED:
        what = f"Owed to us: {what}"
    return f"{what} ({row.client_name})"


def _description(row: PromiseRow, zone: str, *, private: bool) -> str:
    promise = row.promise
    said = promised(promise.side, row.interaction_kind, row.interaction_at or promise.made_at, FIRST, zone)
    told = [
        promise.words if shortened(promise.words) != promise.words else "",
        f"{said[0].upper()}{said[1:]}, for {_when(promise.window)}",
        f"First promised for {_when(promise.first)}" if row.moves.count else "",
        "The client does not know the new time yet" if row.moves.unknown else "",
        f"With {row.person_name}" if row.person_name else "",
        f"Private: {promise.private_words}" if private and promise.private_words else "",
    ]
    return "\n".join(filter(None, told))


def _visit_words(row: InteractionRow, *, private: bool) -> str:
    visit = row.interaction
    told = [
        visit.words,
        f"With {', '.join(row.people)}" if row.people else "",
        f"Private: {visit.private_words}" if private and visit.private_words else "",
    ]
    return "\n".join(filter(None, told))


def _when(window: Window) -> str:
    # Seen from long ago, so that it never reads "tomorrow" on a phone that shows it next week.
    return when(window, FIRST, window.zone)


# What lies behind


def _pasts(journal: Journal, rows: Sequence[PromiseRow]) -> dict[int, _Past]:
    ids, found = [row.promise.id for row in rows], defaultdict[int, list[sqlite3.Row]](list)
    corrected = _corrected(journal, Kind.PROMISE, ids)
    for chunk in _chunks(ids):
        for event in journal.rows(
            f"SELECT promise_id, kind, noted_at FROM promise_events WHERE promise_id IN ({_marks(chunk)}) AND at <= ?",
            (*chunk, to_text(journal.now())),
        ):
            found[event["promise_id"]].append(event)
    return {
        row.promise.id: _past(row, found[row.promise.id], corrected.get(row.promise.id, row.promise.noted_at))
        for row in rows
    }


def _past(row: PromiseRow, events: Sequence[sqlite3.Row], corrected_at: datetime) -> _Past:
    noted = [row.promise.noted_at, *(from_text(event["noted_at"]) for event in events)]
    moved = [from_text(event["noted_at"]) for event in events if event["kind"] == EventKind.MOVED]
    steps = sum(event["kind"] not in _STILL for event in events)
    return _Past(steps, max(*noted, corrected_at), max((row.promise.noted_at, *moved)))


def _corrected(journal: Journal, kind: Kind, ids: Sequence[int]) -> dict[int, datetime]:
    """Return when each of some records was changed last, by now."""
    found: dict[int, datetime] = {}
    for chunk in _chunks(ids):
        for row in journal.rows(
            "SELECT c.row_id, max(o.at) AS at FROM changes c JOIN operations o ON o.id = c.operation_id "
            f"WHERE c.kind = ? AND c.row_id IN ({_marks(chunk)}) AND o.state <> 'undone' AND o.at <= ? "
            "GROUP BY c.row_id",
            (kind.value, *chunk, to_text(journal.now())),
        ):
            found[row["row_id"]] = from_text(row["at"])
    return found


def _addresses(journal: Journal, client_ids: set[int]) -> dict[int, str]:
    """Return where each client is: the address of its first site that has one, on one line; never how to get in."""
    found: dict[int, str] = {}
    for chunk in _chunks(sorted(client_ids)):
        for row in journal.rows(
            f"SELECT client_id, address FROM sites WHERE client_id IN ({_marks(chunk)}) AND struck_at IS NULL "
            "AND address <> '' ORDER BY id",
            chunk,
        ):
            found.setdefault(row["client_id"], ", ".join(filter(None, map(str.strip, row["address"].splitlines()))))
    return found


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(ids), _CHUNK):
        yield ids[first : first + _CHUNK]


def _marks(chunk: Sequence[int]) -> str:
    return ", ".join("?" * len(chunk))
