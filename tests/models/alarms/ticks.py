"""Short ways to let alarms ring in a test and to see what was shown."""

from datetime import datetime

from models.alarms import ringing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.journal import Journal
from tests.models.entries import LONDON, local


class Screen:
    """Whoever shows the alarms: keeps what was shown, as lines."""

    def __init__(self, journal: Journal, clock: FixedClock, zone: str = LONDON) -> None:
        self.journal, self.clock, self.zone = journal, clock, zone
        self.digests: list[Digest] = []

    def tick(self, at: str | datetime) -> list[str]:
        """Put the clock to a moment, tick, and return what was shown: "due: Send the quote: due now"."""
        self.clock.set(local(at) if isinstance(at, str) else at)
        before = len(self.digests)
        ringing.ring(self.journal, self.digests.append, zone=self.zone)
        return [line for digest in self.digests[before:] for line in lines(digest)]


def lines(digest: Digest) -> list[str]:
    """Return the alarms of a digest as lines."""
    return [f"{alarm.stage}: {alarm.words}: {alarm.reason}" for alarm in digest.alarms]


def rings(journal: Journal) -> list[str]:
    """Return what is recorded as rung, in the order of the record."""
    return [
        f"{row['stage']} {row['promise_id'] or '-'} {row['rings_at']}"
        for row in journal.rows("SELECT * FROM rings ORDER BY id")
    ]
