"""Blocks of text from plain strings: broken into lines in one pass, drawn with kerning, never parsed as markup."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from reports.fonts import Cut, Face, Word, face
from reports.internals import document_of, operators
from reports.styles import Align, Colour, Style

ELLIPSIS = "…"
_BASELINE = 0.77  # of the size, from the top of the em box: the ascent that Source Sans shows
_SLACK = 0.01


class Span(Struct, frozen=True):
    """A stretch of plain text in a cut and colour of its own, where it differs from its block."""

    text: str
    cut: Cut | None = None
    colour: Colour | None = None


class Piece(NamedTuple):
    """A word, or the blank between two, as it stands in a line."""

    word: Word
    face: Face
    width: float
    colour: Colour

    @property
    def is_blank(self) -> bool:
        """Tell whether it is a blank between words."""
        return self.word.text == " "


Line = Sequence[Piece]


class Block(Struct, frozen=True):
    """Lines of text, laid out for one width and ready to draw."""

    lines: Sequence[Line]
    style: Style
    width: float

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return len(self.lines) * self.style.leading

    @property
    def used_width(self) -> float:
        """The width of its longest line."""
        return max((_line_width(line) for line in self.lines), default=0.0)

    def draw(self, canvas: Canvas, x: float, top: float, lines: slice = slice(None)) -> None:
        """Draw it, or some of its lines, with the upper left corner at (x, top)."""
        style = self.style
        shown = self.lines[lines]
        code: list[str] = ["q BT"]
        pen = _Pen(canvas, style.size)
        baseline = top - (style.leading - style.size) / 2 - style.size * _BASELINE
        for number, line in enumerate(shown):
            if line:
                start = x + (self.width - _line_width(line) if style.align is Align.RIGHT else 0.0)
                pen.move(start, baseline - number * style.leading, code)
                pen.write(line, code)
        code.append("ET Q")
        if len(code) > len(("q BT", "ET Q")):
            operators(canvas).extend(code)


class _Pen:
    """Writes text operators, leaving out those that change nothing."""

    def __init__(self, canvas: Canvas, size: float) -> None:
        self._document = document_of(canvas)
        self._size = size
        self._at = (0.0, 0.0)
        self._font = ""
        self._colour: Colour | None = None

    def move(self, x: float, y: float, code: list[str]) -> None:
        code.append(f"{x - self._at[0]:.3f} {y - self._at[1]:.3f} Td")
        self._at = (round(x, 3), round(y, 3))

    def write(self, line: Line, code: list[str]) -> None:
        run: list[str] = []
        for piece in line:
            if piece.colour is not self._colour:
                self._show(run, code)
                self._colour = piece.colour
                code.append("{:.4g} {:.4g} {:.4g} rg".format(*piece.colour))
            for font, array in piece.face.encoded(piece.word, self._document):
                if font != self._font:
                    self._show(run, code)
                    self._font = font
                    code.append(f"{font} {self._size:.4g} Tf")
                run.append(array)
        self._show(run, code)

    @staticmethod
    def _show(run: list[str], code: list[str]) -> None:
        if run:
            code.append(f"[{''.join(run).replace(')(', '')}]TJ")
            run.clear()


class Text:
    """Plain text in a style, not yet laid out.

    `most_lines` cuts it short with "…": for names in the furniture of a page, never for what was written.
    """

    def __init__(self, text: str | Sequence[Span], style: Style, *, most_lines: int | None = None) -> None:
        self.spans = (Span(text),) if isinstance(text, str) else tuple(text)
        self.style = style
        self._most_lines = most_lines
        self._block: Block | None = None

    def laid_out(self, width: float) -> Block:
        """Return its lines for a width; the last answer is remembered."""
        if self._block is None or self._block.width != width:
            lines = _Breaker(width, self.style).lines(self.spans)
            if self._most_lines is not None and len(lines) > self._most_lines:
                lines = _cut_short(lines[: self._most_lines], width, self.style)
            self._block = Block(lines, self.style, width)
        return self._block

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> Block:
        """Lay it out and draw it with the upper left corner at (x, top)."""
        block = self.laid_out(width)
        block.draw(canvas, x, top)
        return block


class _Breaker:
    """Breaks spans into lines: at blanks and line ends, and inside a word only when it is wider than a line."""

    def __init__(self, width: float, style: Style) -> None:
        self._width = width + _SLACK
        self._style = style
        self._lines: list[Line] = []
        self._line: list[Piece] = []
        self._x = 0.0

    def lines(self, spans: Sequence[Span]) -> list[Line]:
        for span in spans:
            cut = face(span.cut or self._style.cut)
            colour = span.colour or self._style.colour
            for number, paragraph in enumerate(cut.fit(span.text).split("\n")):
                if number:
                    self._end_line()
                self._add(paragraph, cut, colour)
        self._end_line()
        return self._lines

    def _add(self, paragraph: str, cut: Face, colour: Colour) -> None:
        scale = self._style.size / 1000
        blank = cut.word(" ")
        blank_piece = Piece(blank, cut, blank.width * scale, colour)
        for number, text in enumerate(paragraph.split(" ")):
            if number and self._line and not self._line[-1].is_blank:
                self._put(blank_piece)
            if not text:
                continue
            word = cut.word(text)
            piece = Piece(word, cut, word.width * scale, colour)
            if self._x + piece.width > self._width and self._line:
                self._end_line()
            if piece.width <= self._width:
                self._put(piece)
            else:
                for part in _parts(text, cut, self._width / scale):
                    if self._line:
                        self._end_line()
                    self._put(Piece(part, cut, part.width * scale, colour))

    def _put(self, piece: Piece) -> None:
        self._line.append(piece)
        self._x += piece.width

    def _end_line(self) -> None:
        self._lines.append(tuple(self._line))
        self._line = []
        self._x = 0.0


def _parts(text: str, cut: Face, width: float) -> Iterator[Word]:
    """Break a word that is wider than a line into words that are not; `width` is in thousandths of the size."""
    start = 0
    used = 0.0
    for index, character in enumerate(text):
        advance = cut.width(character)
        if used + advance > width and index > start:
            yield Word(text[start:index], used)
            start, used = index, 0.0
        used += advance
    yield Word(text[start:], used)


def _cut_short(lines: list[Line], width: float, style: Style) -> list[Line]:
    last = lines[-1]
    cut = last[-1].face if last else face(style.cut)
    scale = style.size / 1000
    end = cut.word(ELLIPSIS)
    room = width - end.width * scale
    kept: list[Piece] = []
    for piece in last:
        if piece.width > room:
            part = next(_parts(piece.word.text, piece.face, room / scale))
            if part.width * scale <= room:
                kept.append(piece._replace(word=part, width=part.width * scale))
            break
        kept.append(piece)
        room -= piece.width
    while kept and kept[-1].is_blank:
        kept.pop()
    return [*lines[:-1], (*kept, Piece(end, cut, end.width * scale, last[-1].colour if last else style.colour))]


def _line_width(line: Line) -> float:
    width = sum(piece.width for piece in line)
    return width - line[-1].width if line and line[-1].is_blank else width
