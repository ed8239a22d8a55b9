"""Words to read out or send: those that come with the program, the owner's over them, filled from the record.

A blank stands between braces: {promise}. What stands between brackets around a blank is left out where the
blank cannot be filled, as is a line that is one blank; anywhere else the blank stays as a marked gap, [new time],
for a person to fill.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NoReturn

from msgspec import Struct

from models import own_words
from models.errors import Refused
from models.journal import Journal
from models.names import nearest
from models.spoken_times import Spoken
from models.words import line, shortened, words

NAMES = ("delay", "missed-visit", "apology", "chaser", "thanks", "after-care")
LONGEST = 20_000
"""Characters; far more than anybody reads out, and as much as a mail program takes."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class About(Struct, frozen=True):
    """What blanks are filled with; empty where the record does not say. Nothing private is ever among it."""

    person: str = ""
    client: str = ""
    promise: str = ""
    when: str = ""
    was: str = ""
    new_time: str = ""
    done: str = ""
    made_good: str = ""
    waiting: str = ""
    business: str = ""
    signature: str = ""
    phone: str = ""


BLANKS = tuple(name.replace("_", " ") for name in About.__struct_fields__)
"""What may stand between braces."""
_BLANK = re.compile(r"\{([^{}]*)\}")
_OPTIONAL = re.compile(r"\[([^\[\]{}]*\{[^\[\]]*)\]")
_LEFT_OUT = "\0"
_AROUND = re.compile(r"([ \t]*)\0+([ \t]*)([.,;:!?]?)")
_GAP = re.compile(rf"\[(?:{'|'.join(BLANKS)})\]")


class ReadyWords(Struct, frozen=True):
    """A text with its blanks; `own` marks the owner's, which stands over the one that comes with the program."""

    name: str
    title: str
    subject: str
    body: str
    own: bool = False

    @property
    def words(self) -> str:
        """The whole text as it is stored: the subject, an empty line, the body."""
        return f"{self.subject}\n\n{self.body}"


class Stock(Struct, frozen=True):
    """What comes with the program in one language; `called` is how the language calls itself."""

    language: str
    called: str
    spoken: Spoken
    texts: Mapping[str, ReadyWords]


def read_stock(language: str, text: str) -> Stock:
    """Return the stock of a language from the file that comes with the program. Raises: Refused where a text is bad."""
    found = tomllib.loads(text)
    times = found["times"]
    spoken = Spoken(tuple(times["weekdays"]), tuple(times["months"]), times["day"], times["with_year"])
    texts = {}
    for name in NAMES:
        given = found[name]
        subject, body = checked(f"{given['subject']}\n\n{given['body']}")
        texts[name] = ReadyWords(name, given["title"], subject, body)
    return Stock(language, found["called"], spoken, texts)


def stock(journal: Journal, defaults: Stock) -> tuple[ReadyWords, ...]:
    """Return the six texts of a language, the owner's in place of those that come with the program."""
    own = own_words.of_language(journal, defaults.language)
    found = []
    for name in NAMES:
        text = defaults.texts[name]
        if name in own:
            subject, body = split(own[name])
            text = ReadyWords(name, text.title, subject, body, own=True)
        found.append(text)
    return tuple(found)


def one(journal: Journal, defaults: Stock, name: str) -> ReadyWords:
    """Return one text of a language. Raises: Refused for a name that none has."""
    _check_name(name)
    return next(text for text in stock(journal, defaults) if text.name == name)


def change(journal: Journal, name: str, language: str, text: str) -> None:
    """Keep the owner's text: its first line is the subject, the rest the body.

    Raises: Refused without either, for a blank that does not exist, a lone brace, and far too much.
    """
    _check_name(name)
    _check_language(language)
    subject, body = checked(text)
    own_words.write(journal, f"Change ready words: {name} ({language})", name, language, f"{subject}\n\n{body}")


def restore(journal: Journal, name: str, language: str) -> None:
    """Go back to the text that comes with the program. Raises: Refused when it is in use already."""
    _check_name(name)
    own_words.remove(journal, f"Restore ready words: {name} ({language})", name, language)


