"""The icon in the tray: it shows what is late or due today, and keeps the program at hand without its window."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from models import attention
from models.attention import Counts
from models.errors import JournalError
from ui.desk import Desk
from ui.icons import application_icon
from ui.tr import tr, tr_count
from ui.tray.badge import badged

if TYPE_CHECKING:
    from ui.tray.menu import TrayMenu

_SOON_MS = 300
_HOST_MS = 1_000


class Tray(QObject):
    """The tray icon, shown whenever there is a tray; one that comes later is taken, one that leaves is noticed.

    Signals: `came` and `left` tell of the tray; `badge_changed` carries the picture with the number;
    `message_clicked` when the balloon of the icon was clicked. What is chosen in the menu comes as `wished`,
    `promise_wanted` and `pause_wanted`, as the menu has them.
    """

    came = Signal()
    left = Signal()
    badge_changed = Signal(QIcon)
    message_clicked = Signal()
    wished = Signal(str)
    promise_wanted = Signal(int)
    pause_wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.icon: QSystemTrayIcon | None = None
        self.tip = tr("Kept")
        self._picture = application_icon()
        self._desk: Desk | None = None
        self._shown: tuple[int, int, bool] = (0, 0, False)
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.count)
        self._host = QTimer(self, interval=_HOST_MS, singleShot=True)
        self._host.timeout.connect(self.look)

    @cached_property
    def menu(self) -> "TrayMenu":
        """The menu of the icon, made when there is first one."""
        from ui.tray.menu import TrayMenu

        made = TrayMenu(self)
        made.wished.connect(self.wished)
        made.promise_wanted.connect(self.promise_wanted)
        made.pause_wanted.connect(self.pause_wanted)
        made.attend(self._desk)
        return made

    @property
    def is_there(self) -> bool:
        """Whether the icon is to be seen: `QSystemTrayIcon` says it is visible even where there is no tray."""
        return self.icon is not None

    def attend(self, desk: Desk | None) -> None:
        """Show how things stand in another journal from now on; None: in none."""
        before, self._desk = self._desk, desk
        if before is not None:
            before.bridge.changed.disconnect(self._hear)
            before.bridge.minute_passed.disconnect(self._pass_minute)
            before.watch.paused.disconnect(self.count)
        if "menu" in vars(self):
            self.menu.attend(desk)
        if desk is not None:
            desk.bridge.changed.connect(self._hear)
            desk.bridge.minute_passed.connect(self._pass_minute)
            desk.watch.paused.connect(self.count)
            self.count()
            self._fill_menu()

    @Slot()
    def look(self) -> None:
        """Look whether there is a tray, and be in it if there is."""
        there = has_tray()
        if there == self.is_there:
            return
        if there:
            self._put_up()
            self.came.emit()
        else:
            self._take_down()
            self.left.emit()

    def host_changed(self, there: bool) -> None:
        """Look again in a moment: a host of tray icons came or went, and its panel needs some time."""
        if not there:
            self.look()
        self._host.start()

    def stop(self) -> None:
        """Leave the tray."""
        self.attend(None)
        self._soon.stop()
        self._host.stop()
        self._take_down()

    @Slot()
    def count(self) -> None:
        """Count what is late and what is due today, and show it."""
        if self._desk is None:
            return
        try:
            counts = attention.counts(self._desk.journal)
        except JournalError:
            return  # It cannot be read at this moment: the next minute will tell.
        paused = self._desk.watch.paused_until is not None
        self.tip = _tip(counts, paused=paused)
        if self.icon is not None:
            self.icon.setToolTip(self.tip)
        shown = (counts.overdue, counts.due_today, paused)
        if shown == self._shown:
            return
        self._shown = shown
        self._picture = badged(*shown[:2], paused=paused)
        self.badge_changed.emit(badged(*shown[:2]))
        if self.icon is not None:
            self.icon.setIcon(self._picture)
            self._fill_menu()

    def _put_up(self) -> None:
        """Make the icon anew: one that was made without a host of tray icons never finds one."""
        icon = self.icon = QSystemTrayIcon(self._picture, self)
        icon.setContextMenu(self.menu.menu)
        icon.setToolTip(self.tip)
        icon.activated.connect(self._hear_click)
        icon.messageClicked.connect(self.message_clicked)
        self._fill_menu()
        icon.show()

    def _fill_menu(self) -> None:
        """Fill the menu ahead: some hosts keep it as it was and do not ask before they show it."""
        if self.icon is not None:
            self.menu.fill()

    def _take_down(self) -> None:
        icon, self.icon = self.icon, None
        if icon is not None:
            icon.hide()
            icon.deleteLater()

    @Slot(object)
    def _hear(self, _changes: object) -> None:
        self._soon.start()

    @Slot()
    def _pass_minute(self) -> None:
        self.count()
        self.look()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _hear_click(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.wished.emit("show")


def _tip(counts: Counts, *, paused: bool) -> str:
    said = [tr("Kept")]
    if counts.overdue:
        said.append(tr_count(counts.overdue, "{n} late", "{n} late"))
    if counts.due_today:
        said.append(tr_count(counts.due_today, "{n} due today", "{n} due today"))
    if paused:
        said.append(tr("reminders are paused"))
    return " · ".join(said)


def has_tray() -> bool:
    """Tell whether there is a tray at this moment."""
    return QSystemTrayIcon.isSystemTrayAvailable()
