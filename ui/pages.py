"""The pages by name, each imported when it is first wanted."""

from ui.desk import Desk
from ui.navigator import PageName
from ui.page import Page


def build(name: PageName, desk: Desk) -> Page:
    """Return a new page; `CLIENT` still has to be told whom to show."""
    match name:
        case PageName.TODAY:
            from ui.today.page import TodayPage

            return TodayPage(desk)
        case PageName.JOURNAL:
            from ui.journal.page import JournalPage

            return JournalPage(desk)
        case PageName.CLIENTS:
            from ui.clients.page import ClientsPage

            return ClientsPage(desk)
        case PageName.CLIENT:
            from ui.clients.client_page import ClientPage

            return ClientPage(desk)
        case PageName.REVIEW:
            from ui.review.page import ReviewPage

            return ReviewPage(desk)
        case PageName.REPORTS:
            from ui.reports.page import ReportsPage

            return ReportsPage(desk)
        case PageName.SETTINGS:
            from ui.settings.page import SettingsPage

            return SettingsPage(desk)
