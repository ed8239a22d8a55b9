"""From characters to tokens: numbers in all their shapes, known words, set phrases, marks."""

import re

from msgspec import Struct

from models.promised_time.set_phrases import SET_PHRASES
from models.promised_time.words import TENS, VOCABULARY, nearest

LONGEST = 60
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d(?P<t>[t ])(?P<hm>\d\d:\d\d)(?P<s>:\d\d(?:\.\d{1,9})?)?"
    r" ?(?:z|(?P<sign>[+-])(?P<oh>\d\d):?(?P<om>\d\d))(?![a-z\d])"
)
_NUMERIC = re.compile(
    r"(?P<isot>\d{4}-\d\d-\d\d)t(?=\d\d:\d\d)"
    r"|(?P<ymd>\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2})(?!\d|(?P=s1)\d)"
    r"|(?P<xyz>\d{1,2}(?:(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d\d)"
    r"|(?P<s3> ?[-/.] ?)\d{1,2}(?P=s3)\d{4}))(?!\d|[/.]\d|-\d{1,2}(?!\d|[-/.]))"
    r"|(?P<ym>(?:19|20)\d\d(?P<gap> ?)[-/.](?P=gap)(?:0?[1-9]|1[0-2]))(?!\d|[-/.:]\d)"
    r"|(?P<my>(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d)(?!\d|[-/.]\d)"
    r"|(?P<hm>\d{1,2}:\d\d(?::\d\d)?)(?!\d|:\d)"
    r"|(?P<hhmm>\d{1,2} ?h ?(?:\d\d)?)(?![a-z\d])"
    r"|(?P<dotted>\d{1,2}\.\d{1,2})(?!\d|\.\d)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/(?=\s|$))?)(?!\d|/\d)"
    r"|(?P<ordinal>\d{1,2} ?(?:st|nd|rd|th))(?![a-z\d])"
    r"|(?P<number>\d+)(?!\d|:\d)"
)
_SECONDS = re.compile(r":\d\d:(?!00)\d\d")
_DIGITS = re.compile(r"[\d:.]+")
_SIGNS = {"@": "at", "~": "around", "&": "and"}
_PORTIONS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4)}
_MERIDIEM = re.compile(r"([ap])(?:\s?\.\s?|\s)?m(?![^\W_])(?:\s?\.)?")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SLASHED_WORD = re.compile(r"w ?/ ?[cb](?![^\W_])")


class Token(Struct, eq=False):
    """One piece of the text: what kind it is, its value, and where it stands."""

    kind: str
    value: object
    start: int
    stop: int
    comma: bool = False  # a comma or bracket stands before it
    tight: bool = False  # nothing, not even a blank, stands before it
    mark: str = ""  # "zero" a leading zero, "dot" a full stop after it, "word" spelled out
    text: str = ""

    def number(self) -> int:
        """Return the value of a number token."""
        return self.value if isinstance(self.value, int) else -1


class Unknown(Exception):
    """A word that is no part of any time."""

    def __init__(self, start: int, stop: int) -> None:
        super().__init__(start, stop)
        self.start = start
        self.stop = stop


def tokenise(small: str, start: int = 0, stop: int | None = None) -> tuple[list[Token], list[str]]:
    """Return the tokens of a normal text, and what was read past a slip of the keys.

    Raises: Unknown at the first word that belongs to no time.
    """
    tokens: list[Token] = []
    slipped: list[str] = []
    stop = len(small) if stop is None else stop
    position, comma, after_blank = start, False, True
    while position < stop:
        letter = small[position]
        if letter.isspace():
            position, after_blank = position + 1, True
            continue
        if letter in ',;()[]"!?*:|' or letter == ".":
            if letter == "." and tokens and tokens[-1].stop == position:
                tokens[-1].mark = tokens[-1].mark or "dot"
            comma = comma or letter != "."
            position += 1
            continue
        token = _token_at(small, position, tokens, slipped)
        if token.kind == "hm" and tokens and tokens[-1].kind == "ymd" and small[position - 1] == "t":
            token.mark = "zero"  # an ISO instant is always on the 24-hour clock
        token.comma, token.tight = comma, not after_blank
        position, comma, after_blank = token.stop, False, False
        tokens.append(token)
        if len(tokens) > LONGEST:
            raise Unknown(token.start, token.stop)
    return _joined(tokens), slipped


