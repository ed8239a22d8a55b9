"""What may be typed: text of any script, kept as typed, in one Unicode form, without control characters."""

import re
import unicodedata

from models.errors import Refused

LONGEST = 1_000_000
"""Characters a single field may hold; far above anything typed, below what SQLite stores."""
LONGEST_NAME = 500
_LINE_BREAKS = {"\n", "\t"}
_BREAKS = re.compile(r"\s*[\n\t\u2028\u2029]\s*")


def words(text: str, field: str, *, required: bool = False) -> str:
    """Return text of any number of lines: NFC, line ends as `\\n`, blanks at both ends taken off.

    Raises: Refused for control characters, halves of characters, too much text, or none where some
    is required.
    """
    if text.isascii() and text.isprintable() and len(text) <= LONGEST:
        plain = text.strip()  # As most is; the rest of this would leave it as it is.
        if plain or not required:
            return plain
    tidy = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    many = field.endswith("words")
    if required and not _visible(tidy):
        raise Refused(f"the {field} {'are' if many else 'is'} empty; write something there", field=field)
    if len(tidy) > LONGEST:
        have = "have" if many else "has"
        raise Refused(f"the {field} {have} {len(tidy):,} characters; {LONGEST:,} at most can be kept", field=field)
    _no_controls(tidy, field)
    return tidy


def line(text: str, field: str, *, required: bool = False) -> str:
    """Return one line of text, as `words` does; line breaks and tabs, with the blanks around them, become one blank.

    Raises: Refused, also past 500 characters.
    """
    tidy = _BREAKS.sub(" ", words(text, field, required=required))
    if len(tidy) > LONGEST_NAME:
        raise Refused(f"the {field} has {len(tidy)} characters; {LONGEST_NAME} at most fit on a line", field=field)
    return tidy


def shortened(text: str, length: int = 160) -> str:
    """Return the beginning of a text on one line, with an ellipsis where it was cut."""
    flat = " ".join(text[: length * 4].split())
    if len(flat) <= length and len(text) <= length * 4:
        return flat
    return flat[: length - 1].rstrip() + "…"


def _visible(text: str) -> bool:
    return any(unicodedata.category(char)[0] not in "ZC" for char in text)


def _no_controls(text: str, field: str) -> None:
    if text.isprintable():
        return
    for place, char in enumerate(text, 1):
        if unicodedata.category(char) in {"Cc", "Cs"} and char not in _LINE_BREAKS:
            hold = "hold" if field.endswith("words") else "holds"
            which = f"U+{ord(char):04X}"
            clause = f"the {field} {hold} a control character ({which}) at place {place}; take it out"
            raise Refused(clause, field=field)
