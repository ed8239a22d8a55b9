"""The figures of the owner's review: promises by verdict, two rates with their counts, time spent."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from models import judged_promises, quiet
from models.business import home_zone
from models.counts import PromiseCounts, count_up, kept_rate, word_kept
from models.errors import Refused
from models.instants import day_span, day_start, local_day, to_text
from models.journal import Journal
from models.judged_promises import Alike, Wanted, judged
from models.rates import Rate

_MOST_DAYS = 100 * 366
_RECENT_DAYS = 90
_MONTHS_AT_ONCE = 120
"""SQLite takes no sum of more than a thousand terms."""


class By(StrEnum):
    """What the figures can be parted by."""

    CLIENT = "client"
    KIND = "kind"
    MONTH = "month"


class Part(Struct, frozen=True):
    """The figures of one client, kind or month; `key` is the name, the kind, or "2026-10"."""

    key: str
    client_id: int | None
    promises: PromiseCounts
    kept_rate: Rate
    word_kept: Rate


class Figures(Struct, frozen=True):
    """The figures of the local days `since` to `until`, both included, as of `at`."""

    at: datetime
    since: date
    until: date
    interactions: int
    minutes: int
    promises: PromiseCounts
    kept_rate: Rate
    word_kept: Rate
    by: By | None
    parts: tuple[Part, ...]


class Week(Struct, frozen=True):
    """A week that begins on `monday`: promises kept in time, and kept late, overdue or broken."""

    monday: date
    on_time: int
    late: int


class ClientCard(Struct, frozen=True):
    """The figures at the head of a client's page; `minutes` are of the local month so far."""

    last_word_at: datetime | None
    last_contact_at: datetime | None
    open: int
    overdue: int
    minutes: int
    kept_rate: Rate


def figures(journal: Journal, since: date, until: date, at: datetime | None = None, by: By | None = None) -> Figures:
    """Return the figures of a period of local days as of `at` (None: now), parted by what `by` says.

    Raises: Refused when the period ends before it begins.
    """
    if until < since:
        raise Refused("the period ends before it begins; give an end after the start", field="until")
    if (until - since).days > _MOST_DAYS:
        raise Refused("the period is longer than a hundred years; give a shorter one", field="until")
    at, zone = at or journal.now(), home_zone(journal)
    start, end = day_start(since, zone), day_span(until, zone)[1]
    interactions, minutes = _spent(journal, start, end, at)
    promises = count_up(judged(journal, Wanted(at, start, end)))
    return Figures(
        at=at,
        since=since,
        until=until,
        interactions=interactions,
        minutes=minutes,
        promises=promises,
        kept_rate=kept_rate(promises),
        word_kept=word_kept(promises),
        by=by,
        parts=() if by is None else parts(journal, since, until, at, by),
    )


def parts(journal: Journal, since: date, until: date, at: datetime, by: By) -> tuple[Part, ...]:
    """Return the figures of a period by client, by kind or by month."""
    if by is By.MONTH:
        return _months(journal, since, until, at)
    zone = home_zone(journal)
    period = Wanted(at, day_start(since, zone), day_span(until, zone)[1])
    column = judged_promises.Part.CLIENT if by is By.CLIENT else judged_promises.Part.KIND
    parted = _parted(judged(journal, period, column))
    names = _names(journal) if by is By.CLIENT else {}
    by_client = by is By.CLIENT
    each = [_part(names.get(key, str(key)), found, key if by_client else None) for key, found in parted.items()]
    return tuple(sorted(each, key=_by_name))


def whole_span(journal: Journal, at: datetime | None = None) -> tuple[date, date]:
    """Return the first and the last local day on which, as of `at`, anything happened or first fell due."""
    at, zone = at or journal.now(), home_zone(journal)
    row = journal.row(
        "SELECT min(day), max(day) FROM (SELECT min(first_due) AS day FROM promises WHERE made_at <= ?1 UNION ALL "
        "SELECT max(first_due) FROM promises WHERE made_at <= ?1 UNION ALL "
        "SELECT min(happened_at) FROM interactions WHERE struck_at IS NULL AND happened_at <= ?1)",
        (to_text(at),),
    )
    days = [local_day(datetime.fromisoformat(text), zone) for text in (row or ()) if text is not None]
    return min([*days, local_day(at, zone)]), max([*days, local_day(at, zone)])


def kept_by_week(journal: Journal, at: datetime | None = None, weeks: int = 12) -> tuple[Week, ...]:
    """Return the last weeks, the present one last, by when the promises in them first fell due."""
    at, zone = at or journal.now(), home_zone(journal)
    today = local_day(at, zone)
    this_monday = today - timedelta(days=today.weekday())
    mondays = [this_monday - timedelta(weeks=back) for back in range(weeks - 1, -1, -1)]
    period = Wanted(at, day_start(mondays[0], zone), day_start(this_monday + timedelta(weeks=1), zone))
    parted = _parted(judged(journal, period, [day_start(monday, zone) for monday in mondays]))
    return tuple(_week(monday, count_up(parted[number])) for number, monday in enumerate(mondays, 1))


