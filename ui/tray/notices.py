"""What rings is shown on the desktop, its buttons are heard, and a notice goes when its promise is answered for."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal, Slot

from models.alarms import snoozing, standing, unanswered
from models.alarms.records import Alarm, Digest
from models.changes import Changes, Kind
from models.errors import JournalError
from models.promises.records import Promise, PromiseId
from ui.alarms.trial import TRIAL
from ui.alarms.watch import Where
from ui.alarms.words import digest_notice, notice_of
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.here import local_zone
from ui.tr import tr
from ui.tray.notifier import OPEN, Buttons, Notifier

MOST_SINGLE = 3
"""More alarms than these at once become one notice."""
MOST_MISSED = 100
SEVERAL = "several"
_SNOOZE = timedelta(hours=1)
_ANSWERS = (Kind.PROMISE, Kind.PROMISE_EVENT, Kind.SNOOZE)


class Notices(QObject):
    """The notices of one journal.

    Signals: `opened` carries the promise to show in the window, 0 for all that is late.
    """

    opened = Signal(int)

    def __init__(self, desk: Desk, notifier: Notifier) -> None:
        super().__init__()
        self._desk, self._notifier = desk, notifier
        self._shown: dict[str, tuple[Alarm, ...]] = {}
        self._missed: dict[PromiseId, Alarm] = {}
        desk.watch.rang.connect(self.ring)
        desk.bridge.changed.connect(self._hear)
        notifier.acted.connect(self._act)
        notifier.came.connect(self._make_up)

    def stop(self) -> None:
        """Take all notices away and show none any more."""
        self._desk.watch.rang.disconnect(self.ring)
        self._desk.bridge.changed.disconnect(self._hear)
        self._notifier.acted.disconnect(self._act)
        self._notifier.came.disconnect(self._make_up)
        for key in tuple(self._shown):
            self._close(key)

    @Slot(object)
    def ring(self, digest: Digest) -> None:
        """Show what rings: a few alarms one by one, many in one notice. Called while the journal is written."""
        if self._show(digest):
            self._desk.watch.note_shown(Where.DESKTOP)
            return
        self._missed |= {alarm.promise_id: alarm for alarm in digest.alarms}
        for promise_id in tuple(self._missed)[:-MOST_MISSED]:
            del self._missed[promise_id]

    @Slot()
    def _make_up(self) -> None:
        """Show what rang while nobody showed notifications, as far as it is not answered for."""
        missed, self._missed = self._missed, {}
        journal = self._desk.journal
        try:
            still = standing.unanswered(journal, missed.values(), journal.now())
        except JournalError:
            return  # It cannot be read at this moment; the window has it all the same.
        alarms = tuple(alarm for alarm in missed.values() if alarm.promise_id in still)
        if alarms:
            self._show(Digest(journal.now(), alarms, len(alarms)))

    def _show(self, digest: Digest) -> bool:
        if digest.total > MOST_SINGLE:
            return self._show_several(digest)
        return all(self._show_one(alarm, digest) for alarm in digest.alarms)

    def _show_one(self, alarm: Alarm, digest: Digest) -> bool:
        notice = notice_of(alarm, digest.at, self._desk.zone)
        key = _key(alarm.promise_id)
        shown = self._notifier.show(key, notice.title, notice.body, _buttons(alarm), critical=notice.late)
        if shown:
            self._shown[key] = (alarm,)
        return shown

    def _show_several(self, digest: Digest) -> bool:
        whole = self._with_earlier(digest)
        notice = digest_notice(whole, self._desk.zone)
        buttons = ((OPEN, tr("Go through them")),)
        if not self._notifier.show(SEVERAL, notice.title, notice.body, buttons, critical=notice.late):
            return False
        for alarm in digest.alarms:
            self._close(_key(alarm.promise_id))
        self._shown[SEVERAL] = whole.alarms
        return True

    def _with_earlier(self, digest: Digest) -> Digest:
        """Return what rings and, after it, all that rang before and waits for an answer: its notice goes with this."""
        journal, fresh = self._desk.journal, {alarm.promise_id for alarm in digest.alarms}
        earlier = unanswered.find(journal, digest.at, zone=local_zone(), besides=fresh)
        known = fresh | {alarm.promise_id for alarm in earlier.alarms}
        # A journal that can only be read holds no word of what rang.
        shown = [alarm for alarm in self._shown.get(SEVERAL, ()) if journal.read_only and alarm.promise_id not in known]
        still = standing.unanswered(journal, shown, digest.at)
        more = tuple(alarm for alarm in shown if alarm.promise_id in still)
        total = max(digest.total, len(fresh) + earlier.total + len(more))
        return Digest(digest.at, (*digest.alarms, *earlier.alarms, *more), total)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if not self._shown or not changes.touches(*_ANSWERS):
            return
        try:
            for key, alarms in tuple(self._shown.items()):
                if not standing.unanswered(self._desk.journal, alarms, self._desk.journal.now()) | _trials(alarms):
                    self._close(key)
        except JournalError:
            return  # It cannot be read at this moment: the notices stay until it can.

    def _close(self, key: str) -> None:
        if self._shown.pop(key, None) is not None:
            self._notifier.close(key)

    @Slot(str, str)
    def _act(self, key: str, action: str) -> None:
        alarms = self._shown.get(key)
        if alarms is None:
            return
        if key == SEVERAL:
            self.opened.emit(0)
            return
        promise_id = alarms[0].promise_id
        if action == "keep":
            self._complain(key, alarms[0], attempt(lambda: self._keep(promise_id)))
        elif action == "snooze":
            self._complain(key, alarms[0], attempt(lambda: self._snooze(promise_id)))
        elif promise_id != TRIAL:
            self.opened.emit(promise_id)

    def _keep(self, promise_id: PromiseId) -> Promise:
        from models.promises import operations

        return operations.keep(self._desk.journal, promise_id)

    def _snooze(self, promise_id: PromiseId) -> snoozing.Snoozed:
        journal = self._desk.journal
        return snoozing.snooze(journal, promise_id, journal.now() + _SNOOZE, tr("1 hour"))

    def _complain(self, key: str, alarm: Alarm, outcome: Outcome[object]) -> None:
        if not outcome.done:
            self._notifier.show(key, outcome.trouble, alarm.words, ((OPEN, tr("Open")),), critical=True)


def _buttons(alarm: Alarm) -> Buttons:
    if alarm.promise_id == TRIAL:
        return ()
    return (OPEN, tr("Open")), ("keep", tr("It is done")), ("snooze", tr("Snooze 1 h"))


def _trials(alarms: tuple[Alarm, ...]) -> frozenset[PromiseId]:
    return frozenset({TRIAL} & {alarm.promise_id for alarm in alarms})


def _key(promise_id: PromiseId) -> str:
    return f"promise-{promise_id}"
