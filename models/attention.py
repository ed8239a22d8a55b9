"""What needs attention now, in order, each with its reason; and the next moment at which that changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from models import quiet, reasons
from models.business import home_zone
from models.instants import day_span, day_start, from_text, local_day, to_text
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow
from models.journal import Journal
from models.open_promises import DEFAULT_LEAD, Day, OpenPromises, moved_from
from models.promises import questions as promises
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseRow, Side
from models.quiet import QuietClient
from models.reasons import FINE

WEEK = timedelta(days=7)
_GIVEN = frozenset({Side.GIVEN})
_OWED = frozenset({Side.OWED})
_FOLLOW_UPS = frozenset({Side.FOLLOW_UP})
_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Entry:
    """A promise that needs attention, and why; `days_late` counts midnights of the business since it was due."""

    row: PromiseRow
    reason: str
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class NextUp:
    """The next promise with an hour, and that hour: the start of its window, or when it is due."""

    row: PromiseRow
    at: datetime


@dataclass(frozen=True, slots=True)
class LoggedToday:
    """The interactions of today, newest first, how many there are and their minutes in all."""

    rows: tuple[InteractionRow, ...]
    count: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Counts:
    """For a badge: promises given that are overdue, and those due later today."""

    overdue: int
    due_today: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention as of `at`, group by group in order; each promise is in one group only.

    A group holds at most as many entries as were asked for; `totals` says how many there are in
    all, under the group's name.
    """

    at: datetime
    zone: str
    untold: tuple[Entry, ...]
    overdue: tuple[Entry, ...]
    due_today: tuple[Entry, ...]
    owed_slipped: tuple[Entry, ...]
    quiet: tuple[QuietClient, ...]
    follow_ups: tuple[Entry, ...]
    soon: tuple[Entry, ...]
    totals: dict[str, int]
    counts: Counts
    next_up: NextUp | None
    logged_today: LoggedToday


def gather(journal: Journal, at: datetime | None = None, within: timedelta = WEEK, most: int | None = 100) -> Attention:
    """Return what needs attention at a moment (None: now), looking ahead the days of `within`.

    `most` bounds each group of promises; None is all of them.
    """
    at = at or journal.now()
    zone = home_zone(journal)
    open_ones, day = OpenPromises(journal, at, most), Day(at, zone, within)
    untold = open_ones.untold()
    taken: set[int] = {row.promise.id for row in untold}
    overdue, overdue_total = open_ones.due(_GIVEN, None, at, taken)
    today, today_total = _today(open_ones, day, taken)
    taken |= {row.promise.id for row in today}
    slipped, slipped_total = open_ones.due(_OWED, None, at, taken)
    follow_ups, follow_ups_total = open_ones.due(_FOLLOW_UPS, None, day.end, taken)
    soon, soon_total = _soon(open_ones, day, taken)
    quiet_ones = quiet.clients(journal, at, open_then=open_ones.by_client())
    return Attention(
        at=at,
        zone=zone,
        untold=tuple(_untold_entries(journal, untold, at, zone)[:most]),
        overdue=tuple(sorted((_late_entry(row, at, zone) for row in overdue), key=_worst_first)),
        due_today=tuple(_due_entry(row, at, zone) for row in sorted(today, key=_by_time_said)),
        owed_slipped=tuple(_slipped_entry(open_ones, row, at, zone) for row in slipped),
        quiet=quiet_ones,
        follow_ups=tuple(_late_or_due(row, at, zone) for row in follow_ups),
        soon=tuple(_due_entry(row, at, zone) for row in soon),
        totals={
            "untold": len(untold),
            "overdue": overdue_total,
            "due_today": today_total,
            "owed_slipped": slipped_total,
            "quiet": len(quiet_ones),
            "follow_ups": follow_ups_total,
            "soon": soon_total,
        },
        counts=counts(journal, at),
        next_up=_next_up((*untold, *today, *follow_ups, *soon), at),
        logged_today=logged_today(journal, at),
    )


def counts(journal: Journal, at: datetime | None = None) -> Counts:
    """Return the numbers of the badge at a moment (None: now)."""
    at = at or journal.now()
    end = day_span(local_day(at, home_zone(journal)), home_zone(journal))[1]
    if promises.is_past(journal, at):
        overdue = PromiseFilter(states=OPEN, sides=_GIVEN, due_until=at, at=at)
        today = PromiseFilter(states=OPEN, sides=_GIVEN, due_from=at, due_until=end, at=at)
        return Counts(promises.count(journal, overdue), promises.count(journal, today))
    sql = "SELECT count(*) FROM promises WHERE state = 'open' AND side = 'given' AND due_at >= ? AND due_at < ?"
    now, tonight = to_text(at), to_text(end)
    return Counts(journal.value(sql, ("", now)), journal.value(sql, (now, tonight)))


