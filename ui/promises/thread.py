"""The thread of a promise: what happened to it, one below the other."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.parts.labels import IconLabel, label
from ui.parts.layouts import column
from ui.parts.wrapped import beside, wrapped
from ui.promises.events import Happening


class Thread(QWidget):
    """Show what happened, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("promiseThread")
        self._box: QVBoxLayout = column(spacing=12)
        self.setLayout(self._box)

    def show_happenings(self, happened: Sequence[Happening]) -> None:
        """Show other events."""
        clear(self._box)
        for one in happened:
            self._box.addWidget(_shown(one))


def clear(box: QLayout) -> None:
    """Take away all widgets of a layout."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _shown(one: Happening) -> QWidget:
    words: list[QWidget] = [wrapped(one.title, "strong"), label(one.when, "caption")]
    words += [wrapped(line) for line in one.lines]
    if one.warning:
        words.append(label(one.warning, "caption", tone="warn"))
    found = QWidget()
    found.setToolTip(one.tip)
    found.setAccessibleName(". ".join((one.title, one.when, *one.lines, one.warning)))
    found.setLayout(beside(IconLabel(one.icon, one.role, 16), column(*words, spacing=1)))
    return found