def split(text: str) -> tuple[str, str]:
    """Return the subject and the body of a whole text."""
    subject, _, body = text.strip().partition("\n")
    return subject.strip(), body.strip("\n").rstrip()


def checked(text: str) -> tuple[str, str]:
    """Return the subject and the body of a text that can be kept. Raises: Refused."""
    if len(text) > LONGEST:
        raise Refused(f"the words have {len(text):,} characters; {LONGEST:,} at most can be kept", field="words")
    subject, body = split(words(text, "words", required=True))
    if not body:
        raise Refused("the body is empty; write the words that are read out or sent below the subject", field="body")
    subject = line(subject, "subject", required=True)
    for field, part in (("subject", subject), ("body", body)):
        _check_blanks(part, field)
    return subject, body


def filled(text: str, about: About) -> str:
    """Return a text with its blanks filled; what cannot be filled is left out, or stays as a marked gap."""
    known = {blank: getattr(about, blank.replace(" ", "_")).strip() for blank in BLANKS}

    def kept(found: re.Match[str]) -> str:
        empty = any(not known.get(name, "") for name in _BLANK.findall(found[1]))
        return _LEFT_OUT if empty else found[1]

    def value(found: re.Match[str]) -> str:
        return known.get(found[1], found[0]) or f"[{found[1]}]"

    lines = _OPTIONAL.sub(kept, text.replace(_LEFT_OUT, "")).split("\n")
    lines = [_LEFT_OUT if _is_empty_blank(line, known) else line for line in lines]
    # Blanks are filled last and at one go, so that braces and brackets in what they are filled with stay as they are.
    return _BLANK.sub(value, "\n".join(_tidied(lines))).strip()


def filled_line(text: str, about: About) -> str:
    """Return a subject with its blanks filled, on one line."""
    return shortened(filled(text, about), 300)


def gaps(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a filled text still has gaps: from and to, by character."""
    return tuple(found.span() for found in _GAP.finditer(text))


def _is_empty_blank(text: str, known: Mapping[str, str]) -> bool:
    alone = _BLANK.fullmatch(text.strip())
    return alone is not None and known.get(alone[1]) == ""


def _tidied(lines: list[str]) -> Iterator[str]:
    """Yield the lines without what was left out: its blanks, its whole lines, and the empty line that was above it."""
    before, dropped = "", False
    for text in lines:
        if dropped and not text.strip() and not before.strip():
            continue
        tidy = _AROUND.sub(_joined, text).strip() if _LEFT_OUT in text else text
        dropped = _LEFT_OUT in text and not tidy
        if not dropped:
            yield tidy
            before = tidy


def _joined(found: re.Match[str]) -> str:
    if found[3]:
        return found[3]
    return " " if found[1] and found[2] else found[1] + found[2]


def _check_blanks(text: str, field: str) -> None:
    for found in _BLANK.finditer(text):
        if found[1] not in BLANKS:
            _refuse_blank(found[1], field)
    rest = _BLANK.sub("", text)
    for brace in "{}":
        if brace in rest:
            clause = f"a brace {brace} stands alone in the {field}; take it out, or write a blank like {{promise}}"
            raise Refused(clause, field=field)


def _refuse_blank(blank: str, field: str) -> NoReturn:
    offers = [f"{{{BLANKS[place]}}}" for place in nearest(blank[:40], BLANKS)]
    every = ", ".join(f"{{{name}}}" for name in BLANKS)
    raise Refused(f"“{{{shortened(blank, 40)}}}” is no blank; write one of {every}", field=field, offers=offers)


def _check_name(name: str) -> None:
    if name not in NAMES:
        offers = [NAMES[place] for place in nearest(name[:40], NAMES)]
        clause = f"there are no ready words “{shortened(name, 40)}”; choose one of {', '.join(NAMES)}"
        raise Refused(clause, field="name", offers=offers)


def _check_language(language: str) -> None:
    if not _LANGUAGE.fullmatch(language):
        raise Refused(f"“{shortened(language, 20)}” is no language; write its code like en or de", field="language")
