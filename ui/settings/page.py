"""Settings: sections at the left, their fields at the right; every change holds at once."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QListWidget, QStackedWidget

from models.changes import Changes, Kind
from ui.desk import Desk
from ui.page import Page
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
        self._list = named(QListWidget(), "settingsList", tr("Sections of the settings"))
        self._list.setProperty("part", "sections")
        self._stack = QStackedWidget()
        self._business = BusinessSection(desk)
        self._week = WeekSection(desk)
        for words, section in (
            (tr("You and your business"), self._business),
            (tr("Working week"), self._week),
            (tr("Look"), LookSection(desk)),
            (tr("Journal"), JournalSection(desk)),
        ):
            self._list.addItem(words)
            self._stack.addWidget(scrolling(section))
        head = PageHead(tr("Settings"), tr("Every change holds at once and can be undone."))
        body = row(self._list, self._stack, spacing=20)
        body.setStretch(1, 1)
        self.setLayout(column(head, body, spacing=12, margins=PAGE_MARGINS))
        self._list.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._list.setCurrentRow(0)
        self._measure()
        theme.changed.connect(self._measure)

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(Kind.BUSINESS):
            self._business.fill()
            self._week.fill()

    def pass_time(self) -> None:
        """Nothing here depends on the time of day."""

    def focus_first(self) -> None:
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _measure(self) -> None:
        self._list.setFixedWidth(theme.px(LIST))
