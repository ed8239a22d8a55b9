"""How the business wants to be warned: how long ahead by kind of promise, travel, and quiet hours."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Protocol

from msgspec import Struct

from models.changes import Kind
from models.errors import Damaged, Refused
from models.instants import zone
from models.journal import Journal
from models.promises.drafts import LONGEST_MINUTES
from models.promises.records import PromiseKind
from models.store.seals import Value

MOST_TRAVEL = 24 * 60
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


class QuietHours(Struct, frozen=True):
    """The hours of each day that hold every alarm, the end no longer; from 22:00 until 07:00 spans midnight."""

    start: time
    end: time

    def hold(self, at: datetime, zone_name: str) -> bool:
        """Tell whether a moment lies in them, on the wall clock of a zone."""
        clock = at.astimezone(zone(zone_name)).time()
        if self.start < self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def over(self, at: datetime, zone_name: str) -> datetime:
        """Return the first moment from `at` on that is not quiet, on the wall clock of a zone."""
        if not self.hold(at, zone_name):
            return at
        place = zone(zone_name)
        today = at.astimezone(place).date()
        ends = [
            datetime.combine(today + _DAY * later, self.end, place).replace(fold=fold)
            for later in (0, 1)
            for fold in (0, 1)
        ]
        instants = [end.astimezone(at.tzinfo) for end in ends]
        found = min(end for end in instants if end > at and not self.hold(end, zone_name))
        # Where the clocks go forward over the end, the quiet is over at the change.
        while found - _MINUTE > at and not self.hold(found - _MINUTE, zone_name):
            found -= _MINUTE
        return found


class WarningRules(Struct, frozen=True):
    """How long before a promise to warn, by its kind; how long the way to a visit takes; quiet hours, None for none."""

    lead_minutes: Mapping[PromiseKind, int]
    travel_minutes: int
    quiet: QuietHours | None

    @property
    def travel(self) -> timedelta:
        """How long before a visit it is time to leave."""
        return timedelta(minutes=self.travel_minutes)

    @property
    def longest(self) -> timedelta:
        """The longest that these rules warn ahead."""
        return timedelta(minutes=max(self.travel_minutes, *self.lead_minutes.values()))


class Led(Protocol):
    """What the lead time of a promise depends on."""

    @property
    def kind(self) -> PromiseKind:
        """What was promised, in a word."""
        ...

    @property
    def lead_minutes(self) -> int | None:
        """Its own lead time, None for that of its kind."""
        ...


USUAL = WarningRules(
    {kind: {PromiseKind.RING: 15, PromiseKind.QUOTE: 180}.get(kind, 60) for kind in PromiseKind}, 30, None
)


def get(journal: Journal) -> WarningRules:
    """Return how the business wants to be warned."""
    row = journal.row("SELECT * FROM warnings ORDER BY id LIMIT 1")
    return USUAL if row is None else _rules(row)


def change(journal: Journal, rules: WarningRules) -> WarningRules:
    """Make the warnings what `rules` says; kinds it leaves out stay at the usual lead time. Raises: Refused."""
    values = _values(rules)
    with journal.writing("Change the warnings") as writing:
        row = journal.row("SELECT id FROM warnings ORDER BY id LIMIT 1")
        if row is None:
            writing.add(Kind.WARNINGS, values)
        else:
            writing.put(Kind.WARNINGS, row["id"], values)
    return get(journal)


def lead(promise: Led, rules: WarningRules) -> timedelta:
    """Return how long before it a promise is warned of: its own lead time first, then that of its kind."""
    own = promise.lead_minutes
    return timedelta(minutes=rules.lead_minutes[promise.kind] if own is None else own)


def _values(rules: WarningRules) -> dict[str, Value]:
    for kind, minutes in rules.lead_minutes.items():
        if not 0 <= minutes <= LONGEST_MINUTES:
            raise Refused(
                f"the lead time of “{kind}” must lie between 0 minutes and a year", field=f"lead {kind.value}"
            )
    if not 0 <= rules.travel_minutes <= MOST_TRAVEL:
        raise Refused("the travel time must lie between 0 minutes and a day", field="travel")
    own = {kind.value: minutes for kind, minutes in rules.lead_minutes.items() if minutes != USUAL.lead_minutes[kind]}
    start, end = (None, None) if rules.quiet is None else (rules.quiet.start, rules.quiet.end)
    if start is not None and start == end:
        raise Refused("quiet hours that end when they start would hold every alarm; give two times", field="quiet")
    return {
        "lead_minutes": json.dumps(own, sort_keys=True),
        "travel_minutes": rules.travel_minutes,
        "quiet_from": None if start is None else f"{start:%H:%M}",
        "quiet_until": None if end is None else f"{end:%H:%M}",
    }


def _rules(row: sqlite3.Row) -> WarningRules:
    try:
        own = {PromiseKind(kind): int(minutes) for kind, minutes in json.loads(row["lead_minutes"]).items()}
        quiet = None
        if row["quiet_from"] is not None:
            quiet = QuietHours(time.fromisoformat(row["quiet_from"]), time.fromisoformat(row["quiet_until"]))
    except (ValueError, TypeError, AttributeError):
        raise Damaged("how to warn cannot be read; go back to a backup") from None
    return WarningRules({**USUAL.lead_minutes, **own}, row["travel_minutes"], quiet)
