"""The head of a line: kind, client, people, minutes, time, and the words that remain."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from models.capture.directory import Directory
from models.capture.draft import LineToken, LineTrouble
from models.capture.happened import NOT_UNDERSTOOD, Happened, read_happened
from models.capture.kinds import KIND_OF
from models.capture.matching import (
    Fit,
    Match,
    best,
    matching_clients,
    matching_people,
    nearest_names,
    plain_words,
    single,
)
from models.capture.minutes import minutes_at
from models.capture.times import Word, is_timely
from models.working_time import Profile

_PIECE = re.compile(r'@"[^"]*"?|@“[^”]*”?|\S+')
_SOLVED = re.compile(r"(?:^|\s*[;,.]\s*|\s+#)solved[.!]?\s*$", re.IGNORECASE)
_ONLY_SOLVED = re.compile(r"solved[.!]?\s*$", re.IGNORECASE)
_LONGEST_NAME = 6
_TIME_OPENERS = ("at", "on", "this", "last", "from", "between", "yesterday", "half", "quarter")


@dataclass(slots=True)
class Head:
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


class HeadReader:
    """Reads the part of a line before the first promise."""

    def __init__(self, line: str, stop: int, now: datetime, profile: Profile, directory: Directory) -> None:
        self.line = line
        self.now = now
        self.profile = profile
        self.directory = directory
        self.head = Head()
        self.words: list[Word] = [match.span() for match in _PIECE.finditer(line, 0, stop)]
        self.stop = stop

    def read(self) -> Head:
        """Return the head."""
        index = self._kind(0)
        while index < len(self.words):
            after = self._part(index)
            if after is None:
                break
            index = after
        self._rest(index)
        return self.head

    def _text(self, index: int, count: int = 1) -> str:
        return self.line[self.words[index][0] : self.words[index + count - 1][1]]

    def _mark(self, index: int, count: int, role: str) -> int:
        self.head.tokens.append(LineToken(self.words[index][0], self.words[index + count - 1][1], role))
        return index + count

    def _kind(self, index: int) -> int:
        if index >= len(self.words) or self.head.kind:
            return index
        word = self._text(index).casefold().rstrip(":,")
        kind = KIND_OF.get(word)
        if kind is None:
            return index
        self.head.kind = kind
        count = 1
        following = self._text(index + 1).casefold() if index + 1 < len(self.words) else ""
        if kind == "remote session" and following in ("session", "support", "help"):
            count = 2
        return self._mark(index, count, "kind")

    def _part(self, index: int) -> int | None:
        if self._text(index).startswith("@") and len(self._text(index)) > 1:
            return self._named_client(index)
        found = self._minutes(index) or self._time(index)
        if found is not None:
            return found
        if not self.head.client_words:
            after = self._kind(index)
            return after if after > index else self._client(index)
        return self._people(index) or (self._kind(index) if self._kind_follows(index) else None)

    def _kind_follows(self, index: int) -> bool:
        return not self.head.kind and index == 1 and self._text(index).casefold() in KIND_OF

    def _minutes(self, index: int) -> int | None:
        if self.head.minutes is not None:
            return None
        found = minutes_at(self.line, self.words[index][0])
        if found is None or found.stop > self.stop:
            return None
        if self.line[found.stop :].split()[:1] == ["ago"]:
            return None
        for count in range(1, min(5, len(self.words) - index) + 1):
            if len(self.line[: self.words[index + count - 1][1]].rstrip(",;:")) == found.stop:
                self.head.minutes = found.minutes
                return self._mark(index, count, "minutes")
        return None

    def _time(self, index: int) -> int | None:
        if self.head.happened is not None or not self._opens(index):
            return None
        trouble, doubtful = "", 0
        for count in range(min(6, len(self.words) - index), 0, -1):
            text = self._text(index, count)
            found = read_happened(text, self.now, self.profile)
            if isinstance(found, Happened) and doubtful and self._is_timely_row(index + count, doubtful - count):
                self.head.troubles.append(LineTrouble(trouble, *self._span(index, doubtful), field="time"))
                return self._mark(index, doubtful, "time")
            if isinstance(found, Happened):
                self.head.happened = found
                self.head.notes += found.assumptions
                return self._mark(index, count, "time")
            if "not happened yet" in found:
                self.head.troubles.append(LineTrouble(found, *self._span(index, count), field="time"))
                return self._mark(index, count, "time")
            if not trouble and found != NOT_UNDERSTOOD and self._is_timely_row(index, count):
                trouble, doubtful = found, count
        return None

    def _is_timely_row(self, index: int, count: int) -> bool:
        return any(is_timely(self._text(place)) for place in range(index, index + count))

    def _span(self, index: int, count: int) -> Word:
        return self.words[index][0], self.words[index + count - 1][1]

    def _opens(self, index: int) -> bool:
        word = self._text(index)
        if is_timely(word) or word.casefold() in _TIME_OPENERS:
            return True
        following = self._text(index + 1).casefold() if index + 1 < len(self.words) else ""
        number = word.isascii() and word.isdigit()
        last = self._text(index, min(4, len(self.words) - index)).casefold()
        return number and (
            is_timely(following) or following in ("am", "pm", "a.m.", "p.m.", "o'clock", "oclock") or " ago" in last
        )

    def _named_client(self, index: int) -> int | None:
        name = self._text(index)[1:].strip('"“” ')
        if not name or self.head.client_words:
            return None
        self.head.client_words = name
        self._choose(matching_clients(name, self.directory), name, index, 1)
        return self._mark(index, 1, "client")

    def _client(self, index: int) -> int | None:
        """Take the longest row of words that is a client, or a person whose client is then known."""
        longest = min(_LONGEST_NAME, len(self.words) - index)
        for count in range(longest, 0, -1):
            name = self._text(index, count)
            if not plain_words(name):
                continue
            clients = matching_clients(name, self.directory)
            people = matching_people(name, self.directory)
            if not clients and not people:
                continue
            self.head.client_words = name
            if people and (not clients or people[0].fit < clients[0].fit):
                return self._client_of_person(people, index, count)
            self._choose(clients, name, index, count)
            return self._mark(index, count, "client")
        return self._unknown_client(index)

    def _client_of_person(self, people: tuple[Match, ...], index: int, count: int) -> int:
        found = best(people)
        only = single(found)
        if only is None:
            names = {client.id: client.name for client in self.directory.clients}
            offers = tuple(f'@"{names.get(match.client_id, "")}" with {match.name}' for match in found[:3])
            self._trouble(f"which {self._text(index, count)}?", index, count, offers, "person")
        else:
            self.head.client_id = only.client_id
            self.head.person_ids = (only.id,)
        return self._mark(index, count, "person")

    def _choose(self, matches: tuple[Match, ...], name: str, index: int, count: int) -> None:
        found = best(matches)
        only = single(found)
        if only is not None:
            self.head.client_id = only.id
            if only.fit is Fit.SLIP:
                self.head.notes.append(f"“{name}” read as {only.name}")
        elif found:
            offers = tuple(f'@"{match.name}"' for match in found[:3])
            self._trouble(f"which client is “{name}”?", index, count, offers, "client")
        else:
            self._trouble(
                f"“{name}” is no client yet; add it, or choose one",
                index,
                count,
                nearest_names(name, self.directory),
                "client",
            )

    def _unknown_client(self, index: int) -> int | None:
        """Take the first word, and the capitalised ones after it, for the name of a client to add."""
        if not self._text(index)[0].isalnum():
            return None
        count = 1
        while self._text(index)[0].isupper() and index + count < len(self.words) and count < 4:
            following = self._text(index + count)
            if following in ("&", "and") and self._text(min(index + count + 1, len(self.words) - 1))[0].isupper():
                count += 2
                continue
            if not following[0].isupper() or is_timely(following) or (following.isupper() and len(following) < 4):
                break
            count += 1
        name = self._text(index, count).rstrip(",:;")
        self.head.client_words = name
        self._choose((), name, index, count)
        return self._mark(index, count, "client")

    def _trouble(self, reason: str, index: int, count: int, offers: tuple[str, ...], what: str) -> None:
        self.head.troubles.append(LineTrouble(reason, *self._span(index, count), offers, what))

    def _people(self, index: int) -> int | None:
        if self._text(index).casefold() not in ("with", "w/") or index + 1 >= len(self.words):
            return None
        after, found_any = index + 1, False
        while after < len(self.words):
            taken = self._person(after)
            if taken is None:
                break
            after, found_any = taken, True
            if after < len(self.words) and self._text(after).casefold() in ("and", "&", "+"):
                after += 1
        if not found_any and self._text(index + 1)[0].isupper():
            self.head.notes.append(f"“{self._text(index + 1)}” is no known person there: kept in the words")
        return after if found_any else None

    def _person(self, index: int) -> int | None:
        if self.head.client_id is None:
            return None  # a client that is not known yet has nobody yet
        for count in range(min(3, len(self.words) - index), 0, -1):
            name = self._text(index, count).rstrip(",")
            matches = matching_people(name, self.directory, self.head.client_id)
            found = best(matches)
            if not found:
                continue
            only = single(found)
            if only is None:
                offers = tuple(f"with {match.name}" for match in found[:3])
                self._trouble(f"which “{name}”?", index, count, offers, "person")
            else:
                self.head.person_ids = (*self.head.person_ids, only.id)
            return self._mark(index, count, "person")
        return None

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
            if found is not None and not self.line[found.stop : stop].strip() and self.line[begin].isdigit():
                self.head.minutes = found.minutes
                self.head.tokens.append(LineToken(begin, found.stop, "minutes"))
                return begin
        return stop