def _token_at(small: str, position: int, tokens: list[Token], slipped: list[str]) -> Token:
    letter = small[position]
    if letter.isdigit() and letter.isascii():
        phrase = _phrase(small, position)
        return phrase or _numeric(small, position, tokens)
    if letter.isalpha():
        return _worded(small, position, tokens, slipped)
    if letter in _SIGNS:
        return Token("word", _SIGNS[letter], position, position + 1)
    if letter in _PORTIONS:
        return Token("slashed", _PORTIONS[letter], position, position + 1)
    if letter == "'" and re.match(r"\d\d(?!\w)", small[position + 1 : position + 4]):
        year = f"20{small[position + 1 : position + 3]}"
        return Token("number", int(year), position, position + 3, text=year)
    if letter == "'" and tokens and tokens[-1].stop == position and tokens[-1].kind == "number":
        return Token("unit", "minute", position, position + 1)
    if letter == "'" and small.startswith("'til", position):
        return Token("word", "until", position, position + 4)
    if letter == "'" and tokens and tokens[-1].stop == position and tokens[-1].kind in ("unit", "feast"):
        tokens[-1].stop = position + 1
        return Token("word", "filler", position, position + 1)
    if letter in "-/+":
        return Token("mark", letter, position, position + 1)
    raise Unknown(position, position + 1)


def _numeric(small: str, position: int, tokens: list[Token]) -> Token:
    match = _INSTANT.match(small, position)
    if match is not None and _has_offset(match):
        _refuse_seconds(match.group(), position, match.end())
        return Token("iso", (), position, match.end(), text=match.group())
    match = _NUMERIC.match(small, position)
    if match is None:
        rest = _DIGITS.match(small, position)
        raise Unknown(position, position + 1 if rest is None else rest.end())
    stop = match.end()
    for kind in ("isot", "ymd", "xyz", "ym", "my", "hm", "hhmm", "dotted", "slashed", "ordinal", "number"):
        found = match.group(kind)
        if found is not None:
            _refuse_seconds(found, position, stop)
            if kind == "ym" and tokens and (" " in found or tokens[-1].kind == "month"):
                return Token("number", int(found[:4]), position, position + 4, text=found[:4])
            return _numeric_token(kind, found, position, stop)
    raise Unknown(position, stop)


def _refuse_seconds(text: str, start: int, stop: int) -> None:
    """Raise Unknown for a clock time with seconds: no promise is held to them, and none may be dropped unsaid."""
    if _SECONDS.search(text):
        raise Unknown(start, stop)


def _has_offset(match: re.Match[str]) -> bool:
    """Tell a real offset from UTC from the end of a window: "2026-12-03 14:00-16:00"."""
    if match["sign"] is None:
        return True
    east = int(match["oh"]) * 60 + int(match["om"])
    real = east <= (12 if match["sign"] == "-" else 14) * 60 and int(match["om"]) in (0, 15, 30, 45)
    later = f"{match['oh']}:{match['om']}" > match["hm"]
    return real and not (match["sign"] == "-" and match["t"] == " " and match["s"] is None and later)


def _numeric_token(kind: str, text: str, start: int, stop: int) -> Token:
    mark = "zero" if text[0] == "0" else ""
    if kind == "number":
        if len(text) > 12:
            raise Unknown(start, stop)
        return Token("number", int(text), start, stop, mark=mark, text=text)
    numbers: tuple[int, ...] = tuple(int(part) for part in re.findall(r"\d+", text))
    if kind == "ordinal":
        return Token("ordinal", numbers[0], start, stop, text=text)
    if kind == "isot":
        return Token("ymd", numbers, start, stop, text=text)
    return Token(kind, numbers, start, stop, mark=mark, text=text)


