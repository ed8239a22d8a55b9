"""The open promises of a moment, read in the slices that the list of what needs attention is made of."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from models import warning_rules
from models.instants import day_span, day_start, from_text, local_day, to_text
from models.journal import Journal
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import Promise, PromiseRow, Side
from models.reasons import FINE
from models.store.seals import Value
from models.warning_rules import WarningRules

_CHUNK = 500
_DUE = (
    "SELECT due_at, id FROM promises WHERE state = 'open' AND side IN (?, ?, ?) AND due_at >= ? AND due_at < ? "
    "AND made_at <= ? ORDER BY due_at, id LIMIT ?"
)
Due = tuple[str, int]
"""When a promise is due, as it is stored, and its id."""


class Day:
    """A moment with the end of its local day, and the end of the last day that is looked ahead to."""

    def __init__(self, at: datetime, zone: str, within: timedelta) -> None:
        today = local_day(at, zone)
        self.at = at
        self.end = day_span(today, zone)[1]
        self.until = max(self.end, day_start(local_day(at + within, zone) + timedelta(days=1), zone))


class _Slice(Struct, frozen=True):
    sides: frozenset[Side]
    since: datetime | None
    until: datetime


class OpenPromises:
    """The promises open at a moment: of now read slice by slice, of the past all at once."""

    def __init__(self, journal: Journal, at: datetime, most: int | None) -> None:
        self.most = most
        self._journal = journal
        self._at = at
        self._untold: list[PromiseRow] | None = None
        self._then: tuple[PromiseRow, ...] | None = None
        self._known: dict[int, PromiseRow] = {}
        if questions.is_past(journal, at):
            self._then = questions.rows(journal, PromiseFilter(states=OPEN, at=at))
            self._known = {row.promise.id: row for row in self._then}

    def due(
        self, sides: frozenset[Side], since: datetime | None, until: datetime, taken: Collection[int]
    ) -> tuple[list[Due], int]:
        """Return which are due from `since` to before `until` and not `taken`, and how many there are in all."""
        wanted = _Slice(sides, since, until)
        if self._then is not None:
            then = [row.promise for row in self._then if _fits(row, wanted) and row.promise.id not in taken]
            return [(to_text(promise.due_at), promise.id) for promise in then[: self.most]], len(then)
        limit = -1 if self.most is None else self.most + len(taken)
        three = (sorted(sides) * 3)[:3]  # As many for each slice: in the same words SQLite knows a question again.
        bounds = ("" if since is None else to_text(since), to_text(until), to_text(self._at))
        found = self._journal.rows(_DUE, (*three, *bounds, limit))
        fitting = [(row[0], row[1]) for row in found if row[1] not in taken]
        if 0 <= limit <= len(found):
            return fitting[: self.most], self._count(wanted) - self._taken_in(wanted, taken)
        return fitting[: self.most], len(fitting)

    def rows(self, *groups: Sequence[Due]) -> list[list[PromiseRow]]:
        """Return the promises of each group, those of all of them read together."""
        unknown = [promise_id for group in groups for _due, promise_id in group if promise_id not in self._known]
        self._known |= {row.promise.id: row for row in questions.some(self._journal, unknown, self._at)}
        return [[self._known[one] for _due, one in group if one in self._known] for group in groups]

    def starting(self, day: Day, taken: Collection[int]) -> list[PromiseRow]:
        """Return promises given that are due after today, whose window begins within its lead time."""
        rules = warning_rules.get(self._journal)
        if self._then is not None:
            return [row for row in self._then if _begins(row.promise, day, rules) and row.promise.id not in taken]
        # All that is due later is gone through, so what most have not is asked for first.
        found = self._journal.rows(
            "SELECT id FROM promises WHERE state = 'open' AND due_at >= ? AND start_at IS NOT NULL AND side = 'given' "
            "AND grain IN ('minute', 'hour', 'part of day') AND (start_at <= ? OR (lead_minutes IS NOT NULL AND "
            "start_at <= strftime('%Y-%m-%dT%H:%M:%SZ', ?, '+' || lead_minutes || ' minutes'))) ORDER BY due_at, id",
            (to_text(day.end), to_text(day.at + rules.longest), to_text(day.at)),
        )
        rows = questions.some(self._journal, [row["id"] for row in found if row["id"] not in taken], self._at)
        return [row for row in rows if _begins(row.promise, day, rules)][: self.most]

    def untold(self) -> list[PromiseRow]:
        """Return promises given whose latest move the client does not know of, by due time."""
        if self._untold is None:
            self._untold = self._read_untold()
        return self._untold

    def to_decide(self) -> int:
        """Return how many are overdue, whoever owes them, or were moved without a word to the client."""
        ahead = sum(1 for row in self.untold() if row.promise.due_at >= self._at)
        if self._then is not None:
            return ahead + sum(1 for row in self._then if row.promise.due_at < self._at)
        # No promise is due before it is made, so none of these is still to be made.
        overdue = "SELECT count(*) FROM promises WHERE state = 'open' AND due_at < ?"
        return ahead + int(self._journal.value(overdue, (to_text(self._at),)))

    def _read_untold(self) -> list[PromiseRow]:
        if self._then is not None:
            return [row for row in self._then if row.promise.side is Side.GIVEN and row.moves.unknown]
        found = self._journal.rows(
            "SELECT DISTINCT p.id, p.due_at FROM promise_events e CROSS JOIN promises p ON p.id = e.promise_id "
            "WHERE e.kind = 'moved' AND e.told_at IS NULL AND p.state = 'open' AND p.side = 'given' "
            "ORDER BY p.due_at, p.id"
        )
        rows = questions.some(self._journal, [row["id"] for row in found], self._at)
        return [row for row in rows if row.moves.unknown]

    def at_risk(self, owed: Promise) -> tuple[PromiseRow, ...]:
        """Return the promise of ours, to the same client and for the same job, that is due next, if there is one."""
        if self._then is not None:
            for row in self._then:
                promise = row.promise
                if promise.side is not Side.GIVEN or promise.client_id != owed.client_id:
                    continue
                if owed.job_id in (None, promise.job_id):
                    return (row,)
            return ()
        same_job = "" if owed.job_id is None else "AND job_id = ?"
        found = self._journal.row(
            "SELECT id FROM promises WHERE client_id = ? AND state = 'open' AND side = 'given' "
            f"{same_job} ORDER BY due_at, id LIMIT 1",
            (owed.client_id, *(() if owed.job_id is None else (owed.job_id,))),
        )
        return () if found is None else (questions.row_of(self._journal, found["id"], self._at),)

    def waiting_for(self, owed: Sequence[PromiseRow]) -> dict[int, tuple[PromiseRow, ...]]:
        """Return what of ours waits for each of these owed promises, the soonest due first."""
        if self._then is not None:
            from models import waiting

            return {found.owed.promise.id: found.waiting for found in waiting.slipped(self._journal, self._at)}
        ids = [row.promise.id for row in owed]
        return self._about(
            "SELECT w.owed_id AS id, w.promise_id AS about FROM waits w JOIN promises o ON o.id = w.promise_id "
            f"WHERE w.owed_id IN ({_marks(ids)}) AND w.ended_at IS NULL AND o.state = 'open' "
            "AND w.at <= ? ORDER BY o.due_at, o.id",
            (*ids, to_text(self._at)),
        )

    def next_words(self, until: datetime) -> list[tuple[PromiseRow, tuple[PromiseRow, ...]]]:
        """Return the open next words due before `until`, each with the promises of ours that wait."""
        if self._then is not None:
            from models import waiting

            return [(found.word, found.waiting) for found in waiting.next_words(self._journal, self._at, until)]
        about = self._about(
            f"SELECT n.id, w.promise_id AS about {_WAITING} AND n.due_at < ? AND n.state = 'open' ORDER BY w.id",
            (to_text(self._at), to_text(until)),
        )
        words = questions.some(self._journal, list(about), self._at)
        return [(row, about[row.promise.id]) for row in words]

    def silent(self) -> list[PromiseRow]:
        """Return the promises of ours that wait though their client was promised no further word."""
        if self._then is not None:
            from models import waiting

            rows = {found.ours.promise.id: found.ours for found in waiting.without_next_word(self._journal, self._at)}
            return list(rows.values())
        found = self._journal.rows(f"SELECT w.promise_id {_WAITING} AND n.state <> 'open'", (to_text(self._at),))
        return list(questions.some(self._journal, sorted({row["promise_id"] for row in found}), self._at))

    def held_up(self) -> dict[int, str]:
        """Return the words of what is owed and late, for each promise of ours that waits for it in vain."""
        if self._then is not None:
            from models import waiting

            late = waiting.slipped(self._journal, self._at)
            return {row.promise.id: found.owed.promise.words for found in late for row in found.waiting}
        now = to_text(self._at)
        found = self._journal.rows(
            f"SELECT w.promise_id, d.words {_WAITING} AND d.due_at < ? ORDER BY d.due_at, d.id", (now, now)
        )
        return {row[0]: row[1] for row in found}

    def by_client(self) -> Mapping[int, tuple[int, datetime]] | None:
        """Return, for a past moment, how many promises given were open with each client, and since when."""
        if self._then is None:
            return None
        found: dict[int, tuple[int, datetime]] = {}
        for row in self._then:
            promise = row.promise
            if promise.side is Side.GIVEN:
                number, since = found.get(promise.client_id, (0, promise.made_at))
                found[promise.client_id] = number + 1, min(since, promise.made_at)
        return found

    def _about(self, sql: str, parameters: Sequence[Value]) -> dict[int, tuple[PromiseRow, ...]]:
        found = self._journal.rows(sql, parameters)
        known = {
            row.promise.id: row for row in questions.some(self._journal, [row["about"] for row in found], self._at)
        }
        about: dict[int, tuple[PromiseRow, ...]] = {}
        for row in found:
            about[row["id"]] = (*about.get(row["id"], ()), known[row["about"]])
        return about

    def _count(self, wanted: _Slice, among: Sequence[int] | None = None) -> int:
        """Return how many promises a slice has, or how many of those `among` which it is asked."""
        sql = f"SELECT count(*) FROM promises WHERE state = 'open' AND side IN ({_marks(wanted.sides)}) "
        sql += "AND due_at >= ? AND due_at < ?"
        sql += "" if among is None else f" AND id IN ({_marks(among)})"
        since = "" if wanted.since is None else to_text(wanted.since)
        return int(self._journal.value(sql, (*sorted(wanted.sides), since, to_text(wanted.until), *(among or ()))))

    def _taken_in(self, wanted: _Slice, taken: Collection[int]) -> int:
        ids = tuple(taken)
        return sum(self._count(wanted, ids[start : start + _CHUNK]) for start in range(0, len(ids), _CHUNK))


_WAITING = (
    # In this order: SQLite would rather go through all that is open than through the few waits.
    "FROM waits w CROSS JOIN promises n ON n.id = w.next_word_id CROSS JOIN promises o ON o.id = w.promise_id "
    "CROSS JOIN promises d ON d.id = w.owed_id "
    "WHERE w.ended_at IS NULL AND w.at <= ? AND o.state = 'open' AND d.state = 'open'"
)


def moved_from(journal: Journal, promise_ids: list[int], at: datetime) -> dict[int, datetime]:
    """Return when each of those promises was due before its latest move by `at`."""
    found: dict[int, datetime] = {}
    for start in range(0, len(promise_ids), _CHUNK):
        chunk = promise_ids[start : start + _CHUNK]
        for row in journal.rows(
            f"SELECT promise_id, old_due FROM promise_events WHERE promise_id IN ({_marks(chunk)}) AND kind = 'moved' "
            "AND at <= ? ORDER BY id",
            (*chunk, to_text(at)),
        ):
            found[row["promise_id"]] = from_text(row["old_due"])
    return found


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _fits(row: PromiseRow, wanted: _Slice) -> bool:
    due_at = row.promise.due_at
    return row.promise.side in wanted.sides and (wanted.since or due_at) <= due_at < wanted.until


def _begins(promise: Promise, day: Day, rules: WarningRules) -> bool:
    start = promise.window.start
    if promise.side is not Side.GIVEN or start is None or promise.due_at < day.end or promise.window.grain not in FINE:
        return False
    return start - warning_rules.lead(promise, rules) <= day.at
