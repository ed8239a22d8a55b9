"""What the pages of the window share: they refresh when shown, and only when something changed."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from models.changes import Changes
from models.errors import JournalError, Unusable
from ui.desk import Desk
from ui.parts.layouts import dress_as_page


class Page(QWidget):
    """A page: hidden, it only notes that it is stale; shown, it reads its window of rows again."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        dress_as_page(self)
        self.desk = desk
        self._stale = True
        desk.bridge.changed.connect(self._hear)
        desk.bridge.minute_passed.connect(self._pass_minute)

    def refresh(self, changes: Changes | None) -> None:
        """Read again what `changes` may have touched; None: everything."""
        raise NotImplementedError

    def pass_time(self) -> None:
        """Say anew what depends on the time of day; by default everything is read again."""
        self.refresh(None)

    def show_client(self, client_id: int) -> None:
        """Show what the page has of a client; most pages are of no one client."""

    def focus_first(self) -> None:
        """Put the keyboard where one starts on this page."""
        self.setFocus()

    def find_here(self) -> None:
        """Put the keyboard into this page's own search field, where it has one."""
        self.focus_first()

    def read_if_stale(self) -> None:
        """Read everything unless nothing changed since: done before the window is shown, it is laid out once."""
        if self._stale:
            self._read_when_shown()

    def showEvent(self, event: QShowEvent) -> None:
        self.read_if_stale()
        super().showEvent(event)

    def _read_when_shown(self) -> None:
        try:
            read_while_shown(self.refresh)
        except Unusable as trouble:  # On its way out through Qt its words would get others before them.
            sys.excepthook(type(trouble), trouble, trouble.__traceback__)
        else:
            self._stale = False

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if self.isVisible():
            self._read_again(changes)
        else:
            self._stale = True

    @Slot()
    def _pass_minute(self) -> None:
        if not self.isVisible():
            self._stale = True
        elif self._stale:
            self._read_again(None)
        else:
            self.pass_time()

    def _read_again(self, changes: Changes | None) -> None:
        """Read what changed; everything where the journal could not be read when it was shown."""
        self.refresh(None if self._stale else changes)
        self._stale = False


def read_while_shown(refresh: Callable[[Changes | None], None]) -> None:
    """Read everything for a view that is just being shown; a fault of ours is told and the view stands empty.

    PySide 6.11 kills the process when an exception made in C, such as an IndexError, leaves an override
    that Qt called on our behalf: it must not get there.

    Raises: JournalError.
    """
    try:
        refresh(None)
    except JournalError:
        raise
    except Exception as fault:  # noqa: BLE001 -- all of them: see above
        sys.excepthook(type(fault), fault, fault.__traceback__)
