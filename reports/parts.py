"""Flowables that pages are put together from: text, key figures, a row of marks, sections with a side heading."""

from collections.abc import Sequence
from math import ceil

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from models.service_report.records import KeyFigure, Result
from reports import styles
from reports.marks import ROW_RADIUS, draw_mark
from reports.text import Block, Text

_FIGURE_GAP = 14.0
_MOST_FIGURES = 4
_MARK_STEP = 16.0
_MARK_LINE = 16.0
_MOST_MARK_LINES = 3


class Paragraph(Flowable):
    """A block of text that may go on over a page, but never with a single line left behind."""

    def __init__(self, text: Text, *, after: float = 0.0) -> None:
        super().__init__()
        self._text = text
        self._after = after
        self._first = 0
        self._stop: int | None = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes."""
        block = self._text.laid_out(aW)
        self.width, self.height = aW, self._count(block) * block.style.leading + self._after
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return the lines that fit and the rest; nothing when that would leave a single line."""
        block = self._text.laid_out(aW)
        count = self._count(block)
        fitting = int(aH // block.style.leading)
        if fitting >= count:
            return [self._part(self._first, self._stop, 0.0)]
        if count - fitting == 1:
            fitting -= 1
        if fitting < 1 or (fitting == 1 and count > 1):
            return []
        middle = self._first + fitting
        return [self._part(self._first, middle, 0.0), self._part(middle, self._stop, self._after)]

    def draw(self) -> None:
        """Draw its lines."""
        block = self._text.laid_out(self.width)
        block.draw(self.canv, 0.0, self.height, slice(self._first, self._stop))

    def _count(self, block: Block) -> int:
        return (len(block.lines) if self._stop is None else self._stop) - self._first

    def _part(self, first: int, stop: int | None, after: float) -> "Paragraph":
        part = Paragraph(self._text, after=after)
        part._first, part._stop = first, stop
        return part


class Gap(Flowable):
    """Empty height."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes: no more than there is."""
        return aW, min(self.height, aH)

    def draw(self) -> None:
        """Draw nothing."""


class KeyFigures(Flowable):
    """Large figures side by side, each under a line of its own."""

    def __init__(self, figures: Sequence[KeyFigure]) -> None:
        super().__init__()
        self._figures = figures[:_MOST_FIGURES]

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes."""
        column = self._column(aW)
        labels = max(Text(figure.label, styles.FIGURE_LABEL).laid_out(column).height for figure in self._figures)
        self.width, self.height = aW, 35 + labels
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figures."""
        column = self._column(self.width)
        for number, figure in enumerate(self._figures):
            x = number * (column + _FIGURE_GAP)
            self.canv.setStrokeColorRGB(*styles.INK)
            self.canv.setLineWidth(styles.STRONG_LINE)
            self.canv.line(x, self.height, x + column, self.height)
            _draw_value(self.canv, figure, x, self.height - 4)
            Text(figure.label, styles.FIGURE_LABEL).draw(self.canv, x, self.height - 35, column)

    def _column(self, width: float) -> float:
        count = len(self._figures)
        return (width - _FIGURE_GAP * (count - 1)) / count


def _draw_value(canvas: Canvas, figure: KeyFigure, x: float, top: float) -> None:
    for piece in figure.value:
        style = styles.FIGURE_UNIT if piece.is_unit else styles.FIGURE
        text = Text(piece.text, style, most_lines=1)
        block = text.laid_out(200.0)
        block.draw(canvas, x, top - (4.0 if piece.is_unit else 0.0))
        x += block.used_width + 3.2


class Marks(Flowable):
    """One mark for each promise in order of its time, and the counts in words beside or under them."""

    def __init__(self, results: Sequence[Result], counts: Text) -> None:
        super().__init__()
        self._results = results
        self._counts = counts

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes."""
        lines = self._mark_lines(aW)
        beside = self._is_beside(aW)
        below = 0.0 if beside else self._counts.laid_out(aW).height + 4
        self.width, self.height = aW, lines * _MARK_LINE + below + 10
        return self.width, self.height

    def draw(self) -> None:
        """Draw the marks and the words."""
        lines = self._mark_lines(self.width)
        in_line = self._in_line(self.width)
        for number, result in enumerate(self._results if lines else ()):
            x = ROW_RADIUS + number % in_line * _MARK_STEP
            y = self.height - 9 - number // in_line * _MARK_LINE
            draw_mark(self.canv, result, x, y, ROW_RADIUS)
        if self._is_beside(self.width):
            x = len(self._results) * _MARK_STEP + 10
            self._counts.draw(self.canv, x, self.height - 1.5, self.width - x)
        else:
            self._counts.draw(self.canv, 0.0, self.height - lines * _MARK_LINE - 4, self.width)

    def _in_line(self, width: float) -> int:
        return max(1, int(width // _MARK_STEP))

    def _mark_lines(self, width: float) -> int:
        lines = ceil(len(self._results) / self._in_line(width))
        return lines if lines <= _MOST_MARK_LINES else 0

    def _is_beside(self, width: float) -> bool:
        room = width - len(self._results) * _MARK_STEP - 10
        if self._mark_lines(width) != 1 or room < 60:
            return False
        return len(self._counts.laid_out(room).lines) == 1
