"""The files of a client."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from models import attachments
from ui import say
from ui.attaching import Attaching
from ui.attempt import attempt
from ui.delegates.client_row import ClientDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import ClientCell, RowAction, joined
from ui.desk import Desk
from ui.parts.drop import DropZone
from ui.parts.empty import EmptyState
from ui.parts.layouts import column
from ui.tr import tr


class FilesTab(QWidget):
    """The files of a client; dropped here they are copied beside the journal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._client_id = desk, 0
        self._list = RowList(ClientDelegate(), tr("Files"), name="clientFiles")
        self._drop = DropZone(tr("Drop files here, or"))
        self._empty = EmptyState("paperclip", tr("No files yet"), tr("Photos, quotes, screenshots: drop them below."))
        self._list.hide()
        layout = column(self._list, self._empty, self._drop, spacing=8, margins=(0, 0, 0, 14))
        layout.setStretch(0, 1)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._attaching = Attaching(desk.journal, self)
        self._attaching.troubled.connect(self._say)
        self._drop.dropped.connect(self._attach)
        self._drop.choosing.connect(self._choose)
        self._list.opened.connect(self._open)
        self._list.acted.connect(self._act)

    def show_client(self, client_id: int) -> None:
        """Show the files of a client."""
        self._client_id = client_id
        now, zone = self._desk.journal.now(), self._desk.zone
        found = attachments.of_client(self._desk.journal, client_id)
        actions = (RowAction("strike", "trash-2", tr("Strike out")),)
        self._list.show_cells(
            [
                ClientCell(
                    file.id,
                    file.name,
                    joined(QLocale().formattedDataSize(file.size), say.short_day(file.added_at, now, zone)),
                    actions=actions,
                )
                for file in found
            ]
        )
        self._list.setVisible(bool(found))
        self._empty.setVisible(not found)

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_names)
        dialog.open()

    @Slot(list)
    def _take_names(self, names: list[str]) -> None:
        self._attach(tuple(Path(name) for name in names))

    @Slot(object)
    def _attach(self, paths: tuple[Path, ...]) -> None:
        self._attaching.attach(self._client_id, None, paths)

    @Slot(object)
    def _open(self, file_id: int) -> None:
        file = attachments.get(self._desk.journal, file_id)
        outcome = attempt(partial(attachments.path_of, self._desk.journal, file))
        if outcome.result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(outcome.result)))
        self._say(outcome.trouble)

    @Slot(object, str)
    def _act(self, file_id: int, name: str) -> None:
        if name == "strike":
            self._say(attempt(partial(attachments.strike_out, self._desk.journal, file_id)).trouble)

    @Slot(str)
    def _say(self, trouble: str) -> None:
        if trouble:
            self._desk.go.said.emit(trouble)
