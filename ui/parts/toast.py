"""The line that says what was just done and offers to undo it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QWidget

from ui.parts.buttons import button
from ui.parts.labels import ElidedLabel
from ui.parts.layouts import named, row
from ui.theme import theme

SHOWN_MS = 8_000
_MOST_WIDTH, _ABOVE_EDGE = 620, 24


class Toast(QFrame):
    """Stand at the foot of its parent for eight seconds, longer while under the mouse or in focus.

    Signals: `acted` comes when the offer was taken; the toast is hidden then. `left` comes before it goes while the
    keyboard is on it, which would go astray otherwise.
    """

    acted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, *, left: int = 0) -> None:
        """Build it hidden; `left` is the width of a sidebar it keeps clear of."""
        super().__init__(parent)
        self._ground = parent
        named(self, "toast")
        self.setProperty("part", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left = left
        self._words = ElidedLabel("", "body", name="toastWords")
        self._action = button("", "", name="toastAction")
        layout = row(self._words, self._action, spacing=12, margins=(16, 6, 8, 6))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._take_offer)
        self._action.installEventFilter(self)
        parent.installEventFilter(self)
        theme.changed.connect(self._place)
        self._moving = QTimer(self, singleShot=True, interval=0)
        self._moving.timeout.connect(self._place)
        QApplication.instance().focusChanged.connect(self._keyboard_moved)  # type: ignore[union-attr]
        self.hide()

    def say(self, words: str, action: str = "") -> None:
        """Show `words`, with an offer such as Undo if one is named."""
        if not action:
            self._leave()
        self._words.set_text(words)
        self.setAccessibleName(words)
        self._action.setText(action)
        self._action.setAccessibleName(f"{action}: {words}" if action else "")
        self._action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._place()
        self._timer.start()
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def set_left(self, left: int) -> None:
        """Keep clear of a sidebar of another width."""
        self._left = left
        self._place()

    def focus_action(self) -> None:
        """Move the keyboard to the offer, if there is one now."""
        if self.isVisible() and self._action.isVisible():
            self._action.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self._action.hasFocus():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            self.hide()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _take_offer(self) -> None:
        self._timer.stop()
        self._leave()
        self.hide()
        self.acted.emit()

    def _leave(self) -> None:
        if self._action.hasFocus():
            self.left.emit()

    @Slot("QWidget*", "QWidget*")
    def _keyboard_moved(self, _left: QWidget | None, _entered: QWidget | None) -> None:
        if self.isVisible():
            self._moving.start()  # The page may yet scroll to the field that the keyboard is in now.

    @Slot()
    def _place(self) -> None:
        parent = self._ground
        room = parent.width() - self._left - 32
        wish = self._words.sizeHint().width() + 32
        if self._action.text():
            wish += self._action.sizeHint().width() + 12
        width = max(60, min(wish, room, theme.px(_MOST_WIDTH)))
        height = max(theme.px(42), self.sizeHint().height())
        middle = self._left + (parent.width() - self._left - width) // 2
        y = parent.height() - height - _ABOVE_EDGE
        typed = self._typed_into()
        places = [QRect(x, y, width, height) for x in (middle, self._left + 16, parent.width() - width - 16)]
        places.append(QRect(middle, typed.top() - height - 8, width, height))
        self.setGeometry(next((place for place in places if not place.intersects(typed)), places[0]))

    def _typed_into(self) -> QRect:
        """Return where the field is that the keyboard is in; it is never to be covered."""
        field = QApplication.focusWidget()
        if not isinstance(field, QLineEdit | QPlainTextEdit | QComboBox | QAbstractSpinBox):
            return QRect()
        if not self._ground.isAncestorOf(field):
            return QRect()
        return QRect(field.mapTo(self._ground, QPoint(0, 0)), field.size())
