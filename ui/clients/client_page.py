"""The page of one client: how things stand, the timeline, and everything else behind tabs."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from models import attachments, clients, jobs, numbers, people
from models.changes import Changes, Kind
from models.clients import Client
from models.errors import NotFound
from models.interactions.records import InteractionFilter
from models.journal import Journal
from models.numbers import ClientCard
from models.promises import questions as promises
from models.promises.questions import OPEN, PromiseFilter
from ui import say
from ui.clients.files_tab import FilesTab
from ui.clients.tabs import JobsTab, NotesTab, PeopleTab, PromisesTab
from ui.delegates.row_list import RowList
from ui.delegates.rows import joined
from ui.desk import Desk
from ui.icons import icon
from ui.journal.questions import Questions
from ui.journal.timeline import Timeline
from ui.navigator import LogWish, PageName
from ui.page import Page
from ui.parts.avatar import Avatar
from ui.parts.buttons import button, tool
from ui.parts.card import StatCard
from ui.parts.empty import EmptyState
from ui.parts.inputs import line_edit
from ui.parts.labels import ElidedLabel
from ui.parts.layouts import column, row
from ui.parts.tabs import Tabs
from ui.theme import theme
from ui.tr import tr

TYPING_MS = 120
_MARGIN = 24
_WORDS_FROM, _CARDS_FROM, _FIND_FROM = 620, 350, 90
"""How wide the page is where its first button shows words, how high where there are cards, how wide the search is."""
_SHOWN = tuple(Kind)
Part = PromisesTab | PeopleTab | JobsTab | NotesTab | FilesTab
_PARTS: dict[str, tuple[str, type[Part]]] = {
    "promises": ("Promises", PromisesTab),
    "people": ("People", PeopleTab),
    "jobs": ("Jobs", JobsTab),
    "notes": ("Notes", NotesTab),
    "files": ("Files", FilesTab),
}


class ClientPage(Page):
    """Everything about one client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "clientPage")
        self._client_id = 0
        self._build_head()
        self._captions = {
            "last": tr("last contact"),
            "open": tr("promises"),
            "time": tr("this month"),
            "kept": tr("kept as promised, 90 days"),
        }
        self._cards = {key: StatCard("", caption) for key, caption in self._captions.items()}
        self._reading = Questions(desk.journal, self)
        self._build_tabs()
        self._figures = QWidget()
        self._figures.setLayout(row(*self._cards.values(), spacing=12))
        top = row(self._tabs, self._find, spacing=16)
        top.setStretch(0, 1)
        layout = column(self._head, self._figures, top, self._stack, spacing=14, margins=(_MARGIN, 20, _MARGIN, 0))
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._connect()
        self._measure()
        theme.changed.connect(self._measure)

    def show_client(self, client_id: int) -> None:
        """Show another client."""
        if client_id != self._client_id:
            self._client_id = client_id
            for key, caption in self._captions.items():
                self._cards[key].show_figure("", caption)
            self._find.clear()
            for view in self.findChildren(RowList):
                view.begin_anew()
            self._tabs.choose("timeline")
        self.refresh(None)

    def refresh(self, changes: Changes | None) -> None:
        if not self._client_id or (changes is not None and not changes.touches(*_SHOWN)):
            return
        try:
            client = clients.get(self.desk.journal, self._client_id)
        except NotFound:
            self.desk.go.page_wanted.emit(PageName.CLIENTS)
            return
        self._reading.ask(partial(_card_of, self._client_id))
        self._show_head(client)
        self._show_counts()
        self._show_tab(self._tabs.key())

    def focus_first(self) -> None:
        self._timeline.list.setFocus()

    def find_here(self) -> None:
        self._tabs.choose("timeline")
        self._find.show()
        self._find.setFocus()

    def _build_head(self) -> None:
        self._avatar = Avatar("", 52)
        self._name = ElidedLabel("", "title", name="clientName")
        self._line = ElidedLabel("", "muted", name="clientLine")
        self._report = button(tr("Service report…"), "", "file-text", name="clientReport")
        self._log = button(tr("Log a contact"), "primary", "plus", name="clientLog")
        self._more = tool("ellipsis", tr("More actions"), name="clientMore")
        words = column(self._name, self._line, spacing=2)
        layout = row(self._avatar, words, self._report, self._log, self._more, spacing=12)
        layout.setStretch(1, 1)
        self._head = QWidget()
        self._head.setLayout(layout)

    def _build_tabs(self) -> None:
        journal = self.desk.journal
        self._timeline = Timeline(journal, tr("Timeline"), name="clientTimeline", with_client=False)
        self._find = line_edit(
            "timelineFind", tr("Find in this timeline"), hint=tr("Find in this timeline"), icon_name="search"
        )
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._tabs = Tabs(tr("Parts of the client's page"))
        self._stack = QStackedWidget()
        self._parts: dict[str, Part] = {}
        self._tabs.add("timeline", tr("Timeline"))
        self._timeline_stack = QStackedWidget()
        self._timeline_stack.addWidget(self._timeline.list)
        words = tr("Press Ctrl+L and write what was said: it will stand here.")
        self._timeline_stack.addWidget(EmptyState("history", tr("No contact yet"), words))
        self._stack.addWidget(self._timeline_stack)
        for key, (title, _build) in _PARTS.items():
            self._tabs.add(key, tr(title))

    def _part(self, key: str) -> Part:
        """Return what stands behind a tab, built when it is first wanted."""
        if key not in self._parts:
            _title, build = _PARTS[key]
            self._parts[key] = build(self.desk)
            self._stack.addWidget(self._parts[key])
        return self._parts[key]

    def _connect(self) -> None:
        self._reading.answered.connect(self._show_cards)
        self._tabs.chosen.connect(self._show_tab)
        self._find.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._show_timeline)
        self._report.clicked.connect(self._want_report)
        self._log.clicked.connect(self._want_log)
        self._more.clicked.connect(self._show_menu)
        self._timeline.shown.connect(self._show_whether_any)
        self._timeline.list.opened.connect(self._open)
        self._timeline.list.acted.connect(self._act)

    def _show_head(self, client: Client) -> None:
        self._avatar.set_name(client.name)
        self._name.set_text(client.name)
        first = next(iter(people.of_client(self.desk.journal, client.id)), None)
        pieces = () if first is None else (first.name, *first.phones[:1], *first.emails[:1])
        self._line.set_text(joined(*pieces) or tr("No people yet: add them under People"))

    @Slot(object)
    def _show_cards(self, read: tuple[int, ClientCard]) -> None:
        client_id, card = read
        if client_id != self._client_id:
            return
        open_words = tr("{n} open").format(n=card.open)
        late_words = tr("{open} · {n} late").format(open=open_words, n=card.overdue) if card.overdue else open_words
        self._show_card("last", say.ago(card.last_contact_at, self.desk.journal.now(), self.desk.zone))
        self._show_card("open", late_words, tone="danger" if card.overdue else "")
        self._show_card("time", say.minutes_words(card.minutes) or "–")
        rate = card.kept_rate
        counts = tr("{k} of {n}").format(k=rate.k, n=rate.n)
        if rate.rate is None:
            self._show_card("kept", counts)
        else:
            self._show_card("kept", tr("{percent} %").format(percent=round(rate.rate * 100)), f" · {counts}")

    def _show_card(self, key: str, value: str, beside: str = "", *, tone: str = "") -> None:
        self._cards[key].show_figure(value, self._captions[key] + beside, tone)

    def _show_counts(self) -> None:
        journal, client_id = self.desk.journal, self._client_id
        still = promises.count(journal, PromiseFilter(client_id=client_id, states=OPEN))
        self._tabs.set_count("promises", still)
        self._tabs.set_count("people", len(people.of_client(journal, client_id)))
        self._tabs.set_count("jobs", len(jobs.of_client(journal, client_id)))
        self._tabs.set_count("files", len(attachments.of_client(journal, client_id)))
        self._measure()

    @Slot(str)
    def _show_tab(self, key: str) -> None:
        self._measure()
        if key == "timeline":
            self._stack.setCurrentWidget(self._timeline_stack)
            self._show_timeline()
        elif self._client_id:
            part = self._part(key)
            part.show_client(self._client_id)
            self._stack.setCurrentWidget(part)

    @Slot()
    def _show_timeline(self) -> None:
        wanted = InteractionFilter(client_id=self._client_id, words=self._find.text())
        self._timeline.show(wanted, self.desk.zone)

    @Slot(int)
    def _show_whether_any(self, read: int) -> None:
        self._timeline_stack.setCurrentIndex(0 if read or self._find.text() else 1)

    @Slot(object)
    def _open(self, interaction_id: int) -> None:
        self.desk.go.interaction_wanted.emit(interaction_id)

    @Slot(object, str)
    def _act(self, interaction_id: int, name: str) -> None:
        if name == "edit":
            self.desk.go.interaction_edit_wanted.emit(interaction_id)

    @Slot()
    def _want_report(self) -> None:
        self.desk.go.report_wanted.emit(self._client_id)

    @Slot()
    def _want_log(self) -> None:
        self.desk.go.log_wanted.emit(LogWish(client_id=self._client_id))

    @Slot()
    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, words, icon_name in (
            ("client", tr("&Edit the client…"), "pencil"),
            ("person", tr("Add a &person…"), "user"),
            ("site", tr("Add a &site…"), "map-pin"),
            ("job", tr("Add a &job…"), "briefcase"),
        ):
            action = QAction(icon(icon_name), words, menu)
            record_id = self._client_id if name == "client" else 0
            action.triggered.connect(partial(self._open_form, name, record_id))
            menu.addAction(action)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _open_form(self, kind: str, record_id: int) -> None:
        self.desk.go.form_wanted.emit(kind, record_id, 0 if kind == "client" else self._client_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Give the name and the timeline the room they need, and the tabs, so that none is out of reach.

        Where there is little, words, figures and the search make way; Ctrl+F brings the search back.
        """
        narrow = self.width() < theme.px(_WORDS_FROM)
        self._report.setText("" if narrow else tr("Service report…"))
        self._report.setToolTip(tr("Service report…") if narrow else "")
        self._avatar.setHidden(narrow)
        self._figures.setVisible(self.height() >= theme.px(_CARDS_FROM))
        self._tabs.fit(self.width() - 2 * _MARGIN)
        left = self.width() - self._tabs.sizeHint().width() - 70
        wanted = left >= theme.px(_FIND_FROM) or self._find.hasFocus() or bool(self._find.text())
        self._find.setVisible(wanted and self._tabs.key() == "timeline")
        self._find.setFixedWidth(max(theme.px(_FIND_FROM), min(theme.px(210), left)))


def _card_of(client_id: int, journal: Journal) -> tuple[int, ClientCard]:
    return client_id, numbers.client_card(journal, client_id)
