"""Find the time inside a promise or a note: the longest stretch of words that is one, and nothing weaker."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from models.promised_time.letters import normal
from models.promised_time.reading import Reading, Trouble
from models.promised_time.recurrence import read_when
from models.promised_time.tokens import Unknown, tokenise
from models.promised_time.turns import Recurrence
from models.promised_time.words import WEEKDAYS
from models.working_time import Profile

LONGEST_PHRASE = 12
_WORD = re.compile(r"\S+")
_STRONG = (
    "weekday", "month", "dayword", "tonight", "clock", "hm", "ymd", "xyz", "iso", "isot", "slashed", "feast", "close",
    "endof", "plural", "ordinal",
)  # fmt: skip
_OPENING = ("in", "within", "by", "next", "this", "before", "after", "until", "between", "from", "end", "at", "on")
_REPEATING = ("every", "each")
_PLAIN = ("today", "tonight", "tomorrow", *WEEKDAYS)
_MONTH = "(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_NO_YEAR = re.compile(
    r"(?<![\w./-])(?:(?:0000|\d{5,})[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:0000|\d{5,})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+(?:0000|[3-9]\d{{3}}|\d{{5,}})"
    rf"|{_MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:0000|[3-9]\d{{3}}|\d{{5,}}))(?![\w:-])",
    re.ASCII | re.IGNORECASE,
)
_FAR_YEAR = re.compile(r"(?<!\d)[3-9]\d{3}$", re.ASCII)
Word = tuple[int, int]


class TimeFound(Struct, frozen=True):
    """Where the time stands in the text, and what it was read as."""

    start: int
    stop: int
    what: Reading | Recurrence | Trouble


class TimeTrouble(TimeFound, frozen=True):
    """A time that cannot be."""

    what: Trouble


def words_of(text: str, start: int, stop: int) -> list[Word]:
    """Return where each word between the two places begins and ends."""
    return [match.span() for match in _WORD.finditer(text, start, stop)]


def find_time(text: str, words: Sequence[Word], now: datetime, profile: Profile) -> TimeFound | None:
    """Return the time at the end, else at the beginning, else inside; or the trouble with it, or None."""
    wrong = impossible_date(text, words[0][0], words[-1][1]) if words else None
    if wrong is not None:
        return wrong
    for spans in (_endings(words), _beginnings(words), _insides(text, words)):
        found = _first(text, spans, now, profile)
        if found is not None:
            return found
    return None


def impossible_date(text: str, start: int, stop: int) -> TimeTrouble | None:
    """Return the trouble with a date whose year is 0000 or is past 3000: no part of it is a time."""
    wrong = _NO_YEAR.search(text, start, stop)
    if wrong is None:
        return None
    if _FAR_YEAR.search(wrong.group()):
        reason = f"“{wrong.group()}” is too far away for a promise; write a nearer year"
        return TimeTrouble(*wrong.span(), Trouble(reason))
    reason = f"there is no day “{wrong.group()[:40]}”; write a year between 1900 and 9000"
    return TimeTrouble(*wrong.span(), Trouble(reason))


def is_timely(word: str) -> bool:
    """Tell whether a word by itself speaks of time: a weekday, a month, a date, a clock time."""
    return _kind(word.strip("()[],;.!?")) in _STRONG


@lru_cache(maxsize=4096)
def _kind(word: str) -> str:
    try:
        tokens, _ = tokenise(normal(word))
    except Unknown:
        return "unknown"
    if not tokens:
        return ""
    for index, token in enumerate(tokens):
        if token.kind in _STRONG or (token.kind == "meridiem" and index):
            return token.kind if token.kind in _STRONG else "hm"
    return str(tokens[0].value) if tokens[0].kind == "word" else tokens[0].kind


def opens_time(word: str) -> bool:
    """Tell whether a time may begin with this word inside a sentence."""
    return is_timely(word) or _kind(word) in _OPENING


def _endings(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for index in range(max(0, len(words) - LONGEST_PHRASE), len(words)):
        yield words[index:]


def _beginnings(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for count in range(min(len(words), LONGEST_PHRASE), 0, -1):
        yield words[:count]


def _insides(text: str, words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    for index in range(1, len(words) - 1):
        word = text[slice(*words[index])]
        if opens_time(word) or word.casefold() in _REPEATING:
            for stop in range(min(len(words) - 1, index + LONGEST_PHRASE), index, -1):
                yield words[index:stop]


def _first(text: str, spans: Iterator[Sequence[Word]], now: datetime, profile: Profile) -> TimeFound | None:
    """Return the first stretch that is a time.

    A shorter stretch must not leave out a word that speaks of time: "Tuesday 30/11" is not "30/11".
    """
    trouble: TimeFound | None = None
    for span in spans:
        start, stop = span[0][0], span[-1][1]
        what = read_when(text[start:stop], now, profile)
        if isinstance(what, Trouble):
            if trouble is None and is_doubtful(what, text, span):
                trouble = TimeFound(start, stop, what)
            continue
        if trouble is not None and (_is_part(trouble, start, stop) or _leaves_out(text, trouble, start, stop)):
            return trouble
        return TimeFound(start, stop, what)
    return trouble


def is_doubtful(trouble: Trouble, text: str, span: Sequence[Word]) -> bool:
    """Tell whether a trouble is with a time, and not with words that are none."""
    known = trouble.at is None or trouble.at.role != "unknown"
    return known and any(is_timely(text[slice(*word)]) for word in span)


def is_strong(phrase: str) -> bool:
    """Tell whether a phrase is a time beyond doubt, and no "sun", "march" or "may" of an ordinary sentence."""
    words = phrase.split()
    if len(words) > 1:
        kinds = {_kind(word.strip("()[],;.!?")) for word in words}
        dated = "month" in kinds and any(map(str.isdigit, words))
        return dated or any(is_timely(word) and _kind(word) != "month" for word in words)
    if phrase == "24/7":
        return False  # always, not the 24th of July
    return phrase.casefold() in _PLAIN or (len(phrase) > 3 and not phrase.isalpha())


def _is_part(trouble: TimeFound, start: int, stop: int) -> bool:
    """Tell whether a stretch is only a part of one time that is asked about."""
    whole = isinstance(trouble.what, Trouble) and trouble.what.whole
    return whole and trouble.start <= start and stop <= trouble.stop


def _leaves_out(text: str, trouble: TimeFound, start: int, stop: int) -> bool:
    left = [word for word in words_of(text, trouble.start, trouble.stop) if word[0] < start or word[1] > stop]
    said = [text[slice(*word)] for word in left]
    opening = text[slice(*words_of(text, start, stop)[0])]
    counted = bool(left) and left[-1][1] <= start and said[-1].rstrip(".").isdigit()
    if (counted and _kind(opening) == "month") or any(_kind(word) == "every" for word in said):
        return True  # "Nov" is not what "31 Nov" said, nor "Friday" what "every Friday"
    # A month alone may be a person: "ring April tomorrow".
    numbered = any(letter.isdigit() for word in said for letter in word)
    return any(is_timely(word) and (numbered or _kind(word) != "month") for word in said)
