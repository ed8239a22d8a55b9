"""Whose an interaction is and who took part: the client, a new one if need be, its people and jobs."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from models import clients, jobs, people
from models.changes import Changes, Kind
from models.clients import ClientDraft
from models.interactions import questions
from models.interactions.records import Interaction, InteractionFilter
from models.words import shortened
from ui import say
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.client import ClientField
from ui.fields.refusals import refused
from ui.interactions.people_chips import PeopleChips
from ui.parts.avatar import way
from ui.parts.buttons import button
from ui.parts.inputs import check_box, combo
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.tr import tr

_MOST_BEFORE = 40
_MOST_OFFERS = 3


class Who(QWidget):
    """The field of the client, with what is asked below it when no one client is meant.

    Signals: `client_changed` carries the id of the client meant, or None.
    """

    client_changed = Signal(object)

    def __init__(self, desk: Desk, *, may_add: bool) -> None:
        super().__init__()
        self._desk, self._may_add = desk, may_add
        self._before: Interaction | None = None
        self.client = ClientField(desk, "client", tr("Client"))
        self.people = PeopleChips()
        self.job: QComboBox = combo("job", tr("Job"), [])
        self.rework: QComboBox = combo("rework", tr("Rework of"), [])
        self.adds = check_box("addClient", "")
        self._means = label("", "caption", name="clientMeans")
        self._offers = [button("", "link", name=f"clientOffer{number + 1}") for number in range(_MOST_OFFERS)]
        asked = row(self._means, *self._offers, None, spacing=8)
        self.setLayout(column(self.client, asked, self.adds, spacing=2))
        self.setFocusProxy(self.client)
        for offer in self._offers:
            offer.clicked.connect(self._take)
        self.client.textChanged.connect(self._ask)
        self.client.client_changed.connect(self._fill)
        self.people.adding.connect(self._add_person)
        desk.bridge.changed.connect(self._hear)
        self._ask()
        self._fill()

    def show_interaction(self, before: Interaction) -> None:
        """Offer also what an interaction has that was struck out since."""
        self._before = before
        self.client.set_client(before.client_id)
        self._fill()
        self.people.check(before.person_ids)
        for box, chosen in ((self.job, before.job_id), (self.rework, before.rework_of)):
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def trouble(self) -> "Outcome[object] | None":
        """Return why it is not clear whose it is; None when it is."""
        if self.client.client_id() is not None or self.new_client() is not None:
            return None
        typed = shortened(self.client.text(), 40)
        if not typed:
            return refused(tr("an interaction needs a client; choose one, or type a new name"), "client")
        if self._may_add:
            words = tr("“{name}” is not a client yet; tick that it is to be added, or choose one")
            return refused(words.format(name=typed), "client")
        return refused(tr("“{name}” is not a client; choose one").format(name=typed), "client")

    def new_client(self) -> ClientDraft | None:
        """Return the client to be added, None when it is one that is known."""
        name = self.client.text().strip()
        return ClientDraft(name) if name and self.adds.isChecked() and not self.adds.isHidden() else None

    @Slot()
    def _ask(self) -> None:
        typed, exact = self.client.text().strip(), self.client.is_exact()
        offers = self.client.offers() if typed and not exact else ()
        self._means.setText(tr("Is it") if offers else "")
        self._means.setVisible(bool(offers))
        for place, offer in enumerate(self._offers):
            words = offers[place] if place < len(offers) else ""
            offer.setText(shortened(words, 40).replace("&", "&&"))
            offer.setProperty("client", words)
            offer.setAccessibleName(tr("It is {client}").format(client=words))
            offer.setVisible(bool(words))
        asks_to_add = self._may_add and bool(typed) and not exact
        self.adds.setText(tr("Add “{name}” as a new client").format(name=shortened(typed, 50)).replace("&", "&&"))
        self.adds.setVisible(asks_to_add)
        if not asks_to_add:
            self.adds.setChecked(False)

    @Slot()
    def _take(self) -> None:
        taken = self.sender()
        if isinstance(taken, QPushButton):
            self.client.setText(taken.property("client"))
            self.client.setFocus()

    @Slot()
    def _fill(self) -> None:
        client_id, journal = self.client.client_id(), self._desk.journal
        known = [] if client_id is None else list(people.of_client(journal, client_id))
        found = () if client_id is None else jobs.of_client(journal, client_id)
        known_jobs: dict[int, str] = {job.id: job.title for job in found}
        before = self._before
        if before is not None and before.client_id == client_id:
            gone = set(before.person_ids) - {person.id for person in known}
            known += [people.get(journal, person_id) for person_id in sorted(gone)]
            if before.job_id is not None and before.job_id not in known_jobs:
                known_jobs[before.job_id] = jobs.get(journal, before.job_id).title
        self.people.show_people(known, has_client=client_id is not None)
        _offer(self.job, tr("no job"), known_jobs)
        _offer(self.rework, tr("nothing: it is the first time"), self._earlier(client_id))
        self.client_changed.emit(client_id)

    def _earlier(self, client_id: int | None) -> dict[int, str]:
        if client_id is None:
            return {}
        found = questions.page(self._desk.journal, InteractionFilter(client_id=client_id), limit=_MOST_BEFORE)
        own = None if self._before is None else self._before.id
        now, zone = self._desk.journal.now(), self._desk.zone
        return {
            one.interaction.id: f"{say.capital(say.short_day(one.interaction.happened_at, now, zone))} · "
            f"{way(one.interaction.kind.value).words} · {shortened(one.interaction.words, 60)}"
            for one in found
            if one.interaction.id != own
        }

    @Slot()
    def _add_person(self) -> None:
        if self.client.client_id() is not None:
            self._desk.go.form_wanted.emit("person", 0, self.client.client_id())

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        client_id = self.client.client_id()
        if client_id is None or not changes.touches(Kind.PERSON, Kind.JOB):
            return
        job, rework = self.job.currentData(), self.rework.currentData()
        if attempt(partial(clients.standing, self._desk.journal, client_id)).done:
            self._fill()
        for box, chosen in ((self.job, job), (self.rework, rework)):
            box.setCurrentIndex(max(0, box.findData(chosen)))


def _offer(box: QComboBox, nothing: str, known: dict[int, str]) -> None:
    box.clear()
    box.addItem(nothing, None)
    for key, words in known.items():
        box.addItem(words, key)
    box.setEnabled(bool(known))
