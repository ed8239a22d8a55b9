"""The window beside a bare one: how soon it is painted, how quickly it answers, how little it holds."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.interactions.records import InteractionFilter
from models.journal import Journal
from tests.speed.conftest import NOW, ROOT
from tests.speed.pairs import Benchmark, in_turn, note, quantile, ratio
from tests.speed.screens import laptop
from tests.ui.desks import desk_on
from ui.journal.timeline import Timeline
from ui.search.palette import Palette
from ui.theme import Scheme, theme
from ui.window import MainWindow

START_ROUNDS, TABLE_ROUNDS, KEY_ROUNDS, IDLE_SECONDS = 9, 15, 4, 4
MOST_KEYSTROKE, MOST_TABLE = 0.016, 1.3
GOAL_START, GOAL_MEMORY = 1.3, 1.5
MOST_START, MOST_MEMORY = 2.1, 1.6
"""The goal for the start is not reached: to load the names of `Qt`, sqlite3 and the time zones takes a fifth of a bare
window's time, and what the goal leaves beside that is less than painting Today takes. Memory is near its goal. What
holds today, among other work, must not get worse.
"""
_TYPED = ("printer", "backup", "reception", "router", "invoice", "licence", "keyboard", "monitor")
BARE = """
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and "stay" not in sys.argv:
            QTimer.singleShot(0, QApplication.quit)
        return False

app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 800)
painted = Painted(window)
window.installEventFilter(painted)
window.show()
sys.exit(app.exec())
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own, a laptop's screen, and compiled files kept, as an installed program has them."""
    left_out = ("DISPLAY", "PYTHONDONTWRITEBYTECODE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(tmp_path))
    return kept | homes | {"QT_QPA_PLATFORM": laptop(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}


@pytest.fixture
def bare(tmp_path: Path) -> list[str]:
    """How to call a bare QMainWindow that ends once it is painted."""
    script = tmp_path / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    return [sys.executable, str(script)]


def kept(path: Path) -> list[str]:
    return [sys.executable, "main.py", "--journal", str(path), "--at", f"{NOW:%Y-%m-%dT%H:%M:%SZ}"]


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr


def resident(command: list[str], environment: dict[str, str]) -> int:
    """Return the resident kilobytes of a process that has been idle for some seconds.

    Its share of what others have loaded too would be less, and less for the bare window than for ours: this very
    process, which weighs them, has Qt in it.
    """
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(IDLE_SECONDS)
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    finally:
        process.terminate()
        process.wait()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Rss:"))


def test_today_is_painted_soon_after_a_bare_window_would_be(
    benchmark: Benchmark, practice_of: Callable[[int], Path], bare: list[str], environment: dict[str, str]
) -> None:
    ours = [*kept(practice_of(100_000)), "--quit-after-paint"]
    calls = {"kept": partial(run, ours, environment), "bare": partial(run, bare, environment)}
    found = ratio(in_turn(calls, START_ROUNDS), "kept", "bare")
    note(benchmark, calls["kept"], 3, ratio=found, goal=GOAL_START)
    assert found <= MOST_START


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is weighed by Linux's own figures")
def test_an_idle_window_holds_little_more_than_a_bare_one(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path], bare: list[str], environment: dict[str, str]
) -> None:
    ours = kept(copy_of(100_000, "idle"))  # A copy, since the window notes which alarms it showed.
    resident(ours, environment)  # Compiles what is warmed; compiling takes memory that an installed program does not.
    plain, full = resident([*bare, "stay"], environment), resident(ours, environment)
    quick = partial(run, [*ours, "--quit-after-paint"], environment)
    note(benchmark, quick, 1, ratio=full / plain, goal=GOAL_MEMORY)
    assert full / plain <= MOST_MEMORY


def test_a_key_typed_into_the_palette_is_answered_within_a_frame(
    benchmark: Benchmark, qapp: QApplication, qtbot: QtBot, journals: dict[int, Journal], tmp_path: Path
) -> None:
    theme.install(qapp, Scheme.LIGHT)
    window = MainWindow(desk_on(journals[100_000], tmp_path))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    window.open_palette()
    palette = window.findChild(Palette)
    assert palette is not None
    line = palette.findChild(QLineEdit, "paletteLine")
    assert line is not None
    rounds = [typed_seconds(palette, line) for _ in range(KEY_ROUNDS)]
    # The least disturbed of the rounds for each key, as other programs run beside this one.
    slowest = quantile([min(times) for times in zip(*rounds, strict=True)], 0.95)
    note(benchmark, palette.repaint, 20, p95_ms=slowest * 1000)
    window.close()
    window.desk.bridge.stop()
    assert slowest <= MOST_KEYSTROKE


def typed_seconds(palette: Palette, line: QLineEdit) -> list[float]:
    """Return the seconds from each key to the palette painted with its answers."""
    taken = []
    for word in _TYPED:
        line.clear()
        QCoreApplication.processEvents()
        for letter in word:
            start = perf_counter()
            QTest.keyClicks(line, letter)
            palette.repaint()
            taken.append(perf_counter() - start)
    return taken


def test_a_list_of_all_is_shown_as_soon_with_ten_times_as_many_rows(
    benchmark: Benchmark, qapp: QApplication, journals: dict[int, Journal]
) -> None:
    theme.install(qapp, Scheme.LIGHT)
    calls = {str(size): partial(show_all, journals[size]) for size in (10_000, 100_000)}
    found = ratio(in_turn(calls, TABLE_ROUNDS), "100000", "10000")
    note(benchmark, calls["100000"], 5, ratio=found)
    assert found <= MOST_TABLE


def show_all(journal: Journal) -> None:
    """Show the list of everything and paint it."""
    timeline = Timeline(journal, "Interactions", name="all", with_client=True)
    timeline.list.resize(1000, 700)
    timeline.show(InteractionFilter(), "Europe/London")
    timeline.list.show()
    timeline.list.repaint()
    QCoreApplication.processEvents()
    timeline.list.close()
    timeline.list.deleteLater()
