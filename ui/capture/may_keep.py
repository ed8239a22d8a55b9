"""Below the preview of a line: the open promises it may have kept, ticked by the owner alone."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from models import reasons
from models.promises.records import PromiseId, PromiseRow
from models.words import shortened
from ui import say
from ui.delegates.rows import one_line
from ui.parts.inputs import check_box
from ui.parts.labels import key_cap, label
from ui.parts.layouts import column, row
from ui.tr import tr

MOST = 3


class MayKeep(QWidget):
    """Up to three promises with a box each, ticked by Alt and a number; nothing is ticked by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PromiseRow, ...] = ()
        self._ticked: set[PromiseId] = set()
        self._first_key = 1
        self._boxes: list[QCheckBox] = []
        self._keys: list[QLabel] = []
        self._lines: list[QWidget] = []
        for number in range(1, MOST + 1):
            self._lines.append(self._line(number))
        self.setLayout(column(label(tr("May have kept"), "overline"), *self._lines, spacing=2))
        self.hide()

    def show_promises(self, found: Sequence[PromiseRow], first_key: int, now: datetime, zone: str) -> None:
        """Offer promises; one that was ticked and is still offered stays ticked. Their keys begin with `first_key`."""
        self._shown = tuple(found[:MOST])
        self._ticked &= {one.promise.id for one in self._shown}
        self._first_key = first_key
        self.setVisible(bool(self._shown))
        for place, (line, box, key) in enumerate(zip(self._lines, self._boxes, self._keys, strict=True)):
            line.setVisible(place < len(self._shown))
            if place >= len(self._shown):
                continue
            promise = self._shown[place].promise
            due = reasons.due(promise.window, now, zone)
            words = tr("{promise} ({due})").format(promise=shortened(one_line(promise.words), 60), due=due)
            box.setText(words.replace("&", "&&"))
            box.setAccessibleName(tr("Keeps {promise}").format(promise=words))
            box.setToolTip(say.full_window(promise.window))
            box.setChecked(promise.id in self._ticked)
            key.setText(tr("Alt+{n}").format(n=first_key + place))

    def promise_ids(self) -> tuple[PromiseId, ...]:
        """Return what is ticked, in the order shown."""
        return tuple(one.promise.id for one in self._shown if one.promise.id in self._ticked)

    def press(self, number: int) -> bool:
        """Tick or untick the promise whose key that is; tell whether it is one's."""
        place = number - self._first_key
        if not self.isVisible() or not 0 <= place < len(self._shown):
            return False
        # Not a shortcut of the box: that would tick it later, and take the keyboard from the line.
        self._boxes[place].click()
        return True

    def forget(self) -> None:
        """Tick nothing any more."""
        self._ticked.clear()
        self._shown = ()

    def _line(self, number: int) -> QWidget:
        box = check_box(f"mayKeep{number}", "")
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.clicked.connect(self._tick)
        key = key_cap("")
        self._boxes.append(box)
        self._keys.append(key)
        line = QWidget()
        layout = row(box, None, key, spacing=8)
        line.setLayout(layout)
        return line

    @Slot()
    def _tick(self) -> None:
        for one, box in zip(self._shown, self._boxes, strict=False):
            if box.isChecked():
                self._ticked.add(one.promise.id)
            else:
                self._ticked.discard(one.promise.id)
