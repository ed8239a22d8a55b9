"""Whether anything is due is known before it rings, so that what notes it can be loaded."""

from models.alarms import ringing
from models.clock import FixedClock
from models.journal import Journal
from tests.models import entries
from tests.models.alarms.ticks import Screen
from tests.models.entries import LONDON, client, local, promise


def test_something_is_due_until_it_was_shown(journal: Journal, clock: FixedClock) -> None:
    kept = entries.in_london(journal)
    promise(kept, client(kept), "2026-11-24 15:30")
    clock.set(local("2026-11-24 14:00"))
    assert not ringing.is_due(kept, zone=LONDON)

    clock.set(local("2026-11-24 15:30"))
    assert ringing.is_due(kept, zone=LONDON)

    Screen(kept, clock).tick("2026-11-24 15:30")
    assert not ringing.is_due(kept, zone=LONDON)


def test_nothing_is_due_while_alarms_are_held_back(journal: Journal, clock: FixedClock) -> None:
    kept = entries.in_london(journal)
    promise(kept, client(kept), "2026-11-24 15:30")
    clock.set(local("2026-11-24 15:30"))

    assert not ringing.is_due(kept, zone=LONDON, held_until=local("2026-11-24 16:00"))


def test_rings_from_a_clock_that_went_too_far_ahead_are_due_to_be_removed(journal: Journal, clock: FixedClock) -> None:
    kept = entries.in_london(journal)
    screen = Screen(kept, clock)
    promise(kept, client(kept), "2026-11-24 15:30")
    screen.tick("2027-11-24 15:30")

    clock.set(local("2026-11-24 10:00"))

    assert ringing.is_due(kept, zone=LONDON)
    screen.tick("2026-11-24 10:00")
    assert not ringing.is_due(kept, zone=LONDON)
