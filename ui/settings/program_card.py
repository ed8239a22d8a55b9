"""How the program stays: with its window closed, and from login on."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QShowEvent

from ui.desk import Desk
from ui.parts.inputs import check_box, combo
from ui.settings.section import Section
from ui.tr import tr

KEEP_RUNNING = "tray/keep-running"


class ProgramCard(Section):
    """Whether Kept goes on warning when nobody looks at its window; it is of this computer, not of the journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("When the window is closed"), tr("Kept can only warn while it runs."))
        choices = (
            ("yes", tr("Go on warning from the tray")),
            ("no", tr("Quit, and warn no more")),
            ("", tr("Ask the next time")),
        )
        self._keep = combo("warnKeepRunning", tr("When the window is closed"), choices)
        self._login = check_box("warnAtLogin", tr("&Start Kept at login, without its window"))
        self.put(tr("Closing the &window"), self._keep)
        self._box.addSpacing(8)
        self.put_widget(self._login)
        self.put_trouble()
        self._keep.activated.connect(self._choose)
        self._login.clicked.connect(self._start_at_login)

    def showEvent(self, event: QShowEvent) -> None:
        self.fill()
        super().showEvent(event)

    def fill(self) -> None:
        """Show what is chosen: the first close and the tray may have chosen meanwhile."""
        from ui.tray import autostart

        with QSignalBlocker(self._keep):
            self._keep.setCurrentIndex(max(0, self._keep.findData(self.desk.preferences.text(KEEP_RUNNING))))
        self._login.setChecked(autostart.is_on())

    @Slot()
    def _choose(self) -> None:
        self.desk.preferences.set_text(KEEP_RUNNING, self._keep.currentData())
        self.desk.preferences.sync()

    @Slot()
    def _start_at_login(self) -> None:
        from ui.tray import autostart

        self.try_to(autostart.turn_on if self._login.isChecked() else autostart.turn_off)
        self._login.setChecked(autostart.is_on())
