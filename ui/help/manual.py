"""The help pages, read in a window of their own."""

from PySide6.QtCore import QSize, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QTextBrowser, QWidget

import resources
from ui.parts.buttons import button
from ui.parts.fitting import fit
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
        fit(self, QSize(720, 600))
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

    def _scroll_to(self, anchor: str) -> None:
        """Scroll to a heading; Qt gives those of Markdown no anchors of their own."""
        block = self._text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and _anchor_of(block.text()) == anchor:
                place = self._text.document().documentLayout().blockBoundingRect(block)
                self._text.verticalScrollBar().setValue(int(place.top()))
                return
            block = block.next()

    @Slot()
    def _show_first(self) -> None:
        self.show_page(FIRST)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        name = link.fileName()
        if link.hasFragment() and not name:
            self._scroll_to(link.fragment())
        elif link.scheme() in ("", "file") and name.endswith(".md") and resources.path(f"help/{name}").is_file():
            self.show_page(name)
        elif link.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link)


def _anchor_of(heading: str) -> str:
    return "-".join(heading.casefold().split())
