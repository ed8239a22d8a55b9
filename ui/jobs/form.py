"""The form of a job: what it is, how far it has come."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from models import clients, jobs
from models.jobs import Job, JobDraft, JobStage
from ui.attempt import Outcome, attempt
from ui.desk import Desk
from ui.form import Form
from ui.parts.inputs import combo, line_edit, text_edit
from ui.parts.labels import ElidedLabel
from ui.parts.layouts import row
from ui.tr import tr

_STAGES = {
    JobStage.ENQUIRY: "Enquiry",
    JobStage.QUOTED: "Quoted",
    JobStage.AGREED: "Agreed",
    JobStage.UNDER_WAY: "Under way",
    JobStage.DONE: "Done",
    JobStage.FOLLOWED_UP: "Followed up",
    JobStage.CLOSED: "Closed",
    JobStage.DECLINED: "Declined",
    JobStage.REFERRED_ON: "Referred on",
}


class JobForm(Form):
    """Add a job for a client, change it, strike it out."""

    def __init__(self, desk: Desk, job_id: int, client_id: int, parent: QWidget) -> None:
        title = tr("Job") if job_id else tr("New job")
        super().__init__(desk, parent, "jobForm", title, tr("Sa&ve") if job_id else tr("&Add job"))
        self._before: Job | None = jobs.get(desk.journal, job_id) if job_id else None
        self._client_id = client_id if self._before is None else self._before.client_id
        self._title = line_edit("title", tr("Title"), hint=tr("Replace the reception PC"))
        self._stage = combo("stage", tr("Stage"), [(stage.value, tr(words)) for stage, words in _STAGES.items()])
        self._private = text_edit("privateWords", tr("Private words"), lines=4)
        self._private.setPlaceholderText(tr("Only for you: never on a report"))
        self.put(tr("Client"), ElidedLabel(clients.get(desk.journal, self._client_id).name, "strong"))
        self.put(tr("&Title"), self._title, "title")
        self.put(tr("Sta&ge"), row(self._stage, None), "stage", buddy=self._stage)
        self.put(tr("&Private"), self.low(self._private), "private words")
        self.begin_at(self._title)
        if self._before is not None:
            self._title.setText(self._before.title)
            self._stage.setCurrentIndex(self._stage.findData(self._before.stage.value))
            self._private.setPlainText(self._before.private_words)
            self.allow_striking(reason=False)
        self.begin(f"job-{job_id}-{self._client_id}")

    def save(self) -> "Outcome[Any]":
        """Add or change the job."""
        stage, private = JobStage(self._stage.currentData()), self._private.toPlainText()
        source_key = None if self._before is None else self._before.source_key
        draft = JobDraft(self._client_id, self._title.text(), stage, private, source_key)
        if self._before is not None:
            return attempt(partial(jobs.change, self.desk.journal, self._before.id, draft))
        return attempt(partial(jobs.add, self.desk.journal, draft))

    def strike(self, why: str) -> "Outcome[Any]":
        if self._before is None:
            raise ValueError("only what was added can be struck out")
        return attempt(partial(jobs.strike_out, self.desk.journal, self._before.id))
