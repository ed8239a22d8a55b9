"""What kind of promise the words of it suggest."""

import re
from functools import cache

from models.promises.records import PromiseKind

_STEMS: tuple[tuple[PromiseKind, str], ...] = (
    (PromiseKind.FOLLOW_UP, r"follow[- ]?up|check (?:in|back)|see how|ask how"),
    (PromiseKind.RING, r"ring|call|phone|telephone"),
    (PromiseKind.QUOTE, r"quote|quotation|estimate|price|prices|pricing|proposal"),
    (PromiseKind.COME, r"come|visit|site visit|drop (?:in|by)|be there|attend|survey"),
    (PromiseKind.WRITE, r"write|e-?mail|mail|send|message|text|reply|answer|report|document"),
    (PromiseKind.DELIVER, r"deliver|bring|order|collect|supply|ship|return"),
    (PromiseKind.FIX, r"fix|repair|replace|install|move|renew|remove|restore|test|patch|update|upgrade|set up|setup"),
)
_KINDS = tuple(kind for kind, _stems in _STEMS)


def guess(words: str) -> PromiseKind:
    """Return the kind whose word comes first in the promise, else `other`."""
    found = _any_stem().search(words[:500])
    return PromiseKind.OTHER if found is None or found.lastindex is None else _KINDS[found.lastindex - 1]


@cache
def _any_stem() -> re.Pattern[str]:
    """Return what finds the first of all these words; made when first wanted, since that takes a while.

    One group a kind: the search stops at the word that comes first, and is half the cost of seven.
    """
    return re.compile(r"\b(?:" + "|".join(f"({stems})" for _kind, stems in _STEMS) + r")\b", re.IGNORECASE)
