"""An interaction, and the draft from which it is logged."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from msgspec import Struct

from models.promises.records import PromiseDraft, PromiseId, PromiseRow

if TYPE_CHECKING:
    from models.clients import ClientDraft

InteractionId = NewType("InteractionId", int)


class Way(StrEnum):
    """How business and client were in touch."""

    VISIT = "visit"
    CALL = "call"
    EMAIL = "e-mail"
    MESSAGE = "message"
    REMOTE = "remote session"
    MEETING = "meeting"
    OTHER = "other"


class Direction(StrEnum):
    """Who got in touch."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Solved(StrEnum):
    """Whether what it was about was solved in it."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not applicable"


class Charge(StrEnum):
    """What it costs the client."""

    CHARGED = "charged"
    INCLUDED = "included"
    GOODWILL = "goodwill"
    NONE = "none"


class Interaction(Struct, frozen=True):
    """One contact. `minutes` None: not known. `amount_minor` is in minor units of `currency`."""

    id: InteractionId
    client_id: int
    kind: Way
    direction: Direction
    reached: bool
    happened_at: datetime
    noted_at: datetime
    minutes: int | None
    job_id: int | None
    words: str
    private_words: str
    solved: Solved
    charge: Charge
    amount_minor: int | None
    currency: str | None
    rework_of: int | None
    person_ids: tuple[int, ...]
    struck_at: datetime | None

    @property
    def noted_late(self) -> bool:
        """Tell whether it was typed over a day after it took place."""
        return (self.noted_at - self.happened_at).total_seconds() > 24 * 3600


class InteractionRow(Struct, frozen=True):
    """An interaction as a timeline shows it, with the promises that came up in it."""

    interaction: Interaction
    client_name: str
    people: tuple[str, ...]
    promises: tuple[PromiseRow, ...]
    attachments: int


class InteractionDraft(Struct, frozen=True):
    """An interaction about to be logged, or what it is to become when changed.

    `client_id` None takes `new_client`, which is then added in the same operation. `happened_at`
    None is now. `promises` came up in it; `keeps` are older ones that it keeps. Both are only for
    logging: changing an interaction leaves promises alone.
    """

    client_id: int | None
    kind: Way
    happened_at: datetime | None = None
    direction: Direction = Direction.OUTBOUND
    reached: bool = True
    minutes: int | None = None
    words: str = ""
    private_words: str = ""
    person_ids: tuple[int, ...] = ()
    job_id: int | None = None
    solved: Solved = Solved.NOT_APPLICABLE
    charge: Charge = Charge.NONE
    amount_minor: int | None = None
    rework_of: int | None = None
    promises: tuple[PromiseDraft, ...] = ()
    keeps: tuple[PromiseId, ...] = ()
    new_client: "ClientDraft | None" = None
    source_key: str | None = None


class Cursor(Struct, frozen=True):
    """Where a page of a timeline ended: the time and id of its last interaction."""

    happened_at: datetime
    id: int


class InteractionFilter(Struct, frozen=True):
    """Which interactions are wanted. `until` is exclusive; `at` leaves out what happened after it."""

    client_id: int | None = None
    person_id: int | None = None
    job_id: int | None = None
    kinds: frozenset[Way] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    words: str = ""
    at: datetime | None = None
