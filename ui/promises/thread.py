"""The thread of a promise: what happened to it, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column
from ui.parts.wrapped import beside, wrapped
from ui.promises.events import Happening
from ui.tr import tr


class Thread(QWidget):
    """Show what happened, oldest first.

    Signals: `opened` carries the interaction in which something happened, when it is to be opened.
    """

    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("promiseThread")
        self._box: QVBoxLayout = column(spacing=12)
        self.setLayout(self._box)

    def show_happenings(self, happened: Sequence[Happening]) -> None:
        """Show other events."""
        clear(self._box)
        for one in happened:
            self._box.addWidget(self._shown(one))

    def _shown(self, one: Happening) -> QWidget:
        words: list[QWidget] = [wrapped(one.title, "strong"), label(one.when, "caption")]
        words += [wrapped(line) for line in one.lines]
        if one.warning:
            words.append(wrapped(one.warning, "caption", tone="warn"))
        if one.interaction_id is not None:
            words.append(self._link(one.interaction_id))
        found = QWidget()
        found.setToolTip(one.tip)
        found.setAccessibleName(". ".join((one.title, one.when, *one.lines, one.warning)))
        found.setLayout(beside(IconLabel(one.icon, one.role, 16), column(*words, spacing=1)))
        return found

    def _link(self, interaction_id: int) -> QWidget:
        found = button(tr("Open the interaction"), "link", name=f"threadOpen{interaction_id}")
        found.setProperty("interaction", interaction_id)
        found.clicked.connect(self._open)
        return found

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.sender().property("interaction"))


def clear(box: QLayout) -> None:
    """Take away all widgets of a layout."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
