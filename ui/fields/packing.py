"""What was typed into a field, taken out and put back, so that a draft outlives its form."""

from datetime import datetime
from typing import Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from models.windows import Grain, Window, in_zone
from ui.fields.moment import MomentField
from ui.fields.past import PastField
from ui.fields.when import WhenField
from ui.parts.segmented import Segmented

Packed = dict[str, Any]


@runtime_checkable
class Packable(Protocol):
    """A field that packs itself."""

    def packed(self) -> Any:  # noqa: ANN401 -- what it is depends on the field
        """Return what stands in it."""

    def unpack(self, value: Any, /) -> None:  # noqa: ANN401
        """Put back what `packed` returned."""


def packed(field: QWidget) -> Any:  # noqa: ANN401 -- what it is depends on the field
    """Return what stands in a field."""
    match field:
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText() if field.isEditable() else field.currentData()
        case QCheckBox():
            return field.isChecked()
        case Segmented():
            return field.value()
        case WhenField():
            return _packed_when(field)
        case QLineEdit():
            return field.text()
        case Packable():
            return field.packed()
    raise TypeError(f"{field.objectName()} holds nothing that can be packed")


def unpack(field: QWidget, value: Any) -> None:  # noqa: ANN401 -- as `packed` returned it
    """Put back what stood in a field."""
    match field:
        case QPlainTextEdit():
            field.setPlainText(value)
        case QComboBox():
            _unpack_combo(field, value)
        case QCheckBox():
            field.setChecked(value)
        case Segmented():
            field.choose(value)
        case WhenField():
            _unpack_when(field, value)
        case QLineEdit():
            field.setText(value)
        case Packable():
            field.unpack(value)


def edge_of(field: QWidget) -> QWidget:
    """Return the part of a field that is edged in red when it is at fault."""
    if isinstance(field, WhenField):
        return field.line
    return field.edit if isinstance(field, MomentField | PastField) else field


def _packed_when(field: WhenField) -> Packed:
    """Return the phrase with the time it meant: “tomorrow” must mean the same day when it is unpacked.

    A rule is its phrase alone: its first turn is the next one, whenever that is.
    """
    window = field.window_read()
    if window is None or field.rule_read() is not None:
        return {"phrase": field.phrase()}
    start = None if window.start is None else window.start.isoformat()
    times = {"start": start, "end": window.end.isoformat(), "grain": window.grain.value, "zone": window.zone}
    return {"phrase": field.phrase(), "why": window.why, **times}


def _unpack_when(field: WhenField, value: Packed) -> None:
    field.set_phrase(value["phrase"])
    if "end" in value:
        zone = value["zone"]
        start = None if value["start"] is None else in_zone(datetime.fromisoformat(value["start"]), zone)
        end = in_zone(datetime.fromisoformat(value["end"]), zone)
        field.set_window(Window(start, end, Grain(value["grain"]), zone, value["phrase"], value["why"]))


def _unpack_combo(field: QComboBox, value: Any) -> None:  # noqa: ANN401
    if field.isEditable():
        field.setEditText(value)
    elif field.findData(value) >= 0:
        field.setCurrentIndex(field.findData(value))
