"""The frozen data of a service report: only what a client may read, already in words."""

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from models.business import Paper
from models.service_report.periods import Period


class Result(StrEnum):
    """How a promise stands, as the client sees it; each has its own mark."""

    KEPT = "kept"
    LATE = "late"
    MOVED = "moved"
    OPEN = "open"
    MISSED = "missed"
    RELEASED = "released"


class Letterhead(Struct, frozen=True):
    """Who the report is from; every part but the name may be empty.

    `logo` is the bytes of a picture file, `tax_note` a line such as "VAT GB 123 4567 89".
    """

    name: str
    strapline: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    address: str = ""
    hours: str = ""
    answer_time: str = ""
    signature_name: str = ""
    logo: bytes | None = None
    tax_note: str = ""


class FigurePiece(Struct, frozen=True):
    """A stretch of a key figure: the number itself, or a unit set small beside it."""

    text: str
    is_unit: bool = False


class KeyFigure(Struct, frozen=True):
    """One large figure and what it counts."""

    value: tuple[FigurePiece, ...]
    label: str

    @property
    def text(self) -> str:
        """The value as one string: "11 h 25 min"."""
        return " ".join(piece.text for piece in self.value)


class NextPromise(Struct, frozen=True):
    """An open promise: when it is due, what it is, and what more there is to say of it."""

    result: Result
    when_words: str
    what: str
    note: str = ""


class PromiseLine(Struct, frozen=True):
    """One promise of the period in the table of results.

    `promised_for` is the first promised time, for ever. `done` is when it was done or, for one that
    was moved and is still open, its new time. `is_carried` marks one that fell due before the period.
    """

    result: Result
    result_words: str
    second_words: str
    what: str
    promised_for: str
    done: str
    reason: str = ""
    is_carried: bool = False


class InteractionLine(Struct, frozen=True):
    """One visit, call or e-mail; `minutes` None where no time was noted."""

    date_words: str
    how: str
    subject: str
    outcome: str
    minutes: int | None


class ServiceReport(Struct, frozen=True):
    """Everything that is printed for one client and one period, and nothing else.

    `written_at` is the moment the report speaks of, in UTC; `written_on` the local day of it.
    `number` is empty for a draft. The sentences under headings (`..._note`) and the counts are made
    from the very rows they stand beside.
    """

    business: Letterhead
    client_name: str
    for_whom: str
    period: Period
    written_at: datetime
    written_on: date
    locale: str
    paper: Paper
    summary: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    next_promises: tuple[NextPromise, ...]
    promises: tuple[PromiseLine, ...]
    promise_counts: tuple[str, ...]
    promises_note: str
    interactions: tuple[InteractionLine, ...]
    interactions_note: str
    total_minutes: int
    number: str = ""
