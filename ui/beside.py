"""What is shown beside the page or over the window when a view wants it: panels and forms."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from ui import forms
from ui.desk import Desk
from ui.frame import Frame
from ui.navigator import LogWish

_ABOUT = "about"


class Beside(QObject):
    """Show the panel of a promise or an interaction, and open forms over the window.

    What stands open already for a record comes to the front instead of a second time.
    """

    def __init__(self, desk: Desk, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._frame, self._window = desk, frame, window
        go = desk.go
        go.promise_wanted.connect(self.show_promise)
        go.promise_deed_wanted.connect(self.start_deed)
        go.interaction_wanted.connect(self.show_interaction)
        go.interaction_edit_wanted.connect(self.edit_interaction)
        go.log_wanted.connect(self.log)
        go.form_wanted.connect(self.open_form)
        go.ready_words_wanted.connect(self.open_ready_words)

    @Slot(int)
    def show_promise(self, promise_id: int) -> None:
        """Show a promise beside the page."""
        panel = self._frame.show_panel("promise")
        panel.show_promise(promise_id)  # type: ignore[attr-defined]

    @Slot(int, str)
    def start_deed(self, promise_id: int, deed: str) -> None:
        """Show a promise and ask in its panel what has to be asked to do something with it."""
        panel = self._frame.show_panel("promise")
        panel.show_promise(promise_id)  # type: ignore[attr-defined]
        panel.start(deed)  # type: ignore[attr-defined]

    @Slot(int)
    def show_interaction(self, interaction_id: int) -> None:
        """Show an interaction beside the page."""
        panel = self._frame.show_panel("interaction")
        panel.show_interaction(interaction_id)  # type: ignore[attr-defined]

    @Slot(object)
    def log(self, wish: LogWish) -> None:
        """Open the form that logs an interaction."""
        self._open(forms.interaction_form(self._desk, wish, 0, self._window))

    @Slot(int)
    def edit_interaction(self, interaction_id: int) -> None:
        """Open the form that changes an interaction."""
        about = f"interaction {interaction_id}"
        if self._found(about) is None:
            self._open(forms.interaction_form(self._desk, LogWish(), interaction_id, self._window), about)

    @Slot(str, int, int)
    def open_form(self, kind: str, record_id: int, client_id: int) -> None:
        """Open the form of a client, person, site or job."""
        about = f"{kind} {record_id}" if record_id else ""
        if self._found(about) is None:
            self._open(forms.record_form(self._desk, kind, record_id, client_id, self._window), about)

    @Slot(int, str)
    def open_ready_words(self, promise_id: int, name: str) -> None:
        """Open the words that can be read out or sent about a promise."""
        about = f"ready words {promise_id}"
        standing = self._found(about)
        if standing is None:
            self._open(forms.ready_words_dialog(self._desk, promise_id, name, self._window), about)
        else:
            standing.choose(name)  # type: ignore[attr-defined]

    def _found(self, about: str) -> QDialog | None:
        """Return what stands open about a record, brought to the front; None where nothing does."""
        dialogs = self._window.findChildren(QDialog)
        standing = next((one for one in dialogs if about and one.isVisible() and one.property(_ABOUT) == about), None)
        if standing is not None:
            standing.setWindowState(standing.windowState() & ~Qt.WindowState.WindowMinimized)
            standing.raise_()
            standing.activateWindow()
        return standing

    def _open(self, dialog: QWidget, about: str = "") -> None:
        dialog.setProperty(_ABOUT, about)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
