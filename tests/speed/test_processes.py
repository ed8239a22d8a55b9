"""The command line as a process, beside a peer's on as many tasks."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from tests.speed.conftest import NOW, OPEN_PROMISES, ROOT
from tests.speed.pairs import Benchmark, in_turn, note, ratio

ROUNDS = 15
OVERDUE = 100


@pytest.fixture
def taskwarrior(tmp_path: Path, surroundings: dict[str, str]) -> list[str]:
    """Return how to call Taskwarrior on as many pending tasks as promises are open, as many of them overdue."""
    program = shutil.which("task")
    if program is None:
        pytest.skip("Taskwarrior is not on this machine")
    settings = tmp_path / "taskrc"
    folder = tmp_path / "tasks"
    settings.write_text(
        f"data.location={folder}\nconfirmation=no\nhooks=off\nverbose=nothing\nrecurrence=off\n", encoding="utf-8"
    )
    folder.mkdir()
    tasks = [_task(number) for number in range(OPEN_PROMISES)]
    (tmp_path / "tasks.json").write_text(json.dumps(tasks), encoding="utf-8")
    run([program, f"rc:{settings}", "import", str(tmp_path / "tasks.json")], surroundings)
    return [program, f"rc:{settings}", "overdue"]


def _task(number: int) -> dict[str, str]:
    # Due far off on either side, since Taskwarrior takes the time of day from nobody.
    year = 2001 if number < OVERDUE else 2037
    return {
        "uuid": str(UUID(int=number + 1, version=4)),
        "description": f"Look at the office PC {number} again",
        "status": "pending",
        "entry": "20010101T090000Z",
        "due": f"{year}{1 + number % 12:02}{1 + number % 28:02}T173000Z",
        "project": f"Client_{number % 150}",
    }


@pytest.fixture
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of an installed program: its modules are compiled, its output buffered."""
    # Nobody sets TZ by hand; with it Taskwarrior need not look up the zone for each task.
    unlike = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "TZ"}
    kept = {name: value for name, value in os.environ.items() if name not in unlike}
    return kept | {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}


def run(command: list[str], environment: dict[str, str]) -> str:
    """Run a command that must not fail; return what it said."""
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_due_as_a_process_is_no_slower_than_taskwarriors_overdue(
    benchmark: Benchmark,
    practice_of: Callable[[int], Path],
    taskwarrior: list[str],
    surroundings: dict[str, str],
) -> None:
    journal, now = str(practice_of(10_000)), f"{NOW:%Y-%m-%dT%H:%M:%SZ}"
    ours = [sys.executable, "main.py", "--journal", journal, "--at", now, "due"]
    assert run(ours, surroundings).count(" late ") > OVERDUE * 0.9
    assert run(taskwarrior, surroundings).count("Look at the office PC") == OVERDUE
    calls = {"kept": lambda: run(ours, surroundings), "task": lambda: run(taskwarrior, surroundings)}
    found = ratio(in_turn(calls, ROUNDS), "kept", "task")
    note(benchmark, calls["kept"], 3, ratio=found)
    assert found <= 1
