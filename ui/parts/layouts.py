"""Rows and columns of widgets, scrolling pages, and the names every input carries."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]
NO_MARGINS: Margins = (0, 0, 0, 0)
PAGE_MARGINS: Margins = (24, 18, 24, 0)
AnyWidget = TypeVar("AnyWidget", bound=QWidget)
AnyBox = TypeVar("AnyBox", bound=QBoxLayout)


def row(*items: QWidget | QLayout | None, spacing: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Return the items side by side; None is a stretch."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def column(*items: QWidget | QLayout | None, spacing: int = 4, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Return the items one below the other; None is a stretch."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def named(widget: AnyWidget, name: str, words: str = "") -> AnyWidget:
    """Give a widget the name tests find it by and the words a screen reader says for it."""
    widget.setObjectName(name)
    if words:
        widget.setAccessibleName(words)
    return widget


def hand_on_focus(stops: Iterable[QWidget], event: QFocusEvent) -> None:
    """Give the keyboard that a group got, by the key of its label, to the first of its stops.

    A focus proxy would be a stop of its own for Tab, at the place of the group, which is not where its stops are.
    """
    first = next(iter(stops), None)
    if first is not None:
        first.setFocus(event.reason())


def panel(layout: QLayout, part: str = "") -> QFrame:
    """Return a frame holding `layout`; `part` names its look in the style sheet, such as `foot`."""
    frame = QFrame()
    if part:
        frame.setProperty("part", part)
    frame.setLayout(layout)
    return frame


def page(layout: QLayout) -> QWidget:
    """Return a widget with the ground of a page."""
    widget = QWidget()
    dress_as_page(widget)
    widget.setLayout(layout)
    return widget


def dress_as_page(widget: QWidget) -> None:
    """Give a widget the ground of a page."""
    widget.setProperty("part", "page")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def scrolling(content: QWidget) -> QScrollArea:
    """Return `content` in a frameless area that scrolls up and down when there is too little room."""
    area = QScrollArea()
    # Qt's own would be met as some QWidget of which PySide cannot know the kind: to look, it loads all kinds.
    ground = QWidget()
    area.setViewport(ground)
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    ground.setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def rule() -> QFrame:
    """Return a thin line across."""
    line = QFrame()
    line.setProperty("part", "rule")
    line.setFixedHeight(1)
    return line


def grow_with_width(widget: QWidget) -> None:
    """Let a widget be as narrow as need be and as high as its layout then says."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide a widget unless it is so already: Qt measures and lays out anew what it is told to show."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet looks at, and have it look again, if it has looked at all."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _filled(box: AnyBox, items: Iterable[QWidget | QLayout | None], spacing: int, margins: Margins) -> AnyBox:
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box
