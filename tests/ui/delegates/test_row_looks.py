"""How rows look and how high they are, in every look, width and text size."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from tests.ui.delegates.builders import client, entry, head
from tests.ui.delegates.screen import place, shown
from ui.delegates.client_row import ClientDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell, ChipText, DayCell
from ui.delegates.timeline_row import TimelineDelegate
from ui.parts.chips import ChipState
from ui.theme import Scheme, Theme

LONG = "Quarterly check of the six workstations, of the battery in the cupboard, and a word with the front desk."


def heights(view: RowList) -> list[int]:
    return [view.rowHeight(place) for place in range(view.cells.rowCount())]


def picture(view: RowList) -> QImage:
    return view.viewport().grab().toImage()


def colors_in(image: QImage, area: QRectF) -> set[str]:
    xs, ys = range(int(area.left()), int(area.right())), range(int(area.top()), int(area.bottom()))
    return {QColor(image.pixel(x, y)).name() for x in xs for y in ys}


def test_an_interaction_is_as_high_as_its_words_and_chips_need(dressed: Theme, qtbot: QtBot) -> None:
    chip = ChipText("Test the backup", ChipState.SOON)
    cells: list[Cell] = [DayCell("Today"), entry(1, ""), entry(2), entry(3, LONG), entry(4, "", (chip,))]
    view = shown(qtbot, TimelineDelegate(), cells)

    day, bare, one, many, chipped = heights(view)

    assert day < bare < one < many
    assert bare < chipped


def test_rows_that_wrap_are_measured_anew_when_the_list_becomes_narrow(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, TimelineDelegate(), [entry(n, LONG) for n in range(700)])
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1)
    before = view.rowHeight(0)

    view.resize(300, 400)

    qtbot.waitUntil(lambda: len(set(heights(view))) == 1 and view.rowHeight(0) > before)


def test_what_is_in_sight_stays_in_sight_while_rows_above_become_higher(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, TimelineDelegate(), [entry(n, LONG) for n in range(700)])
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1)
    before = view.rowHeight(0)
    view.scrollTo(view.cells.index(500), RowList.ScrollHint.PositionAtTop)
    top = view.rowAt(5)

    view.resize(300, 400)
    qtbot.waitUntil(lambda: len(set(heights(view))) == 1 and view.rowHeight(0) > before)

    assert abs(view.rowAt(5) - top) <= 1


def test_rows_grow_with_the_text(promises: RowList, dressed: Theme) -> None:
    before = heights(promises)

    dressed.set_text_percent(150)

    assert heights(promises) == [dressed.px(height) for height in before]


def test_a_late_row_has_its_strip_and_others_have_none(promises: RowList, dressed: Theme) -> None:
    image = picture(promises)
    danger = dressed.color("danger").name()

    def edge(row: int) -> QRectF:
        where = place(promises, row)
        return QRectF(where.x(), where.center().y() - 6, 5, 12)

    assert danger in colors_in(image, edge(1))
    assert danger not in colors_in(image, edge(4))


def test_selection_and_focus_are_seen_apart(promises: RowList, dressed: Theme, qtbot: QtBot) -> None:
    promises.setFocus()
    qtbot.waitUntil(promises.hasFocus)
    promises.choose(3)
    where = place(promises, 4)
    assert dressed.color("selected").name() in colors_in(picture(promises), where)
    assert dressed.color("focus").name() in colors_in(picture(promises), QRectF(where.x() + 100, where.y(), 20, 6))

    promises.clearFocus()

    assert dressed.color("selected").name() in colors_in(picture(promises), where)
    assert dressed.color("focus").name() not in colors_in(picture(promises), QRectF(where.x() + 100, where.y(), 20, 6))


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_rows_change_their_colours_with_the_look(promises: RowList, dressed: Theme, scheme: Scheme) -> None:
    dressed.set_scheme(scheme)

    assert dressed.color("surface").name() in colors_in(picture(promises), place(promises, 4))


NAMES = ["Larkspur Dental", "מרפאת השיניים כהן", "株式会社山田", "😀", "\u202eevil", "", "a\nb" * 400]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_drawn(dressed: Theme, qtbot: QtBot, name: str) -> None:
    view = shown(qtbot, ClientDelegate(), [head("Clients"), client(1, name)])

    assert not picture(view).isNull()
    assert view.rowHeight(1) == dressed.px(60)


def test_a_narrow_list_drops_chips_before_it_drops_the_name(dressed: Theme, qtbot: QtBot) -> None:
    view = shown(qtbot, ClientDelegate(), [client(1)])
    view.resize(250, 200)
    danger_soft = dressed.color("danger_soft").name()

    assert danger_soft not in colors_in(picture(view), place(view, 0))

    view.resize(700, 200)
    assert danger_soft in colors_in(picture(view), place(view, 0))
