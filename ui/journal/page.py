"""The journal: every interaction by day, with filters."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget

from models.changes import Changes, Kind
from models.instants import day_start, local_day
from models.interactions import questions as interactions
from models.interactions.records import InteractionFilter, Way
from models.journal import Journal
from ui import say
from ui.desk import Desk
from ui.journal.questions import Questions
from ui.journal.timeline import Timeline
from ui.page import Page
from ui.parts.avatar import way
from ui.parts.buttons import button
from ui.parts.card import PageHead
from ui.parts.empty import EmptyState
from ui.parts.inputs import combo, line_edit
from ui.parts.layouts import PAGE_MARGINS, column, row
from ui.reports.choices import client_choices
from ui.theme import theme
from ui.tr import tr, tr_count

TYPING_MS = 120
_LETTERS = 16
_SHOWN = (Kind.BUSINESS, Kind.CLIENT, Kind.PERSON, Kind.INTERACTION, Kind.PROMISE, Kind.ATTACHMENT)
_DAYS = {"today": 0, "week": 6, "month": 30, "quarter": 91, "year": 365}


class JournalPage(Page):
    """Everything that was logged, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "journalPage")
        self._log = button(tr("Log a contact"), "primary", "plus", name="journalLog")
        self._head = PageHead(tr("Journal"), "", self._log)
        self._build_filters()
        self._timeline = Timeline(desk.journal, tr("Interactions"), name="journal", with_client=True)
        self._counts = Questions(desk.journal, self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._timeline.list)
        self._empty = EmptyState("history", "", "")
        self._stack.addWidget(self._empty)
        filters = row(self._find, self._kind, self._client, self._period, self._clear, spacing=8)
        filters.setStretch(0, 1)
        layout = column(self._head, filters, self._stack, spacing=12, margins=PAGE_MARGINS)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._connect()

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*_SHOWN):
            return
        if changes is None or changes.touches(Kind.CLIENT):
            self._fill_clients()
        self._show()

    def focus_first(self) -> None:
        # A list that is not to be seen cannot hold the keyboard: it would go astray.
        first = self._timeline.list if self._stack.currentIndex() == 0 else self._log
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        self._find.setFocus()
        self._find.selectAll()

    def _build_filters(self) -> None:
        self._find = line_edit(
            "journalFind", tr("Find in the journal"), hint=tr("Find in the journal"), icon_name="search"
        )
        self._find.setClearButtonEnabled(True)
        kinds = [("", tr("All kinds")), *((kind.value, way(kind.value).words) for kind in Way)]
        self._kind = combo("journalKind", tr("Kind"), kinds)
        self._client = combo("journalClient", tr("Client"), [("", tr("All clients"))])
        self._client.setMinimumContentsLength(_LETTERS)
        periods = [
            ("", tr("All times")),
            ("today", tr("Today")),
            ("week", tr("Last 7 days")),
            ("month", tr("Last 31 days")),
            ("quarter", tr("Last 3 months")),
            ("year", tr("Last 12 months")),
        ]
        self._period = combo("journalPeriod", tr("Period"), periods)
        self._clear = button(tr("Clear"), "ghost", "x", name="journalClear")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)

    def _connect(self) -> None:
        self._find.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._show)
        for box in (self._kind, self._client, self._period):
            box.currentIndexChanged.connect(self._show)
        self._clear.clicked.connect(self._clear_filters)
        self._log.clicked.connect(self._start_line)
        self._timeline.shown.connect(self._show_whether_any)
        self._counts.answered.connect(self._say_count)
        self._timeline.list.opened.connect(self._open)
        self._timeline.list.acted.connect(self._act)

    def _wanted(self) -> InteractionFilter:
        client = self._client.currentData()
        kind = self._kind.currentData()
        period = self._period.currentData()
        since = None
        if period:
            since = day_start(self._today() - timedelta(days=_DAYS[period]), self.desk.zone)
        return InteractionFilter(
            client_id=int(client) if client else None,
            kinds=frozenset({Way(kind)}) if kind else frozenset(),
            since=since,
            words=self._find.text(),
        )

    @Slot()
    def _show(self) -> None:
        wanted = self._wanted()
        self._clear.setEnabled(wanted != InteractionFilter())
        self._timeline.show(wanted, self.desk.zone)
        self._counts.ask(partial(_count, wanted))

    @Slot(int)
    def _show_whether_any(self, read: int) -> None:
        had_keyboard = self._timeline.list.hasFocus()
        if not read:
            self._say_empty()
        self._stack.setCurrentIndex(0 if read else 1)
        if had_keyboard:
            self.focus_first()

    def _say_empty(self) -> None:
        if self._clear.isEnabled():
            self._empty.say(tr("Nothing here"), tr("Widen the filters, or log a contact with Ctrl+L."))
        else:
            self._empty.say(tr("No contacts yet"), tr("Log the first with Ctrl+L: it will stand here."))

    @Slot(object)
    def _say_count(self, counted: tuple[int, int]) -> None:
        number, minutes = counted
        words = tr_count(number, "{n} contact", "{n} contacts")
        self._head.set_line("  ·  ".join(part for part in (words, say.minutes_words(minutes)) if part))

    @Slot()
    def _clear_filters(self) -> None:
        for box in (self._kind, self._client, self._period):
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self._find.clear()  # It tells so: its own small cross has to go.
        self._typing.stop()
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _fill_clients(self) -> None:
        chosen = self._client.currentData()
        with QSignalBlocker(self._client):
            self._client.clear()
            self._client.addItem(tr("All clients"), "")
            for value, words in client_choices(self.desk.journal):
                self._client.addItem(words, value)
            self._client.setCurrentIndex(max(0, self._client.findData(chosen)))
        self._client.setMaximumWidth(theme.px(220))

    def _today(self) -> date:
        return local_day(self.desk.journal.now(), self.desk.zone)

    @Slot()
    def _start_line(self) -> None:
        self.desk.go.line_wanted.emit("")

    @Slot(object)
    def _open(self, interaction_id: int) -> None:
        self.desk.go.interaction_wanted.emit(interaction_id)

    @Slot(object, str)
    def _act(self, interaction_id: int, name: str) -> None:
        if name == "edit":
            self.desk.go.interaction_edit_wanted.emit(interaction_id)


def _count(wanted: InteractionFilter, journal: Journal) -> tuple[int, int]:
    return interactions.count(journal, wanted)
