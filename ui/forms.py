"""The forms and panels by what they are for, each imported when it is first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from ui.desk import Desk
from ui.navigator import LogWish

if TYPE_CHECKING:
    from ui.alarms.banner import AlarmBanner
    from ui.alarms.snooze import SnoozePanel


def interaction_form(desk: Desk, wish: LogWish, interaction_id: int, parent: QWidget) -> QDialog:
    """Return the form that logs an interaction, or changes the one with that id (0: a new one)."""
    from ui.interactions.form import InteractionForm

    return InteractionForm(desk, wish, interaction_id, parent)


def record_form(desk: Desk, kind: str, record_id: int, client_id: int, parent: QWidget) -> QDialog:
    """Return the form of a client, person, site or job; a `record_id` of 0 makes a new one."""
    match kind:
        case "client":
            from ui.clients.form import ClientForm

            return ClientForm(desk, record_id, parent)
        case "person":
            from ui.people.form import PersonForm

            return PersonForm(desk, record_id, client_id, parent)
        case "site":
            from ui.clients.site_form import SiteForm

            return SiteForm(desk, record_id, client_id, parent)
        case "job":
            from ui.jobs.form import JobForm

            return JobForm(desk, record_id, client_id, parent)
        case _:
            raise ValueError(f"there is no form for {kind}")


def ready_words_dialog(desk: Desk, promise_id: int, name: str, parent: QWidget) -> QDialog:
    """Return the dialog of the ready words for a promise, at the text of that name."""
    from ui.ready_words.dialog import ReadyWordsDialog

    return ReadyWordsDialog(desk, promise_id, name, parent)


def promise_panel(desk: Desk) -> QWidget:
    """Return the panel that shows one promise; it has `show_promise(promise_id)`."""
    from ui.promises.panel import PromisePanel

    return PromisePanel(desk)


def interaction_panel(desk: Desk) -> QWidget:
    """Return the panel that shows one interaction; it has `show_interaction(interaction_id)`."""
    from ui.interactions.panel import InteractionPanel

    return InteractionPanel(desk)


def alarm_banner(desk: Desk) -> "AlarmBanner":
    """Return the line that says which alarms rang."""
    from ui.alarms.banner import AlarmBanner

    return AlarmBanner(desk)


def snooze_panel(desk: Desk, parent: QWidget) -> "SnoozePanel":
    """Return the panel that asks until when an alarm is to sleep."""
    from ui.alarms.snooze import SnoozePanel

    return SnoozePanel(desk, parent)
