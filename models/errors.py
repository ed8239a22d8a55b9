"""What the person at the screen can act on; everything else is a fault of ours."""

from collections.abc import Sequence


class JournalError(Exception):
    """Tell the person, in words fit for the screen, what is wrong and what to do about it."""


class Refused(JournalError):
    """Say why something was not done: a clause that reads after "Not saved: ".

    `field` names the part of the draft at fault, where there is one; `offers` are at most three
    things that would have been accepted, best first.
    """

    def __init__(self, reason: str, *, field: str | None = None, offers: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        self.offers = tuple(offers)


class NotFound(Refused):
    """Say that there is no such record."""


class Unusable(JournalError):
    """Say why the journal file cannot be used at all (exit status 3)."""


class NotAJournal(Unusable):
    """The file is something else, and was not touched."""


class Taken(NotAJournal):
    """Something has the name already that a new journal was to get."""


class Missing(Unusable):
    """There is no such file, or no folder to make it in."""


class Damaged(Unusable):
    """What was read cannot be trusted."""


class TooNew(Unusable):
    """A newer version of the program made this journal."""


class Locked(Unusable):
    """Another program is writing at this moment."""


class GaveWay(Locked):
    """A look-up was broken off so that a save of our own need not wait for it; it can be asked for again."""


class ReadOnly(Unusable):
    """The file, or its folder, cannot be written."""


class Full(Unusable):
    """The disk has no room."""
