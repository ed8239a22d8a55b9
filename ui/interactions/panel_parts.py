"""The parts of the panel of an interaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget

from models import attachments, jobs
from models.attachments import Attachment
from models.interactions import questions
from models.interactions.records import Interaction, InteractionId, InteractionRow
from models.journal import Journal
from models.promises.records import PromiseRow
from models.words import shortened
from ui import say
from ui.attempt import attempt
from ui.delegates.rows import joined
from ui.desk import Desk
from ui.fields.amount import money_words
from ui.interactions.words import began, charge_words, solved_words
from ui.parts.avatar import Avatar, WayBadge, way
from ui.parts.buttons import button, tool
from ui.parts.chips import Chip, ChipState
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.parts.wrapped import set_wrapped, wrapped
from ui.promises.events import moment_words
from ui.promises.head import Line
from ui.promises.thread import clear
from ui.tr import tr

_SIZES = ("B", "KB", "MB", "GB")


class Head(QWidget):
    """How, when, how long, whose and with whom.

    Signals: `client_wanted` when the client is pressed.
    """

    client_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._badge = WayBadge("other", 36)
        self._kind = wrapped("", "title", name="interactionKind")
        self._when = wrapped("", "caption", name="interactionWhen")
        self._avatar = Avatar("", 22)
        self._client = button("", "link", name="interactionClient")
        self._people = wrapped("", name="interactionPeople")
        self._late = Chip("", ChipState.QUIET, name="notedLate")
        self._struck = Chip(tr("Struck out"), ChipState.VOID, name="struckOut")
        top = row(self._badge, column(self._kind, self._when, spacing=0), spacing=12)
        top.setStretch(1, 1)
        whose = row(self._avatar, self._client, None, spacing=8)
        marks = row(self._struck, self._late, None, spacing=6)
        self.setLayout(column(top, marks, whose, self._people, spacing=8))
        self._client.clicked.connect(self.client_wanted)

    def show_interaction(self, shown: InteractionRow, now: datetime, zone: str) -> None:
        """Show an interaction."""
        interaction = shown.interaction
        self._badge.set_kind(interaction.kind.value)
        self._kind.setText(way(interaction.kind.value).words)
        moment = moment_words(interaction.happened_at, now, zone)
        self._when.setText(joined(moment, say.minutes_words(interaction.minutes), began(interaction)))
        self._when.setToolTip(say.full_moment(interaction.happened_at, zone))
        self._avatar.set_name(shown.client_name)
        self._client.setText(shortened(shown.client_name, 32).replace("&", "&&"))
        self._client.setToolTip(shown.client_name)
        self._client.setAccessibleName(tr("Open {client}").format(client=shown.client_name))
        set_wrapped(self._people, tr("With {people}").format(people=", ".join(shown.people)), 1000)
        self._people.setVisible(bool(shown.people))
        noted = tr("Noted {day}").format(day=say.short_day(interaction.noted_at, now, zone))
        self._late.show_as(noted, ChipState.QUIET)
        self._late.setToolTip(say.full_moment(interaction.noted_at, zone))
        self._late.setVisible(interaction.noted_late)
        self._struck.setVisible(interaction.struck_at is not None)


class Facts(QWidget):
    """Solved, charged, for which job, rework of what."""

    def __init__(self) -> None:
        super().__init__()
        self._solved, self._charge, self._job = Line("circle-check"), Line("receipt"), Line("briefcase")
        self._rework = Line("repeat")
        self.rework = button(tr("Open the first one"), "link", name="interactionRework")
        self.setLayout(column(self._solved, self._charge, self._job, self._rework, self.rework, spacing=8))

    def show_interaction(self, interaction: Interaction, journal: Journal) -> None:
        """Show what is known of an interaction."""
        amount = ""
        if interaction.amount_minor is not None and interaction.currency:
            amount = money_words(interaction.amount_minor, interaction.currency)
        job = "" if interaction.job_id is None else jobs.get(journal, interaction.job_id).title
        first = ""
        if interaction.rework_of is not None:
            before = questions.get(journal, InteractionId(interaction.rework_of))
            first = shortened(before.words, 80) or way(before.kind.value).words
        said = (solved_words(interaction.solved), joined(*filter(None, (charge_words(interaction.charge), amount))))
        self._solved.say(tr("What it was about"), said[0])
        self._charge.say(tr("Charge"), said[1])
        self._job.say(tr("Job"), job)
        self._rework.say(tr("Rework of"), first)
        self.rework.setVisible(bool(first))
        self.setVisible(any((*said, job, first)))


class Promised(QWidget):
    """The promises that came up in it; each opens its own panel."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("interactionPromises")
        self._desk = desk
        self._box: QVBoxLayout = column(spacing=8)
        self.setLayout(column(label(tr("Promised in it").upper(), "overline"), self._box, spacing=8))

    def show_promises(self, shown: Sequence[PromiseRow], now: datetime, zone: str) -> None:
        """Show other promises."""
        clear(self._box)
        self.setVisible(bool(shown))
        for one in shown:
            self._box.addWidget(self._made(one, now, zone))

    def _made(self, shown: PromiseRow, now: datetime, zone: str) -> QWidget:
        promise = shown.promise
        opens = _link(promise.words, f"promise-{promise.id}", promise.id)
        opens.clicked.connect(self._open)
        words, state = say.standing(shown, now, zone)
        chip = Chip(say.capital(words), state)
        chip.setToolTip(say.full_window(promise.window))
        found = QWidget()
        found.setLayout(column(row(opens, None), row(chip, None), spacing=2))
        return found

    @Slot()
    def _open(self) -> None:
        self._desk.go.promise_wanted.emit(self.sender().property("record"))


