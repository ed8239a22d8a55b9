"""A table that flows over pages: its head repeats, two of its rows stay together, its total with the last."""

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from reports import styles
from reports.rows import Band, Column, Measure, Row
from reports.text import Text

HEAD_GAP = 5.5
_TOO_HIGH = 1e6
_LEAST_ROWS = 2


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
        if self._stop is None and height > aH - self._room_after and self._goes_along(aW, aH, height):
            height = _TOO_HIGH
        self.width, self.height = aW, height
        return aW, height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """Return what fits into the height and the rest, two rows of each; nothing when that cannot be."""
        stop = self._break(aW, aH)
        return [] if stop is None else [self._part(self._first, stop), self._part(stop, self._stop)]

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

    def _goes_along(self, width: float, height: float, own: float) -> bool:
        """Tell whether some of it can go with what follows or, of a small table that has to begin anyway, all."""
        if not self._room_after:
            return False
        is_fresh = height >= styles.TALLEST_WHOLE_ROW
        return self._break(width, height) is not None or (own <= styles.SMALL_BLOCK and not is_fresh)

    def _break(self, width: float, height: float) -> int | None:
        """Return the band with which the next page begins, None where it had better hold the whole table.

        Where all would fit, but not what follows, the last rows go; else as many stay as can.
        """
        fitting = self._fitting(width, height)
        has_all = self._measured(width).band(fitting) is None
        if has_all and not self._room_after:
            return None
        for with_total in (False, True):
            stop = fitting - 1 if has_all else fitting
            while stop > self._first and not self._is_enough(stop, width, with_total=with_total):
                stop -= 1
            if stop - self._first >= _LEAST_ROWS or (stop > self._first and self._is_two_tall(width)):
                return stop
        return None if has_all or height < styles.TALLEST_WHOLE_ROW else self._break_of_tall(fitting, width)

    def _is_two_tall(self, width: float) -> bool:
        """Tell whether it has only two rows, of many lines, so that it may go on after the first."""
        measure = self._measured(width)
        first, third = measure.band(self._first), measure.band(self._first + 2)
        return first is not None and first.height >= styles.TALL_ROW and (third is None or third.is_total)

    def _break_of_tall(self, fitting: int, width: float) -> int | None:
        """Return where a page of its own is filled by a row or two: here they need not be together."""
        following = self._measured(width).band(fitting)
        stop = fitting - 1 if following is not None and following.is_total else fitting
        return stop if stop > self._first else None

    def _fitting(self, width: float, height: float) -> int:
        """Return the first band that a height has no room for."""
        stop, used = self._first, self._head_height
        for band in self._bands(width):
            used += band.height
            if used > height:
                break
            stop += 1
        return stop

    def _is_enough(self, first: int, width: float, *, with_total: bool) -> bool:
        """Tell whether the rows from one on can begin a page: two or, of many lines, one, besides a total."""
        measure, rows, height = self._measured(width), 0, 0.0
        for index in range(first, first + _LEAST_ROWS):
            band = measure.band(index)
            if band is None or (band.is_total and (index == first or not with_total)):
                break
            rows, height = rows + 1, height + band.height
        return rows >= _LEAST_ROWS or height >= styles.TALL_ROW

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
