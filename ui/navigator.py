"""Where to go: views say what was chosen, the window alone knows who shows it."""

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from models.capture.draft import LineDraft


class PageName(StrEnum):
    """The pages of the window."""

    TODAY = "today"
    JOURNAL = "journal"
    CLIENTS = "clients"
    CLIENT = "client"
    REVIEW = "review"
    REPORTS = "reports"
    SETTINGS = "settings"


class LogWish(Struct, frozen=True):
    """That something is to be logged: for whom, how, and which promise it is to keep; None where not said.

    `line` is what the one-line box understood so far, to go on with in the form; `also_keeps` what was ticked there.
    """

    client_id: int | None = None
    kind: str | None = None
    person_id: int | None = None
    keeps: int | None = None
    line: "LineDraft | None" = None
    also_keeps: tuple[int, ...] = ()


class Navigator(QObject):
    """Carry what a view wants to be shown to the window.

    Signals: ids are those of the records; `page_wanted` carries a `PageName`, `log_wanted` a
    `LogWish`, `promise_deed_wanted` a promise and the name of what is to be done with it,
    `form_wanted` the kind of a record ("client", "person", "site", "job") with its id (0 for a new
    one) and the id of its client (0 for none), `snooze_wanted` the promise whose alarm is to be
    quietened, `ready_words_wanted` a promise and the name of the words to read out or send.
    """

    page_wanted = Signal(object)
    client_wanted = Signal(int)
    promise_wanted = Signal(int)
    promise_deed_wanted = Signal(int, str)
    snooze_wanted = Signal(int)
    ready_words_wanted = Signal(int, str)
    interaction_wanted = Signal(int)
    log_wanted = Signal(object)
    line_wanted = Signal(str)
    interaction_edit_wanted = Signal(int)
    report_wanted = Signal(int)
    form_wanted = Signal(str, int, int)
    panel_closed = Signal()
    said = Signal(str)
    demo_wanted = Signal()
