"""What every test stands on: no screen, no network, a clock that stands, a real journal in memory."""

import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from models.clock import FixedClock

if TYPE_CHECKING:
    from models.journal import Journal

# Before Qt is imported anywhere: windows are drawn into memory, at their own size, in a known place and language.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["TZ"] = "Europe/London"
for _name in ("KEPT_JOURNAL", "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
    os.environ.pop(_name, None)
if hasattr(time, "tzset"):
    time.tzset()

ROOT: Final = Path(__file__).resolve().parent.parent
NOW: Final = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)  # a Tuesday, 10:20 in London too


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine's own sockets."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 -- what it is depends on the family
        if self.family != getattr(socket, "AF_UNIX", None):
            raise PermissionError(f"a test tried to reach {address!r}; Kept never uses the network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the settings and journals of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 24 November 2026, 10:20."""
    return FixedClock(NOW)


@pytest.fixture
def journal(clock: FixedClock) -> "Iterator[Journal]":
    """A real journal, empty, in memory."""
    from models.journal import Journal

    opened = Journal.open(None, clock)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real tables, or the test is skipped: they are not part of the project."""
    folder = Path(os.environ.get("KEPT_REAL_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip("the real tables are not on this machine")
    return folder
