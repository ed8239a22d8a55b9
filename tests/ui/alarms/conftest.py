"""What the tests of the watch stand on: a watch that goes, and somebody who shows what rings."""

from collections.abc import Iterator

import pytest

from tests.ui.alarms.practice import Ear
from tests.ui.desks import Open
from ui.alarms.watch import Watch
from ui.desk import Desk
from ui.window import MainWindow


@pytest.fixture
def watch(desk: Desk) -> Iterator[Watch]:
    """The watch of an empty journal, started; ticks come when a test says so."""
    desk.watch.start()
    yield desk.watch
    desk.watch.stop()


@pytest.fixture
def ear(watch: Watch) -> Ear:
    """Whoever shows what rings."""
    return Ear(watch)


@pytest.fixture
def window(opened: Open, desk: Desk) -> MainWindow:
    """The window on the empty journal; its watch looks when a test says so."""
    return opened(desk)
