"""A promise that slipped, and why it is to be decided."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from models.promises.records import PromiseId


class Group(StrEnum):
    """Why a promise is to be decided, worst first."""

    UNTOLD = "untold"
    OVERDUE = "overdue"
    OWED = "owed"
    FOLLOW_UP = "follow-up"


class Slipped(Struct, frozen=True):
    """A promise to be decided: not read whole, since there may be thousands.

    `days_late` counts midnights of the business since it was due; 0 for one moved to a time still to come.
    """

    promise_id: PromiseId
    group: Group
    due_at: datetime
    days_late: int
    moves: int
