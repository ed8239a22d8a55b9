"""The head of a line: kind, client, people, minutes, time, and the words that remain."""

from models.capture.draft import LineTrouble
from models.capture.happened import NOT_UNDERSTOOD, Happened, read_happened
from models.capture.head_row import Head, HeadRow
from models.capture.kinds import HELD_BY, KIND_OF
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
from models.capture.times import is_timely

_LONGEST_NAME = 6
_LINKS = frozenset(
    str.split(
        "to from with at for of by on in about re the a an and or just so ok then they them we he she it is no not"
    )
)
_TIME_OPENERS = ("at", "on", "this", "last", "from", "between", "yesterday", "half", "quarter")


class HeadReader(HeadRow):
    """Reads the part of a line before the first promise."""

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

    def _kind(self, index: int) -> int:
        if index >= len(self.words) or self.head.kind:
            return index
        word = self._text(index).casefold().rstrip(":,")
        following = self._text(index + 1).casefold() if index + 1 < len(self.words) else ""
        kind = KIND_OF.get(following.rstrip(":,") if word in HELD_BY else word)
        if kind is None:
            return index
        self.head.kind = kind
        count = 1
        if kind == "remote session" and following in ("session", "support", "help"):
            count = 2
        elif KIND_OF.get(following.rstrip(":,")) == kind:
            count = 2  # "phone call", "video call"
        index = self._mark(index, count, "kind")
        return index + 1 if self._links(index, "to", "from", "with", "at") else index

    def _links(self, index: int, *links: str) -> bool:
        """Tell whether "to" or "at" stands there only to lead to a name."""
        if index + 1 >= len(self.words) or self._text(index).casefold() not in links:
            return False
        following = self._text(index + 1)
        return not (following[0].isdigit() or is_timely(following))

    def _part(self, index: int) -> int | None:
        if self._text(index).startswith("@") and len(self._text(index)) > 1:
            return self._named_client(index)
        found = self._minutes(index) or self._time(index)
        if found is not None:
            return found
        if not self.head.client_words:
            after = self._kind(index)
            return after if after > index else self._client(index)
        return self._people(index) or self._client_again(index) or self._kind_after(index)

    def _client_again(self, index: int) -> int | None:
        """Take "at Larkspur" after one of its people: the client is known already."""
        if not self._links(index, "at", "from", "of") or not self.head.person_ids:
            return None
        for count in range(min(_LONGEST_NAME, len(self.words) - index - 1), 0, -1):
            only = single(best(matching_clients(self._text(index + 1, count), self.directory)))
            if only is not None and only.id == self.head.client_id:
                return self._mark(index + 1, count, "client")
        return None

    def _kind_after(self, index: int) -> int | None:
        follows = not self.head.kind and index == 1 and self._text(index).casefold().rstrip(":,") in KIND_OF
        return self._kind(index) if follows else None

    def _minutes(self, index: int) -> int | None:
        if self.head.minutes is not None:
            return None
        if self._text(index).casefold() == "for" and index + 1 < len(self.words):
            return self._minutes(index + 1)
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

    def _opens(self, index: int) -> bool:
        word = self._text(index)
        if is_timely(word) or word.casefold() in _TIME_OPENERS:
            return True
        following = self._text(index + 1).casefold() if index + 1 < len(self.words) else ""
        number = word.isascii() and word.isdigit()
        last = self._text(index, min(4, len(self.words) - index)).casefold()
        if word.casefold() in ("a", "an") and " ago" in last:
            return True
        return number and (
            is_timely(following) or following in ("am", "pm", "a.m.", "p.m.", "o'clock", "oclock") or " ago" in last
        )

    def _named_client(self, index: int) -> int | None:
        name = self._text(index)[1:].strip('"“” ')
        if not name or self.head.client_words:
            return None
        count = 1 if '"' in self._text(index) or "“" in self._text(index) else self._whole_name(index)
        name = self._text(index, count)[1:].strip('"“” ')
        self.head.client_words = name
        self._choose(matching_clients(name, self.directory), name, index, count)
        return self._mark(index, count, "client")

    def _whole_name(self, index: int) -> int:
        """Return how many words after "@" are the beginning of one client's name, word by word."""
        for count in range(min(_LONGEST_NAME, len(self.words) - index), 1, -1):
            only = single(best(matching_clients(self._text(index, count)[1:], self.directory)))
            if only is not None and only.fit <= Fit.FIRST_WORDS:
                return count
        return 1

    def _client(self, index: int) -> int | None:
        """Take the longest row of words that is a client, or a person whose client is then known."""
        if self._text(index).casefold() in _LINKS and not self._is_name(index):
            return None
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

    def _is_name(self, index: int) -> bool:
        """Tell whether a name begins with "The" or "At", written whole."""
        longest = min(_LONGEST_NAME, len(self.words) - index)
        found = [matching_clients(self._text(index, count), self.directory) for count in range(longest, 1, -1)]
        return any(matches and matches[0].fit <= Fit.FIRST_WORDS for matches in found)

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
