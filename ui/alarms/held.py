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
        self._answered: tuple[Alarm, ...] = ()

    @property
    def total(self) -> int:
        """How many promises rang and were not answered, as far as is known."""
        return len(self.alarms) + self.more

    def take(self, digest: "Digest") -> None:
        """Hold what rang now besides what is held; the same promise is held once, with its newest alarm."""
        fresh = {alarm.promise_id for alarm in digest.alarms}
        self._answered = tuple(alarm for alarm in self._answered if alarm.promise_id not in fresh)
        kept = [alarm for alarm in self.alarms if alarm.promise_id not in fresh]
        together = sorted((*digest.alarms, *kept), key=_worst_first)
        # A digest of each morning tells of all that is overdue: what it does not name was named before.
        unnamed = digest.total - len(digest.alarms)
        self.more = max(unnamed, 0) + max(0, len(together) - MOST)
        self.alarms = tuple(together[:MOST])

    def bring_back(self, standing: "Digest") -> None:
        """Hold besides what is held all that rang and waits for an answer, from before the program was started."""
        held = {alarm.promise_id for alarm in self.alarms}
        fresh = (alarm for alarm in standing.alarms if alarm.promise_id not in held)
        together = sorted((*self.alarms, *fresh), key=_worst_first)
        self.alarms = tuple(together[:MOST])
        self.more = max(standing.total, len(together)) - len(self.alarms)

    def drop_answered(self, journal: Journal, at: datetime, *, undone: bool = False) -> None:
        """Let go of the alarms that were answered meanwhile; when something was undone, take those back it answered."""
        from models.alarms import standing

        known = (*self.alarms, *self._answered) if undone else self.alarms
        if not known:
            return
        still = standing.unanswered(journal, known, at)
        gone = [alarm for alarm in known if alarm.promise_id not in still]
        self.alarms = tuple(sorted((alarm for alarm in known if alarm.promise_id in still), key=_worst_first))[:MOST]
        self._answered = tuple(gone if undone else (*gone, *self._answered))[:MOST]
        if not self.alarms:
            self.more = 0  # The others were never named here: Today has them, and the next morning's alarm.


def _worst_first(alarm: "Alarm") -> tuple[datetime, int]:
    return alarm.due_at, alarm.promise_id
