"""The picture at the head of the reports: shown as it is printed, chosen or dropped, taken away."""

from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from models.errors import JournalError
from models.journal import Journal
from ui.errands import Errands
from ui.parts.buttons import button
from ui.parts.drop import DropZone
from ui.parts.labels import label
from ui.parts.layouts import column, named, row
from ui.tr import tr

_WIDTH, _HEIGHT = 240, 52
"""Twice the box that it is fitted into on paper, 120 by 26 points."""
_SHARP = 2


class LogoField(QWidget):
    """A place to drop a picture on or, with one there, the picture.

    Pictures are read off the GUI thread. Signals: `chosen` carries the SHA-256 of a picture that was kept, None
    for no picture any more; `refused` the `JournalError` that says why one was not.
    """

    chosen = Signal(object)
    refused = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        named(self, "business-logo", tr("Picture at the head of reports"))
        self._journal = journal
        self._sha256: str | None = None
        self._errands = Errands(self)
        self._errands.done.connect(self._hear)
        self._drop = DropZone(tr("Drop a PNG or JPEG picture here, or"), tr("choose a file"), name="logoDrop")
        self._drop.dropped.connect(self.take)
        self._drop.choosing.connect(self._choose)
        self._picture: QLabel = label("", "muted", name="logoPicture")
        self._picture.setProperty("part", "paper")
        self._picture.setMinimumHeight(_HEIGHT + 2 * 8)
        self._other = button(tr("Choose another…"), name="logoOther")
        self._other.clicked.connect(self._choose)
        self._remove = button(tr("Take it away"), "ghost", name="logoRemove")
        self._remove.clicked.connect(self._take_away)
        self._shown = QWidget()
        self._shown.setLayout(row(self._picture, self._other, self._remove, None, spacing=10))
        self._shown.hide()
        self.setLayout(column(self._drop, self._shown))
        self.setFocusProxy(self._drop)

    def show_logo(self, sha256: str | None) -> None:
        """Show the picture kept under a SHA-256, or the place to drop one."""
        if sha256 == self._sha256:
            return
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self._sha256 = sha256
        self._drop.setVisible(sha256 is None)
        self._shown.setVisible(sha256 is not None)
        self.setFocusProxy(self._drop if sha256 is None else self._other)
        if had_keyboard:
            self.setFocus()
        self._picture.clear()
        if sha256 is not None:
            self._errands.send(partial(_previewed, self._journal, sha256))

    @Slot(object)
    def take(self, paths: tuple[Path, ...]) -> None:
        """Keep the first of these files, where it is a picture that a report can show."""
        if paths:
            self._errands.send(partial(_taken, self._journal, paths[0]))

    @Slot(int, object)
    def _hear(self, _number: int, brought: "_Preview | _Taken") -> None:
        if isinstance(brought, _Taken):
            (self.chosen if brought.trouble is None else self.refused).emit(brought.trouble or brought.sha256)
        elif brought.sha256 == self._sha256:
            self._show(brought.png)

    def _show(self, png: bytes | None) -> None:
        pixmap = QPixmap()
        if png is None or not pixmap.loadFromData(png):
            self._picture.setText(tr("Its file is gone or damaged: choose it again."))
            return
        pixmap.setDevicePixelRatio(_SHARP)
        self._picture.setPixmap(pixmap)

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), tr("Picture at the head of reports"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    @Slot(str)
    def _take_file(self, file: str) -> None:
        self.take((Path(file),))

    @Slot()
    def _take_away(self) -> None:
        self.chosen.emit(None)


class _Taken(Struct, frozen=True):
    sha256: str
    trouble: JournalError | None = None


class _Preview(Struct, frozen=True):
    sha256: str
    png: bytes | None


def _taken(journal: Journal, path: Path) -> _Taken:
    from ui.logo_taking import take

    try:
        return _Taken(take(journal, path))
    except JournalError as refusal:
        return _Taken("", refusal)


def _previewed(journal: Journal, sha256: str) -> _Preview:
    from ui.logo_taking import preview

    return _Preview(sha256, preview(journal, sha256, _WIDTH * _SHARP, _HEIGHT * _SHARP))
