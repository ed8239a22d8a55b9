"""Read one line into a draft interaction with its promises."""

import re
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from models.capture.directory import Directory
from models.capture.draft import Line, LineDraft, LinePromise, LineToken, LineTrouble, Suggestion
from models.capture.head import HeadReader
from models.capture.head_row import Head
from models.capture.matching import Fit, best, matching_people
from models.capture.spoken import spoken_time
from models.capture.times import (
    TimeFound,
    Word,
    impossible_date,
    is_doubtful,
    is_strong,
    is_timely,
    opens_time,
    words_of,
)
from models.errors import Refused
from models.promised_time.reader import read
from models.promised_time.reading import Reading, Trouble
from models.promised_time.turns import NEVER, Recurrence, first_turn
from models.windows import Window
from models.working_time import Profile

LONGEST_LINE = 1_000_000
"""As much as the words of one record may hold."""
_MARK = re.compile(r"(?:(?<=\s)|^)([<>])(?=[\s!]|$|[^\s<>=\d-])")
_COMPARED = re.compile(r"\d\s*[<>]\s*\d")
_VERBS = {
    "ring": "ring call phone telephone",
    "come": "come visit be attend arrive meet",
    "write": "write email e-mail mail text message send reply answer",
    "quote": "quote price estimate cost",
    "deliver": "deliver bring drop order ship collect fetch",
    "fix": "fix repair mend replace install finish set",
    "follow up": "follow check chase",
}
_KIND_OF_VERB = {verb: kind for kind, verbs in _VERBS.items() for verb in verbs.split()}


class _Segment(Struct, frozen=True):
    side: str
    mark: int
    start: int
    stop: int


def read_line(line: str, now: datetime, profile: Profile, directory: Directory) -> Line:
    """Return what the line says: its draft, its parts, what keeps it from being saved, and ideas.

    `now` is aware; an interaction that says no time happened now.
    """
    if not line.strip():
        return Line(None)
    if len(line) > LONGEST_LINE:
        told = f"the line has {len(line):,} characters; {LONGEST_LINE:,} at most can be kept"
        return Line(None, troubles=(LineTrouble(told, 0, len(line), field="words"),))
    segments = list(_segments(line))
    head = HeadReader(line, segments[0].mark if segments else len(line), now, profile, directory).read()
    _judge_date(line, head, segments[0].mark if segments else len(line))
    there = _profile_there(profile, directory, head.client_id)
    promises = [_Promise(line, segment, head, now, there, directory).read() for segment in segments]
    _judge(line, head, bool(segments))
    draft = LineDraft(
        kind=head.kind or "other",
        client_id=head.client_id,
        client_words=head.client_words,
        person_ids=head.person_ids,
        happened_at=head.happened.at if head.happened is not None else now,
        minutes=head.minutes if head.minutes is not None else head.happened.minutes if head.happened else None,
        words=head.words,
        solved=head.solved,
        promises=tuple(promises),
    )
    return Line(
        draft,
        tuple(sorted(head.tokens, key=_start)),
        tuple(head.troubles),
        tuple(_suggestions(line, head, now, profile)),
        tuple(head.notes),
    )


def _profile_there(profile: Profile, directory: Directory, client_id: int | None) -> Profile:
    """Return what times are read by at a client: the wall clock is that of its own place."""
    zones = (client.zone for client in directory.clients if client.id == client_id)
    own = next(zones, None) if client_id is not None else None
    return profile if own is None else replace(profile, zone=own)


def _start(token: LineToken) -> int:
    return token.start


def _segments(line: str) -> Iterator[_Segment]:
    marks = [match for match in _MARK.finditer(line) if _divides(line, match.start())]
    for index, match in enumerate(marks):
        start = match.end()
        stop = marks[index + 1].start() if index + 1 < len(marks) else len(line)
        side = "owed" if match.group(1) == "<" else "given"
        after = len(line[start:stop]) - len(line[start:stop].lstrip())
        if line[start + after : start + after + 1] == "!":
            side = side if side == "owed" else "follow-up"
            start += after + 1
        yield _Segment(side, match.start(), start, stop)


def _divides(line: str, place: int) -> bool:
    """Tell whether a mark opens a promise, and neither stands in a quoted name nor compares two numbers."""
    if place and _COMPARED.match(line, len(line[:place].rstrip()) - 1):
        return False
    return "@" not in line or line.count('"', 0, place) % 2 == 0


def _judge(line: str, head: Head, promised: bool) -> None:
    if head.client_id is None and not head.client_words:
        head.troubles.insert(0, LineTrouble("say which client it was", 0, len(line), field="client"))
    if not head.words and not promised:
        head.troubles.append(LineTrouble("say what was done or said", len(line), len(line), field="words"))


def _judge_date(line: str, head: Head, stop: int) -> None:
    """Refuse a date of no year where the time of the interaction is said; further on it is only words."""
    wrong = impossible_date(line, 0, stop)
    if wrong is None:
        return
    in_a_time = any(token.role == "time" and token.start <= wrong.start < token.stop for token in head.tokens)
    if in_a_time or wrong.start == head.words_at[0]:
        head.troubles.append(LineTrouble(wrong.what.reason, wrong.start, wrong.stop, field="time"))


