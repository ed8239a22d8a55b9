"""Charts say their figures and draw them to scale."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.parts.making import made
from ui.parts.bars import NamedBar, NamedBars, Week, WeekBars
from ui.theme import Theme


def test_charts_say_their_figures(dressed: Theme, qtbot: QtBot) -> None:
    weeks = made(qtbot, lambda: WeekBars([Week(3, 1), Week(0, 0)]))
    names = made(qtbot, lambda: NamedBars([NamedBar("Larkspur", 2), NamedBar("Marlow", 0)]))

    assert "3 kept 1 late, 0 kept 0 late" in weeks.accessibleName()
    assert names.accessibleName() == "Larkspur: 2; Marlow: 0"


@pytest.mark.parametrize("weeks", [[], [Week(0, 0)] * 12, [Week(50, 0)], [Week(0, 4)] * 3])
def test_charts_of_nothing_and_of_one_are_drawn(dressed: Theme, qtbot: QtBot, weeks: list[Week]) -> None:
    found = made(qtbot, lambda: WeekBars(weeks))
    found.resize(200, found.height())

    assert not found.grab().isNull()


def test_the_tallest_bar_ends_where_the_chart_ends(dressed: Theme, qtbot: QtBot) -> None:
    found = made(qtbot, lambda: WeekBars([Week(1, 0), Week(4, 0)]))
    found.resize(100, found.height())
    image = found.grab().toImage()

    assert QColor(image.pixel(75, 3)).name() == dressed.color("accent").name()
    assert QColor(image.pixel(25, 3)).name() != dressed.color("bar").name()
