"""Promises that ring, and an ear for what rang."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from models import clients
from models.alarms.records import Digest
from models.clock import FixedClock
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import PromiseId
from tests import builders
from ui.alarms.watch import Watch, Where


def promised(
    journal: Journal, words: str = "send the quote", due: str = "2026-11-24 10:15", **more: object
) -> PromiseId:
    """Make a promise to the first client, noted a week ago; by default it was due five minutes ago."""
    assert isinstance(journal.clock, FixedClock)
    known = journal.value("SELECT id FROM clients")
    client_id = known if known is not None else clients.add(journal, builders.client()).id
    draft = replace(builders.promise(words, due, client_id=client_id), **more)
    now = journal.now()
    journal.clock.set(builders.moment("2026-11-16 09:00"))
    made = promises.make(journal, draft)
    journal.clock.set(now)
    return made.id


def later(clock: FixedClock, **by: float) -> None:
    """Let time pass, or be set back."""
    clock.set(clock.now() + timedelta(**by))


class Ear(QObject):
    """Whoever shows alarms, somewhere or nowhere; told to fail, it has a fault."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.heard: list[Digest] = []
        self.failing = False
        self.where: Where | None = Where.WINDOW
        self._watch = watch
        watch.rang.connect(self.hear)

    @Slot(object)
    def hear(self, digest: Digest) -> None:
        if self.failing:
            raise ZeroDivisionError("a fault of ours")
        if self.where is not None:
            self.heard.append(digest)
            self._watch.note_shown(self.where)

    def take(self) -> list[str]:
        """Return the words of each promise that rang, and forget them."""
        found = [alarm.words for digest in self.heard for alarm in digest.alarms]
        self.heard = []
        return found


def waits(watch: Watch) -> int:
    """How many milliseconds until the next look."""
    return watch._timer.interval()
