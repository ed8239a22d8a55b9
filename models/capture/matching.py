"""Names from what was typed: whole, by beginnings, by initials, past a slip of the keys; best first."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from heapq import nsmallest

from msgspec import Struct

from models.capture.directory import Directory, KnownClient, KnownPerson
from models.names import bare_words, begins, digits, folded
from models.promised_time.words import slips

_RATED = 2000
_ALIKE = 0.5


class Fit(IntEnum):
    """How well typed words fit a name; less is better."""

    WHOLE = 0
    FIRST_WORDS = 1
    BEGINNINGS = 2
    LATER_WORD = 3
    INITIALS = 4
    SLIP = 5


class Match(Struct, frozen=True):
    """A name that fits, and how well."""

    id: int
    name: str
    fit: Fit
    client_id: int = 0


@lru_cache(maxsize=65536)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without accents and signs; of signs alone, the signs."""
    words = bare_words(name.replace(".", "")) or tuple(folded(name).split())
    return tuple(word for word in words if word != "and") or words


def fit(typed: tuple[str, ...], name: tuple[str, ...]) -> Fit | None:
    """Return how the typed words fit the name's words, or None."""
    if not typed or not name:
        return None
    if typed == name:
        return Fit.WHOLE
    if name[: len(typed)] == typed:
        return Fit.FIRST_WORDS
    if _begin(typed, name):
        return Fit.BEGINNINGS
    joined = "".join(typed)
    if len(joined) >= 3 and begins("".join(name), joined):
        return Fit.BEGINNINGS
    if any(_begin(typed, name[index:]) for index in range(1, len(name))) and len(typed[0]) > 1:
        return Fit.LATER_WORD
    if len(typed) == 1 and len(name) > 1 and len(joined) > 1 and _initials(name).startswith(joined):
        return Fit.INITIALS
    return Fit.SLIP if _slipped(typed, name) else None


def _begin(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return len(typed) <= len(name) and all(begins(word, start) for start, word in zip(typed, name, strict=False))


def _initials(name: tuple[str, ...]) -> str:
    return "".join(word[0] for word in name if word not in ("and", "the", "of", "ltd"))


def _slipped(typed: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if len(typed) > len(name) or len(typed[0]) < 5 or digits(" ".join(typed)) != digits(" ".join(name[: len(typed)])):
        return False
    for one, other in zip(typed, name, strict=False):
        if one == other or (len(one) >= 3 and other.startswith(one)):
            continue
        if len(one) < 4 or abs(len(one) - len(other)) > 1 or (one[0] != other[0] and len(one) < 6):
            return False
        if slips(one, other) > (1 if len(one) < 8 else 2):
            return False
    return True


def matching_clients(typed: str, directory: Directory) -> tuple[Match, ...]:
    """Return the clients whose name or alias fits, best first."""
    words = plain_words(typed)
    return _sorted(_client(words, client) for client in directory.clients)


def matching_people(typed: str, directory: Directory, client_id: int | None = None) -> tuple[Match, ...]:
    """Return the people whose name fits, best first, of one client where it is known."""
    words = plain_words(typed)
    people = (person for person in directory.people if client_id in (None, person.client_id))
    return _sorted(_person(words, person) for person in people)


def best(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return the matches that fit as well as the best one: more than one is a question."""
    return tuple(match for match in matches if match.fit == matches[0].fit) if matches else ()


def single(matches: tuple[Match, ...]) -> Match | None:
    """Return the match when it is the only one."""
    return matches[0] if len(matches) == 1 else None


def nearest_names(typed: str, directory: Directory) -> tuple[str, ...]:
    """Return at most three clients whose names look most like what was typed, ready to be put in the line."""
    words = " ".join(plain_words(typed))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    rated: list[tuple[float, int, str]] = []
    for place, client in enumerate(directory.clients[:_RATED]):
        # A client is called by the beginning of its name; what follows must not count against it.
        matcher.set_seq1(" ".join(plain_words(client.name))[: len(words) + 1])
        if matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE:
            rated.append((-matcher.ratio(), place, client.name))
    return tuple(f'@"{name}"' for _, _, name in nsmallest(3, rated))


def _client(words: tuple[str, ...], client: KnownClient) -> Match | None:
    fits = [fit(words, plain_words(name)) for name in (client.name, *client.aliases)]
    found = [there for there in fits if there is not None]
    return Match(client.id, client.name, min(found), client.id) if found else None


def _person(words: tuple[str, ...], person: KnownPerson) -> Match | None:
    there = fit(words, plain_words(person.name))
    return None if there is None else Match(person.id, person.name, there, person.client_id)


def _sorted(matches: Iterable[Match | None]) -> tuple[Match, ...]:
    return tuple(sorted((match for match in matches if match is not None), key=_order))


def _order(match: Match) -> tuple[int, int, str]:
    return match.fit, len(match.name), match.name
