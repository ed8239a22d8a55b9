"""Address books as vCards 2.1, 3.0 and 4.0: a reader of lines that lets no broken card spoil the next.

A library was measured first: it stops at the first broken line, ends a file silently, and falls
over deep nesting. Cards in the wild are broken often, so every card here stands by itself.
"""

import quopri
import re
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from models.errors import Refused
from models.exchange import files
from models.exchange.contact import Contact, full_name, joined_address

MOST_CARDS = 50_000
MOST_LINES = 2_000_000
"""Twice what the largest file holds in lines of pictures, which are 76 characters long."""
LONGEST_VALUE = 1_000_000
"""Characters; what is longer is a picture or a sound, and passed over."""
_LINE_ENDS = re.compile(rb"\r\n|\n|\r")
_PARAMETER = re.compile(r';((?:[^";:]|"[^"]*")*)')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FIELDS = frozenset({
    "FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "ADR", "LABEL", "URL", "NOTE", "CATEGORIES", "KIND",
})  # fmt: skip
_KINDS = {"fax": " (fax)", "pager": " (pager)"}


class _Property(Struct, frozen=True):
    name: str
    kinds: frozenset[str]
    value: str

    def parts(self, separator: str = ";") -> list[str]:
        """Return the parts of a structured value, as they were meant."""
        return [_plain(part).strip() for part in _split(self.value, separator)]

    def text(self) -> str:
        return _plain(self.value).strip()


def is_vcard(content: bytes) -> bool:
    """Tell whether a file holds vCards, by its beginning."""
    start = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return start.startswith(b"BEGIN:VCARD")


def read(content: bytes, name: str) -> tuple[Contact, ...]:
    """Return the entries of a file, one for each card; a card that cannot be taken says why.

    Raises: Refused for a file without a card, or with too many.
    """
    marked = files.marked(content)
    if marked is not None:
        content = files.text(content, name, marked)[0].encode("utf-8", "replace")
    if max(content.count(b"\n"), content.count(b"\r")) > MOST_LINES:
        raise Refused(f"{name} has more than {MOST_LINES:,} lines; cut it into parts and import each")
    entries: list[Contact] = []
    for entry in _cards(_Lines(content)):
        entries.append(entry)
        if len(entries) > MOST_CARDS:
            raise Refused(f"{name} holds more than {MOST_CARDS:,} cards; cut it into parts and import each")
    if not entries:
        raise Refused(f"{name} holds no vCard; one starts with a line BEGIN:VCARD")
    return tuple(entries)


class _Lines:
    """The lines of a file, put together again where they were folded; each with the number it starts on."""

    def __init__(self, content: bytes) -> None:
        self._lines = _LINE_ENDS.split(content)
        self._next = 0

    def __iter__(self) -> Iterator[tuple[int, bytes]]:
        while self._next < len(self._lines):
            number = self._next + 1
            yield number, self._whole()

    def _whole(self) -> bytes:
        parts = [self._take()]
        if _is_quoted(parts[0]):
            while parts[-1].endswith(b"=") and self._next < len(self._lines):
                parts[-1] = parts[-1][:-1]
                parts.append(self._take())
            parts[-1] = parts[-1].rstrip(b"=")
        while self._next < len(self._lines) and self._lines[self._next][:1] in (b" ", b"\t"):
            parts.append(self._take()[1:])
        return b"".join(parts)

    def _take(self) -> bytes:
        self._next += 1
        return self._lines[self._next - 1]


def _is_quoted(line: bytes) -> bool:
    head = line[:400].partition(b":")[0].upper()
    return b";" in head and b"QUOTED-PRINTABLE" in head


def _cards(lines: _Lines) -> Iterator[Contact]:
    """Yield the cards; what stands outside any, and cards inside another card, is passed over."""
    start, inner, asks = 0, 0, False
    found: list[_Property] = []
    for number, line in lines:
        mark = line.strip().upper().replace(b" ", b"")
        if mark == b"BEGIN:VCARD" and (not start or not asks):
            if start:
                yield Contact(start, trouble="the card has no end before the next one begins; export it again")
            start, inner, found = number, 0, []
        elif start and mark.startswith(b"BEGIN:"):
            inner += 1
        elif start and inner and mark.startswith(b"END:"):
            inner -= 1
        elif start and mark == b"END:VCARD":
            yield _entry(start, found)
            start, found = 0, []
        elif start and not inner and (read := _property(line)) is not None:
            found.append(read)
        asks = mark.startswith(b"AGENT")
    if start:
        yield Contact(start, trouble="the card has no end; export it again")


