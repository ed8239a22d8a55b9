"""The line at the top of the window: a contact typed in one go, with its promises."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from models.errors import Refused
from ui.attempt import attempt
from ui.desk import Desk
from ui.fields.token_line import TokenLine
from ui.navigator import LogWish
from ui.parts.labels import IconLabel, key_cap
from ui.parts.layouts import restyle, row
from ui.theme import theme
from ui.tr import tr

# The reader of lines and what shows it are imported with the first letter typed: the window is painted without them.
if TYPE_CHECKING:
    from models.capture.draft import Line
    from models.interactions.records import InteractionDraft
    from models.promises.records import PromiseId
    from ui.capture.completing import Completion
    from ui.capture.preview import Preview
    from ui.capture.reading import LineReading

HEIGHT = 44
DRAFT_AFTER_MS = 400


class CaptureBar(QFrame):
    """Read what is typed at each keystroke, show it, and log it on Enter. What was typed is never lost."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("capture")
        self.setProperty("part", "capture")
        self._desk = desk
        self._made_reading: LineReading | None = None
        self._line: Line | None = None
        self._completions: tuple[Completion, ...] = ()
        self._chosen = -1
        self._asked_for = ""
        self._preview: Preview | None = None
        self._draft_timer = QTimer(self, singleShot=True, interval=DRAFT_AFTER_MS)
        self._draft_timer.timeout.connect(self._keep_draft)
        # Timers of its own, not single shots: the line may be gone before they come.
        self._leaving = QTimer(self, singleShot=True, interval=0)
        self._leaving.timeout.connect(self._hide_unless_inside)
        self._restoring = QTimer(self, singleShot=True, interval=0)
        self._restoring.timeout.connect(self._read_restored)
        self._edit = self._build_edit()
        layout = row(IconLabel("notebook-pen", "accent", 18), self._edit, key_cap("Ctrl+L"), spacing=10)
        layout.setContentsMargins(14, 0, 12, 0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._measure()
        theme.changed.connect(self._measure)
        self._restore_draft()

    @Slot(str)
    def focus_line(self, prefill: str = "") -> None:
        """Put the keyboard into the line; words to begin with take the place of an empty line only."""
        if prefill and not self._edit.text().strip():
            self._edit.setText(prefill)
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.end(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._edit:
            return False
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, focus="true" if event.type() == QEvent.Type.FocusIn else "false")
            if event.type() == QEvent.Type.FocusIn:
                self._show_preview()
            else:
                self._leaving.start()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._preview is not None and self._preview.isVisible():
            self._place(self._preview)

    def _build_edit(self) -> TokenLine:
        edit = TokenLine("captureLine", tr("Log a contact in one line"))
        edit.setProperty("bare", "true")
        edit.setFrame(False)
        edit.setPlaceholderText(
            tr("Log a contact in one line:  call Kestrel 10m VPN drops again > ring back tomorrow 10am")
        )
        edit.textChanged.connect(self._read)
        edit.cursorPositionChanged.connect(self._complete)
        edit.installEventFilter(self)
        return edit

    def _press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._chosen >= 0:
                self._take(self._completions[self._chosen])
            else:
                self._log()
            return True
        if key == Qt.Key.Key_Tab and self._edit.text().strip():
            if self._completions:
                self._take(self._completions[max(0, self._chosen)])
            else:
                self._open_form()
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._completions:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._chosen = (self._chosen + step) % len(self._completions)
            self._shown_preview().show_completions(self._completions, self._chosen)
            return True
        if key == Qt.Key.Key_Escape:
            self._escape()
            return True
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        return is_alt and self._preview is not None and self._preview.may_keep.press(key - Qt.Key.Key_0)

    @Slot(str)
    def _read(self, text: str) -> None:
        self._asked_for = ""
        from ui.capture.reading import spans_of

        self._line = self._reading().read(text)
        self._edit.show_spans(spans_of(self._line))
        self._find_completions()
        self._draft_timer.start()
        self._show_preview()

    @Slot()
    def _complete(self) -> None:
        before = self._completions
        self._find_completions()
        if self._completions != before:
            self._show_preview()

    def _find_completions(self) -> None:
        text, cursor = self._edit.text(), self._edit.cursorPosition()
        self._chosen = -1
        self._completions = ()
        if self._line is not None and text.strip():
            from ui.capture.completing import completions

            self._completions = completions(text, cursor, self._line, self._reading().names())

    def _reading(self) -> "LineReading":
        if self._made_reading is None:
            from ui.capture.reading import LineReading

            self._made_reading = LineReading(self._desk, self)
        return self._made_reading

    @Slot(object)
    def _take(self, found: "Completion") -> None:
        self._replace(found.words, found.start, found.stop)

    @Slot(str, int, int)
    def _replace(self, words: str, start: int, stop: int) -> None:
        from ui.capture.reading import as_qt_counts

        text = self._edit.text()
        rest = text[stop:]
        if start == stop and text[:start].strip() == text[:start]:
            words = f" {words}"
        if rest.startswith(" ") and words.endswith(" "):
            rest = rest[1:]
        # Selected and inserted, so that the field's own undo takes it back.
        self._edit.setSelection(as_qt_counts(text[:start]), as_qt_counts(text[start : len(text) - len(rest)]))
        self._edit.insert(words)
        self._edit.setFocus()

    def _log(self) -> None:
        text = self._edit.text()
        if not text.strip():
            return
        draft = self._drafted(text)
        if draft is None:
            return
        from models.interactions import operations as interactions

        draft = replace(draft, keeps=self._ticked())
        outcome = attempt(partial(interactions.log, self._desk.journal, draft))
        if not outcome.done:
            self._shown_preview().ask(outcome.trouble)
            return
        self._clear()

    def _drafted(self, text: str) -> "InteractionDraft | None":
        """Return what is to be logged; a new client is asked about once, and taken on the second Enter."""
        from models.capture.drafting import interaction_of, interaction_with_new_client
        from ui.capture.reading import is_new_client

        if self._line is None:
            return None
        is_new = is_new_client(self._line)
        try:
            draft = interaction_with_new_client(self._line) if is_new else interaction_of(self._line)
        except Refused as refusal:
            self._shown_preview().ask(tr("Not saved: {reason}.").format(reason=refusal.reason))
            return None
        if is_new and self._asked_for != text:
            self._asked_for = text
            words = tr("New client “{name}”? Press Enter again to add it and log this.")
            name = draft.new_client.name if draft.new_client is not None else ""
            self._shown_preview().ask(words.format(name=name))
            return None
        return draft

    def _open_form(self) -> None:
        draft = None if self._line is None else self._line.draft
        self._hide_preview()
        client_id, kind = (None, None) if draft is None else (draft.client_id, draft.kind)
        self._desk.go.log_wanted.emit(LogWish(client_id, kind, line=draft, also_keeps=self._ticked()))
        self._clear()

    def _escape(self) -> None:
        if self._preview is not None and self._preview.isVisible():
            self._keep_draft()
            self._hide_preview()
        else:
            self._edit.clearFocus()
            self._desk.go.panel_closed.emit()

    def _clear(self) -> None:
        # Unlike `clear`, this empties what the box could undo: Ctrl+Z then takes back what was logged, not the typing.
        self._edit.setText("")
        self._keep_draft()
        if self._preview is not None:
            self._preview.may_keep.forget()
        self._hide_preview()

    @Slot()
    def _keep_draft(self) -> None:
        self._draft_timer.stop()
        self._desk.preferences.set_line(self._desk.journal.path, self._edit.text())

    def _restore_draft(self) -> None:
        kept = self._desk.preferences.line(self._desk.journal.path)
        if kept:
            with QSignalBlocker(self._edit):
                self._edit.setText(kept)
            self._restoring.start()

    @Slot()
    def _read_restored(self) -> None:
        self._read(self._edit.text())

    def _show_preview(self) -> None:
        if not self._edit.hasFocus() or self._line is None or self._line.draft is None:
            self._hide_preview()
            return
        preview, reading = self._shown_preview(), self._reading()
        now, text = self._desk.journal.now(), self._edit.text()
        preview.show_line(self._line, text, now, reading.profile(), reading.names())
        preview.show_promises(reading.may_keep(self._line), now, reading.profile())
        preview.show_completions(self._completions, self._chosen)
        self._place(preview)

    def _ticked(self) -> "tuple[PromiseId, ...]":
        return () if self._preview is None else self._preview.may_keep.promise_ids()

    def _shown_preview(self) -> "Preview":
        if self._preview is None:
            from ui.capture.preview import Preview

            self._preview = Preview(self.window())
            self._preview.offered.connect(self._replace)
            self._preview.completed.connect(self._take)
        return self._preview

    def _place(self, preview: "Preview") -> None:
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 6))
        preview.place(corner.x(), corner.y(), self.width(), self.window().height() - corner.y() - 8)

    def _hide_preview(self) -> None:
        if self._preview is not None:
            self._preview.hide()

    @Slot()
    def _hide_unless_inside(self) -> None:
        if self._preview is None or self._edit.hasFocus():
            return
        inside: QWidget | None = self.window().focusWidget()
        if inside is None or not self._preview.isAncestorOf(inside):
            self._preview.hide()

    @Slot()
    def _measure(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))
