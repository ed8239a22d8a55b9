"""The groups of what needs attention, in the order in which they are told."""

from models.attention import Attention
from models.listed import Entry
from ui.command_line.output import Style

_UNTOLD, _OVERDUE, _TODAY, _WORDS, _SLIPPED = "untold", "overdue", "due_today", "next_words", "owed_slipped"
_FOLLOW_UPS, _SOON = "follow_ups", "soon"
GROUPS = (
    (_UNTOLD, "Moved, but the client does not know", Style.LATE),
    (_OVERDUE, "Overdue", Style.LATE),
    (_TODAY, "Due today", Style.SOON),
    (_WORDS, "Next word to a client who waits", Style.SOON),
    (_SLIPPED, "Owed to us, and late", Style.LATE),
    ("quiet", "Gone quiet", Style.SOON),
    (_FOLLOW_UPS, "Follow-ups", Style.SOON),
    (_SOON, "Coming up", Style.PLAIN),
)


def entries(found: Attention, group: str) -> tuple[Entry, ...]:
    """Return the promises of a group."""
    by_group = {
        _UNTOLD: found.untold,
        _OVERDUE: found.overdue,
        _TODAY: found.due_today,
        _WORDS: found.next_words,
        _SLIPPED: found.owed_slipped,
        _FOLLOW_UPS: found.follow_ups,
        _SOON: found.soon,
    }
    return by_group[group]
