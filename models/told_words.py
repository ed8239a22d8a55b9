"""What an interaction says in which the client was told: prefilled from the record, for the owner to change."""

from collections.abc import Sequence
from datetime import datetime

from models.promises.records import EventKind, Promise, PromiseEvent, PromiseRow
from models.promises.verdicts import as_of
from models.reasons import FINE
from models.windows import Window, in_zone
from models.words import shortened
from models.working_time import SHORT_DAYS, SHORT_MONTHS

_LONGEST = 200


def of_move(words: str, before: Window, after: Window, now: datetime) -> str:
    """Return "Told that “send the quote” will be Fri 27 Nov 17:00 instead of Thu 26 Nov 17:30"."""
    new, old = time_words(after, now), time_words(before, now)
    return f"Told that “{shortened(words, _LONGEST)}” will be {new} instead of {old}"


def time_they_know(row: PromiseRow, happened: Sequence[PromiseEvent]) -> Window | None:
    """Return the time the client last heard of, None where that is the present one."""
    if not row.moves.unknown:
        return None
    known = row.promise.first
    for place, event in enumerate(happened, 1):
        if event.kind is EventKind.TOLD or (event.kind is EventKind.MOVED and event.told_at is not None):
            known = as_of(row.promise, happened[:place], event.at).window
    return known


def of_delay(promise: Promise, now: datetime) -> str:
    """Return "Told that “send the quote” will be later than Fri 27 Nov 17:00", or that it is late already."""
    said, time = shortened(promise.words, _LONGEST), time_words(promise.window, now)
    if promise.due_at < now:
        return f"Told that “{said}” is late: it was promised for {time}"
    return f"Told that “{said}” will be later than {time}"


def of_break(promise: Promise, reason: str = "") -> str:
    """Return "Told that “send the quote” will not be done: no stock"."""
    why = f": {reason.strip()}" if reason.strip() else ""
    return f"Told that “{shortened(promise.words, _LONGEST)}” will not be done{why}"


def time_words(window: Window, now: datetime) -> str:
    """Return a promised time as it can be read years later: the day, with the hours where they were said."""
    end = in_zone(window.end, window.zone)
    if window.grain not in FINE:
        return _day_words(end, now)
    if window.start is None or window.is_point:
        return f"{_day_words(end, now)} {end:%H:%M}"
    start = in_zone(window.start, window.zone)
    if start.date() == end.date():
        return f"{_day_words(end, now)} {start:%H:%M}–{end:%H:%M}"
    return f"{_day_words(start, now)} {start:%H:%M} to {_day_words(end, now)} {end:%H:%M}"


def _day_words(local: datetime, now: datetime) -> str:
    year = f" {local.year}" if local.year != now.year else ""
    return f"{SHORT_DAYS[local.weekday()]} {local.day} {SHORT_MONTHS[local.month - 1]}{year}"
