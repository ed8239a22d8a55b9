"""A field for a promised time: a phrase, and at each keystroke what it is understood as."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QPushButton, QWidget

from models.errors import Refused
from models.promised_time import echo, spoken
from models.promised_time.reader import read
from models.promised_time.reading import Reading, Trouble
from models.promised_time.recurrence import read_when
from models.promised_time.turns import NEVER, Recurrence, Turn, first_turn
from models.windows import Window, in_zone
from models.working_time import Profile
from ui.desk import Desk
from ui.fields.completions import Completions, beginning
from ui.fields.nearness import beside, common_phrases
from ui.parts.buttons import button, tool
from ui.parts.calendar import Calendar
from ui.parts.inputs import line_edit, show_trouble
from ui.parts.labels import label, set_tone
from ui.parts.layouts import column, named, row
from ui.parts.popup import SHADOW, Popup
from ui.tr import tr

_HINT = "Fri 10-12 · by Thu · tomorrow 3pm · in 3 working days"
_MOST_OFFERS = 2


class WhenField(QWidget):
    """Read a phrase into a window, or say what is wrong with it and what would do.

    With `again` it takes a rule as well, such as “every first Monday 9:00”; its window is then the first turn's.

    Signals: `changed` when what is understood may have changed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, name: str, words: str, *, again: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._again = again
        self._profile: Profile = desk.profile()
        self._given: Window | None = None
        self._reading: Reading | Recurrence | Trouble | None = None
        self._first: Turn | None = None
        self._contact: datetime | None = None
        self._late_notes: tuple[str, ...] = ()
        self.line: QLineEdit = line_edit(name, words, hint=tr(_HINT))
        self._pick = tool("calendar-days", tr("Pick a day"), name=f"{name}Pick", size=16)
        self._echo = label("", "caption", wrap=True, name=f"{name}Echo")
        self._notes = label("", "caption", wrap=True, tone="muted", name=f"{name}Notes")
        self._offers = [self._offer_button(f"{name}Offer{number}") for number in range(_MOST_OFFERS)]
        field = row(self.line, self._pick, spacing=4)
        field.setStretch(0, 1)
        self.setLayout(column(field, self._echo, self._notes, row(*self._offers, None, spacing=6), spacing=3))
        self.setFocusProxy(self.line)
        self._completions = Completions(self.line, beginning(common_phrases(desk.journal.now(), self._profile.zone)))
        self.line.textChanged.connect(self._read)
        self._pick.clicked.connect(self._open_calendar)
        self._read()

    def window_read(self) -> Window | None:
        """Return the promised time understood, None while there is none."""
        if self._given is not None:
            return self._given
        if self._first is not None:
            return self._first.window
        if not isinstance(self._reading, Reading):
            return None
        try:
            return self._reading.window(self._profile, self.line.text().strip())
        except Refused:
            return None

    def rule_read(self) -> Recurrence | None:
        """Return the rule understood, None for a time that is for once."""
        return self._reading if self._first is not None and isinstance(self._reading, Recurrence) else None

    def set_window(self, window: Window) -> None:
        """Show a time that is promised already; it holds until something is typed."""
        self.line.setText(window.said or echo.say(window, self._desk.journal.now(), self._profile))
        self._given, self._first = window, None
        self._show()

    def set_zone(self, zone: str) -> None:
        """Read what is typed by the wall clock of another place."""
        if zone != self._profile.zone:
            self._profile = replace(self._profile, zone=zone)
            if self._given is None:
                self._read()

    def set_contact(self, at: datetime | None) -> None:
        """Read what is typed as said in an earlier contact; None is now."""
        if at != self._contact:
            self._contact = at
            if self._given is None:
                self._read()

    def set_phrase(self, phrase: str) -> None:
        """Type a phrase."""
        self.line.setText(phrase)

    def phrase(self) -> str:
        """Return what was typed."""
        return self.line.text().strip()

    def trouble(self) -> str:
        """Return why there is no time, in words; nothing while there is one."""
        if self.window_read() is not None:
            return ""
        if isinstance(self._reading, Trouble):
            return self._reading.reason
        if isinstance(self._reading, Recurrence):
            return NEVER
        return tr("a promise needs an end; say until when")

    def show_trouble(self) -> None:
        """Edge the field in red and say why."""
        show_trouble(self.line, self.trouble())
        self._say_trouble()

    @Slot()
    def _read(self) -> None:
        self._given = self._first = self._reading = None
        self._late_notes = ()
        text, now = self.line.text(), self._desk.journal.now()
        if text.strip():
            self._reading = read_when(text, now, self._profile) if self._again else read(text, now, self._profile)
        if isinstance(self._reading, Recurrence):
            self._first = first_turn(self._reading, now, self._profile)
        elif self._reading is not None and self._contact is not None:
            then = read(text, self._contact, self._profile)
            contact = spoken.Contact(self._contact)
            found = spoken.meant(text.strip(), self._reading, then, contact, now, self._profile)
            self._reading, self._late_notes = found.what, found.notes
        show_trouble(self.line, "")
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        window = self.window_read()
        if window is None:
            self._say_trouble()
            return
        if self._first is not None and isinstance(self._reading, Recurrence):
            self._show_rule(self._reading, self._first)
            return
        now = self._desk.journal.now()
        reading = self._reading if self._given is None and isinstance(self._reading, Reading) else None
        set_tone(self._echo, "ok")
        near = beside(window, now, self._profile)
        self._echo.setText(f"{echo.say(reading or window, now, self._profile)} · {near}")
        notes = () if reading is None else (*reading.assumptions, *self._late_notes)
        why = (window.why,) if window.why else ()
        self._notes.setText(" · ".join((*why, *notes)))
        self._notes.setVisible(bool(why or notes))
        self._show_offers(())

    def _show_rule(self, rule: Recurrence, first: Turn) -> None:
        set_tone(self._echo, "ok")
        said = echo.say_rule(rule, first, self._profile)
        self._echo.setText(said[:1].upper() + said[1:])
        self._notes.setText(" · ".join(rule.assumptions))
        self._notes.setVisible(bool(rule.assumptions))
        self._show_offers(())

    def _say_trouble(self) -> None:
        reading = self._reading
        is_trouble = isinstance(reading, Trouble) and bool(self.line.text().strip())
        set_tone(self._echo, "warn" if is_trouble else "muted")
        self._echo.setText(self.trouble()[:1].upper() + self.trouble()[1:] if reading is not None else tr("By when?"))
        self._notes.hide()
        self._show_offers(reading.offers if isinstance(reading, Trouble) else ())

    def _show_offers(self, offers: tuple[str, ...]) -> None:
        for place, offer_button in enumerate(self._offers):
            offer = offers[place] if place < len(offers) else ""
            offer_button.setText(offer)
            offer_button.setAccessibleName(tr("Take {offer}").format(offer=offer))
            offer_button.setShortcut(f"Alt+{place + 1}" if offer else "")
            offer_button.setToolTip(tr("Alt+{n}").format(n=place + 1))
            offer_button.setVisible(bool(offer))

    def _offer_button(self, name: str) -> QPushButton:
        found = button("", "", name=name)
        found.clicked.connect(self._take_offer)
        found.hide()
        return found

    @Slot()
    def _take_offer(self) -> None:
        taken = self.sender()
        if isinstance(taken, QPushButton):
            self.line.setText(taken.text())
            self.line.setFocus()

    @Slot()
    def _open_calendar(self) -> None:
        today = in_zone(self._desk.journal.now(), self._profile.zone)
        popup = CalendarPopup(self.window(), QDate(today.year, today.month, today.day))
        popup.picked.connect(self._take_day)
        popup.left.connect(self.line.setFocus)
        popup.place_at(self.line)

    @Slot(QDate)
    def _take_day(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        self.line.setFocus()


class CalendarPopup(Popup):
    """A month to pick a day from.

    Signals: `picked` carries the day; `left` when it was left without one, by Esc.
    """

    picked = Signal(QDate)
    left = Signal()

    def __init__(self, parent: QWidget, today: QDate) -> None:
        super().__init__(parent)
        self.calendar: QCalendarWidget = named(Calendar(self), "calendar", tr("Pick a day"))
        self.calendar.setSelectedDate(today)
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        self.fill(column(self.calendar, margins=(8, 8, 8, 8)))

    def place_at(self, field: QWidget) -> None:
        """Show it below a field, or as far up and left as the window needs to hold it whole."""
        window = field.window()
        width = self.calendar.sizeHint().width() + 20
        corner = field.mapTo(window, field.rect().bottomLeft())
        self.place(corner.x(), corner.y() + 4, width)
        over = QPoint(self.geometry().right() - window.width(), self.geometry().bottom() - window.height())
        room = QPoint(SHADOW, SHADOW)
        self.move(self.pos() - QPoint(max(0, (over - room).x()), max(0, (over - room).y())))
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._leave)  # type: ignore[union-attr]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self._end()
        else:
            super().keyPressEvent(event)

    @Slot(QDate)
    def _take(self, day: QDate) -> None:
        self.picked.emit(day)
        self._end()

    @Slot(QWidget, QWidget)
    def _leave(self, _before: QWidget | None, after: QWidget | None) -> None:
        if after is not None and not self.isAncestorOf(after):
            self._end()

    def _end(self) -> None:
        if self.isVisible():
            self.close()
            self.deleteLater()
