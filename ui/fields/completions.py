"""The list below a line of what the words begun there could become; the keyboard stays in the line.

It is no window of its own, as the list of a QCompleter is. That one asks the screen for the keyboard
when it appears; where the answer comes late, after the list went and the keyboard has moved on, what
is typed next goes back into the line.
"""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListView, QWidget

from ui.parts.layouts import column, named
from ui.parts.popup import SHADOW, Popup
from ui.theme import theme
from ui.tr import tr

MOST = 50
"""More are not looked through: a letter more is quicker."""
_ROWS = 8
_ROW, _GAP, _EDGE, _FRAME = 32, 4, 8, 14
_LEAVES = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move)

Fitting = Callable[[str], Sequence[str]]
"""What words that were typed could become, in the order in which to offer it."""


def beginning(phrases: Sequence[str]) -> Fitting:
    """Return what offers of these phrases those that begin with what was typed."""

    def fitting(typed: str) -> Sequence[str]:
        begun = typed.casefold()
        return [phrase for phrase in phrases if phrase.casefold().startswith(begun)]

    return fitting


def containing(phrases: Sequence[str]) -> Fitting:
    """Return what offers of these phrases those in which what was typed stands anywhere."""

    def fitting(typed: str) -> Sequence[str]:
        part = typed.casefold()
        return [phrase for phrase in phrases if part in phrase.casefold()]

    return fitting


class Completions(QObject):
    """Offer below a line what fits: the arrows choose, Enter or a click takes it, Esc lets the list go.

    Signals: `taken` carries the phrase that was taken, once it stands in the line.
    """

    taken = Signal(str)
    _list: "CompletionList | None" = None  # Of the class as well: a box that goes still tells it what happens to it.

    def __init__(self, line: QLineEdit, fitting: Fitting) -> None:
        # The keys come to the line or, where it is the line of a box, to the box.
        self._field: QWidget = line.focusProxy() or line
        super().__init__(self._field)
        self._line, self._fitting = line, fitting
        self._field.installEventFilter(self)
        line.textEdited.connect(self._offer)

    @property
    def shown(self) -> tuple[str, ...]:
        """What is offered at this moment."""
        return self._list.phrases if self._list is not None and self._list.isVisible() else ()

    def look_again(self) -> None:
        """Offer what fits by now: there is more to choose from."""
        if self._line.isModified():
            self._offer(self._line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        found = self._list
        if found is None or not found.isVisible():
            return False
        if watched is self._field and event.type() != QEvent.Type.MouseButtonPress:
            return self._hear_field(found, event)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel) and isinstance(watched, QWidget):
            if watched is not self._line and watched is not found and not found.isAncestorOf(watched):
                found.hide()
        elif event.type() == QEvent.Type.Resize and watched is self._field.window():
            found.hide()
        return False

    def _hear_field(self, found: "CompletionList", event: QEvent) -> bool:
        if event.type() in _LEAVES:
            found.hide()
        elif event.type() == QEvent.Type.ShortcutOverride:
            if cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
                event.accept()  # Esc is the list's now, whatever else it means in this window.
        elif event.type() == QEvent.Type.KeyPress:
            return self._press(found, cast("QKeyEvent", event))
        return False

    def _press(self, found: "CompletionList", event: QKeyEvent) -> bool:
        key, chosen = event.key(), found.chosen
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            found.choose_next(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            found.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            found.hide()
            if chosen:
                self._take(chosen)
            return bool(chosen) and key != Qt.Key.Key_Tab
        return False

    @Slot(str)
    def _offer(self, typed: str) -> None:
        words = typed.strip()
        phrases = list(self._fitting(words))[:MOST] if words else []
        if not phrases or phrases == [words] or not self._line.hasFocus():
            if self._list is not None:
                self._list.hide()
            return
        if self._list is None or self._list.parentWidget() is not self._field.window():
            self._list = CompletionList(self._field, self)
            self._list.rows.clicked.connect(self._take_clicked)
        self._list.offer(phrases)

    @Slot(QModelIndex)
    def _take_clicked(self, clicked: QModelIndex) -> None:
        if self._list is not None:
            self._list.hide()
        self._take(str(clicked.data()))

    def _take(self, phrase: str) -> None:
        self._line.setText(phrase)
        self.taken.emit(phrase)


class CompletionList(Popup):
    """The phrases on offer, below a field or, where there is no room, above it."""

    def __init__(self, field: QWidget, watcher: QObject) -> None:
        super().__init__(field.window())
        self._field, self._watcher = field, watcher
        self._phrases = QStringListModel(self)
        self.rows: QListView = named(QListView(), f"{field.objectName()}Completions", tr("Completions"))
        self.rows.setProperty("part", "completions")
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(True)
        self.rows.setMouseTracking(True)
        self.rows.setModel(self._phrases)
        self.fill(column(self.rows, margins=(6, 6, 6, 6)))

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is offered."""
        return tuple(self._phrases.stringList())

    @property
    def chosen(self) -> str:
        """The phrase the arrows stand on, nothing before one was pressed."""
        here = self.rows.currentIndex()
        return str(here.data()) if here.isValid() else ""

    def offer(self, phrases: Sequence[str]) -> None:
        """Show these phrases, with none of them chosen."""
        self._phrases.setStringList(list(phrases))
        self.rows.setCurrentIndex(QModelIndex())
        if not self.isVisible():
            QApplication.instance().installEventFilter(self._watcher)  # type: ignore[union-attr]
        self._place()

    def choose_next(self, step: int) -> None:
        """Choose the next phrase, or the one before; beyond either end none is chosen."""
        count = self._phrases.rowCount()
        here = self.rows.currentIndex().row()
        place = (here + 1 + step) % (count + 1) - 1
        to = self._phrases.index(place) if place >= 0 else QModelIndex()
        self.rows.selectionModel().setCurrentIndex(to, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if to.isValid() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, str(to.data())))

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self._watcher)  # type: ignore[union-attr]
        super().hideEvent(event)

    def _place(self) -> None:
        window = self._field.window()
        row = max(self.rows.sizeHintForRow(0), theme.px(_ROW - _GAP))
        below = self._field.mapTo(window, QPoint(0, self._field.height())).y() + _GAP
        above = self._field.mapTo(window, QPoint(0, 0)).y() - _GAP
        wanted = min(self._phrases.rowCount(), _ROWS) * row
        goes_below = window.height() - below - _EDGE >= min(wanted + _FRAME, above)
        room = (window.height() - below if goes_below else above) - _EDGE - _FRAME
        self.rows.setFixedHeight(max(row, min(wanted, room)))
        height = self.rows.height() + _FRAME
        left = self._field.mapTo(window, QPoint(0, 0)).x()
        self.place(left, below if goes_below else above - height, self._field.width(), window.height() + 2 * SHADOW)
