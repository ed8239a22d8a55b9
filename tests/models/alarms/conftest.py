"""A journal kept in London, and the screen on which its alarms are shown."""

import pytest

from models.clock import FixedClock
from models.journal import Journal
from tests.models import entries
from tests.models.alarms.ticks import Screen


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


@pytest.fixture
def screen(kept: Journal, clock: FixedClock) -> Screen:
    return Screen(kept, clock)
