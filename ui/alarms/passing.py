"""A panel over the window that goes by Esc or a click beside it, and gives the keyboard back."""

from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.popup import SHADOW, Popup
from ui.theme import theme

_EDGE = 12


class Passing(Popup):
    """Stand over the window until it was answered; a second panel may stand over it meanwhile."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.over = parent
        self._back_to: QWidget | None = None

    def enter(self, first: QWidget) -> None:
        """Show it, with the keyboard on `first`."""
        if not self.isVisible():
            self._back_to = QApplication.focusWidget()
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self.fit()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def leave(self) -> None:
        """Hide it and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        focused = QApplication.focusWidget()
        inside = focused is None or self.isAncestorOf(focused)
        self.hide()
        if inside and self._back_to is not None:
            with suppress(RuntimeError):  # It may be gone meanwhile, as a row's editor is.
                self._back_to.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back_to = None

    def fit(self) -> None:
        """Place it in the window as it is now."""
        raise NotImplementedError

    def place_in(self, wanted_width: int, top: int) -> None:
        """Place it in the middle, `top` below the window's edge or higher, never larger than the window."""
        window = self.over
        width = min(theme.px(wanted_width), window.width() - 2 * _EDGE)
        self.place((window.width() - width) // 2, top, width, window.height() - 2 * _EDGE)
        lowest = window.height() - self.height() + SHADOW - _EDGE
        self.move(self.x(), max(_EDGE - SHADOW, min(self.y(), lowest)))

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep Tab within: what is typed next must not go to the page behind."""
        fields = self._fields()
        focused = QApplication.focusWidget()
        if not fields:
            return True
        place = fields.index(focused) if focused in fields else -1 if forward else 0
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        fields[(place + (1 if forward else -1)) % len(fields)].setFocus(reason)
        return True

    def _fields(self) -> list[QWidget]:
        found: list[QWidget] = []
        after = self.nextInFocusChain()
        while after is not None and after is not self:
            takes_tab = after.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes_tab and self.isAncestorOf(after) and after.isVisible() and after.isEnabled():
                found.append(after)
            after = after.nextInFocusChain()
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.over:
            self.fit()
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            beside = watched is not self and not self.isAncestorOf(watched)
            if beside and watched.window() is self.window() and not _in_popup(watched):
                self.leave()
        return False


def _in_popup(widget: QWidget) -> bool:
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, Popup):
            return True
        above = above.parentWidget()
    return False
