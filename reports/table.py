"""A table that flows over pages: its head repeats, its rows stay whole, its total stays with them."""

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from reports import styles
from reports.rows import Band, Column, Measure, Row
from reports.text import Text

HEAD_GAP = 5.5
_TOO_HIGH = 1e6
_ROWS_TAKEN_ALONG = 4


class Table(Flowable):
    """Rows under a head, with hairlines between and none at the sides.

    `room_after` is the height that what follows needs: where the page has less, the last rows go with it.
    """

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], spacing: styles.Spacing, *, room_after: float = 0.0
    ) -> None:
        super().__init__()
        self._room_after = room_after
        self._columns = columns
        self._rows = rows
        self._spacing = spacing
        self._first = 0
        self._stop: int | None = None
        self._measure: Measure | None = None
        self._head_height = styles.TABLE_HEAD.leading + HEAD_GAP

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Return the size it takes, or more than there is as soon as that is known."""
        height = self._head_height
        for band in self._bands(aW):
            height += band.height
            if self._stop is None and height > aH:
                height = _TOO_HIGH
                break
        if self._stop is None and height > aH - self._room_after and self._can_go_along(aW, aH):
            height = _TOO_HIGH
        self.width, self.height = aW, height
        return aW, height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return what fits into the height and the rest; nothing when too little would."""
        stop, height, rows = self._first, self._head_height, 0
        for band in self._bands(aW):
            if height + band.height > aH:
                break
            height += band.height
            stop += 1
            rows += 1
        measure = self._measured(aW)
        if self._stop is None and measure.band(stop) is None and self._room_after:
            stop, rows = stop - _ROWS_TAKEN_ALONG, rows - _ROWS_TAKEN_ALONG
        following = measure.band(stop)
        if following is not None and following.is_total:
            stop, rows = stop - 1, rows - 1
        has_room = aH >= styles.TALLEST_WHOLE_ROW
        if rows < 1 or (rows == 1 and not has_room and measure.band(self._first + 2) is not None):
            return []
        return [self._part(self._first, stop), self._part(stop, self._stop)]

    def draw(self) -> None:
        """Draw the head, the rows and the lines between them."""
        canvas: Canvas = self.canv
        top = self.height - self._head_height
        self._draw_head(canvas, self.height)
        _rule(canvas, top, self.width, is_strong=True)
        bands = list(self._bands(self.width))
        for number, band in enumerate(bands):
            band.draw(canvas, 0.0, top)
            top -= band.height
            following = bands[number + 1] if number + 1 < len(bands) else None
            if band.ends_row:
                _rule(canvas, top, self.width, is_strong=following is not None and following.is_total)

    def _can_go_along(self, width: float, height: float) -> bool:
        """Tell whether rows can go with what follows: some of a long table, all of a short one not on a fresh page."""
        if not self._room_after:
            return False
        is_long = self._measured(width).band(self._first + _ROWS_TAKEN_ALONG + 1) is not None
        return is_long or height < styles.TALLEST_WHOLE_ROW

    def _draw_head(self, canvas: Canvas, top: float) -> None:
        measure = self._measured(self.width)
        x = 0.0
        for number, column in enumerate(self._columns):
            if column.head:
                style = styles.TABLE_HEAD.but(align=column.align)
                Text(column.head, style, most_lines=1).draw(canvas, x, top, measure.inner_width(number))
            x += measure.widths[number]

    def _bands(self, width: float) -> Iterator[Band]:
        measure = self._measured(width)
        index = self._first
        while (self._stop is None or index < self._stop) and (band := measure.band(index)) is not None:
            yield band
            index += 1

    def _measured(self, width: float) -> Measure:
        if self._measure is None or self._measure.width != width:
            self._measure = Measure(self._columns, self._rows, width, self._spacing.cell_padding)
        return self._measure

    def _part(self, first: int, stop: int | None) -> "Table":
        part = Table(self._columns, self._rows, self._spacing, room_after=self._room_after)
        part._first, part._stop, part._measure = first, stop, self._measure
        return part


def _rule(canvas: Canvas, y: float, width: float, *, is_strong: bool) -> None:
    canvas.setStrokeColorRGB(*(styles.INK if is_strong else styles.HAIRLINE))
    canvas.setLineWidth(styles.STRONG_LINE if is_strong else styles.HAIR_LINE)
    canvas.line(0.0, y, width, y)