def _property(line: bytes) -> _Property | None:
    """Return the property of a line, or None for one that is not read, or is no property at all."""
    if len(line) > LONGEST_VALUE:
        return None
    head = line.partition(b":")[0]
    name = head.partition(b";")[0].rpartition(b".")[2].strip().upper().decode("ascii", "replace")
    if name not in _FIELDS or b":" not in line:
        return None
    text = line.decode("utf-8", "surrogateescape")
    parameters: list[str] = []
    end = min(place for place in (text.find(";"), text.find(":")) if place >= 0)
    while (found := _PARAMETER.match(text, end)) is not None:
        parameters.append(found[1])
        end = found.end()
    if text[end : end + 1] != ":":
        return None
    kinds = frozenset(kind for parameter in parameters for kind in _kinds(parameter))
    return _Property(name, kinds, _decoded(text[end + 1 :], kinds, parameters))


def _kinds(parameter: str) -> Iterator[str]:
    """Yield what a parameter says, in lower case: its values, of whatever name."""
    said = parameter.partition("=")[2] or parameter
    yield from (kind.strip().lower() for kind in said.replace('"', "").split(","))


def _decoded(value: str, kinds: frozenset[str], parameters: list[str]) -> str:
    raw = value.encode("utf-8", "surrogateescape")
    if "quoted-printable" in kinds:
        raw = quopri.decodestring(raw)
    charset = next((p.partition("=")[2].strip('" ') for p in parameters if p.upper().startswith("CHARSET=")), "utf-8")
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")


def _entry(start: int, found: list[_Property]) -> Contact:
    first = {one.name: one for one in reversed(found)}
    if "KIND" in first and first["KIND"].text().lower() == "group":
        return Contact(start, name=_text(first, "FN"), trouble="it is a group of cards, not a person or a firm")
    named = _text(first, "FN") or _structured(first.get("N")) or _text(first, "NICKNAME")
    organisation = next((part for part in first["ORG"].parts() if part), "") if "ORG" in first else ""
    return Contact(
        start,
        name="" if named == organisation else named,
        organisation=organisation,
        role=_text(first, "TITLE") or _text(first, "ROLE"),
        phones=tuple(number for one in _all(found, "TEL") if (number := _phone(one))),
        emails=tuple(address for one in _all(found, "EMAIL") if (address := one.text().removeprefix("mailto:"))),
        addresses=_addresses(found),
        websites=tuple(page for one in _all(found, "URL") if (page := one.text())),
        tags=tuple(tag for one in _all(found, "CATEGORIES") for tag in one.parts(",") if tag),
        notes="\n".join(note for one in _all(found, "NOTE") if (note := one.text())),
    )


def _addresses(found: list[_Property]) -> tuple[str, ...]:
    structured = tuple(address for one in _all(found, "ADR") if (address := _address(one)))
    return structured or tuple(label for one in _all(found, "LABEL") if (label := one.text()))


def _address(one: _Property) -> str:
    """Return the address as it is put on a letter: box, extended, street; then town, region, code; then country."""
    box, extended, street, town, region, code, country = [*one.parts(), *[""] * 7][:7]
    return joined_address(box, extended, street, full_name(town, region, code), country)


def _phone(one: _Property) -> str:
    number = one.text()
    if number[:4].lower() == "tel:":
        number, _, extension = unquote(number[4:]).partition(";ext=")
        number = f"{number} ext. {extension}" if extension else number.partition(";")[0]
    kind = next((words for kind, words in _KINDS.items() if kind in one.kinds), "")
    return f"{number}{kind}" if number else ""


def _structured(one: _Property | None) -> str:
    if one is None:
        return ""
    last, first, middle, before, after = [*one.parts(), *[""] * 5][:5]
    return full_name(before, first, middle, last, after)


def _text(first: dict[str, _Property], name: str) -> str:
    return " ".join(first[name].text().split()) if name in first else ""


def _all(found: list[_Property], name: str) -> Iterator[_Property]:
    return (one for one in found if one.name == name)


def _split(value: str, separator: str) -> list[str]:
    """Return the parts between the separators that no backslash stands before; backslashes stay."""
    parts: list[list[str]] = [[]]
    for piece in re.split(rf"(\\.|{separator})", value, flags=re.DOTALL):
        if piece == separator:
            parts.append([])
        else:
            parts[-1].append(piece)
    return ["".join(part) for part in parts]


def _plain(value: str) -> str:
    """Return a value without its backslashes: `\\n` is a line end, any other escaped sign is itself."""
    return _ESCAPED.sub(_unescaped, value)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
