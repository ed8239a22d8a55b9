"""A field for a moment that has passed, typed as people say it: 10:25, yesterday 16:00, 20 min ago; empty is now."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from models.capture.happened import Happened, read_happened
from models.instants import local_day
from models.reasons import day_words
from models.windows import in_zone
from models.working_time import Profile
from ui import say
from ui.desk import Desk
from ui.parts.inputs import line_edit, show_trouble
from ui.parts.labels import label, set_tone
from ui.parts.layouts import column
from ui.tr import tr

_WRITTEN = "%Y-%m-%d %H:%M"


class PastField(QWidget):
    """Read a moment at or before now on the wall clock of the business, and say at once how it was understood.

    Signals: `moment_changed` when another moment may be meant; `entered` on Enter.
    """

    moment_changed = Signal()
    entered = Signal()

    def __init__(self, desk: Desk, name: str, words: str) -> None:
        super().__init__()
        self._desk = desk
        self._profile: Profile = desk.profile()
        self._given: datetime | None = None
        self._read: Happened | str | None = None
        self.edit: QLineEdit = line_edit(name, words, hint=tr("now, or 10:25, yesterday 16:00, 20 min ago"))
        self._echo = label("", "caption", wrap=True, name=f"{name}Echo")
        self._echo.hide()
        self.setLayout(column(self.edit, self._echo, spacing=3))
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self._hear)
        self.edit.returnPressed.connect(self.entered)

    def instant(self) -> datetime | None:
        """Return the moment typed; None for now, or while there is `trouble`."""
        if self._given is not None:
            return self._given
        return self._read.at if isinstance(self._read, Happened) else None

    def set_instant(self, at: datetime | None) -> None:
        """Show a moment; None is now. It holds to the second until something is typed."""
        self.edit.setText("" if at is None else in_zone(at, self._profile.zone).strftime(_WRITTEN))
        self._given = at
        self._show()

    def trouble(self) -> str:
        """Return why the moment cannot be meant, in words; nothing when it can."""
        return self._read if isinstance(self._read, str) and self._given is None else ""

    def packed(self) -> str:
        """Return what was typed, nothing for now; a day that was named keeps its date."""
        at = self.instant()
        return self.edit.text().strip() if at is None else in_zone(at, self._profile.zone).strftime(_WRITTEN)

    def unpack(self, text: str) -> None:
        """Type again what `packed` returned."""
        self.edit.setText(text)

    @Slot()
    def _hear(self) -> None:
        self._given = None
        text = self.edit.text().strip()
        self._read = read_happened(text, self._desk.journal.now(), self._profile) if text else None
        show_trouble(self.edit, "")
        self._show()
        self.moment_changed.emit()

    def _show(self) -> None:
        at, trouble = self.instant(), self.trouble()
        self._echo.setVisible(bool(self.edit.text().strip()))
        set_tone(self._echo, "warn" if trouble else "ok")
        if at is not None:
            now, zone = self._desk.journal.now(), self._profile.zone
            day = say.capital(day_words(local_day(at, zone), local_day(now, zone)))
            self._echo.setText(" · ".join((f"{day} {say.clock(at, zone)}", *self._notes())))
        else:
            self._echo.setText(say.capital(trouble))

    def _notes(self) -> tuple[str, ...]:
        """Return what was assumed of the day; as which hour it was read stands there already."""
        if not isinstance(self._read, Happened) or self._given is not None:
            return ()
        return tuple(note for note in self._read.assumptions if " read as " not in note)
