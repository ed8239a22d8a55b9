"""The form of a client: who it is, how far it has come with us, what is only for you."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models import clients
from models.clients import Client, ClientDraft, ClientKind, Ease, Stage
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.day import DayField
from ui.fields.refusals import refused
from ui.form import Form
from ui.parts.inputs import check_box, combo, line_edit, text_edit
from ui.parts.layouts import row
from ui.parts.segmented import Segment, Segmented
from ui.tr import tr

_KINDS = {ClientKind.FIRM: ("Firm", "building-2"), ClientKind.HOUSEHOLD: ("Household", "house")}
_STAGES = {
    Stage.ENQUIRY: "Enquiry",
    Stage.ACTIVE: "Active",
    Stage.DORMANT: "Dormant",
    Stage.FORMER: "Former",
    Stage.DECLINED: "Declined",
    Stage.REFERRED_ON: "Referred on",
}
_EASES = {Ease.UNSAID: "Not said", Ease.EASY: "Easy", Ease.STEADY: "Steady", Ease.STRAINED: "Strained"}


class ClientForm(Form):
    """Add a client, change it, strike it out."""

    def __init__(self, desk: Desk, client_id: int, parent: QWidget) -> None:
        title = tr("Client") if client_id else tr("New client")
        super().__init__(desk, parent, "clientForm", title, tr("Sa&ve") if client_id else tr("&Add client"))
        self._client_id = client_id
        self._build()
        if client_id:
            self._show(clients.get(desk.journal, client_id))
            self.allow_striking(reason=True)
        self.begin(f"client-{client_id}")

    def save(self) -> "Outcome[Any]":
        """Add or change the client."""
        if self._since.trouble():
            return refused(self._since.trouble(), "since")
        draft = self._draft()
        if self._client_id:
            outcome: Outcome[Any] = attempt(partial(clients.change, self.desk.journal, self._client_id, draft))
        else:
            outcome = attempt(partial(clients.add, self.desk.journal, draft))
        if outcome.field == "name" and outcome.offers:
            self._namesake.show()
        elif outcome.result is not None and not self._client_id:
            self.desk.go.client_wanted.emit(outcome.result.id)
        return outcome

    def strike(self, why: str) -> "Outcome[Any]":
        return attempt(partial(clients.strike_out, self.desk.journal, self._client_id, why))

    def _build(self) -> None:
        self._name = line_edit("name", tr("Name"), hint=tr("Larkspur Dental"))
        self._namesake = check_box("namesake", tr("This is a&nother client of that name"))
        self._namesake.hide()
        kinds = [Segment(kind.value, tr(words), icon_name) for kind, (words, icon_name) in _KINDS.items()]
        self._kind = Segmented(tr("Kind"), kinds, name="kind")
        self._stage = combo("stage", tr("Stage"), [(stage.value, tr(words)) for stage, words in _STAGES.items()])
        self._stage.setCurrentIndex(self._stage.findData(Stage.ACTIVE.value))
        self._since = DayField("since", tr("Client since"), self.desk.profile())
        self._came_by = line_edit("cameBy", tr("Came by"), hint=tr("A word from Kestrel"))
        self._tags = line_edit("tags", tr("Tags"), hint=tr("dental, monthly"))
        self._reach = text_edit("reach", tr("How to reach them"), lines=2, hint=tr("Ring before nine; never by text"))
        self._private = text_edit("privateWords", tr("Private words"), lines=3)
        self._private.setPlaceholderText(tr("Only for you: never on a report"))
        self._ease = Segmented(
            tr("How it is going"), [Segment(ease.value, tr(words)) for ease, words in _EASES.items()], name="ease"
        )
        self.put(tr("Na&me"), self._name, "name")
        self.put_wide(self._namesake)
        self.fields.add(self._namesake)
        self.put(tr("&Kind"), row(self._kind, None), "kind", buddy=self._kind)
        self.put(tr("Sta&ge"), row(self._stage, None), "stage", buddy=self._stage)
        self.put(tr("S&ince"), self._since, "since")
        self.put(tr("Came &by"), self._came_by, "came by")
        self.put(tr("&Tags"), self._tags, "tags")
        self.put(tr("&How to reach"), self.low(self._reach), "reach")
        self.put(tr("It is &going"), row(self._ease, None), "ease", buddy=self._ease)
        self.put(tr("&Private"), self.low(self._private), "private words")
        self._name.textEdited.connect(self._another_name)

    def _show(self, client: Client) -> None:
        self._name.setText(client.name)
        self._kind.choose(client.kind.value)
        self._stage.setCurrentIndex(self._stage.findData(client.stage.value))
        self._since.set_day(client.since)
        self._came_by.setText(client.came_by)
        self._tags.setText(", ".join(client.tags))
        self._reach.setPlainText(client.reach)
        self._private.setPlainText(client.private_words)
        self._ease.choose(client.ease.value)

    def _draft(self) -> ClientDraft:
        source_key = clients.get(self.desk.journal, self._client_id).source_key if self._client_id else None
        return ClientDraft(
            name=self._name.text(),
            kind=ClientKind(self._kind.value()),
            stage=Stage(self._stage.currentData()),
            since=self._since.day(),
            came_by=self._came_by.text(),
            tags=tuple(self._tags.text().split(",")),
            reach=self._reach.toPlainText(),
            private_words=self._private.toPlainText(),
            ease=Ease(self._ease.value()),
            source_key=source_key,
            namesake=self._namesake.isChecked() and not self._namesake.isHidden(),
        )

    @Slot()
    def _another_name(self) -> None:
        self._namesake.hide()
        self._namesake.setChecked(False)
