"""When the list of what needs attention changes next by itself."""

from datetime import timedelta

import pytest

from models import attention, warning_rules
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import PromiseKind
from models.warning_rules import WarningRules
from tests.models import entries
from tests.models.entries import client, local, promise

NOW = local("2026-11-24 10:20")  # a Tuesday


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


def test_the_list_changes_next_when_something_falls_due_or_nears_or_at_midnight(
    kept: Journal, clock: FixedClock
) -> None:
    one = client(kept)
    assert attention.next_moment(kept) == local("2026-11-25 00:00")
    promise(kept, one, "2026-11-24 15:00")
    assert attention.next_moment(kept) == local("2026-11-24 15:00") + timedelta(seconds=1)
    promise(kept, one, "2026-11-24 14:00", start="2026-11-24 13:00", lead=120)
    assert attention.next_moment(kept) == local("2026-11-24 11:00")
    promise(kept, one, "2026-11-24 14:00", start="2026-11-24 11:50")
    assert attention.next_moment(kept) == local("2026-11-24 10:50")
    clock.set(local("2026-11-24 15:00"))
    assert attention.next_moment(kept) == local("2026-11-24 15:00") + timedelta(seconds=1)


def test_the_next_moment_is_never_now(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 14:00", start="2026-11-24 12:00")
    seen = []
    while attention.next_moment(kept) < local("2026-11-25 00:00"):
        clock.set(attention.next_moment(kept))
        seen.append(clock.now())
    assert seen == [local("2026-11-24 11:00"), local("2026-11-24 14:00") + timedelta(seconds=1)]


def test_a_window_nears_by_the_lead_time_of_its_kind(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-11-24 16:00", start="2026-11-24 15:00", kind=PromiseKind.RING)
    assert attention.next_moment(kept) == local("2026-11-24 14:45")
    warning_rules.change(kept, WarningRules({PromiseKind.RING: 45}, 30, None))
    assert attention.next_moment(kept) == local("2026-11-24 14:15")


def test_of_a_past_moment_what_was_settled_since_still_counts(kept: Journal, clock: FixedClock) -> None:
    made = promise(kept, client(kept), "2026-11-24 16:00", start="2026-11-24 15:00")
    clock.set(local("2026-11-24 12:00"))
    operations.keep(kept, made.id)
    assert attention.next_moment(kept) == local("2026-11-25 00:00")
    assert attention.next_moment(kept, NOW) == local("2026-11-24 14:00")
    assert attention.next_moment(kept, local("2026-11-24 11:59")) == local("2026-11-24 14:00")
