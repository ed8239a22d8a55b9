"""The window from start to end: application, journal, bridge, window, exit status."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from models import places
from models.clock import Clock, FixedClock, SystemClock
from models.errors import JournalError
from models.instants import parse
from models.journal import Journal
from models.store.files import is_there
from ui import cannot_open
from ui.bridge import Bridge
from ui.collecting import Collecting
from ui.desk import Desk
from ui.errands import finish_all
from ui.faults import Faults
from ui.first_paint import FirstPaint
from ui.icons import application_icon
from ui.navigator import Navigator
from ui.opening import Opening, place_of
from ui.preferences import Preferences
from ui.spare_memory import give_back
from ui.theme import STYLE, theme
from ui.tray.single import Claim, Wish, wish_of
from ui.warming import Warming
from ui.window import MainWindow
from ui.wishes import fulfil

if TYPE_CHECKING:
    from ui.tray.background import Background


BACKGROUND_AFTER_MS = 150
REST_AFTER_MS = 100  # What a look at the alarms leads to is read first.


class OpenElsewhere(JournalError):
    """Another running program has the journal open."""


def run(opening: Opening) -> int:
    """Show the window and return the exit status: 0, or 3 when no journal could be opened."""
    claim = Claim(place_of(opening.journal).path) if opening.shares else None
    free = claim is None or claim.take()
    if claim is not None and not free:
        if claim.hand_over(wish_of(opening)):
            return 0
        free = claim.is_held
    app = QApplication([sys.argv[0], *STYLE])
    app.setApplicationName("Kept")
    app.setApplicationDisplayName("Kept")
    app.setDesktopFileName("kept")
    faults = Faults()
    faults.install()
    preferences = Preferences()
    theme.install(
        app,
        preferences.scheme,
        text_percent=preferences.text_percent,
        was_dark=preferences.flag("look/was-dark"),
        has_style=True,
        sheet_later=True,
    )
    if not free:
        theme.put_on_sheet()
        return cannot_open.say_stuck()
    shown: Shown | None = None
    try:
        clock: Clock = SystemClock() if opening.at is None else FixedClock(parse(opening.at))
        shown = Shown(clock, preferences, opening, claim)
        faults.troubled.connect(shown.doubt, Qt.ConnectionType.QueuedConnection)
        shown.open_first(opening.journal)
    except JournalError as error:
        sys.stderr.write(f"{error}\n")
        theme.put_on_sheet()
        if opening.quit_after_paint or shown is None or not cannot_open.opened_another(shown.open_first, error):
            return cannot_open.UNUSABLE
    if opening.quit_after_paint:
        shown.painted.connect(app.quit)
    status = app.exec()
    shown.end()
    return status


class Shown(QObject):
    """The window shown now, and the journal in it; another journal takes both away and makes new ones.

    Signals: `painted` when the first page of a window was painted.
    """

    painted = Signal()

    def __init__(
        self,
        clock: Clock,
        preferences: Preferences,
        opening: Opening | None = None,
        claim: Claim | None = None,
    ) -> None:
        """Without an `opening` nothing goes on beside the window; `claim` is one that was taken already."""
        super().__init__()
        self._clock = clock
        self._preferences = preferences
        self._opening = opening
        self._claim = claim
        self._window: MainWindow | None = None
        self._background: Background | None = None
        self._warming = Warming()
        self._collecting = Collecting()
        self._resting = QTimer(self, interval=REST_AFTER_MS, singleShot=True)
        self._resting.timeout.connect(self._rest)
        self._warming.warmed.connect(self._resting.start)
        self._later = QTimer(self, interval=BACKGROUND_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._begin_background)

    def open_first(self, named: Path | None) -> None:
        """Open the journal named, or the usual one, made when there is none yet. Raises: JournalError."""
        place = place_of(named)
        if is_there(place.path) or place.origin is not places.Origin.USUAL:
            self._show_at(place.path, self._open)
        else:
            places.make_folder(place.path)
            self._show_at(place.path, self._make)

    def end(self) -> None:
        """Close the journal."""
        self._later.stop()
        if self._background is not None:
            self._background.stop()
        self._preferences.set_flag("look/was-dark", on=theme.dark)
        self._preferences.sync()
        self._warming.stop()
        finish_all()
        window, self._window = self._window, None
        if window is not None:
            window.desk.bridge.stop()
            window.desk.journal.close()
        if self._claim is not None:
            self._claim.release()

    def _show_at(self, path: Path, opened: Callable[[Path], Journal]) -> None:
        claim = self._claimed(path)
        try:
            journal = opened(path)
        except JournalError:
            if claim is not None and claim is not self._claim:
                claim.release()
            raise
        self._show(journal)
        before, self._claim = self._claim, claim
        if before is not None and before is not claim:
            before.release()

    def _claimed(self, path: Path) -> Claim | None:
        """Return the claim on a journal; None where none is made. Raises: OpenElsewhere."""
        if self._opening is None or not self._opening.shares:
            return None
        claim = Claim(path)
        if self._claim is not None and claim.meeting == self._claim.meeting:
            return self._claim
        if not claim.take():
            claim.hand_over(Wish("show"))
            if not claim.is_held:
                raise OpenElsewhere("this journal is open in another window of Kept; go on in that one")
        return claim

    def _open(self, path: Path) -> Journal:
        return Journal.open(path, self._clock)

    def _make(self, path: Path) -> Journal:
        return Journal.make(path, self._clock, zone=places.local_zone())

    def _make_demo(self, path: Path) -> Journal:
        from models import sample

        journal = self._make(path)
        sample.fill(journal)
        return journal

    def _show(self, journal: Journal) -> None:
        before, opening = self._window, self._opening
        desk = Desk.at(journal, Bridge(journal), Navigator(), self._preferences)
        window = MainWindow(desk)
        theme.dress_window(window)
        window.reopen_wanted.connect(self.reopen)
        window.make_wanted.connect(self.make)
        window.demo_wanted.connect(self.open_demo)
        window.quit_wanted.connect(self.quit)
        desk.watch.checked.connect(self._resting.start)
        self._window = window
        first = FirstPaint(window)
        first.seen.connect(self._settle)
        first.seen.connect(self.painted)
        is_first = before is None and opening is not None
        if is_first and opening is not None and opening.wish != "show":
            fulfil(desk.go, opening.wish, opening.promise_id)
        if is_first and opening is not None and opening.background and not opening.quit_after_paint:
            QTimer.singleShot(0, self._settle)
        else:
            window.show()
        if before is not None:
            self._put_away(before)

    def _put_away(self, before: MainWindow) -> None:
        if self._background is not None:
            self._background.leave()
        before.desk.bridge.stop()
        before.close()
        before.desk.journal.close()
        before.deleteLater()

    @Slot()
    def _settle(self) -> None:
        """Do what can wait until something is to be seen."""
        if self._window is not None:
            if self._window.windowIcon().isNull():
                self._window.setWindowIcon(application_icon())
            path = self._window.desk.journal.path
            if path is not None:
                places.remember_journal(path)
            self._warming.start_after(self._window)
        if self._opening is not None and not self._opening.quit_after_paint:
            self._later.start()
        gc.freeze()
        self._collecting.start()

    @Slot()
    def _rest(self) -> None:
        if self._window is not None:
            give_back(self._window.desk.journal)

    @Slot()
    def _begin_background(self) -> None:
        from ui.tray.background import Background

        window, opening = self._window, self._opening
        if window is None or opening is None:
            return
        starting = self._background is None
        if self._background is None:
            self._background = Background(self._clock)
            self._background.quit_wanted.connect(self.quit)
            self._background.start()
        if self._background.window is not window:
            front = self._background.attend(window, self._claim)
            if starting and opening.background and not window.isVisible():
                front.begin_behind()

    @Slot()
    def quit(self) -> None:
        """End the program; open forms keep what was typed as drafts."""
        QApplication.quit()

    @Slot(object)
    def reopen(self, path: Path) -> None:
        """Show another journal that is there."""
        try:
            self._show_at(path, self._open)
        except JournalError as error:
            self.complain(str(error))

    @Slot(object)
    def make(self, path: Path) -> None:
        """Make a journal and show it."""
        try:
            self._show_at(path, self._make)
        except JournalError as error:
            self.complain(str(error))

    @Slot()
    def open_demo(self) -> None:
        """Show the invented practice, made the first time it is wanted."""
        path = places.demo_journal()
        try:
            places.make_folder(path)
            self._show_at(path, self._open if is_there(path) else self._make_demo)
        except JournalError as error:
            self.complain(str(error))

    @Slot(str)
    def complain(self, words: str) -> None:
        """Say at the top of the window what is wrong with a journal."""
        if self._window is not None:
            self._window.warn(words)

    @Slot(str)
    def doubt(self, why: str) -> None:
        """Say why the journal in the window could not be read, until it can be again."""
        if self._window is not None:
            self._window.desk.bridge.doubt(why)
