"""Ringing: what would ring now, showing and recording it, and when something rings next.

Alarms are a level, not an edge: each tick asks the record what is to be told and was not, so that
nothing is lost while the program or the laptop slept, and a row for each that rang keeps it from
ringing twice. It is shown first and recorded then: whoever dies between shows it once more.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from models import business, warning_rules
from models.alarms import finding
from models.alarms.finding import Found
from models.alarms.records import Alarm, Digest, Ring, Stage
from models.alarms.saying import promised, reason
from models.alarms.schedule import moments, next_morning
from models.alarms.wrong_clock import AHEAD
from models.changes import Kind
from models.errors import Locked
from models.instants import day_span, from_text, local_day, to_text
from models.journal import Journal
from models.promises.rows import promise_from
from models.store.seals import Value
from models.warning_rules import WarningRules
from models.working_time import Profile
from models.writing import Writing

SLICE = 200
"""Rows that are recorded in one step, so that nobody waits for it."""
FORGOTTEN = 1_000
"""Rows that are removed in one step, the soonest first."""
_TOLD = (
    "SELECT p.*, c.name AS client_name, i.kind AS way, coalesce(i.happened_at, p.made_at) AS said_at, "
    "(SELECT count(*) FROM snoozes s WHERE s.promise_id = p.id) AS snoozes FROM promises p "
    "JOIN clients c ON c.id = p.client_id LEFT JOIN interactions i ON i.id = p.interaction_id WHERE p.id IN ({marks})"
)
_SAME_STAGE = (
    "SELECT id FROM rings WHERE promise_id = ? AND due_at = ? AND stage = ? AND stage IN ('lead', 'start', 'due')"
)
_SAME = {
    str(Stage.MORNING): "SELECT id FROM rings WHERE stage = 'morning' AND rings_at = ?",
    str(Stage.SNOOZE): "SELECT id FROM rings WHERE promise_id = ? AND due_at = ? AND rings_at = ? AND stage = 'snooze'",
}


def pending(journal: Journal, at: datetime | None = None, *, zone: str) -> Digest:
    """Return what would ring at a moment (None: now), with nothing changed; nothing in quiet hours.

    `zone` is where the laptop is, on whose clock the quiet hours are.
    """
    at = at or journal.now()
    if _quiet(journal, at, zone):
        return Digest(at, (), 0)
    return digest_of(journal, finding.find(journal, at), zone)


def ring(
    journal: Journal, show: Callable[[Digest], None], *, zone: str, held_until: datetime | None = None
) -> Digest | None:
    """Show what rings now and record that it rang; return it, or None where nothing did.

    Both happen in one transaction, so that of two programs only one shows it; where another one is
    writing, or the journal can only be read, it is left to the next tick. `show` must not write. Raises: what
    `show` raises, with nothing recorded, and Unusable.
    """
    if journal.read_only:
        return None
    at, seen = journal.now(), _version(journal)
    found = _found(journal, at, zone, held_until)
    if not found.total and not _too_early(journal, at):
        return None
    try:
        with journal.noting() as writing:
            for row in _too_early(journal, at):
                writing.remove(Kind.RING, row)
            if _version(journal) != seen:
                found = _found(journal, at, zone, held_until)
            if not found.total:
                return None
            digest = digest_of(journal, found, zone)
            show(digest)
            _record(journal, writing, found.rings[:SLICE], at)
            return digest
    except Locked:
        return None


def is_due(journal: Journal, *, zone: str, held_until: datetime | None = None) -> bool:
    """Tell whether `ring` would have anything to show or to record now."""
    at = journal.now()
    return bool(_found(journal, at, zone, held_until).total) or bool(_too_early(journal, at))


def record_rest(journal: Journal, digest: Digest) -> Digest:
    """Record the next step of what was shown with a digest; return it with what is left, which may be the same.

    Until nothing is left, another program would show the rest once more.
    """
    try:
        with journal.noting() as writing:
            _record(journal, writing, digest.rest[:SLICE], digest.at)
    except Locked:
        return digest
    return Digest(digest.at, digest.alarms, digest.total, digest.rest[SLICE:])


def digest_of(journal: Journal, found: Found, zone: str) -> Digest:
    """Return what was found with all that is said of each promise."""
    sql = _TOLD.format(marks=", ".join("?" * len(found.worst)))
    rows = {row["id"]: row for row in journal.rows(sql, [ring.promise_id for ring in found.worst])}
    alarms = tuple(_alarm(rows[ring.promise_id], ring, found.at, zone) for ring in found.worst)
    return Digest(found.at, alarms, found.total, tuple(found.rings[SLICE:]))


def next_at(journal: Journal, at: datetime | None = None, *, zone: str) -> datetime | None:
    """Return when something rings next from a moment on (None: now): that moment itself if something would now.

    None: nothing open is going to ring.
    """
    at = at or journal.now()
    rules = warning_rules.get(journal)
    if finding.find(journal, at).total:
        found: datetime | None = at
    else:
        found = min(_coming(journal, at, rules), default=None)
    return found if found is None or rules.quiet is None else rules.quiet.over(found, zone)


def _found(journal: Journal, at: datetime, zone: str, held_until: datetime | None) -> Found:
    if (held_until is not None and at < held_until) or _quiet(journal, at, zone):
        return Found(at, [], 0, [])
    return finding.find(journal, at)


def _version(journal: Journal) -> int:
    """Return what changes as soon as another program has written."""
    return int(journal.value("PRAGMA data_version"))


def _alarm(row: sqlite3.Row, ring: Ring, at: datetime, zone: str) -> Alarm:
    promise, stage = promise_from(row), Stage(ring.stage)
    return Alarm(
        promise_id=promise.id,
        client_id=promise.client_id,
        client_name=row["client_name"],
        words=promise.words,
        side=promise.side,
        kind=promise.kind,
        window=promise.window,
        due_at=promise.due_at,
        stage=stage,
        rings_at=from_text(ring.rings_at),
        late=at - promise.due_at,
        reason=reason(promise.window, promise.kind, stage, at, zone),
        snoozes=row["snoozes"],
        promised=promised(promise.side, row["way"], from_text(row["said_at"]), at, zone),
    )


def _record(journal: Journal, writing: Writing, rings: Iterable[Ring], at: datetime) -> None:
    shown_at = to_text(at)
    for ring in rings:
        values: dict[str, Value] = {**ring._asdict(), "stage": str(ring.stage), "shown_at": shown_at}
        before = _recorded(journal, ring)
        if before is None:
            writing.add(Kind.RING, values)
        else:
            writing.put(Kind.RING, before, values)


def _recorded(journal: Journal, ring: Ring) -> int | None:
    """Return the row that the unique keys would refuse this one for."""
    key: tuple[Value, ...] = (ring.promise_id, ring.due_at, str(ring.stage))
    if ring.promise_id is None:
        key = (ring.rings_at,)
    elif ring.stage == Stage.SNOOZE:
        key = (ring.promise_id, ring.due_at, ring.rings_at)
    found: int | None = journal.value(_SAME.get(ring.stage, _SAME_STAGE), key)
    return found


def _too_early(journal: Journal, at: datetime) -> list[int]:
    """Return some of what rang while the clock was ahead: it is to ring again at its own time."""
    rows = journal.rows(
        "SELECT id FROM rings WHERE rings_at > ? ORDER BY rings_at LIMIT ?", (to_text(at + AHEAD), FORGOTTEN)
    )
    return [row[0] for row in rows]


def _quiet(journal: Journal, at: datetime, zone: str) -> bool:
    quiet = warning_rules.get(journal).quiet
    return quiet is not None and quiet.hold(at, zone)


def _coming(journal: Journal, at: datetime, rules: WarningRules) -> Iterator[datetime]:
    """Return when each kind of alarm rings next after a moment at which nothing does."""
    asleep = finding.sleeping(journal, at)
    ends = [from_text(until) for (promise_id, due_at), until in asleep.items() if _open(journal, promise_id, due_at)]
    found = [*ends, *_next_due(journal, at, asleep), *_next_of_morning(journal, at, asleep)]
    if not found:
        # What is ahead at all is due some time, unless it is asleep, and then it wakes.
        return
    first = min(found)
    for promise_id, warned in finding.unwarned(journal, at, first, rules):
        until = asleep.get((promise_id, to_text(warned.due_at)), "")
        already = finding.rung(journal, promise_id, warned, at)
        awake = (moment for stage, moment in moments(warned) if stage not in already and to_text(moment) >= until)
        first = min((first, *(moment for moment in awake if moment > at)))
    yield first


def _open(journal: Journal, promise_id: int, due_at: str) -> bool:
    sql = "SELECT 1 FROM promises WHERE id = ? AND due_at = ? AND state = 'open'"
    return journal.row(sql, (promise_id, due_at)) is not None


def _next_due(journal: Journal, at: datetime, asleep: finding.Asleep) -> Iterator[datetime]:
    sql = "SELECT id, due_at FROM promises WHERE state = 'open' AND due_at > ? ORDER BY due_at, id LIMIT ?"
    # One more than are asleep: among them is the first that is awake.
    for row in journal.rows(sql, (to_text(at), len(asleep) + 1)):
        if asleep.get((row[0], row[1]), "") <= row[1]:
            yield from_text(row[1])
            return


def _next_of_morning(journal: Journal, at: datetime, asleep: finding.Asleep) -> Iterator[datetime]:
    profile = business.profile(business.get(journal))
    sql = "SELECT id, due_at FROM promises WHERE state = 'open' ORDER BY due_at, id LIMIT ?"
    for row in journal.rows(sql, (len(asleep) + 1,)):
        tonight = day_span(local_day(from_text(row["due_at"]), profile.zone), profile.zone)[1]
        morning = _next_unrung(journal, profile, max(at, tonight))
        if morning is not None and asleep.get((row["id"], row["due_at"]), "") <= to_text(morning):
            yield morning
            return


def _next_unrung(journal: Journal, profile: Profile, after: datetime) -> datetime | None:
    morning, last = next_morning(profile, after), finding.latest_morning(journal, after) or ""
    while morning is not None and last >= to_text(day_span(local_day(morning, profile.zone), profile.zone)[0]):
        # It rang already by the clock of the zone where the business was before.
        morning = next_morning(profile, morning)
    return morning
