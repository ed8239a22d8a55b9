"""Undo and redo for the window: a text field's own first, then the journal's."""

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from models.changes import Cause, Changes
from models.journal import Journal
from ui.attempt import attempt
from ui.bridge import Bridge
from ui.tr import tr

_DONE = {
    "Add": "Added",
    "Arrive": "Arrived",
    "Attach": "Attached",
    "Break": "Broken",
    "Change": "Changed",
    "Confirm": "Confirmed",
    "End": "Ended",
    "Import": "Imported",
    "Keep": "Kept",
    "Log": "Logged",
    "Move": "Moved",
    "Promise": "Promised",
    "Release": "Released",
    "Reopen": "Reopened",
    "Skip": "Skipped",
    "Snooze": "Snoozed",
    "Stop": "Stopped",
    "Strike": "Struck",
    "Tell and move": "Told and moved",
    "Tell": "Told",
    "Void": "Voided",
    "Wait": "Waiting",
}
"""How each step is called once it is done: its own words name it where it can be undone."""


class Undo(QObject):
    """Keep the two actions true to what can be undone, and say what was done.

    Signals: `said` carries the words for a toast and whether it can offer to undo.
    """

    said = Signal(str, bool)

    def __init__(self, journal: Journal, bridge: Bridge, undo: QAction, redo: QAction) -> None:
        super().__init__(undo)
        self._journal = journal
        self._undo, self._redo = undo, redo
        bridge.changed.connect(self.hear)
        QApplication.instance().focusChanged.connect(self._watch)  # type: ignore[union-attr]
        self._watch(None, QApplication.focusWidget())
        self.read_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys go on to the journal where a text field has nothing to take back: it would swallow them."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        spent = (event.matches(QKeySequence.StandardKey.Undo) and not _can_undo(watched)) or (
            event.matches(QKeySequence.StandardKey.Redo) and not _can_redo(watched)
        )
        if spent:
            event.ignore()
        return spent

    @Slot()
    def undo(self) -> None:
        """Undo in the text field that has the keyboard, else the last operation."""
        field = QApplication.focusWidget()
        if _can_undo(field):
            field.undo()  # type: ignore[union-attr]
            return
        outcome = attempt(self._journal.undo, tr("Not done: {reason}."))
        if not outcome.done:
            self.said.emit(outcome.trouble, False)

    @Slot()
    def redo(self) -> None:
        """Redo in the text field that has the keyboard, else the operation undone last."""
        field = QApplication.focusWidget()
        if _can_redo(field):
            field.redo()  # type: ignore[union-attr]
            return
        outcome = attempt(self._journal.redo, tr("Not done: {reason}."))
        if not outcome.done:
            self.said.emit(outcome.trouble, False)

    @Slot()
    def undo_operation(self) -> None:
        """Undo the last operation, wherever the keyboard is: what a toast offers."""
        outcome = attempt(self._journal.undo, tr("Not done: {reason}."))
        if not outcome.done:
            self.said.emit(outcome.trouble, False)

    def read_again(self) -> None:
        """Name in the menu what would be undone and redone."""
        last, next_one = self._journal.undo_label(), self._journal.redo_label()
        self._undo.setText(tr("&Undo “{what}”").format(what=_in_menu(last)) if last else tr("&Undo"))
        self._redo.setText(tr("&Redo “{what}”").format(what=_in_menu(next_one)) if next_one else tr("&Redo"))

    @Slot("QWidget*", "QWidget*")
    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if isinstance(entered, QLineEdit | QPlainTextEdit):
            entered.installEventFilter(self)

    @Slot(object)
    def hear(self, changes: Changes) -> None:
        """Say what was done, and name what can be undone now."""
        self.read_again()
        if changes.cause is Cause.OPERATION:
            self.said.emit(_done(changes.action), True)
        elif changes.cause is Cause.UNDO:
            self.said.emit(tr("Undone: {what}").format(what=changes.action), False)
        elif changes.cause is Cause.REDO:
            self.said.emit(tr("Done again: {what}").format(what=changes.action), True)


def _can_undo(field: object) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: object) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()


def _in_menu(label: str) -> str:
    return label.replace("&", "&&")


def _done(label: str) -> str:
    """Return what an operation did, from its name: "Kept: send the quote" from "Keep: send the quote"."""
    verb = next((verb for verb in _DONE if label.startswith((f"{verb} ", f"{verb}:"))), "")
    return tr(_DONE[verb]) + label[len(verb) :] if verb else label
