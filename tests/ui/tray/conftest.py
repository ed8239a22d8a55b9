"""What the tests of the desktop around the window stand on."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.tray.buses import FakeBus

if sys.platform == "win32":
    collect_ignore = ["test_bus.py", "test_desktop_notifier.py", "test_later_starts.py", "test_stop_signals.py"]


@pytest.fixture
def fake_bus(tmp_path: Path) -> Iterator[FakeBus]:
    """A bus whose notification service behaves as it is told."""
    made = FakeBus(tmp_path)
    yield made
    made.stop()
