"""What a line was understood as."""

from datetime import datetime

from msgspec import Struct

from models.promised_time.turns import Recurrence
from models.windows import Window


class LineToken(Struct, frozen=True):
    """A stretch of the line, by character, and its part.

    The parts: kind, client, person, minutes, time, words, solved, mark, promise.
    """

    start: int
    stop: int
    role: str


class LineTrouble(Struct, frozen=True):
    """What keeps the line from being saved, where, and what could stand there instead."""

    reason: str
    start: int
    stop: int
    offers: tuple[str, ...] = ()
    field: str = ""  # "client", "person", "time", "promise"


class LinePromise(Struct, frozen=True):
    """A promise after ">" ("given"), ">!" ("follow-up") or "<" ("owed"); `window` None is trouble.

    With a `recurrence` it comes again, and the window is that of its first turn.
    """

    side: str
    words: str
    window: Window | None
    person_id: int | None = None
    kind: str | None = None
    recurrence: Recurrence | None = None


class Suggestion(Struct, frozen=True):
    """A time found in the words, which may be a promise: the words without it, and its window."""

    start: int
    stop: int
    words: str
    window: Window


class LineDraft(Struct, frozen=True):
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


class Line(Struct, frozen=True):
    """A line read: the draft (None for an empty line), its coloured parts, its troubles and ideas."""

    draft: LineDraft | None
    tokens: tuple[LineToken, ...] = ()
    troubles: tuple[LineTrouble, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    assumptions: tuple[str, ...] = ()
