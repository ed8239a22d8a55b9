"""Phrases of blame or excuse in words for a client, each with a kinder wording: a hint, never a block."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from models import own_words
from models.errors import Refused
from models.journal import Journal
from models.words import line, shortened, words

NAME = "kind-words"
LONGEST = 20_000
MOST = 300
"""Phrases of a list."""
_LOOKED_AT = 20_000
"""Characters of a text that are looked through; nobody writes a client more."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´＇"), "'")


class KindWord(Struct, frozen=True):
    """A phrase that blames or excuses, and what could be said instead."""

    phrase: str
    better: str


class Hint(Struct, frozen=True):
    """Where such a phrase stands in a text, by character, as it was written, and what could be said instead."""

    start: int
    stop: int
    found: str
    better: str


def hints(text: str, known: Sequence[KindWord]) -> tuple[Hint, ...]:
    """Return the phrases of the list in a text, in order: whole words only, whatever their case and accents."""
    if not known or not text:
        return ()
    pattern, better = _compiled(tuple(known))
    folded, places = _folded(text[:_LOOKED_AT])
    found = []
    for match in pattern.finditer(folded):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        found.append(Hint(start, stop, text[start:stop], better[match[0]]))
    return tuple(found)


def read_list(text: str) -> tuple[KindWord, ...]:
    """Return the phrases of a list with one "phrase = better wording" to the line; lines with # are remarks.

    Raises: Refused, naming the line.
    """
    if len(text) > LONGEST:
        raise Refused(f"the list has {len(text):,} characters; {LONGEST:,} at most can be kept", field="kind words")
    found: dict[str, KindWord] = {}
    for number, row in enumerate(words(text, "kind words").splitlines(), 1):
        if not row.strip() or row.lstrip().startswith("#"):
            continue
        said, sign, instead = row.partition("=")
        phrase, better = line(said, "phrase").strip(' "“”'), line(instead, "better wording").strip()
        if not sign or not better or not any(char.isalnum() for char in phrase):
            reason = (
                f"line {number} of the list, “{shortened(row, 40)}”, is not “phrase = a better wording”; write it so"
            )
            raise Refused(reason, field="kind words")
        found.setdefault(_folded(phrase)[0], KindWord(phrase, better))
    if len(found) > MOST:
        raise Refused(f"the list has {len(found)} phrases; {MOST} at most can be kept", field="kind words")
    return tuple(found.values())


def as_text(known: Sequence[KindWord]) -> str:
    """Return a list as `read_list` reads it."""
    return "\n".join(f"{one.phrase} = {one.better}" for one in known)


def of_language(journal: Journal, language: str, default: str) -> tuple[KindWord, ...]:
    """Return the list of a language: the owner's, else the one that comes with the program.

    An own list that cannot be read, from another hand or a later version, gives no reason to stop anybody's typing.
    """
    try:
        return read_list(text_of(journal, language, default))
    except Refused:
        return read_list(default)


def text_of(journal: Journal, language: str, default: str) -> str:
    """Return the list of a language as it is edited."""
    return own_words.of_language(journal, language).get(NAME, default)


def change(journal: Journal, language: str, text: str) -> None:
    """Keep the owner's list; an empty one gives no hints. Raises: Refused, naming the line."""
    if not _LANGUAGE.fullmatch(language):
        raise Refused(f"“{shortened(language, 20)}” is no language; write its code like en or de", field="language")
    read_list(text)
    tidy = words(text, "kind words")
    own_words.write(journal, f"Change kind words ({language})", NAME, language, tidy)


def restore(journal: Journal, language: str) -> None:
    """Go back to the list that comes with the program. Raises: Refused when it is in use already."""
    own_words.remove(journal, f"Restore kind words ({language})", NAME, language)


@lru_cache(maxsize=16)
def _compiled(known: tuple[KindWord, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    better: dict[str, str] = {}
    for one in known:
        better.setdefault(_folded(one.phrase)[0].strip(), one.better)
    # The longest first, so that "not my fault at all" is found before "not my fault".
    phrases = "|".join(re.escape(phrase) for phrase in sorted(filter(None, better), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)"), better


def _folded(text: str) -> tuple[str, list[int] | range]:
    """Return a text without case, accents and kinds of apostrophe, blanks as one; and where each character was."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.lower().replace("`", "'"), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = unicodedata.normalize("NFD", char.translate(_APOSTROPHES)).casefold()
        for piece in plain:
            if unicodedata.combining(piece):
                continue
            is_blank = piece.isspace()
            if is_blank and folded and folded[-1] == " ":
                continue
            folded.append(" " if is_blank else piece)
            places.append(place)
    return "".join(folded), places
