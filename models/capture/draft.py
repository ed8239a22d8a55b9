"""What a line was understood as."""

from dataclasses import dataclass, field
from datetime import datetime

from models.promised_time.turns import Recurrence
from models.windows import Window


@dataclass(frozen=True, slots=True)
class LineToken:
    """A stretch of the line, by character, and its part.

    The parts: kind, client, person, minutes, time, words, solved, mark, promise.
    """

    start: int
    stop: int
    role: str


@dataclass(frozen=True, slots=True)
class LineTrouble:
    """What keeps the line from being saved, where, and what could stand there instead."""

    reason: str
    start: int
    stop: int
    offers: tuple[str, ...] = ()
    field: str = ""  # "client", "person", "time", "promise"


@dataclass(frozen=True, slots=True)
class LinePromise:
    """A promise after ">" ("given"), ">!" ("follow-up") or "<" ("owed"); `window` None is trouble.

    With a `recurrence` it comes again, and the window is that of its first turn.
    """

    side: str
    words: str
    window: Window | None
    person_id: int | None = None
    kind: str | None = None
    recurrence: Recurrence | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A time found in the words, which may be a promise: the words without it, and its window."""

    start: int
    stop: int
    words: str
    window: Window


@dataclass(frozen=True, slots=True)
class LineDraft:
    """The interaction a line describes; `client_words` is the client as typed when it is not known."""

    kind: str
    client_id: int | None
    client_words: str
    person_ids: tuple[int, ...]
    happened_at: datetime
    minutes: int | None
    words: str
    solved: bool
    promises: tuple[LinePromise, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line read: the draft (None for an empty line), its coloured parts, its troubles and ideas."""

    draft: LineDraft | None
    tokens: tuple[LineToken, ...] = ()
    troubles: tuple[LineTrouble, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    assumptions: tuple[str, ...] = field(default=())
