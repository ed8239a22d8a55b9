"""Which version this is, what it runs on, where the journal lies, and whose work is in it."""

import platform

from PySide6.QtCore import QSize, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QTextBrowser, QWidget

import resources
from models.journal import Journal
from ui.icons import application_icon
from ui.parts.buttons import button
from ui.parts.fitting import fit
from ui.parts.labels import label
from ui.parts.layouts import column, row
from ui.tr import tr


class About(QDialog):
    """Say it, and copy it for a letter to the makers."""

    def __init__(self, journal: Journal, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(tr("About Kept"))
        self._facts = _facts(journal)
        tile = QLabel()
        tile.setPixmap(application_icon().pixmap(48, 48))
        head = row(tile, column(label("Kept", "title"), label(_version(), "muted"), spacing=0), None, spacing=14)
        licences = QTextBrowser()
        licences.setObjectName("licences")
        licences.setAccessibleName(tr("Whose work is in it"))
        licences.setMarkdown(resources.text("SOURCES.md"))
        copy, close = button(tr("&Copy"), "", "copy", name="copyFacts"), button(tr("Close"), "primary", name="close")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        facts = label(self._facts, "muted", wrap=True, name="facts")
        self.setLayout(
            column(
                head,
                label(tr("A point-of-contact journal: what was said, by when, and whether it was kept."), wrap=True),
                facts,
                label(tr("Fonts, icons and other people's work").upper(), "overline"),
                licences,
                row(None, copy, close),
                spacing=12,
                margins=(24, 20, 24, 18),
            )
        )
        fit(self, QSize(760, 600))

    @classmethod
    def open_over(cls, journal: Journal, parent: QWidget) -> "About":
        """Show it over a window."""
        about = cls(journal, parent)
        about.open()
        return about

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"Kept {_version()}\n{self._facts}")


def _version() -> str:
    return resources.text("version.txt").strip()


def _facts(journal: Journal) -> str:
    place = tr("in memory") if journal.path is None else str(journal.path.absolute())
    return "\n".join(
        (
            tr("Journal: {place}").format(place=place),
            tr("Python {python}, Qt {qt}, {system}").format(
                python=platform.python_version(), qt=qVersion(), system=platform.platform(terse=True)
            ),
            tr("Licence: MIT"),
        )
    )
