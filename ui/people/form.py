"""The form of a person: how they are reached, what they have a say in."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from models import clients, people
from models.people import Person, PersonDraft
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.form import Form
from ui.parts.inputs import check_box, combo, line_edit, text_edit
from ui.parts.labels import ElidedLabel
from ui.parts.layouts import row
from ui.tr import tr

_WAYS = ("phone", "e-mail", "message", "visit")


class PersonForm(Form):
    """Add a person to a client, change them, strike them out."""

    def __init__(self, desk: Desk, person_id: int, client_id: int, parent: QWidget) -> None:
        title = tr("Person") if person_id else tr("New person")
        super().__init__(desk, parent, "personForm", title, tr("Sa&ve") if person_id else tr("&Add person"))
        self._before: Person | None = people.get(desk.journal, person_id) if person_id else None
        self._client_id = client_id if self._before is None else self._before.client_id
        self._build()
        if self._before is not None:
            self._show(self._before)
            self.allow_striking(reason=False)
        self.begin(f"person-{person_id}-{self._client_id}")

    def save(self) -> "Outcome[Any]":
        """Add or change the person."""
        draft = PersonDraft(
            client_id=self._client_id,
            name=self._name.text(),
            role=self._role.text(),
            phones=tuple(self._phones.toPlainText().splitlines()),
            emails=tuple(self._emails.toPlainText().splitlines()),
            decides=self._decides.isChecked(),
            pays=self._pays.isChecked(),
            technical=self._technical.isChecked(),
            preferred_way=self._way.currentText(),
            preferred_hours=self._hours.text(),
            private_words=self._private.toPlainText(),
            source_key=None if self._before is None else self._before.source_key,
        )
        if self._before is not None:
            return attempt(partial(people.change, self.desk.journal, self._before.id, draft))
        return attempt(partial(people.add, self.desk.journal, draft))

    def strike(self, why: str) -> "Outcome[Any]":
        if self._before is None:
            raise ValueError("only who was added can be struck out")
        return attempt(partial(people.strike_out, self.desk.journal, self._before.id))

    def _build(self) -> None:
        self._name = line_edit("name", tr("Name"), hint=tr("Tom Ashby"))
        self._role = line_edit("role", tr("Role"), hint=tr("Practice manager"))
        self._phones = text_edit("phones", tr("Telephone numbers, one a line"), lines=2, hint=tr("One a line"))
        self._emails = text_edit("emails", tr("E-mail addresses, one a line"), lines=2, hint=tr("One a line"))
        self._decides = check_box("decides", tr("&Decides"))
        self._pays = check_box("pays", tr("Pa&ys"))
        self._technical = check_box("technical", tr("Kno&ws the technical side"))
        ways = [("", ""), *((way, tr(way)) for way in _WAYS)]
        self._way = combo("way", tr("Likes to be reached by"), ways, editable=True)
        self._way.setMinimumWidth(180)
        self._way.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._hours = line_edit("hours", tr("At what hours"), hint=tr("Mornings, never Friday"))
        self._private = text_edit("privateWords", tr("Private words"), lines=3)
        self._private.setPlaceholderText(tr("Only for you: never on a report"))
        self.put(tr("Client"), ElidedLabel(clients.get(self.desk.journal, self._client_id).name, "strong"))
        self.put(tr("Na&me"), self._name, "name")
        self.put(tr("&Role"), self._role, "role")
        self.put(tr("&Telephone"), self.low(self._phones), "phones")
        self.put(tr("&E-mail"), self.low(self._emails), "emails")
        self.put(tr("Has a say"), row(self._decides, self._pays, self._technical, None, spacing=18))
        for box in (self._decides, self._pays, self._technical):
            self.fields.add(box)
        self.put(tr("Reach &by"), row(self._way, None), "preferred way", buddy=self._way)
        self.put(tr("At what &hours"), self._hours, "preferred hours")
        self.put(tr("&Private"), self.low(self._private), "private words")
        self.begin_at(self._name)

    def _show(self, person: Person) -> None:
        self._name.setText(person.name)
        self._role.setText(person.role)
        self._phones.setPlainText("\n".join(person.phones))
        self._emails.setPlainText("\n".join(person.emails))
        self._decides.setChecked(person.decides)
        self._pays.setChecked(person.pays)
        self._technical.setChecked(person.technical)
        self._way.setEditText(person.preferred_way)
        self._hours.setText(person.preferred_hours)
        self._private.setPlainText(person.private_words)
