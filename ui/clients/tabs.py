"""The parts of a client's page beside the timeline: promises, people, jobs, notes, files."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models import clients, jobs, people, sites
from models.alarms import standing
from models.promises import questions as promises
from models.promises.questions import OPEN, PromiseFilter
from models.promises.records import PromiseRow, Side, State
from ui import say
from ui.delegates.client_row import ClientDelegate
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import (
    Cell,
    ChipText,
    ClientCell,
    HeadCell,
    PromiseCell,
    default_promise_actions,
    joined,
)
from ui.desk import Desk
from ui.parts.avatar import way
from ui.parts.buttons import button
from ui.parts.chips import ChipState
from ui.parts.labels import label
from ui.parts.layouts import column, row, scrolling
from ui.promises.deeds import PromiseDeeds
from ui.tr import tr

SETTLED_AT_ONCE = 60
"""Of what was settled the newest are read at first, and as many more whenever the end of the list comes near."""


class PromisesTab(QWidget):
    """All promises of a client: open ones by due time, then what was settled, newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._now, self._zone = desk.journal.now(), desk.zone
        self._settled = PromiseFilter()
        self._last: tuple[datetime, int] | None = None
        self._list = RowList(PromiseDelegate(), tr("Promises"), name="clientPromises")
        self._deeds = PromiseDeeds(desk, self._list)
        self._list.installEventFilter(self)
        self.setLayout(column(self._list))
        self._list.opened.connect(self._open)
        self._list.checked.connect(self._deeds.keep)
        self._list.acted.connect(self._act)
        self._list.menu_wanted.connect(self._deeds.show_menu)

    def show_client(self, client_id: int) -> None:
        """Show the promises of a client."""
        journal = self._desk.journal
        still = promises.rows(journal, PromiseFilter(client_id=client_id, states=OPEN))
        asleep = standing.asleep(journal, [shown.promise.id for shown in still], journal.now())
        self._now, self._zone = journal.now(), self._desk.zone
        self._settled = PromiseFilter(client_id=client_id, states=frozenset(State) - OPEN, newest_first=True)
        self._last = None
        cells: list[Cell] = []
        for icon_name, title, role, found in (
            ("handshake", tr("Open"), "info", _untold_first(still)),
            ("repeat", tr("Follow-ups"), "accent", [shown for shown in still if shown.promise.side is Side.FOLLOW_UP]),
            ("hourglass", tr("Owed to us"), "wait", [shown for shown in still if shown.promise.side is Side.OWED]),
        ):
            if found:
                cells.append(HeadCell(icon_name, title, len(found), role))
                cells += [self._cell(shown, asleep.get(shown.promise.id)) for shown in found]
        settled = self._fetch()
        if settled:
            cells.append(HeadCell("circle-check", tr("Settled"), promises.count(journal, self._settled), "ok"))
        self._list.show_cells([*cells, *settled], self._fetch)

    def _fetch(self) -> list[Cell]:
        """Read what was settled before what is shown."""
        found = promises.rows(self._desk.journal, self._settled, SETTLED_AT_ONCE, self._last)
        if found:
            self._last = (found[-1].promise.due_at, found[-1].promise.id)
        return [self._cell(shown, None) for shown in found]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        key = self._list.current_key()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(key, int):
            return not event.modifiers() and self._deeds.by_key(event.key(), key)
        return False

    def _cell(self, shown: PromiseRow, asleep_until: datetime | None) -> PromiseCell:
        now, zone = self._now, self._zone
        words, state = say.standing(shown, now, zone)
        promise = shown.promise
        where = ""
        if shown.interaction_kind is not None and shown.interaction_at is not None:
            where = f"{way(shown.interaction_kind).words}, {say.short_day(shown.interaction_at, now, zone)}"
        moved = tr("moved {n}×").format(n=shown.moves.count) if shown.moves.count else ""
        person = tr("to {name}").format(name=shown.person_name) if shown.person_name else ""
        return PromiseCell(
            key=promise.id,
            title=promise.words,
            subtitle=joined(say.comes_again(shown), person, where, moved),
            client=shown.client_name,
            chip_text=words,
            chip_state=state,
            late=state is ChipState.LATE and promise.state is State.OPEN,
            checkable=promise.state is State.OPEN and promise.side is not Side.OWED,
            tip=say.full_window(promise.window),
            actions=default_promise_actions() if promise.state is State.OPEN else (),
            asleep=say.asleep(asleep_until, now, zone),
        )

    @Slot(object)
    def _open(self, promise_id: int) -> None:
        self._desk.go.promise_wanted.emit(promise_id)

    @Slot(object, str)
    def _act(self, promise_id: int, name: str) -> None:
        if name == "more":
            self._deeds.show_menu(promise_id, self._list.menu_point(promise_id))
        else:
            self._deeds.do(name, promise_id)