def _worded(small: str, position: int, tokens: list[Token], slipped: list[str]) -> Token:
    match = _MERIDIEM.match(small, position)
    if match is not None:
        return Token("meridiem", f"{match.group(1)}m", position, match.end())
    phrase = _phrase(small, position)
    if phrase is not None:
        return phrase
    match = _SLASHED_WORD.match(small, position)
    if match is not None:
        return Token("word", "weekof", position, match.end())
    match = _WORD.match(small, position)
    word = match.group() if match is not None else small[position]
    stop = position + len(word)
    after_number = bool(tokens) and tokens[-1].stop == position and tokens[-1].kind in ("number", "hm", "dotted")
    if word in ("p", "a") and after_number:
        return Token("meridiem", f"{word}m", position, stop)
    if word[:2] in ("am", "pm") and after_number and word[2:] in VOCABULARY:
        return Token("meridiem", word[:2], position, position + 2)
    known = VOCABULARY.get(word) or (VOCABULARY.get(word[:-2]) if word.endswith("'s") else None)
    if known is None and word.endswith("ish"):
        about = _about(word[:-3], position)
        if about is not None:
            return about
    if known is None:
        near = nearest(word)
        if near is None:
            raise Unknown(position, stop)
        known = VOCABULARY.get(near) or _feast_or_clock(near)
        slipped.append(f"“{word}” read as {near.capitalize() if known[0] in ('weekday', 'month') else near}")
    kind, value = known
    mark = "word" if kind in ("number", "ordinal") else ""
    return Token(kind, value, position, stop, mark=mark, text=word)


def _about(word: str, position: int) -> Token | None:
    """Return the hour of "tenish", "ninish", "noonish"; "ish" is left for the next token."""
    for name in (word, f"{word}e"):
        known = VOCABULARY.get(name)
        if known is not None and known[0] == "number":
            return Token("number", known[1], position, position + len(word), mark="word", text=name)
    if word in ("noon", "midday", "midnight"):
        return Token("clock", _feast_or_clock(word)[1], position, position + len(word), text=word)
    return None


def _feast_or_clock(word: str) -> tuple[str, object]:
    _, kind, value = SET_PHRASES[word][-1]
    return kind, value


def _phrase(small: str, position: int) -> Token | None:
    dotted = _DOTTED.match(small, position)
    if dotted is not None:
        letters = dotted.group().replace(".", "")
        for words, kind, value in SET_PHRASES.get(letters, ()):
            if words == (letters,):
                return Token(kind, value, position, dotted.end(), text=letters)
        return None
    word = _first_word(small, position)
    for words, kind, value in SET_PHRASES.get(word, ()):
        stop = _follows(small, position, words)
        if stop is not None:
            return Token(kind, value, position, stop, text=" ".join(words))
    return None


_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,3}[^\W\d_](?![^\W_])\.?")
_FIRST = re.compile(r"12(?= *(?:noon|midnight|midday))|[^\W\d_]+(?:'[^\W\d_]+)?(?:/[cb](?![^\W_]))?|\d[^\W\d_]+")
_GAP = re.compile(r"[ \t-]*")


def _first_word(small: str, position: int) -> str:
    match = _FIRST.match(small, position)
    return match.group() if match is not None else ""


def _follows(small: str, position: int, words: tuple[str, ...]) -> int | None:
    for index, word in enumerate(words):
        if index:
            gap = _GAP.match(small, position)
            position = gap.end() if gap is not None else position
        if not small.startswith(word, position):
            return None
        position += len(word)
    after = small[position : position + 1]
    return None if after.isalnum() or (after == "'" and small[position + 1 : position + 2].isalpha()) else position


def _joined(tokens: list[Token]) -> list[Token]:
    """Join "twenty four", and drop the dash inside "ten-thirty", "late-evening", "11-ish"."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            token.kind == "mark"
            and token.value == "-"
            and joined
            and after is not None
            and _one_word(joined[-1], after)
        ):
            after.comma = False
            continue
        before = joined[-1] if joined else None
        if before is not None and _tens_and_ones(before, token):
            joined[-1] = Token(
                token.kind, before.number() + token.number(), before.start, token.stop, before.comma, mark="word"
            )
            continue
        joined.append(token)
    return joined


def _one_word(before: Token, after: Token) -> bool:
    if before.mark == "word" and after.mark == "word":
        return True
    if after.kind == "word" and after.value in ("quarter", "half"):
        return before.kind != "number" or before.mark == "word"  # "9 - half 11" is a window
    if after.kind == "word" and after.value == "ish":
        return True
    return (
        before.kind == "word"
        and before.value in ("early", "late", "mid", "half", "quarter", "o", "to", "past")
        and after.kind != "mark"
    )


def _tens_and_ones(before: Token, token: Token) -> bool:
    if before.mark != "word" or token.mark != "word" or before.kind != "number" or token.comma:
        return False
    return before.number() in TENS.values() and before.text in TENS and 0 < token.number() < 10
