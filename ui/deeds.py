"""What the menus call: each a bound method, so that nothing outlives the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.desk import Desk
from ui.navigator import LogWish, PageName
from ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme, theme
from ui.tr import tr

if TYPE_CHECKING:
    from ui.calendar_saving import CalendarSaving

_LOOKS = {
    "look-system": Scheme.SYSTEM,
    "look-light": Scheme.LIGHT,
    "look-dark": Scheme.DARK,
    "look-contrast": Scheme.HIGH_CONTRAST,
}
_PAGES = {
    "page-today": PageName.TODAY,
    "page-journal": PageName.JOURNAL,
    "page-clients": PageName.CLIENTS,
    "page-review": PageName.REVIEW,
    "page-reports": PageName.REPORTS,
    "settings": PageName.SETTINGS,
}
_WAYS = {"log-call": "call", "log-visit": "visit", "log-email": "e-mail", "log-remote": "remote session", "form": None}
_HELP = {"manual": "manual.md", "journal-file": "journal-file.md", "changes": "changes.md"}
TEXT_STEP = 10


class Deeds(QObject):
    """Do what the menus say that is not the window's own to do."""

    def __init__(self, desk: Desk, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._actions, self._window = desk, actions, window
        self._calendar: CalendarSaving | None = None
        theme.changed.connect(self.show_look)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each deed of the menus calls, but for those that are the window's own."""
        found: dict[str, Callable[[], object]] = {}
        found |= dict.fromkeys(_PAGES, self.go_to_page)
        found |= dict.fromkeys(_LOOKS, self.choose_look)
        found |= dict.fromkeys(_WAYS, self.log)
        found |= dict.fromkeys(_HELP, self.read_help)
        found |= dict.fromkeys(("text-larger", "text-smaller", "text-usual"), self.change_text)
        return found | {
            "new-client": self.add_client,
            "show-folder": self.show_folder,
            "report": self.show_report,
            "calendar": self.save_calendar,
            "line": self.start_line,
            "keys": self.show_keys,
            "about": self.show_about,
        }

    @Slot()
    def go_to_page(self) -> None:
        """Show the page the action names."""
        self._desk.go.page_wanted.emit(_PAGES[self._name()])

    @Slot()
    def choose_look(self) -> None:
        """Take the look the action names, and remember it."""
        scheme = _LOOKS[self._name()]
        self._desk.preferences.scheme = scheme
        theme.set_scheme(scheme)
        self.show_look()

    @Slot()
    def change_text(self) -> None:
        """Make the text larger, smaller or usual, and remember it."""
        step = {"text-larger": TEXT_STEP, "text-smaller": -TEXT_STEP}.get(self._name())
        percent = 100 if step is None else theme.text_percent + step
        percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))
        self._desk.preferences.text_percent = percent
        theme.set_text_percent(percent)

    @Slot()
    def log(self) -> None:
        """Open the form for the way of contact the action names."""
        self._desk.go.log_wanted.emit(LogWish(kind=_WAYS[self._name()]))

    @Slot()
    def start_line(self) -> None:
        """Put the keyboard into the line."""
        self._desk.go.line_wanted.emit("")

    @Slot()
    def add_client(self) -> None:
        """Open the form of a new client."""
        self._desk.go.form_wanted.emit("client", 0, 0)

    @Slot()
    def show_report(self) -> None:
        """Show the reports page."""
        self._desk.go.report_wanted.emit(0)

    @Slot()
    def save_calendar(self) -> None:
        """Ask where the open promises are to lie as a calendar for a phone."""
        from ui.calendar_saving import CalendarSaving

        if self._calendar is None:
            self._calendar = CalendarSaving(self._desk, self._window)
        self._calendar.ask_where()

    @Slot()
    def show_folder(self) -> None:
        """Open the folder of the journal in the desktop's own program."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        path = self._desk.journal.path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute().parent)))

    @Slot()
    def read_help(self) -> None:
        """Open the help page the action names."""
        from ui.help.manual import Manual

        Manual.open_page(_HELP[self._name()], self._window)

    @Slot()
    def show_keys(self) -> None:
        """Open the page of keys."""
        from ui.help.keys import KeysPage

        KeysPage.open_over(self._actions, self._window)

    @Slot()
    def show_about(self) -> None:
        """Say which version this is and whose work is in it."""
        from ui.help.about import About

        About.open_over(self._desk.journal, self._window)

    def asked_journal(self, *, new: bool) -> Path | None:
        """Ask for a journal file to open, or for a place to make a new one; None when called off."""
        from PySide6.QtWidgets import QFileDialog

        here = self._desk.journal.path
        folder = str(here.parent) if here is not None else ""
        kinds = tr("Kept journals (*.kept);;All files (*)")
        if new:
            chosen, _kind = QFileDialog.getSaveFileName(self._window, tr("New journal"), folder, kinds)
        else:
            chosen, _kind = QFileDialog.getOpenFileName(self._window, tr("Open a journal"), folder, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix or not new else path.with_suffix(".kept")

    @Slot()
    def show_look(self) -> None:
        """Tick the look that is chosen; menus that nobody wanted yet are ticked when they are filled."""
        if not self._actions.filled:
            return
        for name, scheme in _LOOKS.items():
            self._actions[name].setChecked(theme.scheme is scheme)

    def _name(self) -> str:
        return self.sender().objectName()
