"""Where the journal lies, how large it is, and how to keep a copy of it."""

from PySide6.QtCore import QLocale, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from ui.desk import Desk
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.layouts import panel, row
from ui.settings.section import Section
from ui.tr import tr


class JournalSection(Section):
    """The file itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk, tr("Journal"), tr("Everything is in one file that is yours: an ordinary SQLite database.")
        )
        path = desk.journal.path
        where = tr("In memory only") if path is None else str(path.absolute())
        self._where = label(where, "strong", wrap=True, name="journalWhere")
        self.put_widget(self._where)
        if path is not None and path.exists():
            size = QLocale().formattedDataSize(path.stat().st_size)
            self.put_widget(label(tr("{size} now").format(size=size), "muted"))
        words = tr(
            "To back up, copy this file, and the folder “{files}” beside it if there is one, while Kept is closed; "
            "or let the backup program of your computer do it every night."
        )
        name = "" if path is None else f"{path.name}.files"
        self.put_widget(label(words.format(files=name), wrap=True))
        show, copy = button(tr("Sho&w the folder"), "", "folder-open"), button(tr("&Copy the path"), "", "copy")
        show.clicked.connect(self._show_folder)
        copy.clicked.connect(self._copy)
        self.put_widget(panel(row(show, copy, None, margins=(0, 8, 0, 0))))

    @Slot()
    def _show_folder(self) -> None:
        path = self.desk.journal.path
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute().parent)))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._where.text())
