"""A time promised to a client is said by the wall clock of the client's place."""

from datetime import UTC, datetime

from models import clients, sites
from models.business import get, profile
from models.capture.drafting import interaction_of
from models.capture.line import read_line
from models.client_list import directory
from models.clock import FixedClock
from models.interactions import operations
from models.journal import Journal
from models.promised_time import echo
from models.promises.questions import PromiseFilter, rows
from models.sites import SiteDraft
from tests.builders import client


def test_the_line_reads_a_promise_by_the_clock_of_the_clients_site(clock: FixedClock) -> None:
    journal = Journal.open(None, clock, zone="Europe/London")
    far = clients.add(journal, client("Larkspur Lisbon"))
    near = clients.add(journal, client("Kestrel"))
    sites.add(journal, SiteDraft(far.id, "Office", zone="America/New_York"))
    ours = profile(get(journal))

    for name in ("Larkspur", "Kestrel"):
        line = read_line(f"call {name} about the switch > ring tomorrow 10:00", clock.now(), ours, directory(journal))
        operations.log(journal, interaction_of(line))

    there = rows(journal, PromiseFilter(client_id=far.id))[0].promise.window
    here = rows(journal, PromiseFilter(client_id=near.id))[0].promise.window
    assert there.zone == "America/New_York"
    assert there.due_at == datetime(2026, 11, 25, 15, 0, tzinfo=UTC)
    assert echo.say(there, clock.now(), ours) == "Wed 25 Nov 2026, 10:00"
    assert here.zone == "Europe/London"
    assert here.due_at == datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
