"""The four cuts of Source Sans 3: loading, widths, kerning, and the bytes that go into a page."""

import re
from enum import StrEnum
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

import uharfbuzz
from msgspec import Struct
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

import resources
from reports.characters import cleaned, drawable
from reports.internals import put_character_map

rl_config.useA85 = 0  # ASCII85 makes every stream a quarter larger and serves no reader of today

_harfbuzz: Any = uharfbuzz  # compiled, with no types of its own
_EM = 1000.0
_LONGEST_CACHED = 48
_CACHED_WORDS = 20_000
_ENTRIES_IN_A_BLOCK = 100  # of a character map, by the PDF specification
_FEATURES = {"kern": True, "liga": False, "clig": False, "calt": False, "dlig": False, "ccmp": False}
_SPECIAL = re.compile(rb"[\x00-\x1f\x7f-\xff()\\]")


class Cut(StrEnum):
    """The cuts that are embedded, by the names of their files."""

    REGULAR = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-Semibold"
    ITALIC = "SourceSans3-It"
    LIGHT = "SourceSans3-Light"


class Word(Struct, frozen=True, eq=False):
    """A stretch of characters without a break: its width and kerning, in thousandths of the size.

    Two are the same only when they are one object, which makes them quick keys.
    """

    text: str
    width: float
    kerns: tuple[int, ...] = ()


class _EmbeddedFont(TTFont):
    """A TrueType font whose character map holds any code point in blocks that the specification allows."""

    def addObjects(self, doc: PDFDocument) -> None:
        """Add the font's objects to the finished document."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            put_character_map(doc, name, _character_map(subset))


class Face:
    """One cut: what it covers, how wide words are in it, how they are written into a page."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        path = resources.path(f"fonts/{cut}.ttf")
        self._font = _EmbeddedFont(str(cut), str(path), asciiReadable=0)
        pdfmetrics.registerFont(self._font)
        self._widths: dict[int, float] = self._font.face.charWidths
        self._glyphs: dict[int, int] = self._font.face.charToGlyph
        face = _harfbuzz.Face(_harfbuzz.Blob(resources.data(f"fonts/{cut}.ttf")))
        self._scale = _EM / face.upem
        self._shaper: Any = _harfbuzz.Font(face)
        self._words: dict[str, Word] = {}
        self._encoded: WeakKeyDictionary[PDFDocument, dict[Word, list[tuple[str, str]]]] = WeakKeyDictionary()

    def covers(self, character: str) -> bool:
        """Tell whether the cut has a shape for the character."""
        return ord(character) in self._glyphs

    def fit(self, text: str) -> str:
        """Return typed text as this cut can draw it."""
        return drawable(cleaned(text), self.covers)

    def width(self, character: str) -> float:
        """Return how wide one character is, in thousandths of the size."""
        return self._widths.get(ord(character), 0.0)

    def word(self, text: str) -> Word:
        """Return the word with its kerned width."""
        known = self._words.get(text)
        if known is not None:
            return known
        word = self._measured(text)
        if len(text) <= _LONGEST_CACHED:
            if len(self._words) >= _CACHED_WORDS:
                self._words.clear()
            self._words[text] = word
        return word

    def encoded(self, word: Word, document: PDFDocument) -> list[tuple[str, str]]:
        """Return the word as (name of the font in the page, inside of a TJ array), one for each subset it touches."""
        cache = self._encoded.get(document)
        if cache is None:
            cache = self._encoded[document] = {}
        pieces = cache.get(word)
        if pieces is None:
            if len(cache) >= _CACHED_WORDS:
                cache.clear()
            pieces = cache[word] = self._encode(word, document)
        return pieces

    def _encode(self, word: Word, document: PDFDocument) -> list[tuple[str, str]]:
        pieces: list[tuple[str, str]] = []
        at = 0
        for subset, codes in self._font.splitString(word.text, document):
            kerns = word.kerns[at : at + len(codes)]
            pieces.append((self._font.getSubsetInternalName(subset, document), _array(codes, kerns)))
            at += len(codes)
        return pieces

    def _measured(self, text: str) -> Word:
        advances = [self.width(character) for character in text]
        kerns = self._kerns(text, advances) if 1 < len(text) <= _LONGEST_CACHED else ()
        return Word(text, sum(advances) + sum(kerns), kerns)

    def _kerns(self, text: str, advances: list[float]) -> tuple[int, ...]:
        buffer = _harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        _harfbuzz.shape(self._shaper, buffer, _FEATURES)
        positions = buffer.glyph_positions
        if len(positions) != len(text) or buffer.direction != "ltr":
            return ()
        kerns = [round(p.x_advance * self._scale - w) for p, w in zip(positions, advances, strict=True)]
        return tuple(kerns) if any(kerns) else ()


_faces: dict[Cut, Face] = {}
_loading = Lock()


def face(cut: Cut) -> Face:
    """Return the loaded cut; each is read from its file once in a process, whichever thread asks first."""
    found = _faces.get(cut)
    if found is None:
        with _loading:
            found = _faces.get(cut) or Face(cut)
            _faces[cut] = found
    return found


def load_all() -> None:
    """Read all cuts, so that any of them can start a page."""
    for cut in Cut:
        face(cut)


def _array(codes: bytes, kerns: tuple[int, ...]) -> str:
    if not kerns:
        return f"({_escaped(codes)})"
    out: list[str] = []
    start = 0
    for index, kern in enumerate(kerns):
        if kern:
            out.append(f"({_escaped(codes[start : index + 1])}){-kern}")
            start = index + 1
    if start < len(codes):
        out.append(f"({_escaped(codes[start:])})")
    return "".join(out)


def _escaped(codes: bytes) -> str:
    if not _SPECIAL.search(codes):
        return codes.decode("latin1")
    return "".join(_ESCAPES[code] for code in codes)


def _escapes() -> tuple[str, ...]:
    table = [chr(code) if 32 <= code <= 126 else f"\\{code:03o}" for code in range(256)]
    for character in "()\\":
        table[ord(character)] = "\\" + character
    return tuple(table)


_ESCAPES: Final = _escapes()


def _character_map(subset: list[int]) -> str:
    codes = [(code, point) for code, point in enumerate(subset) if point]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(codes), _ENTRIES_IN_A_BLOCK):
        block = codes[start : start + _ENTRIES_IN_A_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