class Files(QWidget):
    """The files of an interaction: open, strike out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("interactionFiles")
        self._desk = desk
        self._box: QVBoxLayout = column(spacing=2)
        self.setLayout(self._box)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show other files."""
        clear(self._box)
        self.setVisible(bool(files))
        for file in files:
            self._box.addWidget(self._made(file))

    def _made(self, file: Attachment) -> QWidget:
        opens = _link(file.name, f"file-{file.id}", file.id)
        opens.clicked.connect(self._open)
        strike = tool("trash-2", tr("Strike out {name}").format(name=shortened(file.name, 60)), size=16)
        strike.setObjectName(f"strikeFile-{file.id}")
        strike.setProperty("record", file.id)
        strike.clicked.connect(self._strike_out)
        line = row(opens, None, label(size_words(file.size), "caption"), strike, spacing=6)
        found = QWidget()
        found.setLayout(line)
        return found

    @Slot()
    def _open(self) -> None:
        journal = self._desk.journal
        attachment = attachments.get(journal, self.sender().property("record"))
        outcome = attempt(partial(attachments.path_of, journal, attachment))
        if outcome.result is None:
            self._desk.go.said.emit(outcome.trouble)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(outcome.result))):
            self._desk.go.said.emit(tr("The desktop knows no program that opens it."))

    @Slot()
    def _strike_out(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QToolButton):
            outcome = attempt(partial(attachments.strike_out, self._desk.journal, pressed.property("record")))
            if not outcome.done:
                self._desk.go.said.emit(outcome.trouble)


def size_words(size: int) -> str:
    """Return the size of a file: "12 KB"."""
    amount, unit = float(size), 0
    while amount >= 1000 and unit < len(_SIZES) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_SIZES[unit]}" if unit < 2 or amount >= 10 else f"{amount:.1f} {_SIZES[unit]}"


def _link(words: str, name: str, record_id: int) -> QPushButton:
    found = button(shortened(words, 36).replace("&", "&&"), "link", name=name, tip=words[:2000])
    found.setProperty("record", record_id)
    found.setMinimumSize(QSize(0, 0))
    found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return found
