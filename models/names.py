"""Whom a few typed words mean: exact name, beginning, words, initials, small slips of the keys."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from models.errors import NotFound, Refused
from models.words import shortened

_ACCENTS = range(0x0300, 0x0370)
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´")
_SHORTEST_WITH_SLIPS = 5
_SHORTEST_WITH_TWO = 9
_OFFERED = 3
_NUMBERED = re.compile(r"(.*?)\s*#(\d{1,18})", re.DOTALL)


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a text as names are compared: without case, accents of Latin, Greek and Cyrillic, double blanks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in parts if ord(char) not in _ACCENTS)
    return " ".join(unicodedata.normalize("NFC", bare).translate(_LETTERS).split())


@lru_cache(maxsize=8192)
def bare_words(text: str) -> tuple[str, ...]:
    """Return the words of a folded name without its signs: `O'Neil & Sons (Hull)` is oneil, sons, hull."""
    kept = (char if _in_word(char) else " " for char in folded(text).translate(_APOSTROPHES))
    return tuple("".join(kept).split())


def matches(words: str, names: Sequence[str]) -> list[int]:
    """Return the places of the names that the words mean, all equally well; the first way that finds any wins."""
    for way in _WAYS:
        found = [place for place, name in enumerate(names) if way(words, name)]
        if found:
            return found
    return []


def choose(typed: str, known: Mapping[int, str], noun: str) -> int:
    """Return the number of the one name that the words mean; `#12`, or a name before it, means number 12.

    Raises: NotFound with the nearest three as offers; Refused when two are meant equally well.
    """
    if not typed.strip():
        raise Refused(f"no {noun} is named; say which", field=noun)
    ids = list(known)
    found = [ids[place] for place in matches(typed, list(known.values()))] or _numbered(typed, known)
    if not found:
        raise _unknown(typed, list(known.values()), noun)
    if len(found) > 1:
        raise _ambiguous(typed, {number: known[number] for number in found}, noun)
    return found[0]


def nearest(words: str, names: Sequence[str], limit: int = _OFFERED) -> list[int]:
    """Return the places of the names that look most like the words, best first."""
    wanted = folded(words)
    scored = sorted(range(len(names)), key=lambda place: -_likeness(wanted, names[place]))
    return scored[:limit]


def _numbered(typed: str, known: Mapping[int, str]) -> list[int]:
    parts = _NUMBERED.fullmatch(typed.strip())
    if parts is None or int(parts[2]) not in known:
        return []
    said, number = folded(parts[1]), int(parts[2])
    return [number] if not said or said == folded(known[number]) else []


def _unknown(typed: str, known: Sequence[str], noun: str) -> NotFound:
    offers = list(dict.fromkeys(known[place] for place in nearest(typed, known)))
    clause = f"there is no {noun} “{shortened(typed, 60)}”; add it"
    return NotFound(f"{clause}, or did you mean {_listed(offers)}?" if offers else clause, field=noun, offers=offers)


def _ambiguous(typed: str, found: Mapping[int, str], noun: str) -> Refused:
    same = [folded(name) for name in found.values()]
    offers = [f"{name} #{number}" if same.count(folded(name)) > 1 else name for number, name in found.items()]
    offers = offers[:_OFFERED]
    count = f"{len(found)} {noun}s" if len(found) > len(offers) else f"more than one {noun}"
    verb = "match" if len(found) > len(offers) else "matches"
    return Refused(f"{count} {verb} “{shortened(typed, 60)}”; say which: {_listed(offers)}", field=noun, offers=offers)


def _listed(offers: Sequence[str]) -> str:
    quoted = [f"“{shortened(offer, 60)}”" for offer in offers]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _in_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _same(words: str, name: str) -> bool:
    return folded(words) == folded(name)


def _same_words(words: str, name: str) -> bool:
    wanted = bare_words(words)
    return bool(wanted) and wanted == bare_words(name)


def _begins(words: str, name: str) -> bool:
    wanted, bare = folded(words), " ".join(bare_words(words))
    return begins(folded(name), wanted) or begins(" ".join(bare_words(name)), bare)


def begins(name: str, typed: str) -> bool:
    """Tell whether the name goes on from what was typed; a number never goes on, else 10 would mean 104."""
    if not typed or not name.startswith(typed):
        return False
    return not (typed[-1].isdigit() and name[len(typed) : len(typed) + 1].isdigit())


def _begins_words(words: str, name: str) -> bool:
    rest = list(bare_words(name))
    wanted = bare_words(words)
    for word in sorted(wanted, key=len, reverse=True):
        hit = next((place for place, own in enumerate(rest) if begins(own, word)), None)
        if hit is None:
            return False
        del rest[hit]
    return bool(wanted)


def _initials(words: str, name: str) -> bool:
    wanted, own = "".join(bare_words(words)), bare_words(name)
    return len(wanted) > 1 and wanted == "".join(word[0] for word in own)


def _slipped(words: str, name: str) -> bool:
    wanted, own = bare_words(words), bare_words(name)
    if not wanted or len(wanted) > len(own):
        return False
    return _near(" ".join(wanted), " ".join(own)) or all(any(_near(word, other) for other in own) for word in wanted)


def _near(typed: str, meant: str) -> bool:
    if typed == meant:
        return True
    if len(typed) < _SHORTEST_WITH_SLIPS:
        return False
    if digits(typed) != digits(meant):
        return False
    allowed = 1 if len(typed) < _SHORTEST_WITH_TWO else 2
    return abs(len(typed) - len(meant)) <= allowed and _slips(typed, meant, allowed) <= allowed


def digits(text: str) -> str:
    """Return the digits of a text: where they differ, no slip of the keys is forgiven."""
    return "".join(char for char in text if char.isdigit())


def _slips(typed: str, meant: str, allowed: int) -> int:
    """Count keys left out, doubled, wrong or swapped with their neighbour; stop past what is allowed."""
    earlier: list[int] = []
    last = list(range(len(meant) + 1))
    for row, one in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(meant, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (one != other))
            if row > 1 and column > 1 and one == meant[column - 2] and typed[row - 2] == other:
                cost = min(cost, earlier[column - 2] + 1)
            line.append(cost)
        if min(line) > allowed:
            return allowed + 1
        earlier, last = last, line
    return last[-1]


def _likeness(wanted: str, name: str) -> float:
    # Only what is not found needs it, and nearly every command imports this module.
    from difflib import SequenceMatcher

    own = folded(name)
    tries = [own, *(word for word in own.split() if " " not in wanted)]
    return max(SequenceMatcher(None, wanted, other, autojunk=False).ratio() for other in tries)


_WAYS: tuple[Callable[[str, str], bool], ...] = (_same, _same_words, _begins, _begins_words, _initials, _slipped)
