"""Before a window opens, the machine is looked at, and what is lacking is said in words."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from ui import system_check
from ui.system_check import ANY_WINDOW, X11_WINDOW, missing_words, pyside_trouble, wanted_libraries


@pytest.mark.parametrize("python", [(3, 10), (3, 11)])
def test_pyside_6_12_is_refused_on_a_python_it_would_kill(python: tuple[int, int]) -> None:
    words = pyside_trouble(python, (6, 12))

    assert words is not None
    assert "6.11.3" in words
    assert "Python 3.12" in words


@pytest.mark.parametrize(("python", "pyside"), [((3, 11), (6, 11)), ((3, 12), (6, 12)), ((3, 13), (6, 12))])
def test_a_pair_that_lasts_is_accepted(python: tuple[int, int], pyside: tuple[int, int]) -> None:
    assert pyside_trouble(python, pyside) is None


def test_a_window_on_x11_needs_more_than_one_drawn_into_memory() -> None:
    assert wanted_libraries({"DISPLAY": ":0"}) == {**ANY_WINDOW, **X11_WINDOW}
    assert wanted_libraries({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}) == ANY_WINDOW
    assert wanted_libraries({"QT_QPA_PLATFORM": "xcb:foo;wayland"}) == {**ANY_WINDOW, **X11_WINDOW}


def test_a_wayland_session_does_not_ask_for_x11() -> None:
    wanted = wanted_libraries({"WAYLAND_DISPLAY": "wayland-0"})

    assert "libwayland-client.so.0" in wanted
    assert not set(X11_WINDOW) & set(wanted)


def test_missing_packages_are_named_in_a_line_that_installs_them() -> None:
    assert missing_words(["libegl1", "libxcb-cursor0"]).endswith("\n  sudo apt install libegl1 libxcb-cursor0")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their own libraries")
def test_a_library_that_is_not_there_is_told_before_qt_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_check, "ANY_WINDOW", {"libno-such-thing.so.9": "libno-such-thing9"})

    words = system_check.trouble()

    assert words is not None
    assert words.endswith("sudo apt install libno-such-thing9")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_a_machine_without_a_screen_says_so_instead_of_dying(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")

    words = system_check.trouble()

    assert words is not None
    assert words.startswith("there is no screen")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring their own libraries")
def test_a_library_that_only_later_pages_need_is_looked_for_and_not_kept() -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from ui import system_check\n"
        "found = system_check.trouble()\n"
        "kept = [name for name in system_check.NOT_YET if name in Path('/proc/self/maps').read_text()]\n"
        "sys.exit(0 if found is None and not kept else 7)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)

    assert set(system_check.NOT_YET) <= set(ANY_WINDOW)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_this_machine_can_open_a_window() -> None:
    assert system_check.trouble() is None


def test_thousands_of_calls_into_qt_take_no_reference_from_none() -> None:
    # With PySide6 6.12 on Python 3.11 this loses one reference a call; at zero the process dies.
    script = (
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(20000): thing.setObjectName('a'); thing.setProperty(chr(97), 1)\n"
        "sys.exit(0 if before - sys.getrefcount(None) < 1000 else 7)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
