"""Fields of forms, each with its name, its words for screen readers, and room for its text."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QSize, Qt, QTime
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QTimeEdit,
    QWidget,
)

from ui.icons import icon
from ui.parts.calendar import Calendar
from ui.parts.layouts import named, restyle

_BESIDE_CHOICE = 38
"""What the padding and the arrow of a list of choices take of its width."""


def line_edit(name: str, words: str, *, text: str = "", hint: str = "", icon_name: str = "") -> QLineEdit:
    """Return a field for one line; `hint` stands in it while it is empty."""
    found = named(QLineEdit(text), name, words)
    found.setMaxLength(200_000)
    found.setPlaceholderText(hint)
    if icon_name:
        found.addAction(icon(icon_name), QLineEdit.ActionPosition.LeadingPosition)
    return found


def text_edit(name: str, words: str, *, text: str = "", hint: str = "", lines: int = 3) -> QPlainTextEdit:
    """Return a field for several lines, as high as `lines`; Tab leaves it."""
    found = named(QPlainTextEdit(text), name, words)
    found.setPlaceholderText(hint)
    found.setTabChangesFocus(True)
    found.setMinimumHeight(found.fontMetrics().lineSpacing() * lines + 20)
    return found


def combo(name: str, words: str, choices: Sequence[tuple[str, str]], *, editable: bool = False) -> QComboBox:
    """Return a list of choices, each the value and what it says."""
    found = named(_Choices(), name, words)
    found.setEditable(editable)
    # The delegate it comes with does not heed the height of rows in the style sheet.
    found.setItemDelegate(QStyledItemDelegate(found))
    for value, shown in choices:
        found.addItem(shown, value)
    # The style sheet computes too small a hint for its own padding and arrow.
    widest = max((found.fontMetrics().horizontalAdvance(shown) for _, shown in choices), default=80)
    found.setMinimumWidth(min(widest, 220) + 52)
    found.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return found


class _Choices(QComboBox):
    """A list of choices in which a long one ends in an ellipsis; the style sheet would cut it amid a letter."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        words, room = self.fontMetrics(), self.width() - _BESIDE_CHOICE
        if words.horizontalAdvance(option.currentText) > room:
            option.currentText = words.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)


def moment_edit(name: str, words: str, at: QDateTime, *, pattern: str = "ddd d MMM yyyy  HH:mm") -> QDateTimeEdit:
    """Return a field for a date and time with a calendar to pick from."""
    found = named(QDateTimeEdit(at), name, words)
    _make_room(found, pattern)
    return found


def date_edit(name: str, words: str, at: QDateTime, *, pattern: str = "ddd d MMM yyyy") -> QDateEdit:
    """Return a field for a date with a calendar to pick from."""
    found = named(QDateEdit(at.date()), name, words)
    _make_room(found, pattern)
    return found


def number_edit(name: str, words: str, value: int, *, least: int = 0, most: int = 9999, suffix: str = "") -> QSpinBox:
    """Return a field for a whole number between `least` and `most`, with a unit such as ` min` behind it."""
    found = named(QSpinBox(), name, words)
    found.setRange(least, most)
    found.setSuffix(suffix)
    found.setValue(value)
    _inset(found)
    return found


def time_edit(name: str, words: str, at: QTime, *, pattern: str = "HH:mm") -> QTimeEdit:
    """Return a field for a time of day."""
    found = named(QTimeEdit(at), name, words)
    found.setDisplayFormat(pattern)
    _inset(found)
    return found


def check_box(name: str, text: str, *, checked: bool = False) -> QCheckBox:
    """Return a box to tick."""
    found = named(QCheckBox(text), name, text.replace("&", ""))
    found.setChecked(checked)
    return found


def show_trouble(field: QWidget, trouble: str) -> None:
    """Edge a field in red and say why in its tip; empty takes both away."""
    field.setToolTip(trouble)
    field.setAccessibleDescription(trouble)
    restyle(field, trouble="true" if trouble else "false")


def _inset(found: QAbstractSpinBox) -> None:
    # The style sheet cannot: with arrows of its own, a spin box puts its text at the very edge.
    found.lineEdit().setTextMargins(9, 0, 0, 0)
    found.setMinimumWidth(found.sizeHint().width() + 12)


def _make_room(found: QDateTimeEdit, pattern: str) -> None:
    found.setDisplayFormat(pattern)
    found.setCalendarPopup(True)
    found.setCalendarWidget(Calendar(found))
    sample = QDateTime.fromString("2026-09-30T22:58", Qt.DateFormat.ISODate).toString(pattern)
    found.setMinimumWidth(found.fontMetrics().horizontalAdvance(sample) + 56)
    found.setMinimumSize(QSize(found.minimumWidth(), 0))
