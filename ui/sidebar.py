"""The left edge of the window: the pages, the clients seen last, and where the journal lies."""

from contextlib import suppress

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QVBoxLayout, QWidget

from models import attention, clients
from models.attention import Badge
from models.changes import Changes, Kind
from models.errors import Refused, Unusable
from models.promises import questions as promises
from ui.desk import Desk
from ui.icons import tile as tile_of
from ui.navigator import PageName
from ui.parts.buttons import NavButton, tool
from ui.parts.labels import ElidedLabel, IconLabel, label
from ui.parts.layouts import column, named, row, show_if
from ui.theme import theme
from ui.tr import tr, tr_count

WIDE, NARROW = 224, 60
_PAGES = (
    (PageName.TODAY, "Today", "calendar-check", "Ctrl+1"),
    (PageName.JOURNAL, "Journal", "history", "Ctrl+2"),
    (PageName.CLIENTS, "Clients", "users", "Ctrl+3"),
    (PageName.REVIEW, "Review", "list-checks", "Ctrl+4"),
    (PageName.REPORTS, "Reports", "file-text", "Ctrl+5"),
)


class Sidebar(QFrame):
    """Navigation. Narrow, it shows icons only.

    Signals: `page_chosen` carries a `PageName`, `client_chosen` a client's id.
    """

    page_chosen = Signal(object)
    client_chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "sidebar", tr("Pages and clients"))
        self.setProperty("part", "sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._group = QButtonGroup(self)
        self._pages: dict[PageName, NavButton] = {}
        self._clients: dict[int, NavButton] = {}
        self._current: tuple[PageName, int] = (PageName.TODAY, 0)
        self._badge: Badge | None = None
        self._brand = self._build_brand()
        self._head = label(tr("Recent clients").upper(), "overline", name="recentHead")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._lay_out()
        self.set_narrow(narrow=False)
        theme.changed.connect(self._measure)
        desk.bridge.changed.connect(self._hear)
        desk.bridge.counted.connect(self._show_badge)
        desk.bridge.minute_passed.connect(self.count_again)

    def show_current(self, page: PageName, client_id: int = 0) -> None:
        """Mark where one is."""
        self._current = (page, client_id)
        found = self._clients.get(client_id) if page is PageName.CLIENT else self._pages.get(page)
        if found is None and page is PageName.CLIENT:
            found = self._pages[PageName.CLIENTS]
        self._group.setExclusive(False)
        for button in (*self._pages.values(), *self._clients.values()):
            button.setChecked(button is found)
        self._group.setExclusive(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or words beside them."""
        self._narrow = narrow
        show_if(self._brand_words, not narrow)
        show_if(self._head, not narrow and bool(self._clients))
        show_if(self._place, not narrow)
        show_if(self._shield, not narrow)
        self._measure()

    def fill_recent(self) -> None:
        """Show the clients that were looked at last, with what is late for each."""
        for button in self._clients.values():
            self._group.removeButton(button)
            button.deleteLater()
        self._clients = {}
        journal = self._desk.journal
        for client_id in self._desk.preferences.recent_clients(journal.path):
            with suppress(Refused):
                self._add_client(client_id, clients.standing(journal, client_id).name)
        show_if(self._head, not self._narrow and bool(self._clients))
        self._count_clients()
        self.show_current(*self._current)

    @Slot()
    def count_again(self) -> None:
        """Count anew what is overdue, and what the client does not know of."""
        self._show_badge(attention.badge(self._desk.journal))
        self._count_clients()

    @Slot(object)
    def _show_badge(self, badge: Badge) -> None:
        if badge == self._badge:
            return
        self._badge, counts = badge, badge.counts
        late = tr_count(counts.overdue, "{n} promise late", "{n} promises late")
        untold = tr_count(counts.untold, "{n} the client does not know of", "{n} the client does not know of")
        said = ", ".join(words for words, n in ((late, counts.overdue), (untold, counts.untold)) if n)
        self._pages[PageName.TODAY].set_count(counts.overdue + counts.untold, said)
        decide = tr_count(badge.to_decide, "{n} promise to decide", "{n} promises to decide")
        self._pages[PageName.REVIEW].set_count(badge.to_decide, decide, "warn")

    def _count_clients(self) -> None:
        if not self._clients:
            return
        overdue = promises.overdue_by_client(self._desk.journal, tuple(self._clients))
        for client_id, button in self._clients.items():
            number = overdue.get(client_id, 0)
            button.set_count(number, tr_count(number, "{n} promise late", "{n} promises late"))

    def showEvent(self, event: QShowEvent) -> None:
        if self._badge is None:
            with suppress(Unusable):  # The page says what is wrong; each minute it is counted again.
                self.count_again()
        super().showEvent(event)

    def _build_brand(self) -> QWidget:
        tile = QLabel()
        tile.setPixmap(tile_of(26))
        self._brand_words = label("Kept", "heading", name="brand")
        brand = QWidget()
        brand.setLayout(row(tile, self._brand_words, None, spacing=10, margins=(7, 4, 0, 4)))
        return brand

    def _lay_out(self) -> None:
        box = column(self._brand, spacing=2, margins=(9, 8, 9, 10))
        for name, words, icon_name, keys in _PAGES:
            button = NavButton(tr(words), icon_name, tip=f"{tr(words)} ({keys})", name=f"nav-{name.value}")
            button.setProperty("page", name)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            self._pages[name] = button
            box.addWidget(button)
        box.addSpacing(10)
        box.addWidget(self._head)
        self._head.setContentsMargins(11, 0, 0, 4)
        box.addLayout(self._recent)
        box.addStretch(1)
        self._shield = IconLabel("shield-check", "ok", 16)
        self._place = ElidedLabel(self._place_words(), "caption", name="journalPlace")
        settings = tool("settings", tr("Settings (Ctrl+,)"), name="nav-settings")
        settings.clicked.connect(self._open_settings)
        foot = row(self._shield, self._place, settings, spacing=8, margins=(6, 0, 0, 0))
        foot.setStretch(1, 1)
        box.addLayout(foot)
        self.setLayout(box)

    def _add_client(self, client_id: int, name: str) -> None:
        button = NavButton(name, client=name, name=f"nav-client-{client_id}")
        button.setProperty("client", client_id)
        button.clicked.connect(self._choose)
        self._group.addButton(button)
        self._clients[client_id] = button
        self._recent.addWidget(button)

    def _place_words(self) -> str:
        path = self._desk.journal.path
        if self._desk.journal.read_only:
            return tr("Read only")
        return tr("Saved in memory only") if path is None else tr("Saved in {file}").format(file=path.name)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if not isinstance(button, NavButton):
            return
        client_id = button.property("client")
        if client_id is not None:
            self.client_chosen.emit(int(client_id))
        else:
            self.page_chosen.emit(PageName(button.property("page")))  # Qt hands back a bare text.

    @Slot()
    def _open_settings(self) -> None:
        self.page_chosen.emit(PageName.SETTINGS)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.CLIENT):
            self.fill_recent()
        if changes.touches(Kind.PROMISE, Kind.PROMISE_EVENT):
            self.count_again()

    @Slot()
    def _measure(self) -> None:
        self.setFixedWidth(NARROW if self._narrow else theme.px(WIDE))
