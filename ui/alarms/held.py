"""The alarms that rang and were not answered yet: they leave when the promise is settled, moved or snoozed."""

from datetime import datetime
from typing import TYPE_CHECKING

from models.journal import Journal

if TYPE_CHECKING:
    from models.alarms.records import Alarm, Digest

MOST = 100


class Held:
    """The alarms held, worst first, and how many more rang with them than are held one by one."""

    def __init__(self) -> None:
        self.alarms: tuple[Alarm, ...] = ()
        self.more = 0

    @property
    def total(self) -> int:
        """How many promises rang and were not answered, as far as is known."""
        return len(self.alarms) + self.more

    def take(self, digest: "Digest") -> None:
        """Hold what rang now besides what is held; the same promise is held once, with its newest alarm."""
        fresh = {alarm.promise_id for alarm in digest.alarms}
        kept = [alarm for alarm in self.alarms if alarm.promise_id not in fresh]
        together = sorted((*digest.alarms, *kept), key=_worst_first)
        # A digest of each morning tells of all that is overdue: what it does not name was named before.
        unnamed = digest.total - len(digest.alarms)
        self.more = max(unnamed, 0) + max(0, len(together) - MOST)
        self.alarms = tuple(together[:MOST])

    def drop_answered(self, journal: Journal, at: datetime) -> None:
        """Let go of the alarms that were answered meanwhile."""
        from models.alarms import standing

        if not self.alarms:
            return
        still = standing.unanswered(journal, self.alarms, at)
        self.alarms = tuple(alarm for alarm in self.alarms if alarm.promise_id in still)
        if not self.alarms:
            self.more = 0  # The others were never named here: Today has them, and the next morning's alarm.


def _worst_first(alarm: "Alarm") -> tuple[datetime, int]:
    return alarm.due_at, alarm.promise_id
