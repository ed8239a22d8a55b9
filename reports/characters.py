"""Typed text made fit for the page: nothing invisible, nothing the font cannot draw, nothing that reorders a line."""

import re
import unicodedata
from collections.abc import Callable

MARKS_ON_ONE_LETTER = 8
NAMED_IN_A_ROW = 12
NAMED_IN_A_TEXT = 60

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\t\u1680\u2000-\u200a\u205f\u3000]")
# Controls, soft hyphens, joiners, variation selectors, bidi controls, tags, lone surrogates, non-characters.
_UNSEEN = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff\U0001f3fb-\U0001f3ff]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_STACK = re.compile(f"({_MARK}{{{MARKS_ON_ONE_LETTER}}}){_MARK}+")


def cleaned(text: str) -> str:
    """Return the text as NFC, with plain line ends and blanks and without characters that show nothing."""
    if text.isascii() and text.isprintable():
        return text
    plain = _LINE_ENDS.sub("\n", text)
    plain = _BLANKS.sub(" ", plain).replace("\u202f", "\xa0")
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", plain))
    return _STACK.sub(r"\1", plain)


def drawable(text: str, is_covered: Callable[[str], bool]) -> str:
    """Return cleaned text in which every character is one the font has.

    One it lacks becomes its plain equal where Unicode knows one ("ﬁ" becomes "fi"), else its name in
    brackets ("[khmer letter ka]"); of a long row of such only the first are named, the rest counted,
    and where a whole text is of such, so are the rows after the first few.
    """
    if text.isascii() or all(is_covered(character) or character == "\n" for character in set(text)):
        return text
    pieces: list[str] = []
    unknown: list[str] = []
    named = 0
    known: dict[str, str | None] = {}
    for character in (*text, ""):
        if character not in known:
            known[character] = _replacement(character, is_covered)
        plain = known[character]
        if plain is None:
            unknown.append(character)
            continue
        if unknown:
            pieces.append(_named(unknown, min(NAMED_IN_A_ROW, NAMED_IN_A_TEXT - named)))
            named += min(len(unknown), NAMED_IN_A_ROW)
            unknown.clear()
        pieces.append(plain)
    return "".join(pieces)


def _replacement(character: str, is_covered: Callable[[str], bool]) -> str | None:
    if character in ("", "\n", " ") or is_covered(character):
        return character
    for form in ("NFKC", "NFKD"):
        plain = unicodedata.normalize(form, character)
        if plain != character and all(is_covered(part) for part in plain):
            return plain
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return None


def _named(characters: list[str], most: int) -> str:
    if most <= 0:
        return f"[{len(characters)} characters]"
    names = [f"[{unicodedata.name(one, f'U+{ord(one):04X}').lower()}]" for one in characters[:most]]
    if len(characters) > most:
        names.append(f"[and {len(characters) - most} more]")
    return "".join(names)
