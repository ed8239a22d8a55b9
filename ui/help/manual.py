"""The help pages, read in a window of their own."""

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

import resources
from ui.parts.buttons import button
from ui.parts.layouts import column, row
from ui.tr import tr

FIRST = "manual.md"


class Manual(QDialog):
    """Show a page of help; its links lead to the others."""

    def __init__(self, page: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("manual")
        self.setWindowTitle(tr("Kept: help"))
        self._text = QTextBrowser()
        self._text.setObjectName("manualText")
        self._text.setAccessibleName(tr("Help"))
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._follow)
        start, close = button(tr("&Contents"), "ghost", name="contents"), button(tr("Close"), "primary", name="close")
        start.clicked.connect(self._show_first)
        close.clicked.connect(self.accept)
        self.setLayout(column(self._text, row(start, None, close), spacing=12, margins=(16, 16, 16, 14)))
        self.resize(720, 600)
        self.show_page(page)

    @classmethod
    def open_page(cls, page: str, parent: QWidget) -> "Manual":
        """Show a page of help over a window, which stays usable."""
        manual = cls(page, parent)
        manual.show()
        return manual

    def show_page(self, page: str) -> None:
        """Show another page of help."""
        self._text.document().setBaseUrl(QUrl.fromLocalFile(f"{resources.path('help').as_posix()}/"))
        self._text.setMarkdown(resources.text(f"help/{page}"))

    @Slot()
    def _show_first(self) -> None:
        self.show_page(FIRST)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        name = link.fileName()
        if link.scheme() in ("", "file") and name.endswith(".md"):
            self.show_page(name)
        elif link.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link)
