"""The list of clients: who they are, when there was word last, what is open and late."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget

from models import client_list
from models.changes import Changes, Kind
from models.client_list import ClientFilter, ClientSummary
from models.clients import ClientKind, Stage
from ui import say
from ui.attaching import Attaching
from ui.delegates.client_row import ClientDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import ChipText, ClientCell, RowAction, joined
from ui.desk import Desk
from ui.navigator import LogWish
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.card import PageHead
from ui.parts.chips import ChipState
from ui.parts.empty import EmptyState
from ui.parts.inputs import line_edit
from ui.parts.layouts import PAGE_MARGINS, column, row
from ui.parts.segmented import Segment, Segmented
from ui.tr import tr, tr_count

QUIET_AFTER = timedelta(days=30)
TYPING_MS = 80
_SHOWN = (Kind.BUSINESS, Kind.CLIENT, Kind.INTERACTION, Kind.PROMISE)
_CURRENT = (Stage.ENQUIRY, Stage.ACTIVE, Stage.DORMANT)


class ClientsPage(Page):
    """All clients, or the active, quiet or late ones."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "clientsPage")
        self._new = button(tr("New client"), "primary", "plus", name="newClient")
        self._head = PageHead(tr("Clients"), "", self._new)
        self._find = line_edit("clientFind", tr("Find a client"), hint=tr("Find a client"), icon_name="search")
        self._find.setClearButtonEnabled(True)
        segments = (
            Segment("current", tr("Current")),
            Segment("quiet", tr("Quiet > 30 d")),
            Segment("late", tr("Late")),
            Segment("all", tr("All")),
        )
        self._which = Segmented(tr("Which clients"), segments, name="whichClients")
        self._list = RowList(ClientDelegate(), tr("Clients"), name="clients")
        self._list.accept_files()
        self._empty = EmptyState("users", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        top = row(self._find, self._which, spacing=12)
        top.setStretch(0, 1)
        layout = column(self._head, top, self._stack, spacing=12, margins=PAGE_MARGINS)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._attaching = Attaching(desk.journal, self)
        self._connect()

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*_SHOWN):
            return
        self._show()

    def focus_first(self) -> None:
        # A list that is not to be seen cannot hold the keyboard: it would go astray.
        (self._list if self._stack.currentIndex() == 0 else self._new).setFocus(Qt.FocusReason.OtherFocusReason)

    def find_here(self) -> None:
        self._find.setFocus()
        self._find.selectAll()

    def _connect(self) -> None:
        self._find.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._narrow)
        self._find.returnPressed.connect(self._open_first)
        self._which.chosen.connect(self._narrow)
        self._new.clicked.connect(self._add)
        self._list.opened.connect(self._open)
        self._list.acted.connect(self._act)
        self._list.files_dropped.connect(self._attach)
        self._attaching.said.connect(self.desk.go.said)

    @Slot()
    def _narrow(self) -> None:
        self._list.begin_anew()
        self._show()

    def _show(self) -> None:
        found = client_list.summaries(self.desk.journal, only=self._wanted())
        self._list.show_cells([self._cell(summary) for summary in found])
        if not found:
            self._say_empty()
        had_keyboard = self._list.hasFocus()
        self._stack.setCurrentIndex(0 if found else 1)
        if had_keyboard:
            self.focus_first()
        late = sum(1 for summary in found if summary.overdue)
        counted = tr_count(len(found), "{n} client", "{n} clients")
        late_words = tr_count(late, "{n} with something late", "{n} with something late")
        self._head.set_line("  ·  ".join((counted, late_words) if late else (counted,)))

    def _wanted(self) -> ClientFilter:
        which = self._which.value()
        return ClientFilter(
            words=self._find.text(),
            stages=() if which == "all" else _CURRENT,
            quiet_for=QUIET_AFTER if which == "quiet" else None,
            late=which == "late",
        )

    def _cell(self, summary: ClientSummary) -> ClientCell:
        now, zone = self.desk.journal.now(), self.desk.zone
        client = summary.client
        chips = []
        if summary.overdue:
            chips.append(ChipText(tr("{n} late").format(n=summary.overdue), ChipState.LATE))
        still = summary.open_promises - summary.overdue
        if still:
            chips.append(ChipText(tr("{n} open").format(n=still), ChipState.OPEN))
        last = tr("our last word: {when}").format(when=say.ago(summary.last_word_at, now, zone))
        stage = "" if client.stage is Stage.ACTIVE else client.stage.value
        return ClientCell(
            key=client.id,
            name=client.name,
            line=joined(last, stage, ", ".join(client.tags)),
            chips=tuple(chips),
            right=say.minutes_words(summary.minutes_90d),
            late=bool(summary.overdue),
            household=client.kind is ClientKind.HOUSEHOLD,
            tip=tr("Time spent in the last 90 days at the right"),
            actions=(RowAction("log", "notebook-pen", tr("Log a contact")),),
        )

    def _say_empty(self) -> None:
        if self._find.text().strip():
            self._empty.say(tr("No client of that name"), tr("Ctrl+Shift+N adds one."))
        elif self._which.value() == "late":
            self._empty.say(tr("Nothing late with anybody"), "")
        elif self._which.value() == "quiet":
            self._empty.say(tr("Nobody was left without word for 30 days"), "")
        else:
            self._empty.say(tr("No clients yet"), tr("Ctrl+Shift+N adds the first; logging a contact does it too."))

    @Slot()
    def _open_first(self) -> None:
        cells = [cell for cell in self._list.cells.cells() if isinstance(cell, ClientCell)]
        if cells:
            self.desk.go.client_wanted.emit(cells[0].key)

    @Slot()
    def _add(self) -> None:
        self.desk.go.form_wanted.emit("client", 0, 0)

    @Slot(object)
    def _open(self, client_id: int) -> None:
        self.desk.go.client_wanted.emit(client_id)

    @Slot(object, str)
    def _act(self, client_id: int, name: str) -> None:
        if name == "log":
            self.desk.go.log_wanted.emit(LogWish(client_id=client_id))

    @Slot(object, object)
    def _attach(self, client_id: int, paths: tuple[Path, ...]) -> None:
        self._attaching.attach(client_id, None, paths)
