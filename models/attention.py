"""What needs attention now, in order, each with its reason; and the next moment at which that changes."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from models import listed, quiet, warning_rules
from models.business import home_zone
from models.instants import day_span, day_start, from_text, local_day, to_text
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, InteractionRow
from models.journal import Journal
from models.listed import Entry
from models.open_promises import Day, Due, OpenPromises
from models.promises import questions as promises
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseKind, PromiseRow, Side
from models.quiet import QuietClient
from models.reasons import FINE
from models.warning_rules import WarningRules

WEEK = timedelta(days=7)
_GIVEN = frozenset({Side.GIVEN})
_OWED = frozenset({Side.OWED})
_FOLLOW_UPS = frozenset({Side.FOLLOW_UP})
_OURS = frozenset({Side.GIVEN, Side.FOLLOW_UP})


class NextUp(Struct, frozen=True):
    """The next promise with an hour, and that hour: the start of its window, or when it is due.

    `phone` is the first number of who heard it, empty for none.
    """

    row: PromiseRow
    at: datetime
    phone: str = ""


class LoggedToday(Struct, frozen=True):
    """The interactions of today, newest first, how many there are and their minutes in all."""

    rows: tuple[InteractionRow, ...]
    count: int
    minutes: int


class Counts(Struct, frozen=True):
    """For a badge: promises given that are overdue, those due later today, and those moved without a word.

    `untold` are not overdue: the client does not know yet that the time is another.
    """

    overdue: int
    due_today: int
    untold: int


class Badge(Struct, frozen=True):
    """The numbers of the sidebar: `to_decide` is how many promises a review would go through."""

    counts: Counts
    to_decide: int


class Attention(Struct, frozen=True):
    """What needs attention as of `at`, group by group in order; each promise is in one group only.

    A group holds at most as many entries as were asked for; `totals` says how many there are in
    all, under the group's name. `to_decide` is how many promises a review would go through; `held_up`
    has the words of what each promise of ours waits for in vain.
    """

    at: datetime
    zone: str
    untold: tuple[Entry, ...]
    overdue: tuple[Entry, ...]
    due_today: tuple[Entry, ...]
    next_words: tuple[Entry, ...]
    owed_slipped: tuple[Entry, ...]
    quiet: tuple[QuietClient, ...]
    follow_ups: tuple[Entry, ...]
    soon: tuple[Entry, ...]
    totals: dict[str, int]
    counts: Counts
    to_decide: int
    next_up: NextUp | None
    logged_today: LoggedToday
    held_up: Mapping[int, str]


def gather(journal: Journal, at: datetime | None = None, within: timedelta = WEEK, most: int | None = 100) -> Attention:
    """Return what needs attention at a moment (None: now), looking ahead the days of `within`.

    `most` bounds each group of promises; None is all of them.
    """
    at = at or journal.now()
    zone = home_zone(journal)
    open_ones, day = OpenPromises(journal, at, most), Day(at, zone, within)
    untold = open_ones.untold()
    taken: set[int] = {row.promise.id for row in untold}
    late, late_total = open_ones.due(_GIVEN, None, at, taken)
    words = _next_words(open_ones, day, zone, taken)
    taken |= {entry.row.promise.id for entry in words}
    tonight, tonight_total = open_ones.due(_GIVEN, at, day.end, taken)
    starting = open_ones.starting(day, taken)
    taken |= {promise_id for _due, promise_id in tonight} | {row.promise.id for row in starting}
    silent = [listed.silent(row, at, zone) for row in open_ones.silent() if row.promise.id not in taken]
    words = (*words, *listed.heaviest_first(silent))
    taken |= {entry.row.promise.id for entry in silent}
    owed, owed_total = open_ones.due(_OWED, None, at, taken)
    ups, ups_total = open_ones.due(_FOLLOW_UPS, None, day.end, taken)
    week, week_total = _soon(open_ones, day, taken)
    overdue, today, slipped, follow_ups, soon = open_ones.rows(late, tonight, owed, ups, week)
    today += starting
    quiet_ones = quiet.clients(journal, at, open_then=open_ones.by_client())
    word_rows = [entry.row for entry in words]
    return Attention(
        at=at,
        zone=zone,
        untold=listed.untold(journal, untold, at, zone)[:most],
        overdue=listed.entries(overdue, at, zone),
        due_today=listed.entries(today, at, zone),
        next_words=words[:most],
        owed_slipped=_slipped_entries(open_ones, slipped, at, zone),
        quiet=quiet_ones,
        follow_ups=listed.entries(follow_ups, at, zone),
        soon=listed.entries(soon, at, zone),
        totals={
            "untold": len(untold),
            "overdue": late_total,
            "due_today": tonight_total + len(starting),
            "next_words": len(words),
            "owed_slipped": owed_total,
            "quiet": len(quiet_ones),
            "follow_ups": ups_total,
            "soon": week_total,
        },
        counts=_counts(journal, at, untold),
        to_decide=open_ones.to_decide(),
        next_up=_next_up(journal, (*untold, *today, *word_rows, *follow_ups, *soon), at),
        logged_today=logged_today(journal, at),
        held_up=open_ones.held_up() if slipped else {},
    )


def counts(journal: Journal, at: datetime | None = None) -> Counts:
    """Return the numbers of the badge at a moment (None: now)."""
    at = at or journal.now()
    return _counts(journal, at, OpenPromises(journal, at, None).untold())


def badge(journal: Journal, at: datetime | None = None) -> Badge:
    """Return the numbers of the sidebar at a moment (None: now)."""
    at = at or journal.now()
    open_ones = OpenPromises(journal, at, None)
    return Badge(_counts(journal, at, open_ones.untold()), open_ones.to_decide())


def next_moment(journal: Journal, at: datetime | None = None) -> datetime:
    """Return when the list changes next by itself: something falls due, a window nears, or midnight."""
    at = at or journal.now()
    zone = home_zone(journal)
    moments = [day_span(local_day(at, zone), zone)[1]]
    if promises.is_past(journal, at):
        return min((*moments, *_moments_then(journal, at)))
    due = journal.value("SELECT min(due_at) FROM promises WHERE state = 'open' AND due_at >= ?", (to_text(at),))
    if due is not None:
        moments.append(from_text(due) + timedelta(seconds=1))
    first = min(moment for moment in moments if moment > at)
    rules = warning_rules.get(journal)
    # Only a window that begins within the longest lead time after what is known by now can be nearer.
    nearing = journal.rows(
        "SELECT start_at, lead_minutes, kind FROM promises WHERE state = 'open' AND due_at > ? AND start_at > ? "
        "AND (start_at <= ? OR lead_minutes IS NOT NULL)",
        (to_text(at), to_text(at), to_text(first + rules.longest)),
    )
    begins = [from_text(row["start_at"]) - _lead(row, rules) for row in nearing]
    return min((first, *(moment for moment in begins if moment > at)))


def _moments_then(journal: Journal, at: datetime) -> Iterator[datetime]:
    """Yield when what was open at a past moment fell due, and when its windows began to near."""
    rules = warning_rules.get(journal)
    for row in promises.rows(journal, PromiseFilter(states=OPEN, due_from=at, at=at)):
        promise = row.promise
        yield promise.due_at + timedelta(seconds=1)
        if promise.window.start is not None:
            nears = promise.window.start - warning_rules.lead(promise, rules)
            if nears > at:
                yield nears


def logged_today(journal: Journal, at: datetime | None = None, most: int = 20) -> LoggedToday:
    """Return the interactions of the local day of `at` that had happened by then."""
    at = at or journal.now()
    zone = home_zone(journal)
    wanted = InteractionFilter(since=day_start(local_day(at, zone), zone), at=at)
    rows = interactions.page(journal, wanted, limit=most)
    count, minutes = interactions.count(journal, wanted)
    return LoggedToday(rows, count, minutes)


def _counts(journal: Journal, at: datetime, untold: Iterable[PromiseRow]) -> Counts:
    ahead = sum(1 for row in untold if row.promise.due_at >= at)
    end = day_span(local_day(at, home_zone(journal)), home_zone(journal))[1]
    if promises.is_past(journal, at):
        overdue = PromiseFilter(states=OPEN, sides=_GIVEN, due_until=at, at=at)
        today = PromiseFilter(states=OPEN, sides=_GIVEN, due_from=at, due_until=end, at=at)
        return Counts(promises.count(journal, overdue), promises.count(journal, today), ahead)
    sql = "SELECT count(*) FROM promises WHERE state = 'open' AND side = 'given' AND due_at >= ? AND due_at < ?"
    now, tonight = to_text(at), to_text(end)
    overdue_now, due_today = journal.value(sql, ("", now)), journal.value(sql, (now, tonight))
    return Counts(overdue_now, due_today, ahead)


def _soon(open_ones: OpenPromises, day: Day, taken: set[int]) -> tuple[list[Due], int]:
    ours, ours_total = open_ones.due(_OURS, day.end, day.until, taken)
    owed, owed_total = open_ones.due(_OWED, day.at, day.until, taken)
    return sorted([*ours, *owed])[: open_ones.most], ours_total + owed_total


def _next_words(open_ones: OpenPromises, day: Day, zone: str, taken: Collection[int]) -> tuple[Entry, ...]:
    """Return the next words due by tonight; a promise that is overdue stays among those."""
    return listed.heaviest_first(
        listed.next_word(row, about, day.at, zone)
        for row, about in open_ones.next_words(day.end)
        if row.promise.id not in taken and (row.promise.due_at >= day.at or row.promise.side is not Side.GIVEN)
    )


def _slipped_entries(open_ones: OpenPromises, rows: Sequence[PromiseRow], at: datetime, zone: str) -> tuple[Entry, ...]:
    waits = open_ones.waiting_for(rows)
    return listed.heaviest_first(
        listed.slipped(row, waits.get(row.promise.id) or open_ones.at_risk(row.promise), at, zone) for row in rows
    )


def _lead(row: sqlite3.Row, rules: WarningRules) -> timedelta:
    own = row["lead_minutes"]
    return timedelta(minutes=rules.lead_minutes[PromiseKind(row["kind"])] if own is None else own)


def _next_up(journal: Journal, rows: Iterable[PromiseRow], at: datetime) -> NextUp | None:
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
    phones = journal.value("SELECT phones FROM people WHERE id = ?", (row.promise.person_id,)) or ""
    return NextUp(row, moment, next(iter(phones.splitlines()), ""))


def _moment_and_id(coming: tuple[datetime, int, PromiseRow]) -> tuple[datetime, int]:
    return coming[0], coming[1]
