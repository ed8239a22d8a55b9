"""What a review goes through: every promise that slipped, worst first, read in as few columns as will do."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from models import instants, reasons
from models.business import home_zone
from models.instants import from_text, local_day, to_text
from models.journal import Journal
from models.open_promises import OpenPromises
from models.promises import questions
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import NEVER_MOVED, PromiseId, PromiseRow, Side
from models.reviews.slipped import Group, Slipped

_LATE = {Side.GIVEN: Group.OVERDUE, Side.OWED: Group.OWED, Side.FOLLOW_UP: Group.FOLLOW_UP}
_ORDER = {group: place for place, group in enumerate((Group.UNTOLD, Group.OVERDUE, Group.OWED, Group.FOLLOW_UP))}
_OVERDUE = "SELECT id, side, due_at FROM promises WHERE state = 'open' AND due_at < ? AND made_at <= ?"
_MOVES = (
    "SELECT e.promise_id, count(*) FROM promises p CROSS JOIN promise_events e ON e.promise_id = p.id "
    "WHERE p.state = 'open' AND p.due_at < ? AND e.kind = 'moved' GROUP BY 1"
)
_MAYBE_UNTOLD = (
    "SELECT DISTINCT p.id, p.due_at FROM promise_events e CROSS JOIN promises p ON p.id = e.promise_id "
    "WHERE e.kind = 'moved' AND e.told_at IS NULL AND p.state = 'open' AND p.side = 'given' AND p.made_at <= ?"
)


def queue(journal: Journal, at: datetime | None = None) -> tuple[Slipped, ...]:
    """Return what is to be decided at a moment (None: now), worst first.

    First what was moved without a word to the client, then what is overdue, by days late and then by how often
    it was moved; last what is owed to us, and follow-ups.
    """
    at = at or journal.now()
    zone = home_zone(journal)
    if questions.is_past(journal, at):
        rows = questions.rows(journal, PromiseFilter(states=OPEN, at=at))
        return _worst_first(_seen(row, at, zone) for row in rows if is_slipped(row, at))
    now = to_text(at)
    moves = {row[0]: row[1] for row in journal.rows(_MOVES, (now,))}
    found = {row["id"]: row for row in journal.rows(_OVERDUE, (now, now))}
    slipped = _untold(journal, at, zone)
    # There may be thousands: what is the same for all is asked once.
    place, today = instants.zone(zone), local_day(at, zone)
    groups = {side.value: group for side, group in _LATE.items()}
    for promise_id, row in found.items():
        if promise_id not in slipped:
            due_at = from_text(row["due_at"])
            late = (today - due_at.astimezone(place).date()).days
            slipped[promise_id] = Slipped(promise_id, groups[row["side"]], due_at, late, moves.get(promise_id, 0))
    return _worst_first(slipped.values())


def count(journal: Journal, at: datetime | None = None) -> int:
    """Return how many promises are to be decided at a moment (None: now)."""
    return OpenPromises(journal, at or journal.now(), None).to_decide()


def rows(journal: Journal, wanted: Sequence[Slipped], at: datetime | None = None) -> tuple[PromiseRow, ...]:
    """Return some of the queue as a list shows it, in the order given; what is gone meanwhile is left out."""
    found = {row.promise.id: row for row in questions.some(journal, [one.promise_id for one in wanted], at)}
    return tuple(found[one.promise_id] for one in wanted if one.promise_id in found)


def is_slipped(row: PromiseRow, at: datetime) -> bool:
    """Tell whether an open promise is to be decided: it is overdue, or was moved without a word to the client."""
    return row.promise.due_at < at or _is_unknown(row)


def _untold(journal: Journal, at: datetime, zone: str) -> dict[PromiseId, Slipped]:
    maybe = journal.rows(_MAYBE_UNTOLD, (to_text(at),))
    moves = questions.moves_of(journal, [row["id"] for row in maybe], at)
    found = {}
    for row in maybe:
        moved = moves.get(row["id"], NEVER_MOVED)
        if moved.unknown:
            due_at = from_text(row["due_at"])
            late = reasons.days_late(due_at, at, zone)
            found[PromiseId(row["id"])] = Slipped(row["id"], Group.UNTOLD, due_at, late, moved.count)
    return found


def _is_unknown(row: PromiseRow) -> bool:
    return row.moves.unknown and row.promise.side is Side.GIVEN


def _seen(row: PromiseRow, at: datetime, zone: str) -> Slipped:
    promise = row.promise
    group = Group.UNTOLD if _is_unknown(row) else _LATE[promise.side]
    late = reasons.days_late(promise.due_at, at, zone)
    return Slipped(promise.id, group, promise.due_at, late, row.moves.count)


def _worst_first(found: Iterable[Slipped]) -> tuple[Slipped, ...]:
    return tuple(sorted(found, key=_badness))


def _badness(one: Slipped) -> tuple[int, int, int, datetime, int]:
    return _ORDER[one.group], -one.days_late, -one.moves, one.due_at, one.promise_id
