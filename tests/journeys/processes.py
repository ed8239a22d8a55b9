"""Runs the program as a process of its own, from its one entry."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

TIMEOUT = 60


@dataclass(frozen=True)
class Process:
    """The program in a folder; `at` is now for every command."""

    folder: Path
    at: str = "2026-11-24T10:20:00Z"

    def __call__(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a command on the journal x.kept in the folder."""
        return subprocess.run(
            command("--journal", "x.kept", "--at", self.at, *arguments),
            cwd=self.folder,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            timeout=TIMEOUT,
            check=False,
        )

    def json(self, *arguments: str) -> Any:  # noqa: ANN401 -- whatever the command answers
        """Run a command that must succeed, and return its document."""
        ran = self(*arguments, "--json")
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)


def command(*arguments: str) -> list[str]:
    """Return the words that start the program from a clone."""
    return [sys.executable, str(ROOT / "main.py"), *arguments]
