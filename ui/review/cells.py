"""From what is to be decided to the rows of the review."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from models import reasons
from models.journal import Journal
from models.promises.records import PromiseRow, Side
from models.reviews.queue import rows
from models.reviews.records import Agenda, Answer, Settled
from models.reviews.slipped import Group, Slipped
from ui import say
from ui.delegates.rows import Cell, HeadCell, PromiseCell, RowAction, joined
from ui.parts.avatar import way
from ui.parts.chips import ChipState
from ui.tr import tr

WINDOW = 50
"""How many rows are read at once."""
_HEADS = {
    Group.UNTOLD: ("message-square-warning", "The client does not know yet", "warn"),
    Group.OVERDUE: ("triangle-alert", "Late, oldest first", "danger"),
    Group.OWED: ("hourglass", "Owed to us and late", "wait"),
    Group.FOLLOW_UP: ("repeat", "Follow-ups", "accent"),
}
_SKIPPED = ("pause", "Skipped in this review", "text_muted")
_SETTLED = ("check-check", "Decided in this review", "ok")
_CHIPS = {
    Answer.DONE: ("kept", ChipState.KEPT),
    Answer.MOVED: ("told and moved", ChipState.MOVED),
    Answer.BROKEN: ("cannot be kept", ChipState.BROKEN),
    Answer.RELEASED: ("let off", ChipState.RELEASED),
    Answer.SKIPPED: ("skipped", ChipState.PLAIN),
}


class Feed:
    """The rows of a review, read a window at a time as the list comes to them."""

    def __init__(
        self, journal: Journal, found: Agenda, zone: str, settled: Sequence[Settled] = (), *, roomy: bool = True
    ) -> None:
        self._journal, self._found, self._zone = journal, found, zone
        self._actions = _actions() if roomy else ()
        items = () if found.sitting is None else found.sitting.items
        skipped = {one.promise_id for one in found.skipped}
        self._skipped = {item.promise_id: item.why for item in items if item.promise_id in skipped}
        self._waiting = [*found.unseen, *found.skipped]
        self._heads = _counted(found)
        self._read = 0
        self._head = ""
        self._settled = tuple(settled[:WINDOW])

    def first(self, at_least: int = 0) -> list[Cell]:
        """Return the first rows, those up to the place `at_least` among them."""
        cells = list(self.more(max(WINDOW, at_least + 1)))
        if self._read == len(self._waiting) and self._settled:
            icon, title, role = _SETTLED
            cells.append(HeadCell(icon, tr(title), len(self._settled), role))
            cells += [_settled_cell(one) for one in self._settled]
        return cells

    def more(self, number: int = WINDOW) -> list[Cell]:
        """Return the rows that follow, none when there are no more."""
        slipped = self._waiting[self._read : self._read + number]
        self._read += len(slipped)
        found = {row.promise.id: row for row in rows(self._journal, slipped, self._found.at)}
        cells: list[Cell] = []
        for one in slipped:
            if one.promise_id in found:
                cells += self._headed(one, found[one.promise_id])
        return cells

    def _headed(self, one: Slipped, row: PromiseRow) -> Iterator[Cell]:
        why = self._skipped.get(one.promise_id, "")
        icon, title, role = _SKIPPED if why else _HEADS[one.group]
        if title != self._head:
            self._head = title
            yield HeadCell(icon, tr(title), self._heads[title], role)
        yield replace(_cell(row, one, self._found.at, self._zone, why), actions=self._actions)


def _counted(found: Agenda) -> dict[str, int]:
    counts: dict[str, int] = {_SKIPPED[1]: len(found.skipped)}
    for one in found.unseen:
        title = _HEADS[one.group][1]
        counts[title] = counts.get(title, 0) + 1
    return counts


def _cell(row: PromiseRow, one: Slipped, at: datetime, zone: str, why: str) -> PromiseCell:
    promise = row.promise
    late = promise.due_at < at
    words = reasons.lateness(promise.due_at, at, zone) if late else say.capital(tr("not told"))
    state = ChipState.LATE if late else ChipState.UNTOLD
    return PromiseCell(
        key=("promise", promise.id),
        title=promise.words,
        subtitle=joined(row.client_name, f"“{why}”") if why else _subtitle(row, one, at, zone),
        client=row.client_name,
        chip_text=words,
        chip_state=ChipState.PLAIN if why else state,
        late=late and not why,
        tip=say.full_window(promise.window),
    )


def _actions() -> tuple[RowAction, ...]:
    return (
        RowAction("log", "notebook-pen", tr("Log a contact about it")),
        RowAction("more", "ellipsis", tr("More")),
    )


def _subtitle(row: PromiseRow, one: Slipped, at: datetime, zone: str) -> str:
    heard = {
        Side.GIVEN: tr("promised to {name}"),
        Side.FOLLOW_UP: tr("follow-up about {name}"),
        Side.OWED: tr("owed by {name}"),
    }[row.promise.side]
    person = heard.format(name=row.person_name) if row.person_name else ""
    where = ""
    if row.interaction_kind is not None and row.interaction_at is not None:
        where = f"{way(row.interaction_kind).words}, {say.short_day(row.interaction_at, at, zone)}"
    moved = say.moved_words(one.moves)
    return joined(row.client_name, person, moved, where)


def _settled_cell(one: Settled) -> PromiseCell:
    words, state = _CHIPS[one.answer]
    return PromiseCell(
        key=("settled", one.promise_id),
        title=one.words,
        subtitle=joined(one.client_name),
        client=one.client_name,
        chip_text=say.capital(tr(words)),
        chip_state=state,
        checkable=False,
    )
