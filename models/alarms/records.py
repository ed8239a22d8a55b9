"""What rings: the stages of an alarm, one alarm, and the digest that is shown at once."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from models.promises.records import PromiseId, PromiseKind, Side
from models.windows import Window

MOST_SHOWN = 100
"""Alarms that a digest holds; the rest is counted."""


class Stage(StrEnum):
    """Why an alarm rings; of several at once the last in this order is the gravest."""

    LEAD = "lead"
    START = "start"
    DUE = "due"
    SNOOZE = "snooze"
    MORNING = "morning"


GRAVITY: dict[str, int] = {stage: place for place, stage in enumerate(Stage)}


class Ring(NamedTuple):
    """One row of what rang, in its stored form; a morning has no promise, since it rings for all that are overdue."""

    promise_id: int | None
    due_at: str | None
    stage: str
    rings_at: str


class Alarm(Struct, frozen=True):
    """An alarm for a promise: why it rings (the gravest of what fell due) and how late the promise is.

    `rings_at` is when it was to ring; `late` is more than nothing once the due time has passed;
    `snoozes` counts every snooze of the promise; `promised` says when and how it was promised.
    """

    promise_id: PromiseId
    client_id: int
    client_name: str
    words: str
    side: Side
    kind: PromiseKind
    window: Window
    due_at: datetime
    stage: Stage
    rings_at: datetime
    late: timedelta
    reason: str
    snoozes: int
    promised: str


class Digest(Struct, frozen=True):
    """All that rings at one moment: the worst hundred, worst first, and how many there are in all.

    `rest` is what was shown with it and is not recorded yet: more than one step should hold a program
    for. Give the digest to `ringing.record_rest` until nothing is left.
    """

    at: datetime
    alarms: tuple[Alarm, ...]
    total: int
    rest: tuple[Ring, ...] = ()

    @property
    def more_to_record(self) -> bool:
        """Tell whether some of what was shown is still to be recorded, which wants to be done at once."""
        return bool(self.rest)
