"""The lines of a shipped icon, read from its file: Qt's own SVG library would be a megabyte in memory for them."""

import re
from collections.abc import Callable, Iterator
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tan, tau
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_ROUNDED = 1e-4
_FLAGS = (3, 4)
"""Which of the seven numbers of an arc."""
_LINE = {"m": "l", "M": "L"}
_LENGTHS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "a": 7, "z": 0}


class Stroke(NamedTuple):
    """A line on a grid of 24, and whether what it goes round is filled."""

    path: QPainterPath
    is_filled: bool


def strokes_of(source: str) -> tuple[Stroke, ...]:
    """Return the lines of an icon in the order in which they are drawn."""
    return tuple(Stroke(_SHAPES[name](written), "fill" in written) for name, written in _elements(source))


def _elements(source: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Return each shape with its attributes; no attribute of a shipped icon holds a mark of XML."""
    for element in source.split("<"):
        name, _, rest = element.partition(" ")
        if name in _SHAPES:
            pieces = rest.split('"')
            yield name, {word.strip(" ="): value for word, value in zip(pieces[::2], pieces[1::2], strict=False)}


def _path(attributes: dict[str, str]) -> QPainterPath:
    path = QPainterPath()
    for command, numbers in _steps(attributes["d"]):
        _take_step(path, command, numbers)
    return path


def _steps(written: str) -> Iterator[tuple[str, list[float]]]:
    """Return each command with the numbers for doing it once; a move goes on as a line."""
    places = [place for place, sign in enumerate(written) if sign.isalpha()]
    for place, following in zip(places, [*places[1:], len(written)], strict=True):
        command = written[place]
        length = _LENGTHS[command.lower()]
        numbers = _numbers(written[place + 1 : following], has_flags=command in "aA")
        if not length:
            yield command, []
        for start in range(0, len(numbers), length or 1):
            goes_on = command in "mM" and start > 0
            yield (_LINE[command] if goes_on else command), numbers[start : start + length]


def _numbers(written: str, *, has_flags: bool) -> list[float]:
    """Return numbers that may stand side by side: a sign or a second point begins one, a flag is a single figure."""
    if not has_flags:
        return [float(number) for number in _NUMBER.findall(written)]
    found: list[float] = []
    for number in _NUMBER.findall(written):
        rest = number
        while rest and len(found) % 7 in _FLAGS:
            found.append(float(rest[0]))
            rest = rest[1:]
        if rest:
            found.append(float(rest))
    return found


def _take_step(path: QPainterPath, command: str, numbers: list[float]) -> None:
    here, kind = path.currentPosition(), command.lower()
    origin = here if command.islower() else QPointF()
    if kind == "z":
        path.closeSubpath()
    elif kind == "h":
        path.lineTo(origin.x() + numbers[0], here.y())
    elif kind == "v":
        path.lineTo(here.x(), origin.y() + numbers[0])
    elif kind == "a":
        _add_arc(path, here, (numbers[0], numbers[1]), (bool(numbers[3]), bool(numbers[4])), origin + _end(numbers))
    elif kind == "c":
        path.cubicTo(origin + QPointF(*numbers[:2]), origin + QPointF(*numbers[2:4]), origin + _end(numbers))
    elif kind == "l":
        path.lineTo(origin + _end(numbers))
    else:
        path.moveTo(origin + _end(numbers))


def _end(numbers: list[float]) -> QPointF:
    return QPointF(numbers[-2], numbers[-1])


def _add_arc(
    path: QPainterPath, here: QPointF, radii: tuple[float, float], flags: tuple[bool, bool], end: QPointF
) -> None:
    """Go along the ellipse with these radii, unturned as in all shipped icons, by the larger arc and clockwise, or not.

    As the standard of SVG has it: where both ends lie too far apart, the ellipse grows until it reaches them.
    """
    across, down = radii
    half_x, half_y = (here.x() - end.x()) / 2 / across, (here.y() - end.y()) / 2 / down
    reach = hypot(half_x, half_y)
    if not reach:
        return
    grown = max(1.0, reach)
    across, down, half_x, half_y, reach = across * grown, down * grown, half_x / grown, half_y / grown, reach / grown
    aside = sqrt(max(0.0, 1 / reach**2 - 1)) * (-1 if flags[0] == flags[1] else 1)
    x, y = aside * half_y, -aside * half_x  # The middle of the ellipse, where its radii are 1.
    begins, sweep = atan2(half_y - y, half_x - x), atan2(-half_y - y, -half_x - x)
    sweep = (sweep - begins) % tau - (0 if flags[1] else tau)
    middle_x, middle_y = (here.x() + end.x()) / 2 + x * across, (here.y() + end.y()) / 2 + y * down
    pieces = ceil(abs(sweep) / (pi / 2) - _ROUNDED)
    for piece in range(pieces):
        (x1, y1), (x2, y2), (x3, y3) = _curve(begins + sweep * piece / pieces, sweep / pieces)
        path.cubicTo(
            middle_x + x1 * across, middle_y + y1 * down, middle_x + x2 * across, middle_y + y2 * down,
            middle_x + x3 * across, middle_y + y3 * down,
        )  # fmt: skip


def _curve(begins: float, sweep: float) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Return what leads along a piece of a circle of radius 1: two points that it bends to, and its end."""
    bend, ends = 4 / 3 * tan(sweep / 4), begins + sweep
    from_x, from_y, to_x, to_y = cos(begins), sin(begins), cos(ends), sin(ends)
    return (from_x - bend * from_y, from_y + bend * from_x), (to_x + bend * to_y, to_y - bend * to_x), (to_x, to_y)


def _circle(attributes: dict[str, str]) -> QPainterPath:
    radius = attributes.get("r", "0")
    return _ellipse(attributes | {"rx": attributes.get("rx", radius), "ry": attributes.get("ry", radius)})


def _ellipse(attributes: dict[str, str]) -> QPainterPath:
    path = QPainterPath()
    x, y, across, down = (float(attributes[name]) for name in ("cx", "cy", "rx", "ry"))
    path.addEllipse(QPointF(x, y), across, down)
    return path


def _line(attributes: dict[str, str]) -> QPainterPath:
    path = QPainterPath(QPointF(float(attributes["x1"]), float(attributes["y1"])))
    path.lineTo(float(attributes["x2"]), float(attributes["y2"]))
    return path


def _polyline(attributes: dict[str, str]) -> QPainterPath:
    return _path({"d": f"M{attributes['points']}"})


def _rect(attributes: dict[str, str]) -> QPainterPath:
    path = QPainterPath()
    x, y, width, height = (float(attributes.get(name, 0)) for name in ("x", "y", "width", "height"))
    across = float(attributes.get("rx", attributes.get("ry", 0)))
    path.addRoundedRect(QRectF(x, y, width, height), across, float(attributes.get("ry", across)))
    return path


_SHAPES: dict[str, Callable[[dict[str, str]], QPainterPath]] = {
    "path": _path,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "rect": _rect,
}
