"""What kind of promise the words of it suggest."""

import re

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
_PATTERNS = tuple((kind, re.compile(rf"\b(?:{stems})\b", re.IGNORECASE)) for kind, stems in _STEMS)


def guess(words: str) -> PromiseKind:
    """Return the kind whose word comes first in the promise, else `other`."""
    found = [(match.start(), kind) for kind, pattern in _PATTERNS if (match := pattern.search(words[:500]))]
    return min(found, key=lambda pair: pair[0])[1] if found else PromiseKind.OTHER
