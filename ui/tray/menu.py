"""The menu of the tray icon: what is next, what is late, and the few things one does without the window."""

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from models import attention
from models.alarms import snoozing
from models.attention import Attention
from models.errors import JournalError
from models.listed import Entry
from ui import say
from ui.delegates.rows import isolated, plain
from ui.desk import Desk
from ui.theme import theme
from ui.tr import tr

MOST_LATE = 10
_LONGEST = 56
_HOUR = timedelta(hours=1)


class TrayMenu(QObject):
    """A menu that reads the journal when it is about to be shown.

    Signals: `wished` carries the deed of the entry chosen ("show", "log", "today", "review", "quit"),
    `promise_wanted` the promise to show, `pause_wanted` until when alarms are held back, or None.
    """

    wished = Signal(str)
    promise_wanted = Signal(int)
    pause_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        self.menu.setObjectName("trayMenu")
        self._desk: Desk | None = None
        self._said: tuple[object, ...] = ()
        self._add("show", tr("&Open Kept"))
        self._add("log", tr("&Log a contact…"))
        self._add("today", tr("&Today"))
        self._add("review", tr("&Review"))
        self.menu.addSeparator()
        self._next = self.menu.addAction("")
        self._next.setObjectName("trayNext")
        self._next.triggered.connect(self._choose_promise)
        self._late = self.menu.addMenu("")
        self._late.setObjectName("trayLate")
        self._pause = self.menu.addMenu(tr("&Pause reminders"))
        self._pause.setObjectName("trayPause")
        self.menu.addSeparator()
        self._add("quit", tr("&Quit"))
        self.menu.aboutToShow.connect(self.fill)
        self._next.setVisible(False)
        self._late.menuAction().setVisible(False)

    def attend(self, desk: Desk | None) -> None:
        """Read another journal from now on; None: none."""
        self._desk = desk
        self._said = ()

    @Slot()
    def fill(self) -> None:
        """Say what is next and what is late as of now."""
        theme.dress_window(self.menu)
        desk = self._desk
        if desk is None:
            return
        try:
            found = attention.gather(desk.journal, most=MOST_LATE)
            self._fill_next(found)
            self._fill_late(found)
            self._fill_pause(desk, desk.journal.now())
        except JournalError:
            return  # It cannot be read at this moment: what stood there stands a little longer.

    def _add(self, deed: str, words: str) -> None:
        action = self.menu.addAction(words)
        action.setObjectName(f"tray-{deed}")
        action.setProperty("deed", deed)
        action.triggered.connect(self._choose)

    def _fill_next(self, found: Attention) -> None:
        next_up = found.next_up
        self._next.setVisible(next_up is not None)
        if next_up is None:
            return
        local = say.clock(next_up.at, found.zone)
        words = tr("&Next: {time} {promise} ({soon})").format(
            time=local, promise=_entry_words(next_up.row.promise.words), soon=say.until(next_up.at, found.at)
        )
        self._next.setText(words)
        self._next.setProperty("promise", int(next_up.row.promise.id))

    def _fill_late(self, found: Attention) -> None:
        late = [*found.untold, *found.overdue]
        late = sorted((entry for entry in late if entry.row.promise.due_at < found.at), key=_oldest_first)[:MOST_LATE]
        count = found.counts.overdue
        self._late.menuAction().setVisible(bool(late))
        self._late.setTitle(tr("L&ate ({n})").format(n=max(count, len(late))))
        shown = tuple((int(entry.row.promise.id), _late_words(entry)) for entry in late)
        if shown == self._said:
            return
        self._said = shown
        self._late.clear()
        for promise_id, words in shown:
            action = self._late.addAction(words)
            action.setProperty("promise", promise_id)
            action.triggered.connect(self._choose_promise)
        if count > len(shown):
            self._late.addSeparator()
            more = self._late.addAction(tr("All {n} in the review").format(n=count))
            more.setProperty("deed", "review")
            more.triggered.connect(self._choose)

    def _fill_pause(self, desk: Desk, now: datetime) -> None:
        until = desk.watch.paused_until
        self._pause.clear()
        self._pause.setTitle(tr("&Pause reminders"))
        offers = [(tr("For &1 hour"), now + _HOUR)]
        offers += [
            (tr("&Until {time}").format(time=choice.words), choice.until)
            for choice in snoozing.choices(now, desk.profile())
            if choice.until - now > _HOUR and choice.name.endswith("morning")
        ]
        for words, moment in offers:
            self._offer_pause(words, moment)
        if until is not None:
            self._pause.setTitle(tr("Reminders are &paused until {time}").format(time=_moment(until, now, desk.zone)))
            self._pause.addSeparator()
            self._offer_pause(tr("&Go on reminding"), None)

    def _offer_pause(self, words: str, until: datetime | None) -> None:
        action: QAction = self._pause.addAction(words)
        action.triggered.connect(partial(self._choose_pause, until))

    @Slot()
    def _choose(self) -> None:
        self.wished.emit(str(self.sender().property("deed")))

    @Slot()
    def _choose_promise(self) -> None:
        self.promise_wanted.emit(int(self.sender().property("promise")))

    def _choose_pause(self, until: datetime | None, _checked: bool = False) -> None:
        self.pause_wanted.emit(until)


def _moment(at: datetime, now: datetime, zone: str) -> str:
    day = say.short_day(at, now, zone)
    return say.clock(at, zone) if day == "today" else f"{day} {say.clock(at, zone)}"


def _oldest_first(entry: Entry) -> datetime:
    return entry.row.promise.due_at


def _late_words(entry: Entry) -> str:
    parts = (entry.row.client_name, entry.row.promise.words)
    name, words = (_entry_words(part) for part in parts)
    return tr("{client}: {promise} · {late}").format(client=name, promise=words, late=entry.reason)


def _entry_words(text: str) -> str:
    line = plain(text)
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
    return isolated(line.replace("&", "&&"))
