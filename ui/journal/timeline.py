"""A timeline of interactions, newest first, read in windows of rows as it is scrolled."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from models.instants import local_day
from models.interactions import questions as interactions
from models.interactions.records import Cursor, Direction, InteractionFilter, InteractionRow
from models.journal import Journal
from models.promises.records import PromiseRow
from models.words import shortened
from ui import say
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell, ChipText, DayCell, EntryCell, RowAction, isolated
from ui.delegates.timeline_row import TimelineDelegate
from ui.journal.questions import Questions
from ui.parts.avatar import way
from ui.tr import tr

PAGE = 100
FIRST = 60
AGAIN = 150
"""The most that is read at once when what is shown is read again."""
_MOST_CHIPS = 4


class Timeline(QObject):
    """Fill a list with the interactions that are wanted; more are read when its end comes near.

    Signals: `shown` carries how many interactions the newest wish found at first. What words are in is looked up
    off the GUI thread, as common ones are in nearly all: until that is read, what was there before stands.
    """

    shown = Signal(int)

    def __init__(self, journal: Journal, words: str, *, name: str, with_client: bool) -> None:
        super().__init__()
        self.list = RowList(TimelineDelegate(), words, name=name)
        self.setParent(self.list)
        self._journal = journal
        self._with_client = with_client
        self._actions = (RowAction("edit", "pencil", tr("Edit")),)
        self._wanted = InteractionFilter()
        self._zone = "UTC"
        self._cursor: Cursor | None = None
        self._day: date | None = None
        self._goes_on = self._anew = False
        self._questions = Questions(journal, self)
        self._questions.answered.connect(self._take)

    def show(self, wanted: InteractionFilter, zone: str) -> None:
        """Show what is wanted from the newest on."""
        self._anew = self._anew or wanted != self._wanted
        self._wanted, self._zone = wanted, zone
        self._cursor, self._goes_on = None, False
        known = max(FIRST, min(AGAIN, self.list.cells.rowCount()))
        if wanted.words.strip():
            self._ask(known)
        else:
            self._questions.forget()
            self._show_first(interactions.page(self._journal, wanted, None, known), known)

    def _ask(self, limit: int) -> None:
        self._questions.ask(partial(_page, self._wanted, self._cursor, limit))

    @Slot(object)
    def _take(self, found: tuple[int, tuple[InteractionRow, ...]]) -> None:
        limit, rows = found
        if not self._goes_on:
            self._show_first(rows, limit)
        else:
            cells = self._cells(rows, limit)
            self.list.show_cells([*self.list.cells.cells(), *cells], self._fetch)

    def _show_first(self, rows: Sequence[InteractionRow], limit: int) -> None:
        self._day = None
        if self._anew:
            self._anew = False
            self.list.begin_anew()
        self.list.show_cells(self._cells(rows, limit), self._fetch)
        self._goes_on = True
        self.shown.emit(len(rows))

    def _fetch(self) -> Sequence[Cell]:
        if self._cursor is None:
            return ()
        if self._wanted.words.strip() and self._journal.path is not None:
            self._ask(PAGE)  # They come when they are read; until then there are no more.
            return ()
        return self._cells(interactions.page(self._journal, self._wanted, self._cursor, PAGE), PAGE)

    def _cells(self, rows: Sequence[InteractionRow], limit: int) -> list[Cell]:
        self._cursor = interactions.cursor_of(rows[-1]) if len(rows) == limit else None
        cells: list[Cell] = []
        today = local_day(self._journal.now(), self._zone)
        for shown in rows:
            day = local_day(shown.interaction.happened_at, self._zone)
            if day != self._day:
                self._day = day
                cells.append(DayCell(say.long_day(day, today)))
            cells.append(self._cell(shown))
        return cells

    def _cell(self, shown: InteractionRow) -> EntryCell:
        interaction = shown.interaction
        return EntryCell(
            key=interaction.id,
            kind=interaction.kind.value,
            title=title_of(shown),
            time=say.clock(interaction.happened_at, self._zone),
            minutes=say.minutes_words(interaction.minutes),
            words=interaction.words or interaction.private_words,
            chips=tuple(self._chip(promise) for promise in shown.promises[:_MOST_CHIPS]),
            attachments=shown.attachments,
            private=bool(interaction.private_words),
            client=shown.client_name if self._with_client else "",
            tip=self._tip(shown),
            actions=self._actions,
        )

    def _chip(self, promise: PromiseRow) -> ChipText:
        words, state = say.standing(promise, self._journal.now(), self._zone)
        return ChipText(f"{isolated(shortened(promise.promise.words, 60))} · {words}", state)

    def _tip(self, shown: InteractionRow) -> str:
        interaction = shown.interaction
        moment = say.full_moment(interaction.happened_at, self._zone)
        if not interaction.noted_late:
            return moment
        return tr("{moment}; noted late, on {noted}").format(
            moment=moment, noted=say.full_moment(interaction.noted_at, self._zone)
        )


def _page(
    wanted: InteractionFilter, before: Cursor | None, limit: int, journal: Journal
) -> tuple[int, tuple[InteractionRow, ...]]:
    return limit, interactions.page(journal, wanted, before, limit)


def title_of(shown: InteractionRow) -> str:
    """Return how and with whom: "Call with Priya Hargreaves", "Missed call to …", "Call from …"."""
    interaction = shown.interaction
    words = way(interaction.kind.value).words
    people = ", ".join(isolated(name) for name in shown.people)
    if not interaction.reached:
        missed = tr("{way}, not reached").format(way=words)
        return tr("{way}: {people}").format(way=missed, people=people) if people else missed
    if not people:
        return tr("{way} from them").format(way=words) if interaction.direction is Direction.INBOUND else words
    form = tr("{way} from {people}") if interaction.direction is Direction.INBOUND else tr("{way} with {people}")
    return form.format(way=words, people=people)
