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


def attempt(call: Callable[[], Result], words: str = "") -> Outcome[Result]:
    """Call an operation; a refusal, a full disk or a lock come back as words for the screen, with the `{reason}`.

    Anything else is a fault of ours and goes on up to `ui.faults`.
    """
    words = words or tr("Not saved: {reason}.")
    try:
        return Outcome(call())
    except Refused as refusal:
        return Outcome(None, words.format(reason=refusal.reason), refusal.field, refusal.offers)
    except JournalError as error:
        return Outcome(None, words.format(reason=error))
