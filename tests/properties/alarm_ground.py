"""The ground of a world for alarms: one journal, two programs on it, a clock, and the oracle beside it."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from models import business, clients
from models.alarms import ringing
from models.alarms.records import Digest
from models.clients import ClientDraft
from models.clock import FixedClock
from models.errors import Refused
from models.journal import Journal
from models.promises.records import PromiseDraft, PromiseKind
from models.store.checks import check
from models.windows import Grain, Window
from models.working_time import Span, WorkingWeek
from tests.properties.alarm_oracle import DAY, MINUTE, OPENS, Oracle, Said, Standing

ZONES = (
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Kolkata",
)
WEEK = WorkingWeek((*(((Span(OPENS, time(17, 30)),),) * 5), (), ()))
BEGINNINGS = tuple(
    datetime(2026, 3, 27, 9, 0, tzinfo=UTC) + timedelta(days=days)
    for days in (0, 1, 2, 7, 100, 191, 210, 219, 400, 700)
)
NUMBERS = st.integers(0, 40)
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A folder in memory, where there is one: what a power cut would do is not asked here."""
Tick = Callable[[Journal, Callable[[Digest], None], str], Digest | None]


def honest(journal: Journal, show: Callable[[Digest], None], zone: str) -> Digest | None:
    """Tick as the program does."""
    return ringing.ring(journal, show, zone=zone)


class AlarmGround(RuleBasedStateMachine):
    """One journal, two programs on it, a clock, and the oracle; each tick is held against it."""

    tick: ClassVar[Tick] = staticmethod(honest)
    template: ClassVar[Path | None] = None
    seen: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="alarms", dir=MEMORY))
        self.path = self.folder / "world.kept"
        shutil.copy(_template(), self.path)
        self.clock = FixedClock(BEGINNINGS[0])
        self.programs = [self.open(), self.open()]
        self.now, self.astray = BEGINNINGS[0], timedelta(0)
        self.laptop = "Europe/London"
        self.oracle = Oracle()
        self.standing = Standing()
        self.before: list[Standing] = []
        self.undone: list[Standing] = []
        self.firsts: dict[int, tuple[str, ...]] = {}
        self.shown: Counter[tuple[object, ...]] = Counter()
        self.excuses = 0

    def open(self) -> Journal:
        return Journal.open(self.path, self.clock, patience_ms=1)

    # What must hold

    @invariant()
    def nothing_is_settled_or_changed_but_by_people(self) -> None:
        journal = self.programs[0]
        states = {row["id"]: row["state"] == "open" for row in journal.rows("SELECT id, state FROM promises")}
        assert states == {number: said.open for number, said in self.standing.promises.items()}
        assert journal.value("SELECT count(*) FROM promise_events") == self.standing.events
        for row in journal.rows("SELECT id, first_start, first_due, first_grain, first_zone, first_said FROM promises"):
            assert self.firsts.setdefault(row["id"], tuple(row)) == tuple(row)

    def teardown(self) -> None:
        try:
            assert check(self.programs[0]).sound
        finally:
            for journal in self.programs:
                journal.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    # How it is done

    def ring(self, program: int, show: Callable[[Digest], None] | None = None) -> None:
        """Tick, and hold what was shown against what the oracle expects."""
        journal, now, expected = self.programs[program], self.clock.now(), self.expected()
        rows, digests = self.promise_rows(), []

        def shows(digest: Digest) -> None:
            digests.append(digest)
            (show or self.note)(digest)

        left = type(self).tick(journal, shows, self.laptop)
        while left is not None and left.more_to_record:
            left = ringing.record_rest(journal, left)
        found = {alarm.promise_id: alarm.stage.value for digest in digests for alarm in digest.alarms}
        assert found == expected, (now, found, expected)
        assert len(digests) == bool(expected)
        assert all(alarm.rings_at <= now for digest in digests for alarm in digest.alarms)
        assert all(digest.total == len(expected) for digest in digests)
        assert self.promise_rows() == rows
        self.forget()
        self.oracle.tell(self.standing, now, self.laptop)
        type(self).seen.update(expected.values())
        type(self).seen["ticks"] += 1

    def expected(self) -> dict[int, str]:
        return self.oracle.expected(self.standing, self.clock.now(), self.laptop)

    def forget(self) -> None:
        if self.oracle.forget_the_future(self.clock.now()):
            self.excuses += 1
            type(self).seen["clock was wrong"] += 1

    def note(self, digest: Digest) -> None:
        """Count what was shown: no reason twice, unless somebody was killed or a clock was wrong."""
        for alarm in digest.alarms:
            key = (alarm.promise_id, alarm.due_at, alarm.stage, alarm.rings_at)
            self.shown[key] += 1
            assert self.shown[key] <= 1 + self.excuses, key

    def attempt(self, number: int, operation: Callable[[Journal], Any], change: Callable[[Any], Standing]) -> None:
        journal = self.programs[number % 2]
        steps = journal.value("SELECT count(*) FROM operations")
        try:
            found = operation(journal)
        except Refused:
            # Where the clock was set back before a promise was made, it was done and then not found.
            found = None
        if journal.value("SELECT count(*) FROM operations") > steps:
            self.before.append(self.standing)
            self.undone.clear()
            self.standing = change(found)

    def said(self, promise_id: int, window: Window, draft: PromiseDraft) -> Standing:
        kind = draft.kind or PromiseKind.OTHER
        said = Said(
            draft.side.value,
            kind.value,
            utc(window.start),
            window.due_at,
            window.grain is not Grain.DAY,
            draft.lead_minutes,
            self.clock.now(),
        )
        return self.standing.with_promise(promise_id, said)

    def window(self, number: int, ahead: int, length: int, grain: Grain) -> Window:
        """Return a window, or for some numbers a deadline, on the wall clock of some zone."""
        zone = ZONES[number % len(ZONES)]
        start = self.clock.now() + ahead * MINUTE
        end = start + length * MINUTE
        return Window(None if number % 4 == 0 else start, end, grain, zone, "in a while")

    def one(self, number: int) -> int:
        """Return the number of a promise, mostly one that is there."""
        ids = sorted(self.standing.promises)
        return ids[number % len(ids)] if ids else 1

    def promise_rows(self) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self.programs[0].rows("SELECT * FROM promises ORDER BY id")]

    def advance(self, length: timedelta) -> None:
        self.now += length
        self.set_clock()

    def set_clock(self) -> None:
        self.clock.set(self.now + self.astray)


def utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)


def _template() -> Path:
    """Return a journal with one client, made once."""
    if AlarmGround.template is None:
        path = Path(tempfile.mkdtemp(prefix="alarms", dir=MEMORY)) / "template.kept"
        journal = Journal.make(path, FixedClock(BEGINNINGS[0] - 30 * DAY), zone="Europe/London")
        business.change(journal, business.BusinessDraft(zone="Europe/London", working_week=WEEK))
        clients.add(journal, ClientDraft("Larkspur"))
        journal.begin_undo_anew()
        journal.close()
        AlarmGround.template = path
    return AlarmGround.template
