"""Settings: sections at the left, their fields at the right; every change holds at once."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from models.changes import Changes, Kind
from ui.desk import Desk
from ui.page import Page
from ui.parts.buttons import NavButton
from ui.parts.card import PageHead
from ui.parts.layouts import PAGE_MARGINS, column, named, row, scrolling
from ui.parts.stack import Stack
from ui.settings.business_section import BusinessSection
from ui.settings.journal_section import JournalSection
from ui.settings.kind_words_section import KindWordsSection
from ui.settings.look_section import LookSection
from ui.settings.ready_words_section import ReadyWordsSection
from ui.settings.section import Section
from ui.settings.warnings_section import WarningsSection
from ui.settings.week_section import WeekSection
from ui.theme import theme
from ui.tr import tr

_LIST, _ICONS = 200, 44
_WORDS_FROM = 760
_WIDEST_ICON = 76
_ROW = 36
_SECTIONS = (
    ("You and your business", "building-2", BusinessSection),
    ("Working week", "calendar-days", WeekSection),
    ("Warnings", "bell-ring", WarningsSection),
    ("Ready words", "megaphone", ReadyWordsSection),
    ("Kind words", "message-square", KindWordsSection),
    ("Look", "palette", LookSection),
    ("Journal", "database", JournalSection),
)


class SettingsPage(Page):
    """What the business is and says, when it works and is warned, how the window looks, where the journal lies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settingsPage")
        self._stack = Stack()
        # The first section comes when the page is there: both at once would keep the window waiting.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_section)
        self._sections: dict[int, Section] = {}
        self._areas: dict[int, QWidget] = {}
        self._group = QButtonGroup(self)
        names = column(spacing=2)
        for place, (words, icon_name, _build) in enumerate(_SECTIONS):
            found = NavButton(tr(words), icon_name)
            found.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # The arrow keys go on from the one that was clicked.
            self._group.addButton(found, place)
            names.addWidget(found)
        names.addStretch(1)
        self._list = named(QWidget(), "settingsList", tr("Sections of the settings"))
        self._list.setLayout(names)
        head = PageHead(tr("Settings"), tr("Every change holds at once and can be undone."))
        self._names = scrolling(self._list)
        body = row(self._names, self._stack, spacing=20)
        body.setStretch(1, 1)
        self.setLayout(column(head, body, spacing=12, margins=PAGE_MARGINS))
        self._group.idToggled.connect(self._choose)
        self._group.button(0).setChecked(True)
        self._measure()
        theme.changed.connect(self._measure)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(Kind.BUSINESS, Kind.WARNINGS, Kind.READY_WORDS):
            for section in self._sections.values():
                section.fill()

    def pass_time(self) -> None:
        """Nothing here depends on the time of day."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def focus_first(self) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, bool)
    def _choose(self, _place: int, on: bool) -> None:
        if on and self.isVisible():
            self._show_section()
        elif on:
            self._soon.start()

    @Slot()
    def _show_section(self) -> None:
        """Show the section that is chosen, built when it is first wanted: all at once would take too long."""
        place = self._group.checkedId()
        if place not in self._sections:
            _words, _icon, build = _SECTIONS[place]
            self._sections[place] = build(self.desk)
            self._areas[place] = scrolling(self._sections[place])
        self._stack.show_only(self._areas[place])

    @Slot()
    def _measure(self) -> None:
        # Where there is little room the names give way to what they lead to, as in the sidebar.
        words = self.width() >= theme.px(_WORDS_FROM)
        self._names.setFixedWidth(theme.px(_LIST) if words else max(_ICONS, min(theme.px(_ICONS), _WIDEST_ICON)))
        self._list.setMinimumHeight(theme.px(_ROW) * len(_SECTIONS))
