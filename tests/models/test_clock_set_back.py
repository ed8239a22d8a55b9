"""A clock that was ahead and is set back: the record of a running program stands as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models import attention, clients
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from tests import builders
from tests.builders import moment

AHEAD, SET_BACK = moment("2026-11-24 10:20"), moment("2026-11-22 10:20")


@pytest.fixture(params=[True, False], ids=["running", "looking back"])
def live(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def kept(tmp_path: Path, live: bool) -> Iterator[Journal]:
    """A journal in which a promise was made and kept by a clock that was two days ahead."""
    clock = FixedClock(AHEAD, live=live)
    journal = Journal.make(tmp_path / "set-back.kept", clock, zone="Europe/London")
    client_id = clients.add(journal, builders.client()).id
    made_at = moment("2026-11-20 10:00")
    promise = operations.make(journal, builders.promise(client_id=client_id, made_at=made_at))
    operations.keep(journal, promise.id)
    clock.set(SET_BACK)
    yield journal
    journal.close()


def test_what_was_kept_stays_kept_unless_one_looks_back_on_purpose(kept: Journal, live: bool) -> None:
    assert len(attention.gather(kept).soon) == (0 if live else 1)


def test_a_running_program_may_still_look_back(kept: Journal) -> None:
    found = attention.gather(kept, moment("2026-11-21 10:20"))

    assert len(found.soon) == 1
