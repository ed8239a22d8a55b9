"""What the window takes of the processor while nobody touches it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from tests.speed.conftest import ROOT
from tests.speed.pairs import Benchmark, note
from tests.speed.screens import laptop

SETTLING_SECONDS, IDLE_SECONDS = 30, 90
MOST_IDLE = 0.002
"""Of one processor; a minute and a half holds at least one look at every alarm and one at the words of the lists."""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processor time is read from Linux's own figures")
def test_an_idle_window_over_ten_thousand_open_promises_takes_next_to_nothing(
    benchmark: Benchmark, copy_of: Callable[[int, str], Path], tmp_path: Path
) -> None:
    homes = dict.fromkeys(
        ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"), str(tmp_path)
    )
    environment = os.environ | homes | {"QT_QPA_PLATFORM": laptop(tmp_path)}
    # By the computer's own clock, since what is measured is the passing of time.
    command = [sys.executable, "main.py", "--journal", str(copy_of(10_000, "idle"))]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait(process, SETTLING_SECONDS)
        before, began = processor_seconds(process.pid), monotonic()
        wait(process, IDLE_SECONDS)
        share = (processor_seconds(process.pid) - before) / (monotonic() - began)
    finally:
        process.terminate()
        process.wait()
    note(benchmark, lambda: None, 1, share=share, goal=MOST_IDLE)
    assert share <= MOST_IDLE


def wait(process: "subprocess.Popen[bytes]", seconds: float) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(seconds)


def processor_seconds(pid: int) -> float:
    """Return what a process has taken so far, of its own and of the system."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
