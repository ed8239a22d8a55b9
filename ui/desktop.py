"""The window from start to end: application, journal, bridge, window, exit status."""

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from models import places
from models.clock import Clock, FixedClock, SystemClock
from models.errors import JournalError
from models.instants import parse
from models.journal import Journal
from ui.bridge import Bridge
from ui.desk import Desk
from ui.faults import Faults
from ui.navigator import Navigator
from ui.opening import Opening
from ui.preferences import Preferences
from ui.theme import theme
from ui.tr import tr
from ui.warming import Warming
from ui.window import MainWindow

UNUSABLE = 3


def run(opening: Opening) -> int:
    """Show the window and return the exit status: 0, or 3 when no journal could be opened."""
    app = QApplication(sys.argv[:1])
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
    )
    shown: Shown | None = None
    try:
        clock: Clock = SystemClock() if opening.at is None else FixedClock(parse(opening.at))
        shown = Shown(clock, preferences)
        shown.open_first(opening.journal)
    except JournalError as error:
        sys.stderr.write(f"{error}\n")
        if opening.quit_after_paint or shown is None or not _opened_another(shown, error):
            return UNUSABLE
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

    def __init__(self, clock: Clock, preferences: Preferences) -> None:
        super().__init__()
        self._clock = clock
        self._preferences = preferences
        self._window: MainWindow | None = None
        self._warming = Warming()

    def open_first(self, named: Path | None) -> None:
        """Open the journal named, or the usual one, made when there is none yet. Raises: JournalError."""
        place = places.journal_place(named)
        if place.origin is places.Origin.LAST_OPEN and not place.path.exists():
            place = places.Place(places.usual_journal(), places.Origin.USUAL)
        if place.path.exists() or place.origin is not places.Origin.USUAL:
            journal = Journal.open(place.path, self._clock)
        else:
            places.make_folder(place.path)
            journal = Journal.make(place.path, self._clock, zone=places.local_zone())
        self._show(journal)

    def end(self) -> None:
        """Close the journal."""
        self._preferences.set_flag("look/was-dark", on=theme.dark)
        self._preferences.sync()
        self._warming.stop()
        if self._window is not None:
            self._window.desk.bridge.stop()
            self._window.desk.journal.close()

    def _show(self, journal: Journal) -> None:
        before = self._window
        desk = Desk(journal, Bridge(journal), Navigator(), self._preferences)
        window = MainWindow(desk)
        window.reopen_wanted.connect(self.reopen)
        window.make_wanted.connect(self.make)
        window.demo_wanted.connect(self.open_demo)
        self._window = window
        first = FirstPaint(window)
        first.seen.connect(self._settle)
        first.seen.connect(self.painted)
        window.show()
        if before is not None:
            before.desk.bridge.stop()
            before.close()
            before.desk.journal.close()
            before.deleteLater()

    @Slot()
    def _settle(self) -> None:
        """Do what can wait until something is to be seen."""
        if self._window is not None:
            path = self._window.desk.journal.path
            if path is not None:
                places.remember_journal(path)
            self._warming.start_after(self._window)
        gc.freeze()
        gc.enable()

    @Slot(object)
    def reopen(self, path: Path) -> None:
        """Show another journal that is there."""
        try:
            self._show(Journal.open(path, self._clock))
        except JournalError as error:
            self._complain(str(error))

    @Slot(object)
    def make(self, path: Path) -> None:
        """Make a journal and show it."""
        try:
            self._show(Journal.make(path, self._clock, zone=places.local_zone()))
        except JournalError as error:
            self._complain(str(error))

    @Slot()
    def open_demo(self) -> None:
        """Show the invented practice, made the first time it is wanted."""
        path = places.demo_journal()
        try:
            if path.exists():
                self._show(Journal.open(path, self._clock))
                return
            places.make_folder(path)
            self._show(_made_demo(path, self._clock))
        except JournalError as error:
            self._complain(str(error))

    def _complain(self, words: str) -> None:
        if self._window is not None:
            self._window.frame.banner.say(words[:1].upper() + words[1:] + ".", "danger")


class FirstPaint(QObject):
    """Tell when a window was painted the first time.

    Signals: `seen`, from the event loop.
    """

    seen = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._watched = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._watched.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return False

    @Slot()
    def _tell(self) -> None:
        self.seen.emit()


def _made_demo(path: Path, clock: Clock) -> Journal:
    from models import sample

    journal = Journal.make(path, clock, zone=places.local_zone())
    sample.fill(journal)
    return journal


def _opened_another(shown: Shown, error: JournalError) -> bool:
    """Say why the journal cannot be opened and offer another, until one opens or the person gives up."""
    while (path := _another_wanted(str(error))) is not None:
        try:
            shown.open_first(path)
        except JournalError as next_error:
            error = next_error
        else:
            return True
    return False


def _another_wanted(words: str) -> Path | None:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    box = QMessageBox()
    box.setObjectName("cannotOpen")
    box.setWindowTitle("Kept")
    box.setText(tr("Kept cannot open the journal."))
    box.setInformativeText(words[:1].upper() + words[1:] + ".")
    another = box.addButton(tr("Open &another…"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("&Quit"), QMessageBox.ButtonRole.RejectRole)
    # There is no event loop yet that would wait for a signal.
    box.exec()
    if box.clickedButton() is not another:
        return None
    kinds = tr("Kept journals (*.kept);;All files (*)")
    chosen, _kind = QFileDialog.getOpenFileName(None, tr("Open a journal"), "", kinds)
    return Path(chosen) if chosen else None
