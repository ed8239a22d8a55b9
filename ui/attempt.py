"""Asking the journal for something that it may refuse."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

from models.errors import JournalError, Refused
from ui.tr import tr

Result = TypeVar("Result")


class Outcome(Struct, Generic[Result], frozen=True):
    """What came of it: the result, or the refusal in words with the field at fault and what would do."""

    result: Result | None = None
    trouble: str = ""
    field: str | None = None
    offers: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Tell whether it was done."""
        return not self.trouble


def attempt(call: Callable[[], Result]) -> Outcome[Result]:
    """Call an operation; a refusal, a full disk or a lock come back as words for the screen.

    Anything else is a fault of ours and goes on up to `ui.faults`.
    """
    try:
        return Outcome(call())
    except Refused as refusal:
        words = tr("Not saved: {reason}.").format(reason=refusal.reason)
        return Outcome(None, words, refusal.field, refusal.offers)
    except JournalError as error:
        return Outcome(None, tr("Not saved: {reason}.").format(reason=error))
