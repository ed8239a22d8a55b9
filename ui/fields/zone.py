"""A field for a time zone: one of all there are, found by any part of its name."""

from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QComboBox

from ui.errands import Errands
from ui.fields.completions import Completions, containing
from ui.parts.inputs import combo
from ui.theme import theme

_WIDTH = 272


@cache
def zone_names() -> tuple[str, ...]:
    """Return all zones that are named after a place; the first time, hundreds of files are looked at."""
    return tuple(name for name in sorted(available_timezones()) if "/" in name)


def zone_words(zone: str) -> str:
    """Return a zone as people write it."""
    return zone.replace("_", " ")


def zone_box(name: str, words: str, first: Sequence[tuple[str, str]] = ()) -> QComboBox:
    """Return a list of zones that can be typed into, below the choices of `first`; the data of each is its name."""
    found = combo(name, words, first, editable=True)
    found.setMinimumWidth(theme.px(_WIDTH))
    found.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    found.setCompleter(None)  # type: ignore[arg-type]  # Qt takes none as well
    Zones(found)
    return found


class Zones(QObject):
    """Read the zones off the GUI thread and put them into a box; offer below it those that fit what is typed."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        line = box.lineEdit()
        if line is None:
            raise ValueError("a box of zones can be typed into")
        self._completions = Completions(line, self._fitting)
        self._completions.taken.connect(self._choose)
        reading = Errands(self)
        reading.done.connect(self._fill)
        reading.send(zone_names)

    def _fitting(self, typed: str) -> Sequence[str]:
        return containing([self._box.itemText(place) for place in range(self._box.count())])(typed)

    @Slot(str)
    def _choose(self, words: str) -> None:
        place = self._box.findText(words)
        self._box.setCurrentIndex(place)
        self._box.activated.emit(place)

    @Slot(int, object)
    def _fill(self, _number: int, zones: tuple[str, ...]) -> None:
        known = {self._box.itemData(place) for place in range(self._box.count())}
        with QSignalBlocker(self._box):
            for zone in zones:
                if zone not in known:
                    self._box.addItem(zone_words(zone), zone)
        self._completions.look_again()
