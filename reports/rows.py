"""Rows of a table, measured once and cut into bands that never leave a page half used."""

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from models.service_report.records import Result
from reports.marks import CELL_RADIUS, draw_mark
from reports.styles import TALLEST_WHOLE_ROW, Align
from reports.text import Block, Text

MARK_WIDTH = 12.0
_MARK_OFFSET = 3.8
_LINES_OF_A_BAND = 4


class Column(Struct, frozen=True):
    """One column: its head, its width (None shares what is left), and the gap to the next."""

    head: str
    width: float | None = None
    align: Align = Align.LEFT
    gap: float = 6.0


class Cell(Struct, frozen=True):
    """What stands in one cell: texts one below the other, a mark before the first."""

    texts: tuple[Text, ...] = ()
    mark: Result | None = None


class Row(Struct, frozen=True):
    """One row; its note runs under the cells from `note_from` to the right edge. A total keeps with the row before."""

    cells: tuple[Cell, ...]
    note: Text | None = None
    note_from: int = 0
    is_total: bool = False


class _Stretch(Struct, frozen=True):
    block: Block
    lines: slice
    x: float
    y: float


class Band(Struct):
    """What is drawn as one: a whole row or, of a row taller than a page, a few of its lines."""

    height: float
    stretches: list[_Stretch] = field(default_factory=list)
    mark: tuple[Result, float, float] | None = None
    ends_row: bool = True
    is_total: bool = False

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw it with the upper left corner at (x, top)."""
        if self.mark is not None:
            result, dx, dy = self.mark
            draw_mark(canvas, result, x + dx, top - dy, CELL_RADIUS)
        for stretch in self.stretches:
            stretch.block.draw(canvas, x + stretch.x, top - stretch.y, stretch.lines)


class Measure:
    """The bands of all rows for one width, made as far as they are asked for and shared by all parts of a table."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], width: float, padding: float) -> None:
        self.widths = _widths(columns, width)
        self.columns = columns
        self.width = width
        self._padding = padding
        self._rows = rows
        self._bands: list[Band] = []
        self._next = 0

    def band(self, index: int) -> Band | None:
        """Return the band, None after the last."""
        while index >= len(self._bands) and self._next < len(self._rows):
            self._bands.extend(self._measured(self._rows[self._next]))
            self._next += 1
        return self._bands[index] if index < len(self._bands) else None

    def inner_width(self, column: int) -> float:
        """Return the width for text in a column."""
        is_last = column == len(self.columns) - 1
        return self.widths[column] - (0 if is_last else self.columns[column].gap)

    def _measured(self, row: Row) -> Iterator[Band]:
        placed = [list(self._placed(column, cell)) for column, cell in enumerate(row.cells)]
        heights = [sum(block.height for block, _ in cell) for cell in placed]
        note_top = max(heights[row.note_from :], default=0.0)
        note = None if row.note is None else row.note.laid_out(self.width - self._left(row.note_from))
        height = max(*heights, note_top + (note.height if note else 0.0))
        if height + 2 * self._padding <= TALLEST_WHOLE_ROW:
            yield self._whole(row, placed, (note, note_top), height)
        else:
            yield from self._cut(row, placed, note)

    def _whole(self, row: Row, placed: "_Placed", note: tuple[Block | None, float], height: float) -> Band:
        band = Band(height + 2 * self._padding, is_total=row.is_total)
        band.mark = self._mark(row)
        for cell in placed:
            y = self._padding
            for block, x in cell:
                band.stretches.append(_Stretch(block, slice(None), x, y))
                y += block.height
        block_of_note, top = note
        if block_of_note is not None:
            band.stretches.append(_Stretch(block_of_note, slice(None), self._left(row.note_from), self._padding + top))
        return band

    def _cut(self, row: Row, placed: "_Placed", note: Block | None) -> Iterator[Band]:
        """Cut a tall row into bands of a few lines of each cell, the note's lines last."""
        columns = [list(_lines(cell)) for cell in placed]
        stripes = [columns]
        if note is not None:
            stripes.append([list(_lines([(note, self._left(row.note_from))]))])
        bands = [band for stripe in stripes for band in _bands(stripe)]
        first, last = bands[0], bands[-1]
        first.mark = self._mark(row)
        first.height += self._padding
        first.stretches = [replace(stretch, y=stretch.y + self._padding) for stretch in first.stretches]
        for band in bands[:-1]:
            band.ends_row = False
        last.height += self._padding
        last.is_total = row.is_total
        yield from bands

    def _placed(self, column: int, cell: Cell) -> Iterator[tuple[Block, float]]:
        indent = MARK_WIDTH if cell.mark is not None else 0.0
        for text in cell.texts:
            yield text.laid_out(self.inner_width(column) - indent), self._left(column) + indent

    def _mark(self, row: Row) -> tuple[Result, float, float] | None:
        for column, cell in enumerate(row.cells):
            if cell.mark is not None:
                leading = cell.texts[0].style.leading if cell.texts else 2 * CELL_RADIUS
                return cell.mark, self._left(column) + _MARK_OFFSET, self._padding + leading / 2 - 0.2
        return None

    def _left(self, column: int) -> float:
        return sum(self.widths[:column])


_Placed = Sequence[Sequence[tuple[Block, float]]]


def _lines(cell: Sequence[tuple[Block, float]]) -> Iterator[_Stretch]:
    for block, x in cell:
        for number in range(len(block.lines)):
            yield _Stretch(block, slice(number, number + 1), x, 0.0)


def _bands(columns: Sequence[Sequence[_Stretch]]) -> Iterator[Band]:
    longest = max(len(lines) for lines in columns)
    for start in range(0, longest, _LINES_OF_A_BAND):
        band = Band(0.0)
        for lines in columns:
            y = 0.0
            for line in lines[start : start + _LINES_OF_A_BAND]:
                band.stretches.append(_Stretch(line.block, line.lines, line.x, y))
                y += line.block.style.leading
            band.height = max(band.height, y)
        yield band


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    fixed = sum(column.width for column in columns if column.width is not None)
    sharing = sum(1 for column in columns if column.width is None)
    share = (width - fixed) / sharing if sharing else 0.0
    return [share if column.width is None else column.width for column in columns]
