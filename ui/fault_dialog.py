"""What is said when something went wrong that nobody caught."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from ui import log_file
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.theme import theme
from ui.tr import tr


class FaultDialog(QDialog):
    """Say that something went wrong, that what was saved is safe, and how to tell the makers."""

    def __init__(self, details: str) -> None:
        super().__init__(QApplication.activeWindow())
        if self.parent() is None:
            theme.dress_window(self)
        self.setObjectName("fault")
        self.setWindowTitle(tr("Something went wrong"))
        self._details = details
        words = tr(
            "Kept made a mistake and did not finish what you just asked for. Everything that was saved before is "
            "safe in the journal. You can go on; if it happens again, copy the details and send them to the makers."
        )
        copy = button(tr("&Copy details"), "", "copy", name="copyDetails")
        folder = button(tr("Open &log folder"), "", "folder-open", name="openLog")
        go_on, leave = button(tr("Go on"), "primary", name="goOn"), button(tr("Quit"), "ghost", name="quit")
        copy.clicked.connect(self._copy)
        folder.clicked.connect(self._open_folder)
        go_on.clicked.connect(self.accept)
        leave.clicked.connect(QApplication.quit)
        self.setLayout(
            column(
                label(tr("Something went wrong"), "title"),
                label(words, wrap=True),
                row(copy, folder, None, leave, go_on),
                spacing=14,
                margins=(24, 20, 24, 18),
            )
        )
        self.resize(560, 200)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file.place().parent)))
