"""The window: frame, sidebar, menus, and who shows what was chosen."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from models import business
from models.changes import Cause, Changes, Kind
from ui.actions import Actions
from ui.beside import Beside
from ui.deeds import Deeds
from ui.desk import Desk
from ui.frame import Frame
from ui.menus import DEEDS
from ui.navigator import PageName
from ui.page import Page
from ui.parts.fitting import fit
from ui.parts.layouts import row
from ui.sidebar import Sidebar
from ui.tr import tr
from ui.trail import Place, Trail
from ui.undo import Undo

if TYPE_CHECKING:
    from ui.parts.toast import Toast

NARROW_BELOW = 1100
SMALLEST = (880, 460)
"""What a laptop of 1366x768 has left when all is drawn half as large again."""
_USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """The one window of a journal.

    Signals: `reopen_wanted` and `make_wanted` carry the path of another journal to show instead,
    one that is there and one to be made; `demo_wanted` asks for the invented practice; `quit_wanted`
    for the end of the program, which closing the window need not be.
    """

    reopen_wanted = Signal(object)
    make_wanted = Signal(object)
    demo_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setMinimumSize(*SMALLEST)
        self.desk = desk
        self.trail = Trail()
        self._kind = (False, False)
        self.actions_of = Actions(self, self._fill_menus)
        self.deeds = Deeds(desk, self.actions_of, self)
        self.sidebar = Sidebar(desk)
        self.frame = Frame(desk)
        self.beside = Beside(desk, self.frame, self)
        self._whole = self._build()
        self._connect()
        self._say_whose()
        self._restore()

    @cached_property
    def toast(self) -> "Toast":
        """What says what was done; made when there is something to say."""
        from ui.parts.toast import Toast

        toast = Toast(self._whole, left=self.sidebar.width())
        self.actions_of.fill()
        toast.acted.connect(self.undo.undo_operation)
        toast.left.connect(self.frame.focus_again)
        return toast

    def _build(self) -> QWidget:
        whole = QWidget()
        whole.setObjectName("whole")
        layout = row(self.sidebar, self.frame, spacing=0)
        layout.setStretch(1, 1)
        whole.setLayout(layout)
        self.setCentralWidget(whole)
        return whole

    def _fill_menus(self) -> None:
        slots = self.deeds.slots() | {
            "undo": self._undo,
            "redo": self._redo,
            "palette": self.open_palette,
            "find-here": self._find_here,
            "focus-toast": self._focus_toast,
            "go-alarms": self.frame.go_to_alarms,
            "back": self.back,
            "forward": self.forward,
            "quit": self._quit,
            "open-journal": self._open_journal,
            "new-journal": self._new_journal,
            "open-demo": self._open_demo,
        }
        for deed in DEEDS:
            self.actions_of.add(deed, slots[deed.name])
        self.deeds.show_look()
        self._show_ways()
        self.undo = Undo(self.desk.journal, self.desk.bridge, self.actions_of["undo"], self.actions_of["redo"])
        self.undo.said.connect(self._toast)

    def _connect(self) -> None:
        go = self.desk.go
        go.page_wanted.connect(self.show_page)
        go.client_wanted.connect(self.show_client)
        go.demo_wanted.connect(self._open_demo)
        go.line_wanted.connect(self.frame.line.focus_line)
        go.report_wanted.connect(self.show_report)
        go.panel_closed.connect(self.frame.close_panel)
        go.said.connect(self.say)
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.client_chosen.connect(self.show_client)
        self.frame.search_wanted.connect(self.open_palette)
        self.desk.bridge.changed.connect(self._hear)
        self.desk.bridge.stopped.connect(self.actions_of.leave)

    # Pages

    @Slot(object)
    def show_page(self, name: PageName) -> None:
        """Show a page and remember the way back."""
        self._go(Place(name))

    @Slot(int)
    def show_client(self, client_id: int) -> None:
        """Show the page of a client."""
        self.desk.preferences.saw_client(self.desk.journal.path, client_id)
        self._go(Place(PageName.CLIENT, client_id))
        self.sidebar.fill_recent()

    @Slot(int)
    def show_report(self, client_id: int) -> None:
        """Show the reports page for a client."""
        page = self._go(Place(PageName.REPORTS))
        if client_id:
            page.show_client(client_id)

    @Slot()
    def back(self) -> None:
        """Go back to where one was."""
        self._show(self.trail.back())

    @Slot()
    def forward(self) -> None:
        """Go forward again."""
        self._show(self.trail.forward())

    def _go(self, place: Place) -> Page:
        self.trail.go(place)
        return self._show(place)

    def _show(self, place: Place) -> Page:
        self.frame.close_panel()
        page = self.frame.show_page(place.page)
        if place.page is PageName.CLIENT:
            page.show_client(place.client_id)
        self.sidebar.show_current(place.page, place.client_id)
        if self.actions_of.filled:
            self._show_ways()
        page.focus_first()
        return page

    def _show_ways(self) -> None:
        self.actions_of["back"].setEnabled(self.trail.can_go_back)
        self.actions_of["forward"].setEnabled(self.trail.can_go_forward)

    # Boxes, undo, journals

    @Slot()
    def open_palette(self) -> None:
        """Open the box that finds or does anything."""
        from ui.search.palette import Palette

        Palette.open_over(self.desk, self.actions_of, self)

    @Slot()
    def _undo(self) -> None:
        self.undo.undo()

    @Slot()
    def _redo(self) -> None:
        self.undo.redo()

    @Slot()
    def _find_here(self) -> None:
        if self.frame.page is not None:
            self.frame.page.find_here()

    @Slot()
    def _focus_toast(self) -> None:
        self.toast.focus_action()

    @Slot()
    def _quit(self) -> None:
        self.quit_wanted.emit()

    @Slot()
    def _open_journal(self) -> None:
        path = self.deeds.asked_journal(new=False)
        if path is not None:
            self.reopen_wanted.emit(path)

    @Slot()
    def _new_journal(self) -> None:
        path = self.deeds.asked_journal(new=True)
        if path is not None:
            self.make_wanted.emit(path)

    @Slot()
    def _open_demo(self) -> None:
        self.demo_wanted.emit()

    # Words

    @Slot(str)
    def say(self, words: str) -> None:
        """Say something that needs no answer."""
        self.toast.say(words)

    @Slot(str, bool)
    def _toast(self, words: str, can_undo: bool) -> None:
        self.toast.say(words, tr("Undo") if can_undo else "")

    @Slot(str)
    def warn(self, words: str) -> None:
        """Say what is wrong, where it stays until it is put away."""
        self.frame.warn(words)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if not self.actions_of.filled and changes.cause is not Cause.OTHER_PROGRAM:
            # A notification on the desktop was answered, say: that is told and can be taken back as anything else.
            self.actions_of.fill()
            self.undo.hear(changes)
        if changes.touches(Kind.BUSINESS):
            self._say_whose()

    def _say_whose(self) -> None:
        found = business.get(self.desk.journal)
        self.setWindowTitle(f"{found.name} – Kept" if found.name else "Kept")
        kind = (self.desk.journal.read_only, found.invented)
        before, self._kind = self._kind, kind
        if kind == before:  # It was said; put away, it stays away.
            return
        if self.desk.journal.read_only:
            self.frame.banner.say(tr("This journal can only be read: its file or folder is read-only."), "warn")
        elif found.invented:
            self.frame.banner.say(tr("An invented practice, for a first look: nothing in it is real."), "info")

    # The window itself

    def setVisible(self, visible: bool) -> None:
        if visible and self.frame.page is not None:
            self.frame.page.read_if_stale()
        super().setVisible(visible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.sidebar.set_narrow(narrow=event.size().width() < NARROW_BELOW)
        if "toast" in vars(self):
            self.toast.set_left(self.sidebar.width())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.frame.panel_open:
            self.frame.close_panel()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.remember()
        super().closeEvent(event)

    def remember(self) -> None:
        """Keep in mind where the window stands and what it shows."""
        preferences = self.desk.preferences
        preferences.set_bytes("window/geometry", self.saveGeometry())
        preferences.set_text("window/page", self.trail.here.page.value)
        preferences.sync()

    def _restore(self) -> None:
        packed: QByteArray = self.desk.preferences.bytes("window/geometry")
        if packed.isEmpty() or not self.restoreGeometry(packed) or not _on_a_screen(self):
            fit(self, QSize(*_USUAL))
        self.sidebar.fill_recent()
        last = self.desk.preferences.text("window/page", PageName.TODAY.value)
        known = {PageName.TODAY, PageName.JOURNAL, PageName.CLIENTS, PageName.REVIEW}
        self._go(Place(PageName(last) if last in known else PageName.TODAY))
        self.desk.bridge.start()


def _on_a_screen(window: QWidget) -> bool:
    return any(screen.availableGeometry().intersects(window.frameGeometry()) for screen in QGuiApplication.screens())
