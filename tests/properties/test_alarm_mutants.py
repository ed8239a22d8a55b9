"""The usual faults of reminders, built in on purpose: the world of alarms finds each of them."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from unittest.mock import patch
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import pytest

from models.alarms import finding, ringing, schedule
from models.alarms.finding import Found
from models.alarms.records import Digest, Ring
from models.instants import to_text
from models.journal import Journal
from tests.properties.alarm_ground import Tick, honest
from tests.properties.alarm_world import AlarmWorld
from tests.properties.test_alarms_machine import run

Show = Callable[[Digest], None]
EXAMPLES, STEPS = 50, 40
_find = finding.find


def edge_triggered() -> Tick:
    """Ring only what came due since the last tick, which is kept in mind."""
    last: WeakKeyDictionary[Journal, datetime] = WeakKeyDictionary()

    def tick(journal: Journal, show: Show, zone: str) -> Digest | None:
        since = to_text(last.get(journal, journal.now()))
        last[journal] = journal.now()
        with patch.object(finding, "find", lambda held, at: _only(_find(held, at), lambda ring: ring.rings_at > since)):
            return honest(journal, show, zone)

    return tick


def remembered_only() -> Tick:
    """Keep what rang in mind rather than in the journal."""
    told: WeakKeyDictionary[Journal, set[Ring]] = WeakKeyDictionary()

    def tick(journal: Journal, show: Show, zone: str) -> Digest | None:
        mine = told.setdefault(journal, set())
        with (
            patch.object(ringing, "_record", lambda *_arguments: None),
            patch.object(finding, "find", lambda held, at: _only(_find(held, at), lambda ring: ring not in mine)),
        ):
            found = finding.find(journal, journal.now())
            digest = honest(journal, show, zone)
        if digest is not None:
            mine.update(found.worst)
        return digest

    return tick


def recorded_first(journal: Journal, show: Show, zone: str) -> Digest | None:
    """Record before it is shown."""
    digest = ringing.ring(journal, _shown_to_nobody, zone=zone)
    if digest is not None:
        show(digest)
    return digest


def by_the_local_clock(journal: Journal, show: Show, zone: str) -> Digest | None:
    """Compare what the clock on the laptop shows with instants."""

    def find(held: Journal, at: datetime) -> Found:
        return _find(held, at + (at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)))

    return _with((finding, "find", find))(journal, show, zone)


def _with(*changes: tuple[object, str, object]) -> Tick:
    """Tick as the program does, but with other values in some of its modules."""

    def tick(journal: Journal, show: Show, zone: str) -> Digest | None:
        with ExitStack() as stack:
            for owner, name, value in changes:
                stack.enter_context(patch.object(owner, name, value))
            return honest(journal, show, zone)

    return tick


def _only(found: Found, wanted: Callable[[Ring], bool]) -> Found:
    worst = [ring for ring in found.worst if wanted(ring)]
    return Found(found.at, worst, len(worst), [ring for ring in found.rings if wanted(ring)])


def _shown_to_nobody(_digest: Digest) -> None:
    """Show nothing."""


MUTANTS: dict[str, Callable[[], Tick]] = {
    "edge triggered": edge_triggered,
    "told is kept in memory": remembered_only,
    "recorded before it is shown": lambda: recorded_first,
    "naive local time": lambda: by_the_local_clock,
    "a wrong clock's rings stay": lambda: _with(
        (finding, "AHEAD", timedelta(days=3650)), (ringing, "_too_early", lambda *_at: [])
    ),
    "snoozes are not heard": lambda: _with((finding, "sleeping", lambda *_at: {})),
    "snoozes never end": lambda: _with((finding, "_woken", lambda *_at: [])),
    "quiet hours are not kept": lambda: _with((ringing, "_quiet", lambda *_at: False)),
    "it rings as it is typed": lambda: _with((schedule, "_noted_by", lambda moment, _noted, _aim: moment)),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", MUTANTS)
def test_the_world_finds_the_fault(fault: str) -> None:
    faulty = type("Faulty", (AlarmWorld,), {"tick": staticmethod(MUTANTS[fault]())})

    with pytest.raises(AssertionError):
        run(faulty, EXAMPLES, STEPS)
