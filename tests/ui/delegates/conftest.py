"""A list of promises on a screen."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.delegates.builders import head, promise
from tests.ui.delegates.screen import shown
from ui.delegates.promise_row import PromiseDelegate
from ui.delegates.row_list import RowList
from ui.delegates.rows import Cell
from ui.theme import Theme


@pytest.fixture
def promises(dressed: Theme, qtbot: QtBot) -> RowList:
    """Two late promises below their head, one soon below its own, on a screen."""
    cells: list[Cell] = [head(), promise(1, late=True), promise(2, late=True), head("Next 7 days", 1), promise(3)]
    return shown(qtbot, PromiseDelegate(), cells)
