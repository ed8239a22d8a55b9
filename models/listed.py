"""One entry of what needs attention: why it is on the list, how much it weighs, and why its time is what it is.

An entry weighs more the worse it is, and within a group the list goes by falling weight. What is
late weighs 1,000 for each midnight of the business since it was due, and one more for each time it
was moved. What is ahead weighs less than nothing: a minute of waiting for the time that was said
takes one off.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from models import reasons
from models.journal import Journal
from models.open_promises import moved_from
from models.promises.records import Promise, PromiseRow
from models.reasons import FINE
from models.windows import in_zone
from models.working_time import SHORT_DAYS, SHORT_MONTHS

A_DAY = 1_000
"""What a day late weighs: more than any number of moves."""
_MINUTE, _NEAR = timedelta(minutes=1), timedelta(days=6)
_LENGTH = r"(?:with)?in ((?:an?|\d+|[a-z-]+) (?:more )?(?:working|business) (?:hours?|days?))"


class Entry(Struct, frozen=True):
    """A promise that needs attention.

    `reason` says why it is listed as of `at`; `weight` is bigger the worse it is; `days_late` counts
    midnights of the business since it was due.
    """

    row: PromiseRow
    reason: str
    days_late: int
    weight: int
    at: datetime

    @property
    def why(self) -> str:
        """How its time came about."""
        return why(self.row, self.at)


def entry(row: PromiseRow, at: datetime, zone: str, reason: str = "") -> Entry:
    """Return the entry of a promise; without a reason it says how late it is, or when it is due."""
    due_at = row.promise.due_at
    if due_at >= at:
        return Entry(row, reason or reasons.due(row.promise.window, at, zone), 0, _ahead(row.promise, at), at)
    days = reasons.days_late(due_at, at, zone)
    return Entry(row, reason or reasons.late_by(days, at - due_at), days, _late(row, days), at)


def entries(rows: Iterable[PromiseRow], at: datetime, zone: str) -> tuple[Entry, ...]:
    """Return the entries of promises, the heaviest first."""
    return heaviest_first(entry(row, at, zone) for row in rows)


def untold(journal: Journal, rows: Sequence[PromiseRow], at: datetime, zone: str) -> tuple[Entry, ...]:
    """Return the entries of promises whose latest move the client does not know of, the heaviest first."""
    before = moved_from(journal, [row.promise.id for row in rows], at)
    return heaviest_first(
        entry(row, at, zone, reasons.untold(row.promise, before.get(row.promise.id), at, zone)) for row in rows
    )


def slipped(row: PromiseRow, at_risk: Sequence[PromiseRow], at: datetime, zone: str) -> Entry:
    """Return the entry of what is owed to us and late, which names the promise of ours that waits for it."""
    first = at_risk[0].promise if at_risk else None
    reason = reasons.slipped(row.promise, first, at, zone)
    return entry(row, at, zone, f"{reason} and {len(at_risk) - 1} more" if len(at_risk) > 1 else reason)


def next_word(row: PromiseRow, about: Sequence[PromiseRow], at: datetime, zone: str) -> Entry:
    """Return the entry of a next word to a client, which names the promise that waits."""
    plain = entry(row, at, zone)
    return entry(row, at, zone, f"{plain.reason}; about: {about[0].promise.words}" if about else plain.reason)


def silent(row: PromiseRow, at: datetime, zone: str) -> Entry:
    """Return the entry of a promise that waits while its client was promised no further word."""
    return entry(row, at, zone, f"{entry(row, at, zone).reason}; no further word to the client is promised")


def time_said(promise: Promise) -> datetime:
    """Return the moment a promise waits for: the start of its window where an hour was said, else its end."""
    window = promise.window
    return window.start if window.start is not None and window.grain in FINE else window.end


def why(row: PromiseRow, at: datetime) -> str:
    """Return how the promised time came about: "4 working hours from Fri 16:00: 1 h Fri + 3 h Mon".

    Where nothing was summed it is how it was said: "“by Friday”, said Mon 10:20". From when a length
    was counted is known of a promise that was never moved.
    """
    window, said = row.promise.window, " ".join(row.promise.window.said.split())
    since = "" if row.moves.count else _since(row.promise, at)
    if window.why:
        length = re.fullmatch(_LENGTH, said, re.IGNORECASE)
        if length is None:
            return f"{said}: {window.why}" if said else window.why
        return f"{length[1]}{since and f' from {since}'}: {window.why}"
    if not said:
        return ""
    return f"“{said}”{since and f', said {since}'}"


def heaviest_first(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by falling weight, and of equal weight the one due first."""
    return tuple(sorted(found, key=_heaviest))


def _late(row: PromiseRow, days: int) -> int:
    """Return the weight of what is late; never less than nothing."""
    return days * A_DAY + min(row.moves.count, A_DAY - 1)


def _ahead(promise: Promise, at: datetime) -> int:
    """Return the weight of what is still to come; always less than nothing."""
    return -max(1, -((at - time_said(promise)) // _MINUTE))


def _heaviest(found: Entry) -> tuple[int, datetime, int]:
    promise = found.row.promise
    return -found.weight, promise.due_at, promise.id


def _since(promise: Promise, at: datetime) -> str:
    made = in_zone(promise.made_at, promise.window.zone)
    day = SHORT_DAYS[made.weekday()]
    if at - made > _NEAR:
        day = f"{day} {made.day} {SHORT_MONTHS[made.month - 1]}"
    return f"{day} {made:%H:%M}"
