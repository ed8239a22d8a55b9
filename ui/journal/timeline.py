"""A timeline of interactions, newest first, read in windows of rows as it is scrolled."""

from datetime import date

from PySide6.QtCore import QObject

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
from ui.parts.avatar import way
from ui.tr import tr

PAGE = 200
FIRST = 60
_MOST_CHIPS = 4


class Timeline(QObject):
    """Fill a list with the interactions that are wanted; more are read when its end comes near."""

    def __init__(self, journal: Journal, words: str, *, name: str, with_client: bool) -> None:
        super().__init__()
        self.list = RowList(TimelineDelegate(), words, name=name)
        self.setParent(self.list)
        self._journal = journal
        self._with_client = with_client
        self._wanted = InteractionFilter()
        self._zone = "UTC"
        self._cursor: Cursor | None = None
        self._day: date | None = None

    def show(self, wanted: InteractionFilter, zone: str) -> int:
        """Show what is wanted from the newest on; return how many rows of interactions were read at once."""
        self._wanted, self._zone = wanted, zone
        self._cursor, self._day = None, None
        known = max(FIRST, min(PAGE, self.list.cells.rowCount()))
        cells = self._read(known)
        self.list.show_cells(cells, self._fetch)
        return sum(isinstance(cell, EntryCell) for cell in cells)

    def _fetch(self) -> list[Cell]:
        return self._read(PAGE)

    def _read(self, limit: int) -> list[Cell]:
        if self._cursor is None and self._day is not None:
            return []
        rows = interactions.page(self._journal, self._wanted, self._cursor, limit)
        self._cursor = interactions.cursor_of(rows[-1]) if len(rows) == limit else None
        cells: list[Cell] = []
        today = local_day(self._journal.now(), self._zone)
        for shown in rows:
            day = local_day(shown.interaction.happened_at, self._zone)
            if day != self._day:
                self._day = day
                cells.append(DayCell(say.long_day(day, today)))
            cells.append(self._cell(shown))
        self._day = self._day or today
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
            actions=(RowAction("edit", "pencil", tr("Edit")),),
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
