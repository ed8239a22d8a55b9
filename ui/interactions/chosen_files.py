"""Files chosen for an interaction that is not logged yet."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models.interactions.records import Interaction
from models.words import shortened
from ui.attaching import Attaching
from ui.desk import Desk
from ui.parts.buttons import tool
from ui.parts.drop import DropZone
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column, named, row
from ui.promises.thread import clear
from ui.tr import tr


class ChosenFiles(QWidget):
    """A place to drop files, and those dropped so far."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "files", tr("Files"))
        self._paths: list[Path] = []
        self._box: QVBoxLayout = column(spacing=2)
        self._drop = DropZone(name="filesDrop")
        self.setLayout(column(self._drop, self._box, spacing=4))
        self._drop.dropped.connect(self.add)
        self._drop.choosing.connect(self._choose)

    @Slot(object)
    def add(self, paths: tuple[Path, ...]) -> None:
        """Take files, each once."""
        self._paths += [path for path in paths if path not in self._paths]
        self._show()

    def attach_to(self, desk: Desk, interaction: Interaction) -> None:
        """Attach them to an interaction just logged; the window says which could not be, and why."""
        if self._paths:
            # The form is gone before a large file is copied: the window's own parts hear of it.
            attaching = Attaching(desk.journal, desk.go)
            attaching.said.connect(desk.go.said)
            attaching.attach(interaction.client_id, interaction.id, self._paths)

    def packed(self) -> list[str]:
        """Return the files, as a draft keeps them."""
        return [str(path) for path in self._paths]

    def unpack(self, paths: list[str]) -> None:
        """Take again what `packed` returned."""
        self._paths = [Path(path) for path in paths]
        self._show()

    def _show(self) -> None:
        clear(self._box)
        for place, path in enumerate(self._paths):
            remove = tool("x", tr("Leave {name} out").format(name=shortened(path.name, 60)), size=14)
            remove.setObjectName(f"removeFile{place}")
            remove.setProperty("place", place)
            remove.clicked.connect(self._remove)
            line = QWidget()
            line.setLayout(row(IconLabel("paperclip"), label(shortened(path.name, 60)), remove, None, spacing=8))
            line.setToolTip(str(path))
            self._box.addWidget(line)

    @Slot()
    def _remove(self) -> None:
        del self._paths[self.sender().property("place")]
        self._show()

    @Slot()
    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._take)
        dialog.open()

    @Slot("QStringList")
    def _take(self, files: list[str]) -> None:
        self.add(tuple(Path(file) for file in files))
