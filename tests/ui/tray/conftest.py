"""What the tests of the desktop around the window stand on."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.tray.buses import FakeBus

if TYPE_CHECKING:
    from ui.tray.desktop_notifier import DesktopNotifier

if sys.platform == "win32":
    collect_ignore = [
        "test_bus.py",
        "test_desktop_notifier.py",
        "test_later_starts.py",
        "test_refusing_service.py",
        "test_stop_signals.py",
    ]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A runtime folder of the test's own, with a name as short as sockets need it."""
    with tempfile.TemporaryDirectory(prefix="k") as folder:
        (runtime := Path(folder, "run")).mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
        yield Path(folder)


@pytest.fixture
def fake_bus(tmp_path: Path) -> Iterator[FakeBus]:
    """A bus whose notification service behaves as it is told."""
    made = FakeBus(tmp_path)
    yield made
    made.stop()


@pytest.fixture
def notifier(fake_bus: FakeBus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> "Iterator[DesktopNotifier]":
    """A notifier on the fake bus, not started."""
    from ui.tray import desktop_notifier  # Not where there is no such bus: jeepney comes with Linux only.
    from ui.tray.bus import Bus

    monkeypatch.setattr(desktop_notifier, "HUNG_MS", 150)
    monkeypatch.setattr(desktop_notifier, "_ASK_AGAIN_MS", 0)
    bus = Bus(fake_bus.address)
    made = desktop_notifier.DesktopNotifier(bus)
    yield made
    bus.stop()  # Else the collector ends it from the thread of a fake bus, where no QObject may end.


@pytest.fixture
def ready(notifier: "DesktopNotifier", qtbot: QtBot) -> "DesktopNotifier":
    """A notifier whose service has said what it can do."""
    with qtbot.waitSignal(notifier.came):
        notifier.start()
    return notifier
