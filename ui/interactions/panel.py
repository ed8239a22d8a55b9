"""The panel of one interaction: how, when, with whom, its words, what was promised in it, its files."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog

from models import attachments
from models.changes import Changes, Kind
from models.errors import NotFound
from models.interactions import operations, questions
from models.interactions.records import InteractionId, InteractionRow
from ui.attaching import Attaching
from ui.attempt import attempt
from ui.desk import Desk
from ui.interactions.panel_parts import Facts, Files, Head, Promised
from ui.parts.buttons import button
from ui.parts.drop import DropZone
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.parts.wrapped import set_wrapped, wrapped
from ui.promises.head import private_card
from ui.side_panel import SidePanel
from ui.striking import StrikeOut
from ui.tr import tr

_SHOWN = (
    Kind.INTERACTION, Kind.INTERACTION_PERSON, Kind.PROMISE, Kind.CLIENT, Kind.PERSON, Kind.JOB, Kind.ATTACHMENT,
    Kind.BUSINESS,
)  # fmt: skip


class InteractionPanel(SidePanel):
    """Show an interaction, open and add its files, edit it, strike it out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "interactionPanel", tr("Interaction"))
        self._shown: InteractionRow | None = None
        self._head, self._facts = Head(), Facts()
        self._words = wrapped("", name="interactionWords")
        self._private_words = wrapped("")
        self._private = private_card(self._private_words)
        self._promised = Promised(desk)
        self._files = Files(desk)
        self._drop = DropZone(tr("Drop files here, or"), name="interactionDrop")
        self._edit = button(tr("Edit"), "", "pencil", name="interactionEdit", tip="E")
        self._strike = button(tr("Strike out…"), "ghost", "trash-2", name="interactionStrike")
        self._striking = StrikeOut(tr("Logged twice"), narrow=True)
        self._trouble = label("", "trouble", wrap=True, name="interactionTrouble")
        self._trouble.hide()
        self.fill(
            column(
                self._head,
                self._words,
                self._private,
                self._facts,
                self._promised,
                label(tr("Files").upper(), "overline"),
                self._files,
                self._drop,
                self._trouble,
                row(self._edit, None, self._strike, margins=(0, 6, 0, 0)),
                self._striking,
                None,
                spacing=12,
            )
        )
        self._connect()

    def show_interaction(self, interaction_id: int) -> None:
        """Show an interaction and put the keyboard on what can be done with it."""
        self._striking.hide()
        self._say("")
        self._read(interaction_id)
        self.to_top()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes | None) -> None:
        if self._shown is None or (changes is not None and not changes.touches(*_SHOWN)):
            return
        self._read(self._shown.interaction.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._striking.isVisible():
            self._striking.hide()
            self._strike.setFocus()
        elif event.key() == Qt.Key.Key_E and not event.modifiers() and self._edit.isEnabled():
            self._start_edit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._head.client_wanted.connect(self._open_client)
        self._facts.rework.clicked.connect(self._open_first)
        self._attaching = Attaching(self.desk.journal, self)
        self._attaching.troubled.connect(self._say)
        self._drop.dropped.connect(self._attach)
        self._drop.choosing.connect(self._choose_files)
        self._edit.clicked.connect(self._start_edit)
        self._strike.clicked.connect(self._striking.ask)
        self._striking.back.clicked.connect(self._striking.hide)
        self._striking.wanted.clicked.connect(self._strike_out)

    def _read(self, interaction_id: int) -> None:
        journal = self.desk.journal
        try:
            shown = questions.row_of(journal, InteractionId(interaction_id))
        except NotFound:  # Logging it was undone.
            self._shown = None
            self.desk.go.panel_closed.emit()
            return
        self._shown = shown
        interaction, now, zone = shown.interaction, journal.now(), self.desk.zone
        self._head.show_interaction(shown, now, zone)
        self._facts.show_interaction(interaction, journal)
        self._words.setVisible(bool(interaction.words))
        set_wrapped(self._words, interaction.words)
        self._private.setVisible(bool(interaction.private_words))
        set_wrapped(self._private_words, interaction.private_words)
        self._promised.show_promises(shown.promises, now, zone)
        self._files.show_files(attachments.of_interaction(journal, interaction.id))
        standing = interaction.struck_at is None
        for part in (self._edit, self._strike, self._drop):
            part.setEnabled(standing)

    @Slot(str)
    def _say(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.setVisible(bool(words))

    @Slot(object)
    def _attach(self, files: tuple[Path, ...]) -> None:
        if self._shown is None:
            return
        interaction = self._shown.interaction
        self._attaching.attach(interaction.client_id, interaction.id, files)

    @Slot()
    def _choose_files(self) -> None:
        dialog = QFileDialog(self.window(), tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._attach_chosen)
        dialog.open()

    @Slot("QStringList")
    def _attach_chosen(self, files: list[str]) -> None:
        self._attach(tuple(Path(file) for file in files))

    @Slot()
    def _start_edit(self) -> None:
        if self._shown is not None:
            self.desk.go.interaction_edit_wanted.emit(self._shown.interaction.id)

    @Slot()
    def _strike_out(self) -> None:
        if self._shown is None:
            return
        interaction_id, why = self._shown.interaction.id, self._striking.why.text()
        outcome = attempt(partial(operations.strike_out, self.desk.journal, interaction_id, why))
        self._say(outcome.trouble)
        if outcome.done:
            self._striking.hide()
            self.desk.go.panel_closed.emit()

    @Slot()
    def _open_client(self) -> None:
        if self._shown is not None:
            self.desk.go.client_wanted.emit(self._shown.interaction.client_id)

    @Slot()
    def _open_first(self) -> None:
        if self._shown is not None and self._shown.interaction.rework_of is not None:
            self.desk.go.interaction_wanted.emit(self._shown.interaction.rework_of)
