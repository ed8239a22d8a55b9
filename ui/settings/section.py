"""What the sections of the settings share: labelled fields, and saying beside them what was refused."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.attempt import attempt
from ui.desk import Desk
from ui.parts.card import card
from ui.parts.inputs import show_trouble
from ui.parts.labels import buddy_label, label
from ui.parts.layouts import column, row
from ui.theme import theme

_WIDEST = 560
_FIRST = 1000


class Section(QWidget):
    """A card of fields under a title."""

    def __init__(self, desk: Desk, title: str, words: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._fields: dict[str, QWidget] = {}
        self._box: QVBoxLayout = column(label(title, "heading"), spacing=4)
        if words:
            self._box.addWidget(label(words, "muted", wrap=True))
        self._troubles: dict[str, str] = {}
        self._trouble: QLabel = label("", "trouble", wrap=True, name="settingsTrouble")
        self._trouble.hide()
        self._frame = card(self._box)
        self._measure()
        theme.changed.connect(self._measure)
        # In a row of its own: a column would ask the card how high it is at a width that it never has.
        beside = row(self._frame, None)
        beside.setStretch(0, _FIRST)
        self._cards_box = column(beside, None, spacing=12, margins=(0, 0, 12, 18))
        self.setLayout(self._cards_box)

    @Slot()
    def _measure(self) -> None:
        self._frame.setMaximumWidth(theme.px(_WIDEST))

    def fill(self) -> None:
        """Show what stands in the journal; a section that shows nothing of it has nothing to do."""

    def put(self, words: str, field: QWidget, name: str = "") -> None:
        """Add a field under its label; `name` is what a refusal calls it."""
        self._box.addSpacing(6)
        self._box.addWidget(buddy_label(words, field))
        self._box.addWidget(field)
        self._fields[name or field.objectName()] = field

    def know(self, field: QWidget, name: str) -> None:
        """Note what a refusal calls a field that was put with others."""
        self._fields[name] = field

    def add_card(self, card_of: "Section", *, first: bool = False) -> None:
        """Put the card of another section above this one's, or below it."""
        card_of._cards_box.setContentsMargins(0, 0, 0, 0)
        self._cards_box.insertWidget(0 if first else self._cards_box.count() - 1, card_of)

    def put_widget(self, widget: QWidget) -> None:
        """Add something that needs no label."""
        self._box.addWidget(widget)

    def put_trouble(self) -> None:
        """Add the place where a refusal is said."""
        self._box.addWidget(self._trouble)

    def try_to(self, change: Callable[[], object], name: str = "") -> bool:
        """Call an operation and say beside the field at fault why it was refused, if it was.

        `name` is the field whose change it is: what was refused of the others stays said.
        """
        outcome = attempt(change)
        if name:
            self._troubles.pop(name, None)
        else:
            self._troubles.clear()
        if not outcome.done:
            self._troubles[name or outcome.field or ""] = outcome.trouble
        for known, field in self._fields.items():
            show_trouble(field, self._troubles.get(known, ""))
        self._say_trouble()
        return outcome.done

    def _say_trouble(self) -> None:
        """Say what was refused last, below its field where that stands by itself."""
        name, words = next(reversed(self._troubles.items()), ("", ""))
        self._trouble.setText(words)
        place = self._box.indexOf(self._fields[name]) if name in self._fields else -1
        if place >= 0:
            self._box.removeWidget(self._trouble)
            self._box.insertWidget(self._box.indexOf(self._fields[name]) + 1, self._trouble)
        self._trouble.setVisible(bool(words))
