"""Whether something asks for an answer: now, and as of an earlier moment."""

import pytest

from models.alarms.asking import asks
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, Side, Telling
from tests.models.entries import client, local, promise, window


def test_an_empty_journal_asks_nothing(kept: Journal) -> None:
    assert not asks(kept)


@pytest.mark.parametrize(("at", "asked"), [("13:59", False), ("14:00", True), ("15:00", True), ("18:00", True)])
def test_a_promise_asks_from_its_first_warning_on(kept: Journal, at: str, asked: bool) -> None:
    promise(kept, client(kept), "2026-11-24 15:00")
    assert asks(kept, local(f"2026-11-24 {at}")) is asked


def test_what_is_owed_to_us_asks_once_it_is_due(kept: Journal) -> None:
    promise(kept, client(kept), "2026-11-24 15:00", side=Side.OWED)
    assert not asks(kept, local("2026-11-24 14:59"))
    assert asks(kept, local("2026-11-24 15:00"))


def test_a_settled_promise_asks_nothing_but_did_before(kept: Journal, clock: FixedClock) -> None:
    made = promise(kept, client(kept), "2026-11-24 10:00", made="2026-11-24 09:00")
    assert asks(kept)
    operations.keep(kept, made.id)
    clock.set(local("2026-11-24 11:00"))
    assert not asks(kept)
    assert asks(kept, local("2026-11-24 10:10"))
    assert not asks(kept, local("2026-11-24 08:00"))


def test_a_move_asks_until_the_client_knows_of_it(kept: Journal, clock: FixedClock) -> None:
    made = promise(kept, client(kept), "2026-11-26 10:00")
    assert not asks(kept)
    operations.move(kept, made.id, Moving(window("2026-11-27 10:00"), "parts"))
    clock.set(local("2026-11-24 11:00"))
    assert asks(kept)
    operations.tell(kept, made.id, Telling(how="call"))
    clock.set(local("2026-11-24 12:00"))
    assert not asks(kept)
    assert asks(kept, local("2026-11-24 10:30"))
