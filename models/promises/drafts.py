"""What must hold before a promise is written."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from models.errors import Refused
from models.instants import to_text
from models.promises.records import PromiseDraft
from models.windows import checked
from models.words import words

LONGEST_MINUTES = 366 * 24 * 60
"""A length or lead time of over a year is a slip of the keyboard."""
SLACK = timedelta(minutes=10)
"""How far a clock may run ahead of the one that noted before it counts as the future."""


def checked_draft(draft: PromiseDraft, made_at: datetime) -> PromiseDraft:
    """Return the draft tidied.

    Raises: Refused for empty words, a window that ends before it starts or before the promise was
    made, and lengths nobody means.
    """
    window = checked(draft.window)
    if window.end < made_at:
        raise Refused("the promised time is before the promise was made; give a later one", field="window")
    check_minutes(draft.expected_minutes, draft.lead_minutes)
    return replace(
        draft,
        words=words(draft.words, "promise", required=True),
        private_words=words(draft.private_words, "private words"),
    )


def check_minutes(expected_minutes: int | None, lead_minutes: int | None) -> None:
    """Accept lengths that somebody may mean. Raises: Refused."""
    for minutes, name in ((expected_minutes, "expected length"), (lead_minutes, "lead time")):
        if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
            raise Refused(f"the {name} must lie between 0 minutes and a year", field="minutes")


def happened(at: datetime | None, now: datetime) -> datetime:
    """Return when something happened: `at`, but never later than now, and now for None.

    Raises: Refused for the future; within the slack of another clock it is taken for now.
    """
    if at is None:
        return now
    to_text(at)
    if at > now + SLACK:
        raise Refused("that time has not come yet; note it once it has happened", field="at")
    return min(at, now)
