"""Settings: sections at the left, their fields at the right; every change holds at once."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from models.changes import Changes, Kind
from ui.desk import Desk
from ui.page import Page
from ui.parts.buttons import NavButton
from ui.parts.card import PageHead
from ui.parts.layouts import PAGE_MARGINS, column, named, row, scrolling
from ui.settings.business_section import BusinessSection
from ui.settings.journal_section import JournalSection
from ui.settings.look_section import LookSection
from ui.settings.week_section import WeekSection
from ui.theme import theme
from ui.tr import tr

LIST = 200


class SettingsPage(Page):
    """What the business is, when it works, how the window looks, where the journal lies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "settingsPage")
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        self._business = BusinessSection(desk)
        self._week = WeekSection(desk)
        names = column(spacing=2)
        for words, icon_name, section in (
            (tr("You and your business"), "building-2", self._business),
            (tr("Working week"), "calendar-days", self._week),
            (tr("Look"), "palette", LookSection(desk)),
            (tr("Journal"), "database", JournalSection(desk)),
        ):
            found = NavButton(words, icon_name)
            self._group.addButton(found, self._stack.count())
            names.addWidget(found)
            self._stack.addWidget(scrolling(section))
        names.addStretch(1)
        self._list = named(QWidget(), "settingsList", tr("Sections of the settings"))
        self._list.setLayout(names)
        head = PageHead(tr("Settings"), tr("Every change holds at once and can be undone."))
        body = row(self._list, self._stack, spacing=20)
        body.setStretch(1, 1)
        self.setLayout(column(head, body, spacing=12, margins=PAGE_MARGINS))
        self._group.idToggled.connect(self._choose)
        self._group.button(0).setChecked(True)
        self._measure()
        theme.changed.connect(self._measure)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(Kind.BUSINESS):
            self._business.fill()
            self._week.fill()

    def pass_time(self) -> None:
        """Nothing here depends on the time of day."""

    def focus_first(self) -> None:
        self._group.button(self._stack.currentIndex()).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int, bool)
    def _choose(self, place: int, on: bool) -> None:
        if on:
            self._stack.setCurrentIndex(place)

    @Slot()
    def _measure(self) -> None:
        self._list.setFixedWidth(theme.px(LIST))
