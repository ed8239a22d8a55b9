"""Clients gone quiet: something is open, and no word from us reached them for some working days."""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import Struct

from models import business, reasons
from models.instants import day_start, from_text, local_day, optional_instant, to_text
from models.journal import Journal
from models.working_time import FARTHEST, ONE_DAY, Profile, is_working_day

QUIET_DAYS = 10
"""Working days without a word from us after which a client counts as gone quiet."""
_MOST_HOLIDAYS = 12
"""More holidays than this never fall on the working days that are counted; beyond, none need be looked up."""


class QuietClient(Struct, frozen=True):
    """A client gone quiet.

    `last_word_at` is our last word that reached them, None for never; `since` is when the silence
    began: that word, or when the first of what is open now came up, whichever is later.
    """

    client_id: int
    client_name: str
    last_word_at: datetime | None
    since: datetime
    open_promises: int
    reason: str


_QUIET = """
SELECT * FROM (
  SELECT c.id, c.name,
    (SELECT max(i.happened_at) FROM interactions i WHERE i.client_id = c.id AND i.struck_at IS NULL
       AND i.direction = 'outbound' AND i.reached = 1 AND i.happened_at <= ?) AS last_word_at,
    (SELECT count(*) FROM promises p WHERE p.client_id = c.id AND p.state = 'open' AND p.side = 'given') AS promises,
    (SELECT min(p.made_at) FROM promises p WHERE p.client_id = c.id AND p.state = 'open' AND p.side = 'given')
      AS promised_at,
    (SELECT min(j.added_at) FROM jobs j WHERE j.client_id = c.id AND j.struck_at IS NULL AND j.added_at <= ?
       AND j.stage IN ('agreed', 'under way')) AS job_at
  FROM clients c WHERE c.struck_at IS NULL)
WHERE coalesce(last_word_at, '') < ?
"""


def clients(
    journal: Journal,
    at: datetime,
    days: int = QUIET_DAYS,
    open_then: Mapping[int, tuple[int, datetime]] | None = None,
) -> tuple[QuietClient, ...]:
    """Return the clients gone quiet at a moment, the longest silence first.

    `open_then` tells for a past moment how many promises were open with each client, and since
    when; None reads those open now. Jobs count by their present stage.
    """
    ours = business.profile(business.get(journal))
    today = local_day(at, ours.zone)
    surely_not = _edge(ours, today, days, holidays=False)
    surely = _edge(ours, today, days + _MOST_HOLIDAYS, holidays=False)
    exact: datetime | None = None
    found = []
    for row in journal.rows(_QUIET, (to_text(at), to_text(at), to_text(surely_not))):
        promises, promised_at = _open_with(row["id"], row["promises"], optional_instant(row["promised_at"]), open_then)
        matters = [moment for moment in (promised_at, optional_instant(row["job_at"])) if moment is not None]
        if not matters:
            continue
        last = optional_instant(row["last_word_at"])
        since = min(matters) if last is None else max(last, min(matters))
        if since >= surely_not:
            continue
        if since >= surely:
            exact = exact or _edge(ours, today, days, holidays=True)
            if since >= exact:
                continue
        found.append(QuietClient(row["id"], row["name"], last, since, promises, reasons.quiet(last, at, ours.zone)))
    return tuple(sorted(found, key=_longest_first))


def last_word(journal: Journal, client_id: int, at: datetime) -> datetime | None:
    """Return when our last word reached a client, None for never."""
    found = journal.value(
        "SELECT max(happened_at) FROM interactions WHERE client_id = ? AND struck_at IS NULL "
        "AND direction = 'outbound' AND reached = 1 AND happened_at <= ?",
        (client_id, to_text(at)),
    )
    return None if found is None else from_text(found)


def _open_with(
    client_id: int, promises: int, promised_at: datetime | None, then: Mapping[int, tuple[int, datetime]] | None
) -> tuple[int, datetime | None]:
    return (promises, promised_at) if then is None else then.get(client_id, (0, None))


def _edge(ours: Profile, today: date, days: int, *, holidays: bool) -> datetime:
    """Return the moment before which a last word lies `days` whole working days back."""
    day, counted = today, 0
    while counted < days and today - day < FARTHEST:
        day -= ONE_DAY
        counted += _works(ours, day, holidays=holidays)
    return day_start(day, ours.zone)


def _works(ours: Profile, day: date, *, holidays: bool) -> bool:
    # Public holidays take 200 ms to load, so they are looked up only where they decide.
    if holidays:
        return is_working_day(ours, day)
    return bool(ours.week.days[day.weekday()]) and day not in ours.days_off


def _longest_first(client: QuietClient) -> tuple[datetime, int]:
    return client.since, client.client_id