def next_moment(journal: Journal, at: datetime | None = None) -> datetime:
    """Return when the list changes next by itself: something falls due, a window nears, or midnight."""
    at = at or journal.now()
    zone = home_zone(journal)
    moments = [day_span(local_day(at, zone), zone)[1]]
    due = journal.value("SELECT min(due_at) FROM promises WHERE state = 'open' AND due_at >= ?", (to_text(at),))
    if due is not None:
        moments.append(from_text(due) + timedelta(seconds=1))
    ordinary = journal.value(
        "SELECT min(start_at) FROM promises WHERE state = 'open' AND lead_minutes IS NULL "
        "AND due_at > ? AND start_at > ?",
        (to_text(at), to_text(at + DEFAULT_LEAD)),
    )
    if ordinary is not None:
        moments.append(from_text(ordinary) - DEFAULT_LEAD)
    own_leads = journal.rows(
        "SELECT start_at, lead_minutes FROM promises WHERE state = 'open' AND lead_minutes IS NOT NULL "
        "AND due_at > ? AND start_at > ?",
        (to_text(at), to_text(at)),
    )
    moments += [from_text(row["start_at"]) - timedelta(minutes=row["lead_minutes"]) for row in own_leads]
    return min(moment for moment in moments if moment > at)


def logged_today(journal: Journal, at: datetime | None = None, most: int = 20) -> LoggedToday:
    """Return the interactions of the local day of `at` that had happened by then."""
    at = at or journal.now()
    zone = home_zone(journal)
    wanted = InteractionFilter(since=day_start(local_day(at, zone), zone), at=at)
    rows = interactions.page(journal, wanted, limit=most)
    count, minutes = interactions.count(journal, wanted)
    return LoggedToday(rows, count, minutes)


def _today(open_ones: OpenPromises, day: Day, taken: set[int]) -> tuple[list[PromiseRow], int]:
    due, total = open_ones.due(_GIVEN, day.at, day.end, taken)
    starting = open_ones.starting(day, taken)
    return [*due, *starting], total + len(starting)


def _soon(open_ones: OpenPromises, day: Day, taken: set[int]) -> tuple[list[PromiseRow], int]:
    ours, ours_total = open_ones.due(_OURS, day.end, day.until, taken)
    owed, owed_total = open_ones.due(_OWED, day.at, day.until, taken)
    together = sorted([*ours, *owed], key=_by_due)
    return together[: open_ones.most], ours_total + owed_total


def _untold_entries(journal: Journal, rows: Sequence[PromiseRow], at: datetime, zone: str) -> list[Entry]:
    before = moved_from(journal, [row.promise.id for row in rows], at)
    return [
        Entry(
            row,
            reasons.untold(row.promise, before.get(row.promise.id), at, zone),
            reasons.days_late(row.promise.due_at, at, zone),
        )
        for row in rows
    ]


def _late_entry(row: PromiseRow, at: datetime, zone: str) -> Entry:
    due_at = row.promise.due_at
    return Entry(row, reasons.lateness(due_at, at, zone), reasons.days_late(due_at, at, zone))


def _due_entry(row: PromiseRow, at: datetime, zone: str) -> Entry:
    return Entry(row, reasons.due(row.promise.window, at, zone))


def _late_or_due(row: PromiseRow, at: datetime, zone: str) -> Entry:
    return _late_entry(row, at, zone) if row.promise.due_at < at else _due_entry(row, at, zone)


def _slipped_entry(open_ones: OpenPromises, row: PromiseRow, at: datetime, zone: str) -> Entry:
    at_risk = open_ones.at_risk(row.promise)
    return Entry(
        row,
        reasons.slipped(row.promise, None if at_risk is None else at_risk.promise, at, zone),
        reasons.days_late(row.promise.due_at, at, zone),
    )


def _worst_first(entry: Entry) -> tuple[int, int, datetime, int]:
    return -entry.days_late, -entry.row.moves.count, entry.row.promise.due_at, entry.row.promise.id


def _by_due(row: PromiseRow) -> tuple[datetime, int]:
    return row.promise.due_at, row.promise.id


def _by_time_said(row: PromiseRow) -> tuple[datetime, int]:
    window = row.promise.window
    return (window.start if window.start and window.grain in FINE else window.end), row.promise.id


def _next_up(rows: Iterable[PromiseRow], at: datetime) -> NextUp | None:
    coming = []
    for row in rows:
        window = row.promise.window
        if row.promise.side is Side.OWED or window.grain not in FINE:
            continue
        moment = window.start if window.start is not None and window.start >= at else window.end
        if moment >= at:
            coming.append((moment, row.promise.id, row))
    if not coming:
        return None
    moment, _id, row = min(coming, key=_moment_and_id)
    return NextUp(row, moment)


def _moment_and_id(coming: tuple[datetime, int, PromiseRow]) -> tuple[datetime, int]:
    return coming[0], coming[1]
