"""When to warn, and how it reaches the person."""

from datetime import time
from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTime, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QSpinBox, QTimeEdit

from models import warning_rules
from models.promises.drafts import LONGEST_MINUTES
from models.promises.records import PromiseKind
from models.warning_rules import MOST_TRAVEL, QuietHours, WarningRules
from ui.desk import Desk
from ui.parts.flow import FlowLayout
from ui.parts.inputs import check_box, number_edit, time_edit
from ui.parts.labels import buddy_label
from ui.parts.layouts import column, panel, row
from ui.settings.alarms_card import AlarmsCard
from ui.settings.program_card import ProgramCard
from ui.settings.section import Section
from ui.tabbing import tab_through
from ui.theme import theme
from ui.tr import tr

_KINDS = {
    PromiseKind.COME: "To &come",
    PromiseKind.RING: "To &ring",
    PromiseKind.WRITE: "To wr&ite",
    PromiseKind.QUOTE: "To &quote",
    PromiseKind.DELIVER: "To &deliver",
    PromiseKind.FIX: "To fi&x",
    PromiseKind.FOLLOW_UP: "Follow-&up",
    PromiseKind.OTHER: "&Anything else",
}
_STEP = 5


class WarningsSection(Section):
    """Lead times by kind, the way to a visit, quiet hours; with them the alarms and the program themselves."""

    def __init__(self, desk: Desk) -> None:
        words = tr(
            "Kept warns so long before the time that was said; a promise may have a lead time of its own. It warns "
            "again when a promise is due, and on each working morning until somebody answers for it."
        )
        super().__init__(desk, tr("When to warn"), words)
        self._cards: tuple[Section, ...] = (AlarmsCard(desk), ProgramCard(desk))
        self._leads: dict[PromiseKind, QSpinBox] = {}
        self._kinds: list[QLabel] = []
        self._put_leads()
        self._travel = self._minutes("warnTravel", tr("The way to a visit takes"), MOST_TRAVEL)
        self.put(tr("The wa&y to a visit takes"), self._travel, "travel")
        self._put_quiet()
        self.put_trouble()
        self.add_card(self._cards[0], first=True)
        self.add_card(self._cards[1])
        tab_through(self._cards_box)
        self.fill()

    def fill(self) -> None:
        """Show the rules as they stand, except in the field that is being typed into."""
        rules = warning_rules.get(self.desk.journal)
        for kind, field in self._leads.items():
            _show_minutes(field, rules.lead_minutes[kind])
        _show_minutes(self._travel, rules.travel_minutes)
        with QSignalBlocker(self._quiet):
            self._quiet.setChecked(rules.quiet is not None)
        if rules.quiet is not None:
            _show_time(self._from, rules.quiet.start)
            _show_time(self._until, rules.quiet.end)
        self._hours.setEnabled(rules.quiet is not None)
        for card in self._cards:
            card.fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The wheel scrolls the page; it must not change a time on its way.
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QAbstractSpinBox) and not watched.hasFocus():
            event.ignore()
            return True
        return False

    def _put_leads(self) -> None:
        pairs = FlowLayout(spacing=6)
        for kind, words in _KINDS.items():
            field = self._minutes(f"warnLead-{kind.value}", tr(words).replace("&", ""), LONGEST_MINUTES)
            self._leads[kind] = field
            self.know(field, f"lead {kind.value}")
            said = buddy_label(tr(words), field)
            self._kinds.append(said)
            pairs.addWidget(panel(row(said, field, spacing=8, margins=(0, 0, 4, 0))))
        self._align()
        theme.changed.connect(self._align)
        self.put_widget(panel(pairs))

    @Slot()
    def _align(self) -> None:
        """Give each kind the same width: side by side or, where there is little room, one below the other."""
        measures = theme.metrics("body")
        widest = max(measures.horizontalAdvance(one.text().replace("&", "")) for one in self._kinds)
        for one in self._kinds:
            one.setFixedWidth(ceil(widest))

    def _put_quiet(self) -> None:
        self._quiet = check_box("warnQuiet", tr("Quiet hours: hold every alarm until they are &over"))
        self._from = self._time("warnQuietFrom", tr("Quiet from"), time(21))
        self._until = self._time("warnQuietUntil", tr("Quiet until"), time(7))
        fields = row(
            buddy_label(tr("&Between"), self._from), self._from, buddy_label(tr("a&nd"), self._until), self._until, None
        )
        fields.setContentsMargins(26, 0, 0, 0)
        self._hours = panel(fields)
        self.know(self._until, "quiet")
        self.put_widget(panel(column(self._quiet, self._hours, spacing=6, margins=(0, 10, 0, 0))))
        self._quiet.clicked.connect(self._save)

    def _minutes(self, name: str, words: str, most: int) -> QSpinBox:
        field = number_edit(name, words, 0, most=most, suffix=tr(" min"))
        field.setSingleStep(_STEP)
        field.setFixedWidth(field.minimumWidth())
        self._ready(field)
        return field

    def _time(self, name: str, words: str, at: time) -> QTimeEdit:
        field = time_edit(name, words, QTime(at.hour, at.minute))
        self._ready(field)
        return field

    def _ready(self, field: QAbstractSpinBox) -> None:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)
        field.editingFinished.connect(self._save)

    @Slot()
    def _save(self) -> None:
        rules = self._typed()
        if rules != warning_rules.get(self.desk.journal):
            self.try_to(partial(warning_rules.change, self.desk.journal, rules))

    def _typed(self) -> WarningRules:
        leads = {kind: field.value() for kind, field in self._leads.items()}
        quiet = QuietHours(_time_of(self._from), _time_of(self._until)) if self._quiet.isChecked() else None
        return WarningRules(leads, self._travel.value(), quiet)


def _show_minutes(field: QSpinBox, minutes: int) -> None:
    if not field.hasFocus():
        with QSignalBlocker(field):
            field.setValue(minutes)


def _show_time(field: QTimeEdit, at: time) -> None:
    if not field.hasFocus():
        with QSignalBlocker(field):
            field.setTime(QTime(at.hour, at.minute))


def _time_of(field: QTimeEdit) -> time:
    shown = field.time()
    return time(shown.hour(), shown.minute())
