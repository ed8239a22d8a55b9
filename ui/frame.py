"""The frame round every page: top bar with the line, banner, alarms, the pages, the panel at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import forms, pages
from ui.alarms.watch import Where
from ui.desk import Desk
from ui.navigator import PageName
from ui.page import Page
from ui.parts.banner import Banner
from ui.parts.buttons import tool
from ui.parts.layouts import column, dress_as_page, named, row
from ui.parts.stack import Stack
from ui.theme import theme
from ui.tr import tr

if TYPE_CHECKING:
    from models.alarms.records import Digest
    from ui.alarms.banner import AlarmBanner
    from ui.alarms.snooze import SnoozePanel

PANEL = 348


class Frame(QWidget):
    """Hold the pages, built as they are wanted, and at most one panel beside them.

    Signals: `search_wanted` when the magnifier is pressed.
    """

    search_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        from ui.capture.bar import CaptureBar

        named(self, "frame")
        dress_as_page(self)
        self._desk = desk
        self._pages: dict[PageName, Page] = {}
        self._panels: dict[str, QWidget] = {}
        self.line = CaptureBar(desk)
        self.banner = Banner()
        self.banner.left.connect(self.focus_page)
        self._alarms: AlarmBanner | None = None
        self._snoozing: SnoozePanel | None = None
        self._stack = Stack()
        self._side = Stack()
        self._side.setObjectName("panel")
        self._side.hide()
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self._side)
        self.setLayout(column(self._top_bar(), self.banner, body, spacing=0))
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]
        self._measure()
        theme.changed.connect(self._measure)
        desk.watch.rang.connect(self._ring)
        desk.watch.stood.connect(self._bring_back)
        desk.watch.checked.connect(desk.bridge.look_at_clock)
        desk.watch.troubled.connect(self._say_unwatched)
        desk.watch.recovered.connect(self._say_watched)
        desk.bridge.unreadable.connect(self._say_unreadable)
        desk.bridge.readable.connect(self._say_readable)
        desk.go.snooze_wanted.connect(self._snooze)

    def show_page(self, name: PageName) -> Page:
        """Show a page, building it the first time, and return it."""
        if name not in self._pages:
            self._pages[name] = pages.build(name, self._desk)
        self._stack.show_only(self._pages[name])
        return self._pages[name]

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        found = self._stack.current
        return found if isinstance(found, Page) else None

    def show_panel(self, name: str) -> QWidget:
        """Show the panel of a promise or an interaction beside the page, and return it."""
        if name not in self._panels:
            build = forms.promise_panel if name == "promise" else forms.interaction_panel
            self._panels[name] = build(self._desk)
        self._side.show_only(self._panels[name])
        self._side.show()
        return self._panels[name]

    @Slot()
    def close_panel(self) -> None:
        """Hide the panel, if there is one, and give the keyboard back to the page."""
        self._side.hide()
        self.focus_page()

    @property
    def panel_open(self) -> bool:
        """Whether a panel stands beside the page."""
        return self._side.isVisible()

    @Slot()
    def go_to_alarms(self) -> None:
        """Put the keyboard on what rang, if anything did."""
        if self._alarms is None or not self._alarms.go_to():
            self._desk.go.said.emit(tr("No alarm waits for an answer."))

    def warn(self, words: str, *, about: str = "") -> None:
        """Say what is wrong, where it stays until it is put away, or what it is about is right again."""
        self.banner.say(f"{words[:1].upper()}{words[1:].rstrip('.')}.", "danger", about=about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(480, 400)

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        named(bar, "topbar")
        bar.setProperty("part", "topbar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        search = tool("search", tr("Find or do anything (Ctrl+K)"), name="findButton", size=20)
        search.clicked.connect(self.search_wanted)
        layout = row(self.line, search, spacing=10, margins=(24, 10, 18, 9))
        layout.setStretch(0, 1)
        bar.setLayout(layout)
        return bar

    @Slot(object)
    def _ring(self, digest: "Digest") -> None:
        self._alarm_line().ring(digest)
        self._desk.watch.note_shown(Where.WINDOW)

    @Slot(object)
    def _bring_back(self, standing: "Digest") -> None:
        self._alarm_line().bring_back(standing)

    def _alarm_line(self) -> "AlarmBanner":
        """Return the line of the alarms, made when the first has to be shown."""
        if self._alarms is None:
            self._alarms = forms.alarm_banner(self._desk)
            self._alarms.left.connect(self.focus_page)
            layout = self.layout()
            if isinstance(layout, QVBoxLayout):
                layout.insertWidget(layout.indexOf(self.banner) + 1, self._alarms)
        return self._alarms

    @Slot(int)
    def _snooze(self, promise_id: int) -> None:
        if self._snoozing is None:
            self._snoozing = forms.snooze_panel(self._desk, self.window())
        self._snoozing.ask(promise_id)

    @Slot(str)
    def _say_unwatched(self, why: str) -> None:
        words = tr("Alarms cannot be checked: {reason}.").format(reason=why.rstrip("."))
        self.banner.say(words, "danger", about="alarms")

    @Slot()
    def _say_watched(self) -> None:
        self.banner.take_back("alarms")

    @Slot(str)
    def _say_unreadable(self, why: str) -> None:
        self.warn(why, about="reading")

    @Slot()
    def _say_readable(self) -> None:
        self.banner.take_back("reading")

    @Slot()
    def focus_page(self) -> None:
        """Put the keyboard where one starts on the page."""
        if self.page is not None:
            self.page.focus_first()

    @Slot()
    def focus_again(self) -> None:
        """Put the keyboard where it was last inside of the frame."""
        last: QWidget | None = self.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_page()

    @Slot()
    def _measure(self) -> None:
        # With large text in a small window the page keeps its half.
        self._side.setFixedWidth(min(theme.px(PANEL), max(self.width() // 2, PANEL)))
