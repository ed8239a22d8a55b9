"""Cards: the white panels that hold what belongs together, and the figures and heads that recur on pages."""

from typing import TypeVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from ui.parts.labels import ElidedLabel, IconLabel, label, set_tone
from ui.parts.layouts import column, restyle, row

CARD_MARGINS = (16, 14, 16, 14)
AnyFrame = TypeVar("AnyFrame", bound=QFrame)


def card(layout: QLayout, tone: str = "", *, name: str = "") -> QFrame:
    """Return a card holding `layout`; `tone` grounds it in accent, danger, warn, ok or sunken."""
    frame = QFrame()
    if tone:
        frame.setProperty("tone", tone)
    if name:
        frame.setObjectName(name)
    return as_card(frame, layout)


def as_card(frame: AnyFrame, layout: QLayout) -> AnyFrame:
    """Make a frame a card holding `layout`."""
    frame.setProperty("part", "card")
    layout.setContentsMargins(*CARD_MARGINS)
    frame.setLayout(layout)
    return frame


class StatCard(QFrame):
    """A figure with what it counts below it."""

    def __init__(self, value: str, caption: str, tone: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setProperty("part", "card")
        if name:
            self.setObjectName(name)
        self._value: QLabel = label("", "title")
        self._caption = ElidedLabel(caption, "caption")
        self.setLayout(column(self._value, self._caption, spacing=0, margins=CARD_MARGINS))
        self.show_figure(value, caption, tone)

    def show_figure(self, value: str, caption: str, tone: str = "") -> None:
        """Show another figure."""
        self._value.setText(value)
        set_tone(self._value, tone)
        self._caption.set_text(caption)
        self.setAccessibleName(f"{caption}: {value}")


class PageHead(QWidget):
    """The large name of a page, a line below it, and its actions at the right."""

    def __init__(self, title: str, line: str = "", *actions: QWidget) -> None:
        super().__init__()
        self._title = label(title, "display", name="pageTitle")
        self._line = ElidedLabel(line, "muted", name="pageLine")
        words = column(self._title, self._line, spacing=0)
        self._row: QHBoxLayout = row(words, *actions, spacing=8)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)

    def set_title(self, title: str) -> None:
        """Name the page anew."""
        self._title.setText(title)

    def set_line(self, line: str) -> None:
        """Say something else below the name."""
        self._line.set_text(line)


class Fact(QWidget):
    """An icon, what it is about, and the answer: as in the preview of the one-line box."""

    def __init__(self, icon_name: str, caption: str, value: str, role: str = "text_muted") -> None:
        super().__init__()
        self._icon = IconLabel(icon_name, role)
        self._value = ElidedLabel(value, "strong")
        self._caption = label(caption, "overline")
        words: QVBoxLayout = column(self._caption, self._value, spacing=0)
        layout = row(self._icon, words, spacing=10)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setAccessibleName(f"{caption}: {value}")

    def show_value(self, value: str, *, icon_name: str = "", role: str = "text_muted") -> None:
        """Answer anew, with another icon if one is named."""
        self._value.set_text(value)
        if icon_name:
            self._icon.set_icon(icon_name, role)
        self.setAccessibleName(f"{self._caption.text()}: {value}")


def set_card_tone(frame: QFrame, tone: str) -> None:
    """Ground a card anew; empty for plain."""
    restyle(frame, tone=tone)
