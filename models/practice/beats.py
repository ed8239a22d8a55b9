"""What a story of the invented practice is made of: beats, and the words given in them."""

from enum import StrEnum

from msgspec import Struct

from models.interactions.records import Direction, Solved, Way
from models.promises.records import PromiseKind, Side


class By(StrEnum):
    """How far off a time is promised, and in which grain."""

    TODAY = "today"
    HOURS = "hours"
    TOMORROW = "tomorrow"
    DAY = "day"
    WINDOW = "window"
    WEEK = "week"


class Word(Struct, frozen=True):
    """A word given in a beat: what, of which kind, by when. The next beat makes good on it."""

    words: str
    kind: PromiseKind
    by: By
    side: Side = Side.GIVEN


class Beat(Struct, frozen=True):
    """One contact of a story; `{who}`, `{room}`, `{box}` and `{n}` are filled in when it is told."""

    way: Way
    direction: Direction
    minutes: tuple[int, int] | None
    words: str
    word: Word | None = None
    solved: Solved = Solved.NOT_APPLICABLE
    reached: bool = True


Story = tuple[Beat, ...]


def heard(way: Way, minutes: tuple[int, int] | None, words: str, word: Word | None = None) -> Beat:
    """Return a contact that the client began."""
    return Beat(way, Direction.INBOUND, minutes, words, word)


def said(way: Way, minutes: tuple[int, int] | None, words: str, word: Word | None = None) -> Beat:
    """Return a contact that we began."""
    return Beat(way, Direction.OUTBOUND, minutes, words, word)


def solved(way: Way, minutes: tuple[int, int] | None, words: str, word: Word | None = None) -> Beat:
    """Return a contact of ours that solved the matter."""
    return Beat(way, Direction.OUTBOUND, minutes, words, word, Solved.YES)


def stuck(way: Way, minutes: tuple[int, int] | None, words: str, word: Word | None = None) -> Beat:
    """Return a contact of ours after which the matter was still open."""
    return Beat(way, Direction.OUTBOUND, minutes, words, word, Solved.NO)