def _untold_first(still: Sequence[PromiseRow]) -> list[PromiseRow]:
    """Return the open promises given: those moved that the client does not know of before the others."""
    given = [shown for shown in still if shown.promise.side is Side.GIVEN]
    unknown = [shown for shown in given if shown.moves.unknown]
    return unknown + [shown for shown in given if not shown.moves.unknown]


class PeopleTab(QWidget):
    """The people at a client and its sites."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._client_id = desk, 0
        self._list = RowList(ClientDelegate(), tr("People and sites"), name="clientPeople")
        add, site = button(tr("Add a &person"), "", "plus"), button(tr("Add a &site"), "", "plus")
        add.clicked.connect(self._add_person)
        site.clicked.connect(self._add_site)
        self.setLayout(column(row(add, site, None), self._list, spacing=8))
        self._list.opened.connect(self._open)

    def show_client(self, client_id: int) -> None:
        """Show the people and sites of a client."""
        self._client_id = client_id
        cells: list[Cell] = []
        found = people.of_client(self._desk.journal, client_id)
        if found:
            cells.append(HeadCell("users", tr("People"), len(found)))
        for person in found:
            marks = ((person.decides, tr("decides")), (person.pays, tr("pays")), (person.technical, tr("technical")))
            chips = tuple(ChipText(words, ChipState.PLAIN) for on, words in marks if on)
            line = joined(person.role, *person.phones[:2], *person.emails[:2])
            cells.append(ClientCell(("person", person.id), person.name, line, chips, person.preferred_hours))
        places = sites.of_client(self._desk.journal, client_id)
        if places:
            cells.append(HeadCell("map-pin", tr("Sites"), len(places)))
        for site in places:
            line = joined(", ".join(site.address.splitlines()), site.access_notes)
            cells.append(ClientCell(("site", site.id), site.name or tr("Site"), line))
        self._list.show_cells(cells)

    @Slot()
    def _add_person(self) -> None:
        self._desk.go.form_wanted.emit("person", 0, self._client_id)

    @Slot()
    def _add_site(self) -> None:
        self._desk.go.form_wanted.emit("site", 0, self._client_id)

    @Slot(object)
    def _open(self, key: tuple[str, int]) -> None:
        self._desk.go.form_wanted.emit(key[0], key[1], self._client_id)


class JobsTab(QWidget):
    """The jobs of a client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._client_id = desk, 0
        self._list = RowList(ClientDelegate(), tr("Jobs"), name="clientJobs")
        add = button(tr("Add a &job"), "", "plus")
        add.clicked.connect(self._add)
        self.setLayout(column(row(add, None), self._list, spacing=8))
        self._list.opened.connect(self._open)

    def show_client(self, client_id: int) -> None:
        """Show the jobs of a client."""
        self._client_id = client_id
        found = jobs.of_client(self._desk.journal, client_id)
        now, zone = self._desk.journal.now(), self._desk.zone
        self._list.show_cells(
            [
                ClientCell(
                    job.id,
                    job.title,
                    tr("since {day}").format(day=say.short_day(job.added_at, now, zone)),
                    (ChipText(job.stage.value, ChipState.PLAIN),),
                )
                for job in found
            ]
        )

    @Slot()
    def _add(self) -> None:
        self._desk.go.form_wanted.emit("job", 0, self._client_id)

    @Slot(object)
    def _open(self, job_id: int) -> None:
        self._desk.go.form_wanted.emit("job", job_id, self._client_id)


class NotesTab(QWidget):
    """What is known of a client besides: how to reach them, and private words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._client_id = desk, 0
        self._box: QVBoxLayout = column(spacing=4)
        content = QWidget()
        content.setLayout(self._box)
        edit = button(tr("E&dit the client"), "", "pencil")
        edit.clicked.connect(self._edit)
        self.setLayout(column(row(edit, None), scrolling(content), spacing=8))

    def show_client(self, client_id: int) -> None:
        """Show the notes on a client."""
        self._client_id = client_id
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        client = clients.get(self._desk.journal, client_id)
        since = "" if client.since is None else say.whole_day(client.since)
        ease = say.capital(tr(client.ease.value)) if client.ease else ""
        if client.ease and client.ease_on is not None:
            ease = tr("{ease}, said on {day}").format(ease=ease, day=say.whole_day(client.ease_on))
        for title, words in (
            (tr("How and when they like to be reached"), client.reach),
            (tr("Client since"), since),
            (tr("How they came"), client.came_by),
            (tr("How it is going (private)"), ease),
            (tr("Private words, never on a report"), client.private_words),
        ):
            if words:
                self._box.addWidget(label(title.upper(), "overline"))
                self._box.addWidget(label(words, wrap=True))
                self._box.addSpacing(10)
        if not self._box.count():
            self._box.addWidget(label(tr("Nothing noted yet."), "muted"))
        self._box.addStretch(1)

    @Slot()
    def _edit(self) -> None:
        self._desk.go.form_wanted.emit("client", self._client_id, 0)