class _Promise:
    def __init__(
        self, line: str, segment: _Segment, head: Head, now: datetime, profile: Profile, directory: Directory
    ) -> None:
        self.line = line
        self.segment = segment
        self.head = head
        self.now = now
        self.profile = profile
        self.directory = directory

    def read(self) -> LinePromise:
        self.head.tokens.append(LineToken(self.segment.mark, self.segment.start, "mark"))
        words = words_of(self.line, self.segment.start, self.segment.stop)
        found = self._found(words)
        window = self._window(found)
        said = self._words(found)
        if not said:
            self._trouble("say what is promised", field="promise")
        elif found is None:
            # The offers come after what is promised; they do not take its place.
            end = self.segment.stop
            offers = ("by tomorrow", "by Friday")
            self.head.troubles.append(LineTrouble("say by when", end, end, offers, "promise"))
        recurrence = found.what if found is not None and isinstance(found.what, Recurrence) else None
        person, kind = self._person(said), _kind(said, self.segment.side)
        return LinePromise(self.segment.side, said, window, person, kind, recurrence)

    def _found(self, words: list[Word]) -> TimeFound | None:
        if not words:
            return None
        spoken = spoken_time(self.line, words, self.head.happened, self.now, self.profile)
        self.head.notes += spoken.notes
        return spoken.found

    def _window(self, found: TimeFound | None) -> Window | None:
        if found is None:
            return None
        self.head.tokens.append(LineToken(found.start, found.stop, "time"))
        what = found.what
        if isinstance(what, Trouble):
            self.head.troubles.append(LineTrouble(what.reason, found.start, found.stop, what.offers, "promise"))
            return None
        self.head.notes += what.assumptions
        if isinstance(what, Recurrence):
            first = first_turn(what, self.now, self.profile)
            if first is None:
                self.head.troubles.append(LineTrouble(NEVER, found.start, found.stop, field="promise"))
            return None if first is None else first.window
        try:
            return what.window(self.profile, self.line[found.start : found.stop])
        except Refused as refused:
            trouble = LineTrouble(refused.reason, found.start, found.stop, tuple(refused.offers)[:2], "promise")
            self.head.troubles.append(trouble)
            return None

    def _words(self, found: TimeFound | None) -> str:
        start, stop = self.segment.start, self.segment.stop
        pieces = [(start, stop)] if found is None else [(start, found.start), (found.stop, stop)]
        kept = []
        for first, last in pieces:
            text = self.line[first:last]
            if text.strip(" ,;"):
                begin = first + len(text) - len(text.lstrip())
                self.head.tokens.append(LineToken(begin, first + len(text.rstrip()), "promise"))
                kept.append(text.strip(" ,;\t"))
        return " ".join(kept)

    def _trouble(self, reason: str, field: str = "") -> None:
        self.head.troubles.append(LineTrouble(reason, self.segment.mark, self.segment.stop, field=field))

    def _person(self, said: str) -> int | None:
        """Return the one person named in the words: of the client or, where none is written, of anybody."""
        if self.head.client_id is None and self.head.client_words:
            return None  # a client that is not known yet has nobody yet
        named: set[tuple[int, int]] = set()
        words = said.split()
        for index in range(len(words)):
            for count in (2, 1):
                name = " ".join(words[index : index + count])
                if index + count > len(words) or (not name[:1].isupper() and name[:1].isascii()):
                    continue
                found = best(matching_people(name, self.directory, self.head.client_id))
                if len(found) == 1 and found[0].fit <= Fit.FIRST_WORDS:
                    named.add((found[0].id, found[0].client_id))
                    break
        if len(named) != 1:
            return None
        person_id, client_id = named.pop()
        if self.head.client_id is None:
            self.head.client_id = client_id
        return person_id


def _kind(said: str, side: str) -> str | None:
    words = said.casefold().split()
    if side == "owed" or not words:
        return None
    if words[0] in ("send", "write", "email", "prepare", "give") and any(
        word in ("quote", "price", "estimate") for word in words
    ):
        return "quote"
    return _KIND_OF_VERB.get(words[0])


def _dated(line: str, words: list[Word], index: int) -> bool:
    """Tell whether a number before a month or a weekday stands there: "20 Nov"."""
    following = index + 1 < len(words) and is_timely(line[slice(*words[index + 1])])
    return following and line[slice(*words[index])].isdigit()


def _suggestions(line: str, head: Head, now: datetime, profile: Profile) -> Iterator[Suggestion]:
    """Offer each time in the words as a promise; it is never taken by itself."""
    words = words_of(line, *head.words_at)[:200]
    index = 0
    while index < len(words):
        taken = 0
        if opens_time(line[slice(*words[index])]) or _dated(line, words, index):
            for count in range(min(8, len(words) - index), 0, -1):
                start, stop = words[index][0], words[index + count - 1][1]
                reading = read(line[start:stop], now, profile)
                if isinstance(reading, Trouble) and is_doubtful(reading, line, words[index : index + count]):
                    taken = count
                    break
                if isinstance(reading, Reading) and reading.end is not None and is_strong(line[start:stop]):
                    around = f"{line[head.words_at[0] : start]} {line[stop : head.words_at[1]]}"
                    said = line[start:stop]
                    yield Suggestion(start, stop, " ".join(around.split()), reading.window(profile, said))
                    taken = count
                    break
        index += taken or 1
