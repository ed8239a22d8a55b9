"""Correcting what a promise says, or what comes next, with its time of day; a promise's own times never."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox

from models import jobs, people
from models.promises import operations, rule_wording
from models.promises.records import PromiseKind, PromiseRow, Wording
from models.words import shortened
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.fields.minutes import MinutesField
from ui.fields.refusals import refused
from ui.parts.inputs import combo, line_edit, text_edit
from ui.promises.asking import Asking
from ui.tr import tr


class WordingForm(Asking):
    """Words, kind, hearer, job, lengths: everything but the times."""

    def __init__(self, desk: Desk, shown: PromiseRow, deed: str, wording: Wording) -> None:
        super().__init__(desk, shown, deed)
        promise, journal = shown.promise, desk.journal
        self._words = text_edit("editWords", tr("What was promised"), text=wording.words, lines=3)
        self._private = text_edit("editPrivate", tr("Private words"), text=wording.private_words, lines=2)
        self._kind = combo("editKind", tr("Kind"), [(kind.value, tr(kind.value)) for kind in PromiseKind])
        known: dict[int, str] = {person.id: person.name for person in people.of_client(journal, promise.client_id)}
        if wording.person_id is not None and wording.person_id == promise.person_id:
            known.setdefault(wording.person_id, shown.person_name)
        self._person = _choice("editPerson", tr("To whom"), tr("nobody by name"), known, wording.person_id)
        self._known_jobs: dict[int, str] = {job.id: job.title for job in jobs.of_client(journal, promise.client_id)}
        if wording.job_id is not None:
            self._known_jobs.setdefault(wording.job_id, jobs.get(journal, wording.job_id).title)
        self._job = _choice("editJob", tr("Job"), tr("no job"), self._known_jobs, wording.job_id)
        self._takes, self._lead = MinutesField("editTakes", tr("It takes")), MinutesField("editLead", tr("Lead time"))
        self._takes.set_minutes(wording.expected_minutes)
        self._lead.set_minutes(wording.lead_minutes)
        self._kind.setCurrentIndex(self._kind.findData(wording.kind.value))

    def change(self, wording: Wording) -> object:
        """Write what was typed."""
        raise NotImplementedError

    def put_hours(self) -> None:
        """Add the time of day, of what comes again; a promise moves only by a move."""

    def put_all(self) -> None:
        """Add the fields."""
        self.put_for_client(tr("&Words"), self._words, "promise")
        self.put(tr("&Private, never on a report"), self._private, "private words")
        self.put_hours()
        self.put(tr("&Kind"), self._kind, "kind")
        self.put(tr("&To whom"), self._person, "person")
        if self._known_jobs:
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
        return attempt(partial(self.change, wording))


class EditForm(WordingForm):
    """What this promise says."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        promise = shown.promise
        wording = Wording(
            promise.words, promise.private_words, promise.kind, promise.person_id, promise.job_id,
            promise.expected_minutes, promise.lead_minutes,
        )  # fmt: skip
        super().__init__(desk, shown, "edit", wording)
        self.head(tr("Edit its words"), tr("Its times move only by Move."))
        self.put_all()

    def change(self, wording: Wording) -> object:
        """Correct the promise."""
        return operations.change_wording(self.desk.journal, self.shown.promise.id, wording)


class TurnsForm(WordingForm):
    """What the promises still to come of a rule will say; the one that is shown stays as it is."""

    def __init__(self, desk: Desk, shown: PromiseRow) -> None:
        if shown.recurring is None:
            raise ValueError("a promise for once has no turns to come")
        self._rule_id = shown.recurring.rule_id
        super().__init__(desk, shown, "turns", rule_wording.get(desk.journal, self._rule_id))
        often = tr("Comes again {often}. What is given already stays as it is; other days are promised anew.")
        self.head(tr("What comes next says"), often.format(often=shown.recurring.often))
        self.put_all()

    def put_hours(self) -> None:
        """Add the time of day at which they come."""
        said = rule_wording.hours(self.desk.journal, self._rule_id)
        hint = tr("14:30-15:00 · by 17:00 · all day")
        self._hours = line_edit("editHours", tr("Time of day"), text=said, hint=hint)
        self.put(tr("Ti&me of day"), self._hours, "time")

    def change(self, wording: Wording) -> object:
        """Change the rule."""
        rule_wording.change(self.desk.journal, self._rule_id, wording, hours=self._hours.text())
        return wording


def _choice(name: str, words: str, nothing: str, known: dict[int, str], chosen: int | None) -> QComboBox:
    choices = [(None, nothing), *((key, shortened(said, 60)) for key, said in known.items())]
    found = combo(name, words, [("", said) for _key, said in choices])
    for place, (key, _said) in enumerate(choices):
        found.setItemData(place, key)
    found.setMinimumWidth(0)
    found.setCurrentIndex(max(0, found.findData(chosen)))
    return found
