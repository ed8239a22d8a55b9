"""What an operation touched, for whoever shows it."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct, field


class Kind(StrEnum):
    """The records of a journal; the value is the table's name."""

    BUSINESS = "business"
    CLIENT = "clients"
    SITE = "sites"
    PERSON = "people"
    JOB = "jobs"
    INTERACTION = "interactions"
    INTERACTION_PERSON = "interaction_people"
    PROMISE = "promises"
    PROMISE_EVENT = "promise_events"
    RULE = "promise_rules"
    TURN = "promise_turns"
    ATTACHMENT = "attachments"
    WARNINGS = "warnings"
    SNOOZE = "snoozes"
    RING = "rings"
    WAIT = "waits"
    REVIEW = "reviews"
    REVIEW_ITEM = "review_items"
    READY_WORDS = "ready_words"


class Cause(StrEnum):
    """Why rows changed."""

    OPERATION = "operation"
    UNDO = "undo"
    REDO = "redo"
    OTHER_PROGRAM = "other program"


class Changes(Struct, frozen=True):
    """One notice: the words of the operation, and the ids it touched by kind.

    From another program nothing is known but that something changed: `touched` then holds every
    kind with no ids, and `touches` answers yes to all.
    """

    action: str
    touched: Mapping[Kind, frozenset[int]] = field(default_factory=dict)
    cause: Cause = Cause.OPERATION

    def touches(self, *kinds: Kind) -> bool:
        """Tell whether any record of these kinds may have changed."""
        return any(kind in self.touched for kind in kinds)


Listener = Callable[[Changes], None]
"""Called after each commit, on the thread that committed."""