def recent_rate(journal: Journal, at: datetime | None = None, days: int = _RECENT_DAYS) -> Rate:
    """Return the rate kept as first promised over the last days, today included."""
    at, zone = at or journal.now(), home_zone(journal)
    today = local_day(at, zone)
    start, end = day_start(today - timedelta(days=days - 1), zone), day_span(today, zone)[1]
    return kept_rate(count_up(judged(journal, Wanted(at, start, end))))


def client_card(journal: Journal, client_id: int, at: datetime | None = None) -> ClientCard:
    """Return the figures at the head of a client's page."""
    at, zone = at or journal.now(), home_zone(journal)
    today = local_day(at, zone)
    tonight = day_span(today, zone)[1]
    start = day_start(today - timedelta(days=_RECENT_DAYS - 1), zone)
    recent = judged(journal, Wanted(at, start, tonight, client_id))
    whole = count_up(judged(journal, Wanted(at, client_id=client_id, open_only=True)))
    last = journal.value(
        "SELECT max(happened_at) FROM interactions WHERE client_id = ? AND struck_at IS NULL AND happened_at <= ?",
        (client_id, to_text(at)),
    )
    return ClientCard(
        last_word_at=quiet.last_word(journal, client_id, at),
        last_contact_at=None if last is None else datetime.fromisoformat(last),
        open=whole.open,
        overdue=whole.overdue,
        minutes=_spent(journal, day_start(today.replace(day=1), zone), tonight, at, client_id)[1],
        kept_rate=kept_rate(count_up(recent)),
    )


def as_json(found: Figures) -> dict[str, Any]:
    """Return the figures as `kept numbers --json` writes them."""
    return {
        "at": to_text(found.at),
        "from": found.since.isoformat(),
        "to": found.until.isoformat(),
        "interactions": found.interactions,
        "minutes": found.minutes,
        "promises": asdict(found.promises),
        "kept_rate": asdict(found.kept_rate),
        "word_kept": asdict(found.word_kept),
        "by": [] if found.by is None else [_part_json(found.by, part) for part in found.parts],
    }


def _part_json(by: By, part: Part) -> dict[str, Any]:
    named: dict[str, Any] = {by.value: part.key}
    if part.client_id is not None:
        named["client_id"] = part.client_id
    return named | {
        "promises": asdict(part.promises),
        "kept_rate": asdict(part.kept_rate),
        "word_kept": asdict(part.word_kept),
    }


def _months(journal: Journal, since: date, until: date, at: datetime) -> tuple[Part, ...]:
    zone, firsts = home_zone(journal), [since.replace(day=1)]
    while (coming := (firsts[-1] + timedelta(days=31)).replace(day=1)) <= until:
        firsts.append(coming)
    found: list[Part] = []
    for start in range(0, len(firsts), _MONTHS_AT_ONCE):
        some = firsts[start : start + _MONTHS_AT_ONCE]
        after = firsts[start + _MONTHS_AT_ONCE] - timedelta(days=1) if start + _MONTHS_AT_ONCE < len(firsts) else until
        period = Wanted(at, day_start(max(since, some[0]), zone), day_span(after, zone)[1])
        parted = _parted(judged(journal, period, [day_start(first, zone) for first in some]))
        found += [
            _part(f"{first:%Y-%m}", parted[number], None) for number, first in enumerate(some, 1) if parted[number]
        ]
    return tuple(found)


def _parted(found: Iterable[Alike]) -> defaultdict[int | str | None, list[Alike]]:
    parted: defaultdict[int | str | None, list[Alike]] = defaultdict(list)
    for alike in found:
        parted[alike.part].append(alike)
    return parted


def _names(journal: Journal) -> dict[int | str | None, str]:
    return {row["id"]: row["name"] for row in journal.rows("SELECT id, name FROM clients")}


def _by_name(part: Part) -> tuple[str, int]:
    return part.key.casefold(), part.client_id or 0


def _part(key: str, found: Iterable[Alike], client_id: int | str | None) -> Part:
    promises = count_up(found)
    return Part(
        key, client_id if isinstance(client_id, int) else None, promises, kept_rate(promises), word_kept(promises)
    )


def _week(monday: date, promises: PromiseCounts) -> Week:
    return Week(
        monday,
        promises.kept_as_promised + promises.kept_after_agreed_move,
        promises.kept_late + promises.overdue + promises.broken,
    )


def _spent(
    journal: Journal, start: datetime, end: datetime, at: datetime, client_id: int | None = None
) -> tuple[int, int]:
    """Return the interactions of a period that had happened by `at`, and their minutes."""
    one_client = "" if client_id is None else "AND client_id = ?"
    row = journal.row(
        "SELECT count(*), coalesce(sum(minutes), 0) FROM interactions WHERE struck_at IS NULL "
        f"AND happened_at >= ? AND happened_at < ? AND happened_at <= ? {one_client}",
        (to_text(start), to_text(end), to_text(at), *(() if client_id is None else (client_id,))),
    )
    return (0, 0) if row is None else (row[0], row[1])
