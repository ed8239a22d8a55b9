"""The card at the end of a review: what was settled, told and left, and the seven days to come."""

import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from models import reasons
from models.errors import Refused
from models.instants import local_day
from models.reviews.ending import DAYS_AHEAD, USUAL_MINUTES
from models.reviews.records import DayAhead, Ending
from models.working_time import SHORT_DAYS, Profile, holiday_name
from ui import say
from ui.desk import Desk
from ui.parts.buttons import button
from ui.parts.card import StatCard
from ui.parts.labels import Dot, label
from ui.parts.layouts import column, panel, row, scrolling
from ui.review.charts import Line, LineBars, Stretch
from ui.tr import tr


def look_up_holidays(profile: Profile, today: date) -> None:
    """Ask for the public holidays of the days ahead beside the work: the first time that takes 200 ms."""
    if profile.country is not None:
        threading.Thread(target=_holidays, args=(profile, today), name="holidays", daemon=True).start()


def _holidays(profile: Profile, today: date) -> None:
    with suppress(Refused):  # A country nobody knows is said where it was chosen.
        for day in (today, today + timedelta(days=DAYS_AHEAD)):
            holiday_name(profile, day)


class EndCard(QFrame):
    """How the review stands once everything was gone through, and the button that ends it.

    Signals: `ended` when it is to be ended, `closed` when an ended one was read.
    """

    ended = Signal()
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("reviewEnd")
        self._desk = desk
        self._over = False
        self._title: QLabel = label("", "heading", wrap=True, name="endTitle")
        self._held: QLabel = label("", "caption", wrap=True, name="endHeld")
        self._settled = StatCard("", "", name="endSettled")
        self._told = StatCard("", "", name="endTold")
        self._left = StatCard("", "", name="endLeft")
        self._days = LineBars("endDays", tr("Promised in the next seven days, against working time"), names=0.26)
        self._remark: QLabel = label("", "caption", wrap=True, name="endRemark")
        self._button = button(tr("En&d the review"), "primary", "check-check", name="endReview", tip=tr("Enter"))
        self._lay_out()
        self._button.clicked.connect(self._press)

    def show_ending(self, found: Ending) -> None:
        """Show how a review ended or stands."""
        self._over = found.review.ended_at is not None
        self._title.setText(tr("The review is complete") if self._over else tr("Everything has been gone through"))
        self._held.setText(self._held_words(found))
        self._settled.show_figure(str(len(found.settled)), tr("settled"), "ok" if found.settled else "")
        self._told.show_figure(str(found.told), tr("told"), "info" if found.told else "")
        self._left.show_figure(str(len(found.left)), tr("left"), "warn" if found.left else "")
        today = local_day(self._desk.journal.now(), self._desk.zone)
        self._days.show_lines([_line(day, day.day == today) for day in found.days])
        self._remark.setText(_remark(found.days))
        self._remark.setVisible(bool(self._remark.text()))
        self._button.setText(tr("Cl&ose") if self._over else tr("En&d the review"))
        self._button.setAccessibleName(self._button.text().replace("&", ""))

    def begin(self) -> None:
        """Put the keyboard on the button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        else:
            super().keyPressEvent(event)

    def _held_words(self, found: Ending) -> str:
        now, zone = self._desk.journal.now(), self._desk.zone
        began = found.review.started_at
        day = reasons.day_words(local_day(began, zone), local_day(now, zone))
        if found.review.ended_at is None:
            return tr("Begun {day} at {time}.").format(day=day, time=say.clock(began, zone))
        times = f"{say.clock(began, zone)}–{say.clock(found.review.ended_at, zone)}"
        if local_day(found.review.ended_at, zone) != local_day(began, zone):
            ended = reasons.day_words(local_day(found.review.ended_at, zone), local_day(now, zone))
            return tr("Held from {day} to {ended}.").format(day=day, ended=ended)
        return tr("Held {day}, {times}.").format(day=day, times=times)

    def _lay_out(self) -> None:
        stats = row(self._settled, self._told, self._left, spacing=8)
        for place in range(3):
            stats.setStretch(place, 1)
        promised, too_much = label(tr("promised"), "caption"), label(tr("more than there is"), "caption")
        legend = row(Dot("bar"), promised, Dot("danger"), too_much, None, spacing=6)
        inside = column(
            self._title,
            self._held,
            stats,
            label(tr("The next seven days").upper(), "overline"),
            self._days,
            legend,
            self._remark,
            None,
            spacing=10,
            margins=(16, 14, 16, 10),
        )
        content = QWidget()
        content.setLayout(inside)
        whole = column(scrolling(content), row(self._button, margins=(16, 4, 16, 14)), spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(column(panel(whole, "card")))

    @Slot()
    def _press(self) -> None:
        (self.closed if self._over else self.ended).emit()


def _line(day: DayAhead, today: bool) -> Line:
    fits, over = min(day.promised_minutes, day.free_minutes), max(0, day.promised_minutes - day.free_minutes)
    promised = say.minutes_words(day.promised_minutes) or tr("nothing")
    free = say.minutes_words(day.free_minutes)
    figure = tr("{promised} of {free}").format(promised=promised, free=free) if free else tr("closed")
    if not free and day.promised_minutes:
        figure = tr("{promised}, closed").format(promised=promised)
    elif free and not day.promised_minutes:
        figure = tr("{free} free").format(free=free)
    spoken = f"{figure}, {say.counted_promises(day.promises)}"
    name = tr("Today") if today else f"{SHORT_DAYS[day.day.weekday()]} {day.day.day}"
    return Line(name, (Stretch(fits, "bar"), Stretch(over, "danger")), day.free_minutes, figure, spoken)


def _remark(days: Sequence[DayAhead]) -> str:
    guessed = sum(day.guessed for day in days)
    if not guessed:
        return ""
    one = "{n} promise says no length and counts as {minutes} min."
    many = "{n} promises say no length and count as {minutes} min each."
    return tr(one if guessed == 1 else many).format(n=guessed, minutes=USUAL_MINUTES)
