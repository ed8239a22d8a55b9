"""The quiet line that says which alarms rang, whatever else the desktop shows; it never takes the keyboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QFrame

from models.changes import Cause, Changes, Kind
from models.errors import JournalError
from ui.alarms import words
from ui.alarms.held import Held
from ui.alarms.hiding import Hiding
from ui.alarms.trial import TRIAL
from ui.desk import Desk
from ui.parts.buttons import button, follow_tab_order, tool
from ui.parts.labels import ElidedLabel, IconLabel
from ui.parts.layouts import named, restyle, row
from ui.promises.deeds import PromiseDeeds
from ui.tr import tr

if TYPE_CHECKING:
    from models.alarms.records import Alarm, Digest
    from ui.alarms.list import AlarmList

_ANSWERS = (Kind.PROMISE, Kind.PROMISE_EVENT, Kind.SNOOZE)


class AlarmBanner(QFrame):
    """One alarm with what can be done about it, or how many rang and the way to them.

    What it shows stays until each promise is answered: settled, moved or snoozed, also when the program
    is started again. Hidden, it comes back with the next alarm.

    Signals: `left` when it goes while the keyboard is in it.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "alarms")
        self.setProperty("part", "banner")
        self._desk = desk
        self._held, self._hiding = Held(), Hiding(desk)
        self._trying = False
        self._zone = desk.zone
        self._list: AlarmList | None = None
        self._deeds = PromiseDeeds(desk, self)
        self._icon = IconLabel("bell-ring", "warn")
        self._words = ElidedLabel("", "strong", name="alarmWords")
        self._keep = button(tr("It is done"), "", "check", name="alarmKeep")
        self._snooze = button(tr("Snooze"), "", "alarm-clock", name="alarmSnooze")
        self._open = button(tr("Open"), "", name="alarmOpen")
        self._show = button(tr("Show"), "", "bell-ring", name="alarmShow")
        self._close = tool("x", tr("Hide until the next alarm; the promises stay"), name="alarmClose", size=16)
        self._lay_out()
        desk.bridge.changed.connect(self._hear)
        desk.bridge.minute_passed.connect(self.say_again)
        self.hide()

    @property
    def held(self) -> Held:
        """The alarms it is about."""
        return self._held

    def ring(self, digest: "Digest") -> None:
        """Show what rings now, besides what was not answered yet."""
        self._trying = any(alarm.promise_id == TRIAL for alarm in digest.alarms)
        if self._trying:
            self._say_trial(digest.alarms[0])
        else:
            self._held.take(digest)
            self.say_again()
            self._hiding.forget()
        self.show()
        self._announce()

    def bring_back(self, standing: "Digest") -> None:
        """Show what rang before the program was started and was not answered since; nothing is announced.

        What was hidden stays so, unless something rang after that.
        """
        self._held.bring_back(standing)
        if not self._trying:
            self.say_again()
        self.setVisible(not self.isHidden() or not self._hiding.holds())

    def go_to(self) -> bool:
        """Put the keyboard into it, shown again if it was hidden; tell whether there is any alarm."""
        self._drop_answered()
        if not self._held.total:
            return False
        self._hiding.forget()
        self.show()
        self.say_again()
        if self._held.total == 1:
            self._keep.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._show_list()
        return True

    @Slot()
    def say_again(self) -> None:
        """Say how late each is by now."""
        held, self._trying = self._held, False
        if not held.total:
            self._go()
            return
        now, zone = self._desk.journal.now(), self._zone
        one = held.total == 1
        said = words.alarm_line(held.alarms[0], now, zone)
        if not one:
            several = words.held_words(held.alarms, held.total, now)
            said = tr("{several}. {alarm}").format(several=several, alarm=said)
        late = any(now > alarm.due_at for alarm in held.alarms)
        self._wear(said, "danger" if late else "warn")
        for single in (self._keep, self._snooze, self._open):
            single.setVisible(one)
        self._show.setVisible(not one)
        if self._list is not None:
            self._list.show_alarms(held, now, zone)

    def _say_trial(self, alarm: "Alarm") -> None:
        notice = words.notice_of(alarm, alarm.due_at, self._zone)
        self._wear(f"{notice.title}. {notice.body}", "info")
        for action in (self._keep, self._snooze, self._open, self._show):
            action.hide()

    def _wear(self, said: str, tone: str) -> None:
        self._icon.set_icon("bell-ring", tone)
        self._words.set_text(said)
        self.setAccessibleName(said)
        for action in (self._keep, self._snooze, self._open, self._show):
            action.setAccessibleDescription(said)
        restyle(self, tone=tone)
        restyle(self._words)  # Its colour depends on the tone around it.

    def _announce(self) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def _lay_out(self) -> None:
        actions = (self._keep, self._snooze, self._open, self._show)
        layout = row(self._icon, self._words, *actions, self._close, spacing=8, margins=(24, 6, 18, 6))
        layout.setStretch(1, 1)
        self.setLayout(layout)
        follow_tab_order(*actions, self._close)
        self._keep.clicked.connect(self._do_keep)
        self._snooze.clicked.connect(self._do_snooze)
        self._open.clicked.connect(self._do_open)
        self._show.clicked.connect(self._show_list)
        self._close.clicked.connect(self._hide)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        undone = changes.cause in (Cause.UNDO, Cause.REDO)
        if (self._held.total or undone) and changes.touches(*_ANSWERS):
            before = self._held.total
            self._drop_answered(undone=undone)
            self.say_again()
            if self._held.total > before:
                self._hiding.forget()
                self.show()

    def _drop_answered(self, *, undone: bool = False) -> None:
        try:
            self._zone = self._desk.zone
            self._held.drop_answered(self._desk.journal, self._desk.journal.now(), undone=undone)
        except JournalError:
            return  # It cannot be read at this moment: the alarms stay until it can.

    @Slot()
    def _do_keep(self) -> None:
        if self._held.alarms:
            self._deeds.do("keep", self._held.alarms[0].promise_id)

    @Slot()
    def _do_snooze(self) -> None:
        if self._held.alarms:
            self._desk.go.snooze_wanted.emit(self._held.alarms[0].promise_id)

    @Slot()
    def _do_open(self) -> None:
        if self._held.alarms:
            self._desk.go.promise_wanted.emit(self._held.alarms[0].promise_id)

    @Slot()
    def _show_list(self) -> None:
        from ui.alarms.list import AlarmList

        if self._list is None:
            self._list = AlarmList(self._desk, self.window())
        self._list.show_alarms(self._held, self._desk.journal.now(), self._zone)
        self._list.open_below(self)

    @Slot()
    def _hide(self) -> None:
        if self._trying:
            self.say_again()
        else:
            self._hiding.note()
            self._go()

    def _go(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        if self._list is not None:
            self._list.leave()
        self.hide()
        if inside:
            self.left.emit()
