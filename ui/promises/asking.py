"""The small forms in the panel of a promise: each asks what one deed has to know, and does it."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from models.instants import to_text
from models.promises.records import PromiseRow, Side
from ui.attempt import Outcome
from ui.desk import Desk
from ui.drafts import Draft, Drafts
from ui.fields.kindness import Kindness
from ui.fields.refusals import Fields
from ui.parts.buttons import button
from ui.parts.inputs import combo
from ui.parts.labels import buddy_label, label
from ui.parts.layouts import column, named, row
from ui.theme import theme
from ui.tr import tr

_LABEL = 32
"""The height of a label above its field, which is shown with it."""
_HOW = ("call", "e-mail", "message", "visit", "meeting", "remote session")


class Asking(QWidget):
    """Fields below each other, what saves them, and the way back, which keeps what was typed.

    Signals: `answered` when it was saved, `left` when it was left without.
    """

    answered = Signal()
    left = Signal()

    def __init__(self, desk: Desk, shown: PromiseRow, deed: str) -> None:
        super().__init__()
        named(self, f"ask-{deed}")
        self.desk, self.shown, self.deed = desk, shown, deed
        self.fields = Fields()
        self._clean: dict[str, Any] = {}
        self._drafts = Drafts(desk)
        self._first: QWidget | None = None
        self._focused: QWidget | None = None
        self._box: QVBoxLayout = column(spacing=4)
        self.setLayout(self._box)
        # Of its own, so that it goes with the form: there is nothing to show any more then.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._into_sight)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def save(self) -> "Outcome[Any]":
        """Do the deed."""
        raise NotImplementedError

    def head(self, title: str, words: str = "") -> None:
        """Say what is asked."""
        self._box.addWidget(label(title, "heading"))
        if words:
            self._box.addWidget(label(words, "caption", wrap=True))

    def put(self, words: str, field: QWidget, *names: str) -> QWidget:
        """Add a field under its label; `names` are what a refusal calls it. Return the label."""
        said = buddy_label(words, field)
        said.setContentsMargins(0, 8, 0, 0)  # Not a gap of the layout: that would stay where the field is hidden.
        if isinstance(field, QPlainTextEdit):
            field.setFixedHeight(field.minimumHeight())
        self._box.addWidget(said)
        self._box.addWidget(field)
        self.fields.add(field, *names)
        self._first = self._first or field
        return said

    def put_for_client(self, words: str, field: QPlainTextEdit, *names: str) -> QWidget:
        """Add a field whose words the client may read: a line below hints at kinder ones than blame or excuse."""
        said = self.put(words, field, *names)
        if self.shown.promise.side is Side.GIVEN:
            self.put_below(Kindness(self.desk, field))
        return said

    def put_box(self, field: QWidget) -> None:
        """Add a field that says itself what it is, such as a box to tick."""
        self._box.addWidget(field)
        self.fields.add(field)

    def put_below(self, part: QWidget, *, apart: bool = False) -> None:
        """Add what needs no label: suggestions, what the field above comes to; `apart` leaves a gap."""
        if apart:
            self._box.addSpacing(8)
        self._box.addWidget(part)

    def end(self, primary: str, *, danger: bool = False) -> None:
        """Add what saves and what leaves, once all fields are there; what was typed before comes back."""
        back = button(tr("Back"), "", name="askBack", tip=tr("Esc: what was typed stays"))
        save = button(primary, "danger" if danger else "primary", "check", name="askSave", tip=tr("Ctrl+Enter"))
        self._box.addSpacing(6)
        self._box.addWidget(self.fields.trouble)
        self._box.addLayout(row(None, back, save, margins=(0, 8, 0, 0)))
        back.clicked.connect(self.leave)
        save.clicked.connect(self.send)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            short = QShortcut(QKeySequence(keys), self)
            short.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            short.activated.connect(self.send)
        self._clean = self.fields.packed()
        draft = self._drafts.find(self._draft_name)
        if draft is not None:
            self.fields.unpack(draft.typed)

    def begin(self) -> None:
        """Put the keyboard into the first field."""
        self.show()  # A layout shows it from the event loop only: a Tab that was typed on would find no field here.
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._focused is not None and self._focused.hasFocus():
            self._soon.start()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, after: QWidget | None) -> None:
        """Scroll to where the keyboard is, by the first field or by a letter with Alt; the mouse is there already."""
        if after is None or QApplication.mouseButtons() or not self.isAncestorOf(after):
            return
        self._focused = after
        self._soon.start()

    @Slot()
    def _into_sight(self) -> None:
        above: QWidget | None = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is None or self._focused is None or not self.isAncestorOf(self._focused):
            return
        content = above.widget()
        layout = None if content is None else content.layout()
        if layout is not None:
            layout.activate()  # The form has only just got its room.
        above.ensureWidgetVisible(self._focused, 0, theme.px(_LABEL))

    @Slot()
    def leave(self) -> None:
        """Leave it; what was typed is there the next time."""
        self.keep_draft()
        self.left.emit()

    def keep_draft(self) -> None:
        """Keep what was typed, if anything was."""
        typed = self.fields.packed()
        if typed != self._clean:
            self._drafts.keep(self._draft_name, Draft(typed, to_text(self.desk.journal.now())))
        else:
            self._drafts.forget(self._draft_name)

    @property
    def _draft_name(self) -> str:
        return f"promise-{self.shown.promise.id}-{self.deed}"

    @Slot()
    def send(self) -> None:
        """Do it as it stands, as the button does."""
        if self.fields.show(self.save()):
            self._drafts.forget(self._draft_name)
            self.answered.emit()


def how_box(name: str) -> QComboBox:
    """Return a field for the way in which the client was told: one of the usual ones, or any words."""
    found = combo(name, tr("How"), [("", ""), *((how, tr(how)) for how in _HOW)], editable=True)
    found.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    found.setMinimumWidth(0)
    return found
