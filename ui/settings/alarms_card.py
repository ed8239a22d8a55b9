"""Whether the alarms are watched: when they were looked at last, a pause, and an alarm on trial."""

from datetime import datetime, timedelta

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from models.alarms.schedule import next_morning
from ui import say
from ui.alarms import words
from ui.alarms.watch import Where
from ui.desk import Desk
from ui.here import local_zone
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.labels import label, set_tone
from ui.parts.layouts import panel, row
from ui.settings.section import Section
from ui.tr import tr

_HOUR = timedelta(hours=1)


class AlarmsCard(Section):
    """What the watch over the alarms says of itself, live."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, tr("Alarms"), tr("While Kept runs, with its window open or closed, it looks every minute.")
        )
        self._checked = label("", "strong", wrap=True, name="alarmsChecked")
        self._try = button(tr("&Try an alarm"), "", "bell-ring", name="alarmsTry")
        self._tried = label("", wrap=True, name="alarmsTried")
        self._held = label("", wrap=True, name="alarmsHeld")
        self._hour = button(tr("&Pause for an hour"), "", "pause", name="alarmsHour")
        self._morning = button(tr("Pause until the &morning"), "", name="alarmsMorning")
        self._ring = button(tr("Let the&m ring again"), "", "play", name="alarmsRing")
        self._tried.hide()
        self.put_widget(self._checked)
        self.put_widget(panel(row(self._try, None, margins=(0, 6, 0, 0))))
        self.put_widget(self._tried)
        self.put_widget(panel(row(self._held, margins=(0, 8, 0, 0))))
        self.put_widget(panel(FlowLayout(self._hour, self._morning, self._ring)))
        self._try.clicked.connect(self._try_alarm)
        self._hour.clicked.connect(self._hold_an_hour)
        self._morning.clicked.connect(self._hold_until_morning)
        self._ring.clicked.connect(self._let_ring)
        desk.watch.checked.connect(self._say)
        desk.watch.paused.connect(self._say)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        self._say()
        super().showEvent(event)

    @Slot()
    def _say(self) -> None:
        watch, zone = self.desk.watch, local_zone()
        self._checked.setText(words.checked_words(watch.last_checked, watch.gap, zone))
        until = watch.paused_until
        if until is None:
            self._held.setText(tr("Alarms ring as they fall due."))
        else:
            held = tr("Alarms are held until {time}; what falls due meanwhile rings then.")
            self._held.setText(held.format(time=say.near_moment(until, self.desk.journal.now(), zone)))
        set_tone(self._held, "" if until is None else "warn")
        self._hour.setVisible(until is None)
        self._morning.setVisible(until is None)
        self._ring.setVisible(until is not None)

    @Slot()
    def _try_alarm(self) -> None:
        seen = self.desk.watch.try_alarm()
        if Where.DESKTOP in seen:
            said, tone = tr("Shown by the desktop's notification service, and at the top of the window."), "ok"
        elif Where.WINDOW in seen:
            said, tone = tr("No notification service answers here: shown at the top of the window only."), "warn"
        else:
            said, tone = tr("Nobody could show it; what went wrong is in the log file."), "danger"
        set_tone(self._tried, tone)
        self._tried.setText(said)
        self._tried.show()

    @Slot()
    def _hold_an_hour(self) -> None:
        self._hold(self.desk.journal.now() + _HOUR)

    @Slot()
    def _hold_until_morning(self) -> None:
        now = self.desk.journal.now()
        self._hold(next_morning(self.desk.profile(), now) or now + timedelta(hours=12))

    @Slot()
    def _let_ring(self) -> None:
        self.desk.watch.pause_until(None)
        self._hour.setFocus()

    def _hold(self, until: datetime) -> None:
        self.desk.watch.pause_until(until)
        self._ring.setFocus()
