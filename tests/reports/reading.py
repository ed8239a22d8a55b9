"""Reading a PDF back: what is seen on each page, and every string in every layer of the file."""

import io
import re
import unicodedata

import pikepdf
import pypdfium2

_BOTTOM = 20 * 72 / 25.4
"""Where the room for text ends and the foot of the page begins, from the paper's edge."""


def pages(data: bytes) -> list[str]:
    """Return the text of each page, as a reader's program copies it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    finally:
        document.close()


def empty_parts(data: bytes) -> list[float]:
    """Return which part of each page's room for text is left empty at its foot."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_empty_part(document[number]) for number in range(len(document))]
    finally:
        document.close()


def _empty_part(page: pypdfium2.PdfPage) -> float:
    words = page.get_textpage()
    bottoms = [words.get_rect(number)[1] for number in range(words.count_rects())]
    lowest = min(bottom for bottom in bottoms if bottom > _BOTTOM)
    return float((lowest - _BOTTOM) / (page.get_height() - 2 * _BOTTOM))


def text(data: bytes) -> str:
    """Return the text of all pages on one line, single-spaced."""
    return " ".join(" ".join(pages(data)).split())


def font_files(data: bytes) -> dict[str, bool]:
    """Return each font of the file by name, and whether it is embedded with a map to characters."""
    found: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                is_embedded = "/FontDescriptor" in thing and "/FontFile2" in thing.FontDescriptor
                found[str(thing.BaseFont)] = is_embedded and "/ToUnicode" in thing
    return found


def links(data: bytes) -> list[str]:
    """Return where the links of all pages lead."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [str(mark.A.URI) for page in pdf.pages for mark in page.get("/Annots", [])]


def information(data: bytes) -> dict[str, str]:
    """Return the document's properties and its language."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = {str(key): str(value) for key, value in pdf.docinfo.items()}
        return found | {"/Lang": str(pdf.Root.Lang)}


def leaks(data: bytes, canary: str) -> list[str]:
    """Return the layers of the file in which a word is found, however it is cut up by kerning, blanks or case."""
    return [layer for layer, found in _layers(data).items() if _plain(canary) in _plain(found)]


def _layers(data: bytes) -> dict[str, str]:
    strings: list[str] = []
    streams: list[str] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            strings += _strings(thing)
            if isinstance(thing, pikepdf.Stream):
                streams.append(thing.read_bytes().decode("latin1"))
        strings += _strings(pdf.trailer)
    joined = "\n".join(streams)
    return {
        "bytes": data.decode("latin1"),
        "text": "\n".join(pages(data)),
        "strings": "\n".join(strings),
        "streams": joined,
        "kerned": re.sub(r"\)-?\d+(\.\d+)?\(", "", joined),
    }


def _strings(thing: pikepdf.Object) -> list[str]:
    if isinstance(thing, pikepdf.String | pikepdf.Name):
        return [str(thing)]
    if isinstance(thing, pikepdf.Array):
        return [found for part in thing for found in _direct_strings(part)]
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        keys = list(thing.keys())
        return keys + [found for key in keys for found in _direct_strings(thing.get(key))]
    return []


def _direct_strings(part: object) -> list[str]:
    """Return the strings of a part that is no object of its own; those are walked anyway."""
    return _strings(part) if isinstance(part, pikepdf.Object) and not part.is_indirect else []


def _plain(words: str) -> str:
    return re.sub(r"[\s\u00ad\u200b-]+", "", unicodedata.normalize("NFKC", words)).casefold()
