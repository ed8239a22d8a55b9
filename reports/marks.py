"""The marks of a promise's result, drawn as shapes: never by colour alone, never by a character of a font."""

from collections.abc import Callable
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from models.service_report.records import Result
from reports import styles
from reports.styles import Colour

COLOURS: Final[dict[Result, Colour]] = {
    Result.KEPT: styles.KEPT,
    Result.LATE: styles.LATE,
    Result.MOVED: styles.MOVED,
    Result.OPEN: styles.OPEN,
    Result.MISSED: styles.MISSED,
    Result.RELEASED: styles.OPEN,
}
CELL_RADIUS: Final = 3.6
ROW_RADIUS: Final = 5.2

_ROUND: Final = 1
_Shape = Callable[[Canvas, float, float, float], None]


def draw_mark(canvas: Canvas, result: Result, x: float, y: float, radius: float) -> None:
    """Draw the mark of a result around the point (x, y)."""
    colour = COLOURS[result]
    canvas.saveState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    canvas.setLineWidth(1 if radius < ROW_RADIUS else 1.2)
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    _SHAPES[result](canvas, x, y, radius)
    canvas.restoreState()


def _tick(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius, stroke=0, fill=1)
    canvas.setStrokeColorRGB(*styles.WHITE)
    _strokes(canvas, ((x - radius * 0.46, y - radius * 0.02), (x - radius * 0.1, y - radius * 0.4),
                      (x + radius * 0.5, y + radius * 0.38)))  # fmt: skip


def _clock(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius - 0.4, stroke=1, fill=0)
    _strokes(canvas, ((x, y + radius * 0.5), (x, y - 0.1), (x + radius * 0.42, y - radius * 0.22)))


def _arrow(canvas: Canvas, x: float, y: float, radius: float) -> None:
    tip = x + radius * 0.8
    _strokes(canvas, ((x - radius, y), (tip, y)))
    _strokes(canvas, ((x + radius * 0.1, y + radius * 0.6), (tip, y), (x + radius * 0.1, y - radius * 0.6)))


def _ring(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius - 0.4, stroke=1, fill=0)


def _cross(canvas: Canvas, x: float, y: float, radius: float) -> None:
    reach = radius * 0.7
    _strokes(canvas, ((x - reach, y - reach), (x + reach, y + reach)))
    _strokes(canvas, ((x - reach, y + reach), (x + reach, y - reach)))


def _dash(canvas: Canvas, x: float, y: float, radius: float) -> None:
    _strokes(canvas, ((x - radius * 0.8, y), (x + radius * 0.8, y)))


def _strokes(canvas: Canvas, points: tuple[tuple[float, float], ...]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


_SHAPES: Final[dict[Result, _Shape]] = {
    Result.KEPT: _tick,
    Result.LATE: _clock,
    Result.MOVED: _arrow,
    Result.OPEN: _ring,
    Result.MISSED: _cross,
    Result.RELEASED: _dash,
}
