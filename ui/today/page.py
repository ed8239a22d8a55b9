"""Today: what needs attention, in order, and beside it what is next and what was done."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton

from models import attention
from models.alarms import standing
from models.attention import Attention, Badge
from models.changes import Changes, Kind
from models.instants import local_day
from ui import say
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell
from ui.desk import Desk
from ui.navigator import LogWish, PageName
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.card import PageHead
from ui.parts.layouts import PAGE_MARGINS, column, row, show_if
from ui.parts.stack import Stack
from ui.promises.deeds import PromiseDeeds
from ui.theme import theme
from ui.today.aside import Aside
from ui.today.cells import cells_of, promise_ids
from ui.tr import tr, tr_count

if TYPE_CHECKING:
    from ui.parts.empty import EmptyState

ASIDE_FROM = 870
_WORDS_FROM = 420
_TO_REVIEW = ("untold", "overdue", "owed_slipped")
_SHOWN = (
    Kind.BUSINESS, Kind.CLIENT, Kind.PERSON, Kind.JOB, Kind.INTERACTION, Kind.PROMISE,
    Kind.PROMISE_EVENT, Kind.SNOOZE, Kind.WAIT,
)  # fmt: skip


class TodayPage(Page):
    """The list of what needs attention; with nothing in it, calm."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "todayPage")
        self._review = button(tr("Review late promises"), "danger", "list-checks", name="reviewLate", tip=tr("Ctrl+4"))
        self._review.hide()
        self._head = PageHead(tr("Today"), "", self._review)
        self._list = RowList(PromiseDelegate(), tr("What needs attention"), name="attention")
        self._list.installEventFilter(self)
        self._deeds = PromiseDeeds(desk, self._list)
        self._aside = Aside(desk)
        self._stack = Stack()
        self._stack.show_only(self._list)
        self._calm: EmptyState | None = None
        body = row(self._stack, self._aside, spacing=20)
        body.setStretch(0, 1)
        layout = column(self._head, body, spacing=12, margins=PAGE_MARGINS)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._review.clicked.connect(self._go_through)
        self._list.opened.connect(self._open)
        self._list.checked.connect(self._keep)
        self._list.acted.connect(self._act)
        self._list.menu_wanted.connect(self._show_menu)

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not changes.touches(*_SHOWN):
            return
        found = attention.gather(self.desk.journal)
        asleep = standing.asleep(self.desk.journal, promise_ids(found), found.at)
        cells = cells_of(found, asleep)
        self._show_cells(cells)
        self.desk.bridge.counted.emit(Badge(found.counts, found.to_decide))
        self._head.set_line(_line(found))
        show_if(self._review, any(found.totals[group] for group in _TO_REVIEW))
        self._aside.show_next(found.next_up, found.at, found.zone)
        self._aside.show_logged(found.logged_today, found.zone)
        if changes is None or changes.touches(Kind.PROMISE):
            self._aside.count_kept()

    def _show_cells(self, cells: list[Cell]) -> None:
        """Show the rows, or that there are none; the keyboard goes along."""
        self._list.show_cells(cells)
        before, focused = self._stack.current, QApplication.focusWidget()
        self._stack.show_only(self._list if cells else self._empty())
        if before is None or before is self._stack.current or focused is None:
            return
        if focused is before or before.isAncestorOf(focused):
            self.focus_first()

    def focus_first(self) -> None:
        # A list that is not to be seen cannot hold the keyboard: it would go astray.
        calm = None if self._calm is None or self._stack.current is not self._calm else self._calm
        first = self._list if calm is None else calm.findChild(QPushButton, "emptyLog") or self._list
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        show_if(self._aside, width >= theme.px(ASIDE_FROM))
        words = tr("Review late promises")
        roomy = width >= theme.px(_WORDS_FROM)
        self._review.setText(words if roomy else "")
        self._review.setToolTip(tr("Ctrl+4") if roomy else words)
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._list:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            kind, record_id = self._current()
            return kind == "promise" and self._deeds.by_key(event.key(), record_id)
        return False

    @Slot(object, QPoint)
    def _show_menu(self, key: tuple[str, int], at: QPoint) -> None:
        if key[0] == "promise":
            self._deeds.show_menu(key[1], at)

    def _current(self) -> tuple[str, int]:
        key = self._list.current_key()
        return key if isinstance(key, tuple) and key[0] in {"promise", "client"} else ("", 0)

    def _empty(self) -> "EmptyState":
        if self._calm is None:
            self._calm = self._build_empty()
        return self._calm

    def _build_empty(self) -> "EmptyState":
        from ui.parts.empty import EmptyState

        log = button(tr("Log a contact"), "primary", "plus", name="emptyLog")
        demo = button(tr("Try an invented practice"), "", "sparkles", name="emptyDemo")
        log.clicked.connect(self._start_line)
        demo.clicked.connect(self.desk.go.demo_wanted)
        words = tr("Log a contact and write “> what you promised, by when”. It will show up here before it is due.")
        return EmptyState("coffee", tr("Nothing promised, nothing late"), words, log, demo)

    @Slot()
    def _go_through(self) -> None:
        self.desk.go.page_wanted.emit(PageName.REVIEW)

    @Slot()
    def _start_line(self) -> None:
        self.desk.go.line_wanted.emit("")

    @Slot(object)
    def _open(self, key: tuple[str, int]) -> None:
        kind, record_id = key
        (self.desk.go.promise_wanted if kind == "promise" else self.desk.go.client_wanted).emit(record_id)

    @Slot(object)
    def _keep(self, key: tuple[str, int]) -> None:
        if key[0] == "promise":
            self._deeds.keep(key[1])

    @Slot(object, str)
    def _act(self, key: tuple[str, int], name: str) -> None:
        kind, record_id = key
        if kind == "client":
            self.desk.go.log_wanted.emit(LogWish(client_id=record_id))
        elif name == "more":
            self._deeds.show_menu(record_id, self._list.menu_point(key))
        else:
            self._deeds.do(name, record_id)


def _line(found: Attention) -> str:
    day = say.long_day(local_day(found.at, found.zone), local_day(found.at, found.zone)).partition(" – ")[2]
    late, today = found.totals["overdue"], found.totals["due_today"]
    if not late and not today:
        return tr("{day}  ·  nothing late, nothing due today").format(day=day)
    late_words = tr_count(late, "{n} promise late", "{n} promises late") if late else tr("nothing late")
    today_words = tr("{n} due today").format(n=today) if today else tr("nothing due today")
    return f"{day}  ·  {late_words}, {today_words}"
