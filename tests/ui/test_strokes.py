"""The lines of an icon are those that Qt's SVG library would draw."""

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.icons import paint_icon
from ui.strokes import strokes_of
from ui.theme import Theme

SHIPPED = sorted(path.stem for path in resources.path("icons").glob("*.svg"))
_INK = "#204060"
_ROUNDING = 16
"""How much of 255 the cover of one pixel may differ: curves are cut into straight pieces in both."""


def drawn_by_qt(name: str, side: int) -> QImage:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    source = resources.text(f"icons/{name}.svg").replace("currentColor", _INK)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture.toImage()


def drawn(name: str, side: int) -> QImage:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, side, side), QColor(_INK))
    painter.end()
    return picture.toImage()


@pytest.mark.parametrize("side", [16, 24, 48])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_icon_looks_as_qt_would_draw_it(dressed: Theme, name: str, side: int) -> None:
    ours, theirs = drawn(name, side), drawn_by_qt(name, side)

    pixels = [(x, y) for x in range(side) for y in range(side)]
    differences = [abs(ours.pixelColor(*place).alpha() - theirs.pixelColor(*place).alpha()) for place in pixels]
    assert any(theirs.pixelColor(*place).alpha() for place in pixels)
    assert max(differences) <= _ROUNDING


def test_numbers_of_an_arc_may_stand_side_by_side() -> None:
    together = strokes_of('<path d="M4 2A2 2 0 006 4a.5.5 0 01-.5.5h4" />')
    apart = strokes_of('<path d="M 4 2 A 2 2 0 0 0 6 4 a 0.5 0.5 0 0 1 -0.5 0.5 h 4" />')

    assert together[0].path == apart[0].path
    assert together[0].path.currentPosition().toTuple() == (9.5, 4.5)


def test_an_arc_that_is_too_small_for_its_ends_grows() -> None:
    (stroke,) = strokes_of('<path d="M0 0a1 1 0 0 1 4 0" />')

    assert stroke.path.currentPosition().toTuple() == pytest.approx((4, 0))
    assert stroke.path.boundingRect().height() == pytest.approx(2, abs=0.01)


def test_only_what_says_so_is_filled() -> None:
    source = '<circle cx="7" cy="7" r="1" fill="currentColor" /><line x1="1" y1="2" x2="3" y2="4" />'

    assert [stroke.is_filled for stroke in strokes_of(source)] == [True, False]
