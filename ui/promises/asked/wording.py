"""Correcting what a promise says: words, kind, hearer, job, lengths; never its times."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox

from models import jobs, people
from models.promises import operations
from models.promises.records import PromiseKind, PromiseRow, Wording
from models.words import shortened
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.minutes import MinutesField
from ui.fields.refusals import refused
from ui.parts.inputs import combo, text_edit
from ui.promises.asking import Asking
from ui.tr import tr


class EditForm(Asking):
    """Words, kind, hearer, job, lengths: everything but the times."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        super().__init__(desk, shown, "edit")
        promise, journal = shown.promise, desk.journal
        self.head(tr("Edit its words"), tr("Its times move only by Move."))
        self._words = text_edit("editWords", tr("What was promised"), text=promise.words, lines=3)
        self._private = text_edit("editPrivate", tr("Private words"), text=promise.private_words, lines=2)
        self._kind = combo("editKind", tr("Kind"), [(kind.value, tr(kind.value)) for kind in PromiseKind])
        known: dict[int, str] = {person.id: person.name for person in people.of_client(journal, promise.client_id)}
        if promise.person_id is not None:
            known.setdefault(promise.person_id, shown.person_name)
        self._person = _choice("editPerson", tr("To whom"), tr("nobody by name"), known, promise.person_id)
        known_jobs: dict[int, str] = {job.id: job.title for job in jobs.of_client(journal, promise.client_id)}
        if promise.job_id is not None:
            known_jobs.setdefault(promise.job_id, jobs.get(journal, promise.job_id).title)
        self._job = _choice("editJob", tr("Job"), tr("no job"), known_jobs, promise.job_id)
        self._takes, self._lead = MinutesField("editTakes", tr("It takes")), MinutesField("editLead", tr("Lead time"))
        self._takes.set_minutes(promise.expected_minutes)
        self._lead.set_minutes(promise.lead_minutes)
        self._kind.setCurrentIndex(self._kind.findData(promise.kind.value))
        self.put_for_client(tr("&Words"), self._words, "promise")
        self.put(tr("&Private, never on a report"), self._private, "private words")
        self.put(tr("&Kind"), self._kind, "kind")
        self.put(tr("&To whom"), self._person, "person")
        if known_jobs:
            self.put(tr("&Job"), self._job, "job")
        self.put(tr("It takes &about"), self._takes, "minutes")
        self.put(tr("&Remind this long before"), self._lead, "lead")
        self.end(tr("Save"))

    def save(self) -> "Outcome[Any]":
        """Change the words."""
        for field, name in ((self._takes, "minutes"), (self._lead, "lead")):
            if field.trouble():
                return refused(field.trouble(), name)
        wording = Wording(
            words=self._words.toPlainText(),
            private_words=self._private.toPlainText(),
            kind=PromiseKind(self._kind.currentData()),
            person_id=self._person.currentData(),
            job_id=self._job.currentData(),
            expected_minutes=self._takes.minutes(),
            lead_minutes=self._lead.minutes(),
        )
        return attempt(partial(operations.change_wording, self.desk.journal, self.shown.promise.id, wording))


def _choice(name: str, words: str, nothing: str, known: dict[int, str], chosen: int | None) -> QComboBox:
    choices = [(None, nothing), *((key, shortened(said, 60)) for key, said in known.items())]
    found = combo(name, words, [("", said) for _key, said in choices])
    for place, (key, _said) in enumerate(choices):
        found.setItemData(place, key)
    found.setMinimumWidth(0)
    found.setCurrentIndex(max(0, found.findData(chosen)))
    return found
