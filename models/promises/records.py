"""A promise, its events, and the drafts from which operations make them."""

from datetime import datetime
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from models.promised_time.turns import Recurrence
from models.windows import Window

PromiseId = NewType("PromiseId", int)
RuleId = NewType("RuleId", int)


class Side(StrEnum):
    """Who owes whom: given to a client, said only to oneself, or owed to us."""

    GIVEN = "given"
    FOLLOW_UP = "follow-up"
    OWED = "owed"


class PromiseKind(StrEnum):
    """What was promised, in a word."""

    COME = "come"
    RING = "ring"
    WRITE = "write"
    QUOTE = "quote"
    DELIVER = "deliver"
    FIX = "fix"
    FOLLOW_UP = "follow up"
    OTHER = "other"


class State(StrEnum):
    """The five states of a promise, and no more."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"
    VOID = "void"


class EventKind(StrEnum):
    """What can happen to a promise."""

    MADE = "made"
    MOVED = "moved"
    TOLD = "told"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"
    VOIDED = "voided"
    REOPENED = "reopened"
    CONFIRMED = "confirmed"


class Verdict(StrEnum):
    """What the record and the clock say of a promise; computed, never stored."""

    AS_PROMISED = "kept as first promised"
    AFTER_AGREED_MOVE = "kept after an agreed move"
    LATE = "kept late"
    OVERDUE = "overdue"
    OPEN = "open"
    BROKEN = "broken"
    RELEASED = "released"
    VOID = "void"


class Promise(Struct, frozen=True):
    """A promise as it stands at some moment.

    `first` never changes; `window` is the present one. `settled_at` is when it was done, broken,
    released or voided; None while open. Instants are aware.
    """

    id: PromiseId
    side: Side
    words: str
    private_words: str
    kind: PromiseKind
    client_id: int
    person_id: int | None
    interaction_id: int | None
    job_id: int | None
    made_at: datetime
    noted_at: datetime
    first: Window
    window: Window
    expected_minutes: int | None
    lead_minutes: int | None
    state: State
    settled_at: datetime | None

    @property
    def due_at(self) -> datetime:
        """The end of the present window, UTC."""
        return self.window.due_at

    @property
    def noted_late(self) -> bool:
        """Tell whether it was typed when it was already due."""
        return self.noted_at > self.first.due_at


class PromiseEvent(Struct, frozen=True):
    """One thing that happened to a promise; never changed afterwards.

    `at` is when it took place, `noted_at` when it was typed. The windows are those before and
    after, for a move. `told_at` None: the client was not told (yet).
    """

    id: int
    promise_id: PromiseId
    kind: EventKind
    at: datetime
    noted_at: datetime
    old_start: datetime | None
    old_due: datetime | None
    new_start: datetime | None
    new_due: datetime | None
    grain: str | None
    said: str
    zone: str
    why: str
    reason: str
    told_at: datetime | None
    told_how: str
    agreed: bool
    made_good: str
    interaction_id: int | None


class Moves(Struct, frozen=True):
    """How often a promise was moved by some moment, and what the client knew of it.

    `untold` counts the moves the client was not told of before the then-due time. `unknown` says
    that the client does not know of the latest one at all. `short_notice` counts the moves of which
    they heard less than 24 hours before the time that was moved began, if at all.
    """

    count: int = 0
    untold: int = 0
    unknown: bool = False
    short_notice: int = 0


NEVER_MOVED = Moves()


class Recurring(Struct, frozen=True):
    """The rule by which a promise came, and how many missed turns before its own it stands for.

    `often` is the rule in words. `interaction_id` is where the rule came up. Once `stopped`, no other follows.
    """

    rule_id: RuleId
    often: str
    missed_turns: int
    stopped: bool
    interaction_id: int | None


class PromiseRow(Struct, frozen=True):
    """A promise as a list shows it; `recurring` None is for once."""

    promise: Promise
    client_name: str
    person_name: str
    interaction_kind: str | None
    interaction_at: datetime | None
    moves: Moves
    verdict: Verdict
    recurring: Recurring | None = None


class PromiseDraft(Struct, frozen=True):
    """A promise about to be made.

    `kind` None is guessed from the words. `client_id` and `made_at` are filled in from the
    interaction when it is logged with one; `made_at` None alone means now. With a `recurrence` it
    comes again, and the window is that of its first turn.
    """

    words: str
    window: Window
    side: Side = Side.GIVEN
    kind: PromiseKind | None = None
    client_id: int | None = None
    person_id: int | None = None
    interaction_id: int | None = None
    job_id: int | None = None
    made_at: datetime | None = None
    private_words: str = ""
    expected_minutes: int | None = None
    lead_minutes: int | None = None
    source_key: str | None = None
    recurrence: Recurrence | None = None


class Keeping(Struct, frozen=True):
    """That it was done: when (None is now), by which interaction, with a word on it."""

    at: datetime | None = None
    interaction_id: int | None = None
    words: str = ""


class Moving(Struct, frozen=True):
    """A new time for it, why, and whether the client was told of the move, when and how."""

    window: Window
    reason: str
    told_at: datetime | None = None
    told_how: str = ""
    agreed: bool = False
    at: datetime | None = None
    interaction_id: int | None = None


class Telling(Struct, frozen=True):
    """That the client was told of a delay or a move: when (None is now), how, and what was said."""

    at: datetime | None = None
    how: str = ""
    words: str = ""
    agreed: bool = False
    interaction_id: int | None = None


class Settling(Struct, frozen=True):
    """How it ended otherwise: when (None is now), why, what was said and what is made good."""

    reason: str
    at: datetime | None = None
    made_good: str = ""
    told_how: str = ""
    interaction_id: int | None = None


class Wording(Struct, frozen=True):
    """What may be corrected in a promise: everything but its times."""

    words: str
    private_words: str = ""
    kind: PromiseKind = PromiseKind.OTHER
    person_id: int | None = None
    job_id: int | None = None
    expected_minutes: int | None = None
    lead_minutes: int | None = None
