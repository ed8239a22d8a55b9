"""What a command says: lines and tables for people, one JSON document for programs, remarks beside both."""

import json
import os
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from itertools import compress
from pathlib import Path
from typing import Final, TextIO

from msgspec import Struct

from models.instants import to_text
from models.words import shortened

NARROWEST_WORDS: Final = 24
_RESET: Final = "\x1b[0m"
_GAP: Final = "  "


class Style(StrEnum):
    """How a piece of text looks on a terminal; the value is its escape code."""

    PLAIN = ""
    HEAD = "1"
    QUIET = "2"
    LATE = "31"
    KEPT = "32"
    SOON = "33"
    HIT = "1;33"


class Styled(Struct, frozen=True):
    """A piece of text with a look."""

    text: str
    style: Style


Piece = str | Styled


class Output:
    """Where a command writes: text or JSON to one stream, remarks and refusals to the other."""

    def __init__(self, out: TextIO, err: TextIO, *, colour: bool = False, width: int | None = None) -> None:
        self._out = out
        self._err = err
        self._colour = colour
        self._width = width

    def line(self, *pieces: Piece) -> None:
        """Write a line; control characters that came with somebody's words show as U+FFFD."""
        self._out.write("".join(map(self._painted, pieces)).rstrip() + "\n")

    def table(self, rows: Sequence[Sequence[Piece]], indent: str = "") -> None:
        """Write rows with their columns aligned, empty ones left out; on a terminal the last one is cut to fit."""
        filled = [any(map(_text, column)) for column in zip(*rows, strict=True)]
        lines = [list(compress(row, filled)) for row in rows]
        if not any(filled):
            return
        widths = [max(map(width_of, map(_text, column))) for column in zip(*lines, strict=True)][:-1]
        room = self._room(sum(widths) + len(_GAP) * len(widths) + len(indent))
        for *cells, last in lines:
            padded = [self._painted(c) + " " * (w - width_of(_text(c))) for c, w in zip(cells, widths, strict=True)]
            cut = self._painted(_shortened(last, room))
            self._out.write((indent + _GAP.join((*padded, cut))).rstrip() + "\n")

    def document(self, value: object) -> None:
        """Write one JSON document: instants in UTC, days as ISO dates."""
        self._out.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")

    def document_line(self, value: object) -> None:
        """Write a JSON document on one line, for answers that come one by one."""
        self._out.write(json.dumps(value, ensure_ascii=False, default=_plain) + "\n")
        self._out.flush()

    def raw(self, content: bytes) -> None:
        """Write a file as it is."""
        self._out.flush()
        self._out.buffer.write(content)

    def remark(self, text: str) -> None:
        """Write a line beside the answer, to standard error."""
        self._beside(f"kept: {' '.join(_clean(text).split())}\n")

    def usage(self, text: str) -> None:
        """Write how a command is used, to standard error."""
        self._beside(text)

    @property
    def hinting(self) -> bool:
        """Whether a person sits at the terminal, who may have use for a hint."""
        return self._err.isatty()

    def hint(self, text: str) -> None:
        """Write a line that only a person at a terminal has use for, to standard error."""
        if self.hinting:
            self._beside(f"Hint: {' '.join(_clean(text).split())}\n")

    def flush(self) -> None:
        """Hand on everything written."""
        self._out.flush()
        self._beside("")

    def _beside(self, text: str) -> None:
        """Write to standard error; where that cannot be written, the answer and the exit status still count."""
        try:
            self._err.write(text)
            self._err.flush()
        except OSError:
            hush(self._err)

    def _room(self, taken: int) -> int | None:
        return None if self._width is None else max(NARROWEST_WORDS, self._width - taken)

    def _painted(self, piece: Piece) -> str:
        text = _clean(_text(piece))
        if isinstance(piece, str) or not self._colour or not piece.style or not text:
            return text
        return f"\x1b[{piece.style.value}m{text}{_RESET}"


def standard_output(environment: Mapping[str, str] = os.environ) -> Output:
    """Return the output of this process: UTF-8 whatever the language, coloured only on a terminal that may be."""
    out, err = (_in_utf8(stream) for stream in (sys.stdout, sys.stderr))
    terminal = out.isatty()
    colour = terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    width = _columns_of(out, environment) if terminal else None
    return Output(out, err, colour=colour, width=width)


def hush(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere, so that Python's last flush does not complain."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _columns_of(terminal: TextIO, environment: Mapping[str, str]) -> int | None:
    if (said := environment.get("COLUMNS", "")).isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(terminal.fileno()).columns or None
    except (OSError, ValueError):
        return None


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _in_utf8(stream: TextIO | None) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return stream


def _columns(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.text


def _shortened(piece: Piece, room: int | None) -> Piece:
    if room is None or width_of(_text(piece)) <= room:
        return piece
    cut = shortened(_text(piece), room)
    while width_of(cut) > room:
        cut = cut[:-2].rstrip() + "…"
    return cut if isinstance(piece, str) else Styled(cut, piece.style)


def _clean(text: str) -> str:
    """Return the text without what would steer a terminal; line breaks stay."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) == "Cc"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return to_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
