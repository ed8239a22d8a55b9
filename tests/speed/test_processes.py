"""The command line as a process, beside a peer's on as many tasks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.speed.conftest import NOW, ROOT
from tests.speed.pairs import Benchmark, in_turn, note, ratio

TASKS = 10_000
ROUNDS = 9
_LONG_AGO = int(datetime(2001, 1, 1, tzinfo=UTC).timestamp())
_FAR_AHEAD = int(datetime(2037, 1, 1, tzinfo=UTC).timestamp())


@pytest.fixture
def taskwarrior(tmp_path: Path) -> list[str]:
    """Return how to call Taskwarrior on 10,000 pending tasks of its own, a hundred of them overdue."""
    program = shutil.which("task")
    if program is None:
        pytest.skip("Taskwarrior is not on this machine")
    folder = tmp_path / "tasks"
    folder.mkdir()
    lines = []
    for number in range(TASKS):
        # Far off on either side, since Taskwarrior takes the time of day from nobody.
        due = (_LONG_AGO if number % 100 == 0 else _FAR_AHEAD) + number
        lines.append(
            f'[description:"Look at the office PC {number} again" due:"{due}" entry:"{_LONG_AGO}" modified:"{_LONG_AGO}" '
            f'status:"pending" uuid:"{number:08x}-0000-4000-8000-{number:012x}"]\n'
        )
    (folder / "pending.data").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "taskrc").write_text(f"data.location={folder}\nverbose=nothing\n", encoding="utf-8")
    return [program, f"rc:{tmp_path / 'taskrc'}", "overdue"]


def run(command: list[str]) -> str:
    """Run a command; its table may be empty, but it must not have failed."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=_environment(), check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "DISPLAY"}


def test_due_as_a_process_is_no_slower_than_taskwarriors_overdue(
    benchmark: Benchmark, practice_of: Callable[[int], Path], taskwarrior: list[str]
) -> None:
    ours = [
        sys.executable,
        "main.py",
        "--journal",
        str(practice_of(10_000)),
        "--at",
        f"{NOW:%Y-%m-%dT%H:%M:%SZ}",
        "due",
    ]
    assert "late" in run(ours)
    assert "Look at the office PC" in run(taskwarrior)
    calls = {"kept": lambda: run(ours), "task": lambda: run(taskwarrior)}
    found = ratio(in_turn(calls, ROUNDS), "kept", "task")
    note(benchmark, calls["kept"], 3, ratio=found)
    assert found <= 1
