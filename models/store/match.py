"""From what was typed to full-text expressions that cannot fail: each word quoted, so that no sign means anything."""

import re
from collections.abc import Sequence

# Compiled when first wanted: so many letters take longer than all else that this file loads.
_UNSPACED = (
    "[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc]"
    "|[\U00020000-\U000323af]"
)


def terms(typed: str) -> list[str]:
    """Return the words to look for; a piece without a letter or digit is none, halves of characters are left out."""
    sound = typed.replace("\0", " ").encode("utf-8", "ignore").decode()
    return [piece for piece in sound.split() if any(char.isalnum() for char in piece)]


def unspaced(term: str) -> bool:
    """Tell whether a word is of a script that is written without spaces: Chinese, Japanese or, mostly so, Korean."""
    return re.search(_UNSPACED, term) is not None


def match_expression(typed: str) -> str:
    """Return an expression that finds every word typed, the last one as a beginning; without words, nothing."""
    return last_begins(terms(typed))


def whole(wanted: Sequence[str]) -> str:
    """Return an expression that finds every word as it stands."""
    return " ".join(_quoted(term) for term in wanted) or '""'


def last_begins(wanted: Sequence[str]) -> str:
    """Return an expression that finds every word, the last one as the beginning of one."""
    return whole(wanted) + _star(wanted[-1]) if wanted else '""'


def beginnings(wanted: Sequence[str]) -> str:
    """Return an expression that finds every word as the beginning of one."""
    return " ".join(_quoted(term) + _star(term) for term in wanted) or '""'


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _star(term: str) -> str:
    """Return the mark of a beginning, unless a sign closes the word: `c++` does not mean all that begins with c."""
    return "*" if term[-1].isalnum() else ""
