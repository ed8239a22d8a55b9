"""The head of a line while it is read: its words, what they said so far, and the words that remain."""

import re
from datetime import datetime

from msgspec import Struct, field

from models.capture.directory import Directory
from models.capture.draft import LineToken, LineTrouble
from models.capture.happened import Happened
from models.capture.minutes import minutes_at
from models.capture.times import Word
from models.working_time import Profile

_PIECE = re.compile(r'@"[^"]*"?|@“[^”]*”?|\S+')
_SOLVED = re.compile(r"(?:^|\s*[;,.]\s*|\s+#)solved[.!]?\s*$", re.IGNORECASE)
_METRES = re.compile(r"\d+\s+m")
_ONLY_SOLVED = re.compile(r"solved[.!]?\s*$", re.IGNORECASE)


class Head(Struct):
    """What the head said so far."""

    kind: str = ""
    client_id: int | None = None
    client_words: str = ""
    person_ids: tuple[int, ...] = ()
    happened: Happened | None = None
    minutes: int | None = None
    words: str = ""
    words_at: Word = (0, 0)
    solved: bool = False
    tokens: list[LineToken] = field(default_factory=list)
    troubles: list[LineTrouble] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class HeadRow:
    """The words of the head and their places."""

    def __init__(self, line: str, stop: int, now: datetime, profile: Profile, directory: Directory) -> None:
        self.line = line
        self.now = now
        self.profile = profile
        self.directory = directory
        self.head = Head()
        self.words: list[Word] = [match.span() for match in _PIECE.finditer(line, 0, stop)]
        self.stop = stop

    def _text(self, index: int, count: int = 1) -> str:
        return self.line[self.words[index][0] : self.words[index + count - 1][1]]

    def _mark(self, index: int, count: int, role: str) -> int:
        self.head.tokens.append(LineToken(self.words[index][0], self.words[index + count - 1][1], role))
        return index + count

    def _span(self, index: int, count: int) -> Word:
        return self.words[index][0], self.words[index + count - 1][1]

    def _trouble(self, reason: str, index: int, count: int, offers: tuple[str, ...], what: str) -> None:
        self.head.troubles.append(LineTrouble(reason, *self._span(index, count), offers, what))

    def _rest(self, index: int) -> None:
        if index >= len(self.words):
            return
        start, stop = self.words[index][0], self.words[-1][1]
        solved = _SOLVED.search(self.line[:stop], start) or _ONLY_SOLVED.match(self.line[:stop], start)
        if solved is not None:
            self.head.solved = True
            self.head.tokens.append(
                LineToken(solved.start() + len(solved.group()) - len(solved.group().lstrip(" ;,.#")), stop, "solved")
            )
            stop = solved.start()
        stop = self._minutes_at_end(start, stop)
        self.head.words = self.line[start:stop].strip()
        self.head.words_at = (start, start + len(self.line[start:stop].rstrip()))
        if self.head.words:
            self.head.tokens.append(LineToken(*self.head.words_at, "words"))

    def _minutes_at_end(self, start: int, stop: int) -> int:
        """Take a length that closes the words, where the head has none: "replaced the PC 1h30"."""
        if self.head.minutes is not None:
            return stop
        for begin, _ in [word for word in self.words if start < word[0] < stop][-3:]:
            found = minutes_at(self.line, begin)
            if found is None or self.line[found.stop : stop].strip() or not self.line[begin].isdigit():
                continue
            if not _METRES.fullmatch(self.line[begin : found.stop]):
                self.head.minutes = found.minutes
                self.head.tokens.append(LineToken(begin, found.stop, "minutes"))
                return begin
        return stop
