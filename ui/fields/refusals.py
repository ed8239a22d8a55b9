"""Fields by the names a refusal calls them, so that it is said at the field at fault."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.attempt import Outcome
from ui.fields.packing import Packed, edge_of, packed, unpack
from ui.parts.inputs import show_trouble
from ui.parts.labels import label
from ui.tr import tr


class Fields:
    """Fields by the names a refusal calls them, and one line that says what was refused."""

    def __init__(self) -> None:
        self._fields: dict[str, QWidget] = {}
        self._names: dict[str, str] = {}
        self.trouble: QLabel = label("", "trouble", wrap=True, name="formTrouble")
        self.trouble.hide()

    def add(self, field: QWidget, *names: str) -> None:
        """Know a field by its object name and by what a refusal calls it."""
        own = field.objectName() or names[0]
        self._fields[own] = field
        for name in names:
            self._names[name] = own

    def show(self, outcome: "Outcome[Any]") -> bool:
        """Edge the field at fault and say why; tell whether all was well."""
        return self.complain(outcome.trouble, outcome.field)

    def complain(self, words: str, name: str | None = None) -> bool:
        """Say what is wrong, and edge the field of that name; tell whether there is nothing wrong."""
        at_fault = self._names.get(name or "", "")
        for own, field in self._fields.items():
            show_trouble(edge_of(field), words if own == at_fault else "")
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        if at_fault:
            self._fields[at_fault].setFocus(Qt.FocusReason.OtherFocusReason)
        return not words

    def packed(self) -> Packed:
        """Return what stands in the fields."""
        return {name: packed(field) for name, field in self._fields.items()}

    def unpack(self, typed: Packed) -> None:
        """Put back what `packed` returned; in the order of the fields, for some depend on earlier ones."""
        for name, field in self._fields.items():
            if name in typed:
                unpack(field, typed[name])


def refused(reason: str, field: str) -> "Outcome[Any]":
    """Return what comes of a field that cannot be read yet."""
    return Outcome(None, tr("Not saved: {reason}.").format(reason=reason), field)
