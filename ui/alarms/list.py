"""The alarms that rang, each with how late it is and what can be done about it."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models import reasons
from models.promises.records import Side
from ui.alarms import words
from ui.alarms.held import Held
from ui.alarms.passing import Passing
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import PromiseCell, default_promise_actions, joined
from ui.desk import Desk
from ui.navigator import PageName
from ui.parts.buttons import button, tool
from ui.parts.chips import ChipState
from ui.parts.labels import label
from ui.parts.layouts import column, named, row, rule
from ui.promises.deeds import PromiseDeeds
from ui.theme import theme
from ui.tr import tr, tr_count

if TYPE_CHECKING:
    from models.alarms.records import Alarm

WIDTH = 640
_GAP = 8
_MOST_ROWS = 5


class AlarmList(Passing):
    """Go through them by arrows and letters as in any list; Esc or a click beside it closes it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "alarmList")
        self._desk = desk
        self._top = 0
        self._rows = RowList(PromiseDelegate(), tr("Alarms"), name="alarmRows")
        self._rows.installEventFilter(self)
        self._deeds = PromiseDeeds(desk, self._rows)
        self._title = label("", "heading", name="alarmTitle")
        close = tool("x", tr("Close (Esc)"), name="alarmListClose", size=16)
        self._more = label("", "caption", name="alarmMore")
        today = button(tr("See all on Today"), "link", name="alarmToday")
        head = row(self._title, None, close, margins=(16, 10, 10, 8))
        foot = row(self._more, None, today, margins=(16, 6, 16, 8))
        rows = row(self._rows, margins=(8, 6, 8, 6))
        self.fill(column(head, rule(), rows, rule(), foot, spacing=0))
        close.clicked.connect(self.leave)
        today.clicked.connect(self._go_to_today)
        self._rows.opened.connect(self._open)
        self._rows.checked.connect(self._keep)
        self._rows.acted.connect(self._act)
        self._rows.menu_wanted.connect(self._show_menu)
        go = desk.go
        for goes_on_elsewhere in (
            go.promise_wanted, go.promise_deed_wanted, go.log_wanted, go.ready_words_wanted, go.page_wanted,
        ):  # fmt: skip
            goes_on_elsewhere.connect(self.leave)

    def show_alarms(self, held: Held, now: datetime, zone: str) -> None:
        """Show the alarms as they stand now; with none left it goes."""
        self._title.setText(words.held_words(held.alarms, held.total, now))
        place = self._rows.currentIndex().row()
        self._rows.show_cells([_cell(alarm, now, zone) for alarm in held.alarms])
        self._more.setText(tr_count(held.more, "and {n} more", "and {n} more") if held.more else "")
        if not held.alarms:
            self.leave()
            return
        if self._rows.current_key() is None:  # The one that was chosen is answered: go on with the one after it.
            self._rows.choose(held.alarms[min(max(place, 0), len(held.alarms) - 1)].promise_id)
        if self.isVisible():
            self.fit()

    def open_below(self, banner: QWidget) -> None:
        """Show it below the banner, with the keyboard on the first alarm."""
        self._top = banner.mapTo(self.over, banner.rect().bottomLeft()).y() + _GAP
        self.enter(self._rows)

    def fit(self) -> None:
        rows = min(self._rows.cells.rowCount(), _MOST_ROWS)
        each = self._rows.sizeHintForRow(0) if rows else theme.px(60)
        room = self.over.height() - self._top - theme.px(130)
        self._rows.setFixedHeight(max(each, min(rows * each + 4, room)))
        self.place_in(WIDTH, self._top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._rows and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        promise_id = self._rows.current_key()
        if event.modifiers() or not isinstance(promise_id, int):
            return False
        return self._deeds.by_key(event.key(), promise_id)

    @Slot(object)
    def _open(self, promise_id: int) -> None:
        self._desk.go.promise_wanted.emit(promise_id)

    @Slot(object)
    def _keep(self, promise_id: int) -> None:
        self._deeds.do("keep", promise_id)

    @Slot(object, str)
    def _act(self, promise_id: int, name: str) -> None:
        if name == "more":
            self._deeds.show_menu(promise_id, self._rows.menu_point(promise_id))
        else:
            self._deeds.do(name, promise_id)

    @Slot(object, QPoint)
    def _show_menu(self, promise_id: int, at: QPoint) -> None:
        self._deeds.show_menu(promise_id, at)

    @Slot()
    def _go_to_today(self) -> None:
        self._desk.go.page_wanted.emit(PageName.TODAY)


def _cell(alarm: "Alarm", now: datetime, zone: str) -> PromiseCell:
    late = now > alarm.due_at
    return PromiseCell(
        key=int(alarm.promise_id),
        title=alarm.words,
        subtitle=joined(alarm.client_name, reasons.when(alarm.window, now, zone), alarm.promised, words.snoozed(alarm)),
        client=alarm.client_name,
        chip_text=words.how_soon(alarm, now, zone),
        chip_state=ChipState.LATE if late else ChipState.TODAY,
        late=late,
        checkable=alarm.side is not Side.OWED,
        actions=default_promise_actions(),
    )
