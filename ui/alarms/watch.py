"""The watch: at most a minute apart it looks which alarms are due, by the wall clock alone."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from models import first_save
from models.changes import Changes
from models.errors import JournalError, Locked
from models.journal import Journal
from ui.bridge import Bridge
from ui.errands import Errands
from ui.here import local_zone
from ui.preferences import Preferences

if TYPE_CHECKING:
    from models.alarms.records import Alarm, Digest

LONGEST = timedelta(minutes=1)
"""No two looks are further apart, however far away the next alarm: a laptop may sleep, a clock may be set."""
_SOONEST_MS, _AGAIN_MS = 500, 5_000
_AFTER_CHANGES_MS = 250
_LEAP = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(days=8)
_PAUSED = "alarms/paused-until"


class Where(StrEnum):
    """Where an alarm was to be seen."""

    WINDOW = "window"
    DESKTOP = "desktop"


class Gap(Struct, frozen=True):
    """That nothing was looked at between two moments; `until` before `since`: the clock was set back."""

    since: datetime
    until: datetime


class _UnseenError(Exception):
    """Nobody showed the alarms: they must not be noted as shown."""


class Watch(QObject):
    """Look at every tick which alarms are due now, and have them shown.

    Whoever shows alarms connects a slot to `rang` and calls `note_shown` from within it: alarms that
    nobody showed stay due.

    Signals: `rang` carries a `Digest`; its slots are called while the journal is being written and must
    not write themselves. `stood` carries, once, what rang before the program was started and still waits
    for an answer: it is shown without a sound, and nothing is noted of it. `checked` carries the moment of
    a look, `troubled` why there was none, in words, once, `recovered` comes when there is one again, and
    `paused` when a pause was begun or ended.
    """

    rang = Signal(object)
    stood = Signal(object)
    checked = Signal(object)
    troubled = Signal(str)
    recovered = Signal()
    paused = Signal()

    def __init__(self, journal: Journal, bridge: Bridge, preferences: Preferences) -> None:
        super().__init__()
        self._journal, self._preferences = journal, preferences
        self._last: datetime | None = None
        self._gap: Gap | None = None
        self._trouble = ""
        self._going = self._looking = False
        self._rest: Digest | None = None
        self._brought_back = False
        self._seen: set[Where] = set()
        self._told: set[tuple[object, ...]] = set()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.tick)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_CHANGES_MS)
        self._soon.timeout.connect(self.tick)
        self._loading = Errands(self)
        self._loading.done.connect(self.wake)
        bridge.changed.connect(self._hear)

    @property
    def last_checked(self) -> datetime | None:
        """When the alarms were looked at last, by the journal's clock; None before the first look."""
        return self._last

    @property
    def gap(self) -> Gap | None:
        """The last time in which nothing was looked at: the computer slept, or its clock was changed."""
        return self._gap

    @property
    def paused_until(self) -> datetime | None:
        """Until when alarms are held back, None when they are not."""
        try:
            until = datetime.fromisoformat(self._preferences.text(_PAUSED))
        except ValueError:
            return None
        if until.tzinfo is None:
            return None
        now = self._journal.now()
        # A clock set back must not make an hour's pause a year's.
        return until if now < until <= now + _LONGEST_PAUSE else None

    def start(self) -> None:
        """Begin to watch: look now, and from then on at least once a minute."""
        if not self._going:
            self._going = True
            QGuiApplication.instance().applicationStateChanged.connect(self._hear_application)  # type: ignore[union-attr]
            self._timer.start(0)

    def stop(self) -> None:
        """Watch no longer."""
        if self._going:
            self._going = False
            QGuiApplication.instance().applicationStateChanged.disconnect(self._hear_application)  # type: ignore[union-attr]
        self._timer.stop()
        self._soon.stop()

    @Slot()
    def tick(self) -> None:
        """Look which alarms are due, show them, and wait for the next moment."""
        if self._looking:
            return
        self._looking = True
        wait = _milliseconds(LONGEST)
        try:
            wait = self._look()
            self._recover()
        except Locked:
            wait = _AGAIN_MS  # Another program is writing: what is due stays due.
        except JournalError as error:
            wait = _AGAIN_MS
            self._complain(str(error))
        except _UnseenError:
            pass  # Why is told by whoever failed to show them; they stay due.
        finally:
            self._looking = False
            if self._going:
                self._timer.start(wait)

    @Slot()
    def wake(self) -> None:
        """Look at once: the computer woke, or what was waited for is there."""
        if self._going:
            self.tick()

    def pause_until(self, until: datetime | None) -> None:
        """Hold alarms back until a moment; None lets them ring again."""
        text = "" if until is None else until.astimezone(UTC).isoformat()
        self._preferences.set_text(_PAUSED, text)
        self._preferences.sync()
        self.paused.emit()
        if self._going:
            self.tick()

    def note_shown(self, where: Where) -> None:
        """Note that an alarm is to be seen: called by whoever shows it, from within `rang`."""
        self._seen.add(where)

    def try_alarm(self) -> frozenset[Where]:
        """Show an alarm that is none, the way a true one comes, and return where it was to be seen."""
        from ui.alarms.trial import trial

        return self._have_shown(trial(self._journal.now()))

    def _look(self) -> int:
        from models.alarms import ringing

        now, zone = self._journal.now(), local_zone()
        held_until = self.paused_until
        if self._rest is not None:
            return self._record_rest(self._rest)
        if self._journal.read_only:
            self._show_unnoted(now, zone, held_until)
        elif first_save.is_loaded():
            rang = ringing.ring(self._journal, self._show, zone=zone, held_until=held_until)
            if rang is not None and rang.more_to_record:
                self._rest = rang
        elif ringing.is_due(self._journal, zone=zone, held_until=held_until):
            self._loading.send(first_save.load)  # As soon as that is done, it rings.
            return _AGAIN_MS
        self._note_look(now)
        if self._rest is not None:
            return 0
        self._bring_back(now, zone)
        next_at = ringing.next_at(self._journal, now, zone=zone)
        if next_at is not None and held_until is not None:
            next_at = max(next_at, held_until)
        return _wait(now, next_at)

    def _bring_back(self, now: datetime, zone: str) -> None:
        """Once, say what waits for an answer since before the program was started."""
        from models.alarms import unanswered

        if self._brought_back:
            return
        standing = unanswered.find(self._journal, now, zone=zone)
        self._brought_back = True
        if standing.alarms:
            self.stood.emit(standing)

    def _record_rest(self, digest: "Digest") -> int:
        """Record the next step of what was shown; nothing else rings until all of it is, or it would ring twice."""
        from models.alarms import ringing

        left = ringing.record_rest(self._journal, digest)
        self._rest = left if left.more_to_record else None
        return _AGAIN_MS if left is digest else 0

    def _note_look(self, now: datetime) -> None:
        last = self._last
        if last is not None and not last - _LEAP <= now <= last + LONGEST + _LEAP:
            self._gap = Gap(last, now)
        self._last = now
        self.checked.emit(now)

    def _show(self, digest: "Digest") -> None:
        if not self._have_shown(digest):
            raise _UnseenError

    def _have_shown(self, digest: "Digest") -> frozenset[Where]:
        self._seen = set()
        self.rang.emit(digest)
        return frozenset(self._seen)

    def _show_unnoted(self, now: datetime, zone: str, held_until: datetime | None) -> None:
        """Show what is due in a journal that can only be read: what was shown is kept in mind, for this run."""
        from msgspec.structs import replace

        from models.alarms import ringing

        if held_until is not None:
            return
        found = ringing.pending(self._journal, now, zone=zone)
        fresh = tuple(alarm for alarm in found.alarms if _key(alarm) not in self._told)
        if fresh:
            self._show(replace(found, alarms=fresh, total=found.total - len(found.alarms) + len(fresh)))
            self._told |= {_key(alarm) for alarm in fresh}

    def _complain(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            self.troubled.emit(words)

    def _recover(self) -> None:
        if self._trouble:
            self._trouble = ""
            self.recovered.emit()

    @Slot(object)
    def _hear(self, _changes: Changes) -> None:
        if self._going:
            self._soon.start()

    @Slot(Qt.ApplicationState)
    def _hear_application(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._soon.start()


def _wait(now: datetime, next_at: datetime | None) -> int:
    """Return the milliseconds to the next look; what is due but did not ring is looked at again soon."""
    if next_at is None:
        return _milliseconds(LONGEST)
    if next_at <= now:
        return _AGAIN_MS
    return max(_SOONEST_MS, _milliseconds(min(next_at - now, LONGEST)))


def _milliseconds(time: timedelta) -> int:
    return int(time.total_seconds() * 1000)


def _key(alarm: "Alarm") -> tuple[object, ...]:
    return alarm.promise_id, alarm.due_at, alarm.stage, alarm.rings_at
