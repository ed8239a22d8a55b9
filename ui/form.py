"""What forms share: labelled fields, saying beside them what was refused, drafts that closing does not lose."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from models.instants import from_text, to_text
from ui import say
from ui.attempt import Outcome
from ui.desk import Desk
from ui.drafts import Draft, Drafts
from ui.fields.kindness import Kindness
from ui.fields.packing import Packed
from ui.fields.refusals import Fields
from ui.parts.buttons import button
from ui.parts.fitting import fit
from ui.parts.labels import IconLabel, buddy_label, label
from ui.parts.layouts import column, named, panel, row, scrolling
from ui.striking import StrikeOut
from ui.tabbing import tab_stops, tab_through
from ui.theme import theme
from ui.tr import tr

WIDTH = 620
_LABELS = 96


class Form(QDialog):
    """A window of fields beside their labels over a foot with Cancel and what saves.

    Ctrl+Enter saves. Closing it in any other way keeps what was typed: it is there again when the
    form is opened the next time. A subclass puts its fields, calls `begin`, and provides `save`.
    """

    def __init__(self, desk: Desk, parent: QWidget, name: str, title: str, primary: str) -> None:
        super().__init__(parent)
        named(self, name, title)
        self.setWindowTitle(title)
        self.setModal(False)
        self.desk = desk
        self.fields = Fields()
        self.drafts = Drafts(desk)
        self._draft_name, self._offered, self._kept_as = name, "", ""
        self._clean: Packed = {}
        self._first: QWidget | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, theme.px(_LABELS))
        self._content = self._body()
        self._area: QScrollArea = scrolling(self._content)
        self._primary = button(primary, "primary", "check", name="formSave", tip=tr("Ctrl+Enter"))
        self._strike = button(tr("Strike o&ut…"), "ghost", "trash-2", name="formStrike")
        self._strike.hide()
        self._striking = StrikeOut()
        self._foot = self._build_foot()
        self.setLayout(column(self._area, self._striking, self._foot, spacing=0))
        self._connect()

    def save(self) -> "Outcome[Any]":
        """Do what the form is for."""
        raise NotImplementedError

    def put(self, words: str, field: QWidget | QLayout, *names: str, buddy: QWidget | None = None) -> QLabel:
        """Add a field, or a row of them, beside its label; `names` are what a refusal calls it."""
        place = self._grid.rowCount()
        target = buddy or (field if isinstance(field, QWidget) else None)
        said = label(words) if target is None else buddy_label(words, target)
        said.setMinimumHeight(theme.px(32))
        self._grid.addWidget(said, place, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if isinstance(field, QWidget):
            self._grid.addWidget(field, place, 1)
        else:
            self._grid.addLayout(field, place, 1)
        if names and target is not None:
            self.fields.add(target, *names)
        self._first = self._first or target
        return said

    def put_for_client(self, words: str, field: QPlainTextEdit, *names: str) -> QLabel:
        """Add a field whose words a client may read: a line below hints at kinder ones than blame or excuse."""
        said = self.put(words, field, *names)
        self.put_wide(Kindness(self.desk, field))
        return said

    def low(self, field: QPlainTextEdit) -> QPlainTextEdit:
        """Return a field that stays as high as the lines it was made for."""
        field.setFixedHeight(field.minimumHeight())
        return field

    def begin_at(self, field: QWidget) -> None:
        """Have the keyboard in this field at the beginning."""
        self._first = field

    def put_wide(self, widget: QWidget) -> None:
        """Add something below the fields that needs no label."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def allow_striking(self, *, reason: bool, hint: str = "") -> None:
        """Offer to strike the record out, asking why where a reason is needed; then `strike` is called."""
        self._strike.setProperty("reason", reason)
        self._striking.why.setPlaceholderText(hint)
        self._strike.setText(tr("Strike o&ut…") if reason else tr("Strike o&ut"))
        self._strike.show()

    def strike(self, why: str) -> "Outcome[Any]":
        """Strike the record out; only where `allow_striking` was called."""
        raise NotImplementedError

    def begin(self, draft_name: str, *, restore: bool = True, clean: Packed | None = None) -> None:
        """Call it once the fields hold what is recorded: a draft of an earlier time then comes back.

        Without `restore` it is only offered. `clean` is what counts as nothing typed, else what is there now.
        """
        self._draft_name = draft_name
        self._clean = self.packed() if clean is None else clean
        draft = self.drafts.find(draft_name)
        if draft is not None and restore:
            self._kept_as = draft_name
            self.unpack(draft.typed)
        else:
            # Not what this form is for, or that of one client only: offered, for it may not be what is wanted now.
            self._offered = self.drafts.latest(draft_name)
            draft = self.drafts.find(self._offered)
        if draft is not None:
            self._offer.show()
            self._show_draft(draft, restored=not self._offered)
        self.retab()
        self._fit()
        if self._first is not None:
            self._first.setFocus()

    @Slot()
    def retab(self) -> None:
        """Tab through the fields as they are read; to be called again when fields come or go."""
        foot = self._foot.layout()
        if foot is not None:
            tab_through(self._grid, foot)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # From the end to the beginning, and back. Left to Qt, the first group that hands the keyboard on is the next.
        foot = self._foot.layout()
        stops = [self._offer_button, *tab_stops(self._grid), *(tab_stops(foot) if foot is not None else [])]
        stops = [_pressed(stop) for stop in stops if stop.isVisible() and stop.isEnabled()]
        ends = (stops[-1:], stops[:1]) if forward else (stops[:1], stops[-1:])
        if ends[0] != [self.focusWidget()] or self._striking.isVisible():
            return super().focusNextPrevChild(forward)
        ends[1][0].setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def packed(self) -> Packed:
        """Return what stands in the form."""
        return self.fields.packed()

    def unpack(self, typed: Packed) -> None:
        """Put back what `packed` returned."""
        self.fields.unpack(typed)

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.packed() != self._clean

    def reject(self) -> None:
        self.keep_draft()
        super().reject()

    @Slot()
    def keep_draft(self) -> None:
        """Keep what was typed for the next time the form is opened."""
        if self.result() == QDialog.DialogCode.Accepted or not self.dirty:
            return
        now = self.desk.journal.now()
        draft = Draft(self.packed(), to_text(now))
        # One that was offered and left alone stays: this one is kept beside it.
        self._kept_as = self._kept_as or self.drafts.free_name(self._draft_name)
        if self.drafts.find(self._kept_as) != draft:
            self.drafts.keep(self._kept_as, draft)
            self.desk.go.said.emit(tr("Draft kept: it is there when you open the form again."))

    def sizeHint(self) -> QSize:
        bar = self._area.verticalScrollBar().sizeHint().width()
        wide = max(theme.px(WIDTH), self._content.minimumSizeHint().width() + bar)
        inside = self._content.layout()
        high = inside.totalHeightForWidth(wide - bar) if inside is not None else 0
        return QSize(wide, max(high, self._content.sizeHint().height()) + self._foot.sizeHint().height() + 8)

    def _body(self) -> QWidget:
        self._offer_words = label("", "caption", wrap=True, name="draftWords")
        self._offer_button = button("", "link", name="draftButton")
        line = row(IconLabel("save"), self._offer_words, self._offer_button, spacing=8)
        line.setStretch(1, 1)
        self._offer = panel(line)
        self._offer.hide()
        body = QWidget()
        body.setLayout(column(self._offer, self._grid, None, spacing=14, margins=(24, 20, 24, 16)))
        return body

    def _build_foot(self) -> QFrame:
        cancel = button(tr("Cancel"), "", name="formCancel", tip=tr("Esc: what was typed is kept as a draft"))
        cancel.clicked.connect(self.reject)
        said = QWidget()
        said.setLayout(row(self.fields.trouble))
        layout = row(self._strike, said, cancel, self._primary, spacing=10, margins=(24, 12, 24, 12))
        layout.setStretch(1, 1)
        return panel(layout, "foot")

    def _connect(self) -> None:
        self._primary.clicked.connect(self._save)
        self._strike.clicked.connect(self._ask_to_strike)
        self._striking.wanted.clicked.connect(self._strike_out)
        self._striking.back.clicked.connect(self._striking.hide)
        self._offer_button.clicked.connect(self._take_draft)
        theme.may_paint.connect(self.setUpdatesEnabled)
        application = QApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.keep_draft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)

    def _fit(self) -> None:
        over = self.parentWidget()
        most = QSize(1000, 700) if over is None else over.window().size() - QSize(24, 60)
        fit(self, self.sizeHint().boundedTo(most))

    def _show_draft(self, draft: Draft, *, restored: bool) -> None:
        if restored:
            words = tr("What you typed ({time}) and did not save is here again.")
            self._offer_button.setText(tr("Start afresh"))
        else:
            words = tr("There is a draft ({time}) that was not saved.")
            self._offer_button.setText(tr("Go on with it"))
        self._offer_words.setText(words.format(time=self._moment(draft)))
        self._offer_button.setProperty("restored", restored)
        self._offer_button.setAccessibleName(self._offer_button.text())

    def _moment(self, draft: Draft) -> str:
        at, zone = from_text(draft.at), self.desk.zone
        return f"{say.short_day(at, self.desk.journal.now(), zone)} {say.clock(at, zone)}"

    @Slot()
    def _take_draft(self) -> None:
        draft = self.drafts.find(self._offered)
        if self._offer_button.property("restored"):
            self._forget_draft()
            self.unpack(self._clean)
        elif draft is not None:
            self.keep_draft()
            self._kept_as, self._offered = self._offered, ""
            self.unpack(draft.typed)
        self._offer.hide()

    @Slot()
    def _save(self) -> None:
        if self.fields.show(self.save()):
            self._forget_draft()
            self.accept()
        elif (at_fault := self.focusWidget()) is not None:
            self._area.ensureWidgetVisible(at_fault, 0, theme.px(_LABELS))

    @Slot()
    def _ask_to_strike(self) -> None:
        if self._strike.property("reason"):
            self._striking.ask()
        else:
            self._strike_out()

    @Slot()
    def _strike_out(self) -> None:
        if self.fields.show(self.strike(self._striking.why.text())):
            self._forget_draft()
            self.accept()

    def _forget_draft(self) -> None:
        """Forget the draft of this form, but not one that was offered and left alone."""
        self.drafts.forget(self._kept_as)
        self._kept_as = ""


def _pressed(stop: QWidget) -> QWidget:
    """Return the one that is down where a stop is one of several of which one is."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    down = group.checkedButton() if group is not None else None
    return down or stop
