"""What the tests of the window stand on: an application in the light look, a desk, an invented practice."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models import sample
from models.clock import FixedClock
from models.journal import Journal
from tests.conftest import NOW
from tests.ui.desks import DESIGNED, Heard, Open, desk_on
from ui.collecting import collect_filled
from ui.desk import Desk
from ui.theme import Scheme, Theme, theme
from ui.window import MainWindow


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage between the tests and on their own thread, as the window does: see `ui.collecting`."""
    gc.disable()
    yield
    collect_filled()
    gc.enable()


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The look of the process, light and at 100 %, put back afterwards."""
    theme.install(qapp, Scheme.LIGHT)
    yield theme
    theme.install(qapp, Scheme.LIGHT)


@pytest.fixture
def desk(dressed: Theme, journal: Journal, tmp_path: Path) -> Iterator[Desk]:
    """A desk on the empty journal in memory."""
    made = desk_on(journal, tmp_path)
    yield made
    made.bridge.stop()


@pytest.fixture
def heard(desk: Desk) -> Heard:
    """What views on the desk want the window to show."""
    return Heard(desk.go)


@pytest.fixture(scope="session")
def practice_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented practice in a file, made once and only copied from."""
    path = tmp_path_factory.mktemp("practice") / "practice.kept"
    journal = Journal.make(path, FixedClock(NOW), zone="Europe/London")
    sample.fill(journal)
    journal.close()
    return path


@pytest.fixture
def practice(practice_made: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Journal]:
    """The invented practice, open, in a file of its own."""
    opened = Journal.open(Path(shutil.copy(practice_made, tmp_path / "practice.kept")), clock)
    yield opened
    opened.close()


@pytest.fixture
def busy_desk(dressed: Theme, practice: Journal, tmp_path: Path) -> Iterator[Desk]:
    """A desk on the invented practice."""
    made = desk_on(practice, tmp_path)
    yield made
    made.bridge.stop()


@pytest.fixture
def busy_heard(busy_desk: Desk) -> Heard:
    """What views on the busy desk want the window to show."""
    return Heard(busy_desk.go)


@pytest.fixture
def over(dressed: Theme, qtbot: QtBot) -> QWidget:
    """A window that forms open over."""
    found = QWidget()
    found.resize(1280, 800)
    qtbot.addWidget(found)
    return found


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Open]:
    """How to show the window of a desk."""
    windows: list[MainWindow] = []

    def show(desk: Desk, size: QSize | None = DESIGNED) -> MainWindow:
        window = MainWindow(desk)
        windows.append(window)
        qtbot.addWidget(window)
        if size is not None:
            window.resize(size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in windows:
        window.close()
        window.desk.bridge.stop()
    # A window that waits for the next event loop to delete it may be collected before: half of it is gone by then.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def window(opened: Open, busy_desk: Desk) -> MainWindow:
    """The window on the invented practice."""
    return opened(busy_desk)
