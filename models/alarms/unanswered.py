"""What rang and still waits for an answer, read from the journal alone: so it is known after a restart."""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime

from models import business
from models.alarms import ringing
from models.alarms.finding import Found
from models.alarms.records import MOST_SHOWN, Digest, Ring, Stage
from models.alarms.wrong_clock import AHEAD
from models.instants import day_start, from_text, local_day, to_text
from models.journal import Journal
from models.promises.records import PromiseId
from models.store.seals import Value

_OWN = "rings r WHERE r.promise_id = p.id AND r.due_at = p.due_at AND r.rings_at <= :soon"
_AHEAD = f"{_OWN} AND r.stage IN ('lead', 'start', 'due')"
_WOKEN = f"{_OWN} AND r.stage = 'snooze'"
_RANG_AT = (
    f"max(coalesce((SELECT max(r.shown_at) FROM {_AHEAD}), ''), "
    f"coalesce((SELECT max(r.shown_at) FROM {_WOKEN}), ''), "
    "iif(p.due_at < :begun AND p.noted_at <= :morning, :morning, ''))"
)
# A snooze answers until it rang again; so does settling, of what was opened again: no morning spoke for it then.
_STANDING = (
    f"WITH rang AS MATERIALIZED (SELECT p.id, p.due_at, {_RANG_AT} AS rang_at FROM promises p WHERE p.state = 'open') "
    "SELECT p.id, p.due_at, count(*) OVER () AS total FROM rang p WHERE p.rang_at > :since "
    "AND p.id NOT IN (SELECT value FROM json_each(:besides)) "
    "AND NOT EXISTS (SELECT 1 FROM snoozes s WHERE s.promise_id = p.id AND s.due_at = p.due_at "
    "AND s.until_at > p.rang_at AND s.at <= :soon AND NOT EXISTS (SELECT 1 FROM snoozes t "
    "WHERE t.promise_id = s.promise_id AND t.id > s.id AND t.due_at = s.due_at AND t.at <= :soon)) "
    "AND NOT EXISTS (SELECT 1 FROM promise_events e WHERE e.promise_id = p.id "
    # Past the first, that it was made: most have no other, and this is known without a look at the row.
    "AND e.id > (SELECT min(f.id) FROM promise_events f WHERE f.promise_id = p.id) AND e.noted_at >= p.rang_at "
    "AND (e.kind = 'reopened' OR (e.kind = 'moved' AND e.noted_at > p.rang_at))) "
    "ORDER BY p.due_at, p.id LIMIT :most"
)
_LAST_OWN = (
    f"SELECT r.stage, r.rings_at, r.shown_at, r.id AS id FROM promises p, {_AHEAD} AND p.id = :promise UNION ALL "
    f"SELECT r.stage, r.rings_at, r.shown_at, r.id AS id FROM promises p, {_WOKEN} AND p.id = :promise "
    "ORDER BY shown_at DESC, id DESC LIMIT 1"
)
_LAST_MORNING = (
    "SELECT rings_at, shown_at FROM rings WHERE stage = 'morning' AND rings_at <= ? ORDER BY rings_at DESC LIMIT 1"
)


def find(journal: Journal, at: datetime, *, zone: str, besides: Collection[PromiseId] = ()) -> Digest:
    """Return the open promises whose alarm was shown and neither snoozed, moved nor settled since.

    `zone` is where the laptop is; those named in `besides` are left out and not counted. Nothing rings
    by this, in quiet hours or out of them.
    """
    rows = _standing(journal, at, besides, "", MOST_SHOWN)
    worst = [_ring(journal, row["id"], row["due_at"], to_text(at + AHEAD)) for row in rows]
    return ringing.digest_of(journal, Found(at, worst, rows[0]["total"] if rows else 0, []), zone)


def any_since(journal: Journal, at: datetime, since: datetime) -> bool:
    """Tell whether any of these was shown after a moment; of a moment still to come it can be any."""
    return since > at + AHEAD or bool(_standing(journal, at, (), to_text(since), 1))


def _standing(
    journal: Journal, at: datetime, besides: Collection[PromiseId], since: str, most: int
) -> list[sqlite3.Row]:
    soon = to_text(at + AHEAD)
    begun, morning = _last_morning(journal, soon)
    left_out = json.dumps(list(besides))
    named: dict[str, Value] = {
        "soon": soon,
        "begun": begun,
        "morning": morning,
        "since": since,
        "besides": left_out,
        "most": most,
    }
    return journal.rows(_STANDING, named)


def _last_morning(journal: Journal, soon: str) -> tuple[str, str]:
    """Return when the day of the last morning began, for all due before it, and when it was shown."""
    row = journal.row(_LAST_MORNING, (soon,))
    if row is None:
        return "", ""
    zone = business.home_zone(journal)
    return to_text(day_start(local_day(from_text(row["rings_at"]), zone), zone)), row["shown_at"]


def _ring(journal: Journal, promise_id: int, due_at: str, soon: str) -> Ring:
    """Return what a promise rang for last; the morning where it never rang for anything of its own."""
    row = journal.row(_LAST_OWN, {"promise": promise_id, "soon": soon})
    if row is None:
        return Ring(promise_id, due_at, Stage.MORNING, due_at)
    return Ring(promise_id, due_at, row["stage"], row["rings_at"])
