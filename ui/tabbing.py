"""Tab through a form as it is read, also after parts of it were added or replaced."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget

from ui.parts.buttons import follow_tab_order


def tab_through(*layouts: QLayout) -> None:
    """Let Tab go through all fields of these layouts, in the order in which they are read."""
    follow_tab_order(*(stop for layout in layouts for stop in tab_stops(layout)))


def tab_stops(layout: QLayout) -> list[QWidget]:
    """Return the widgets of a layout that Tab stops at; a widget may name its own as `tab_stops`."""
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            found += tab_stops(inner)
        elif widget is not None:
            found += _stops_of(widget)
    return found


def _stops_of(widget: QWidget) -> list[QWidget]:
    own = getattr(widget, "tab_stops", None)
    if own is not None:
        return list(own())
    inner = widget.layout()
    if inner is not None and inner.count():
        return tab_stops(inner)
    takes_tab = Qt.FocusPolicy.TabFocus.value & widget.focusPolicy().value
    return [widget] if takes_tab else []
