"""Runs commands as a person or a script would, at a moment that stands."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from models.clock import FixedClock
from models.journal import Journal
from tests.conftest import NOW
from ui.command_line.program import run


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 -- whatever the command answers
        """The JSON document that is all of standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        """The lines of the answer."""
        return self.out.splitlines()


class Kept:
    """The program on one journal; `at` is now for every command."""

    def __init__(self, path: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.at: datetime | None = NOW
        self._capture = capture
        self._patch = patch

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ran:
        """Run a command and return what it answered."""
        now = [] if self.at is None else ["--at", self.at.isoformat()]
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        status = run(["--journal", str(self.path), *now, *arguments])
        written = self._capture.readouterr()
        return Ran(status, written.out, written.err)

    def json(self, *arguments: str, stdin: bytes = b"") -> Any:  # noqa: ANN401 -- whatever the command answers
        """Run a command that must succeed, and return its document."""
        ran = self(*arguments, "--json", stdin=stdin)
        assert (ran.status, ran.err) == (0, "")
        return ran.document

    @contextmanager
    def journal(self) -> Iterator[Journal]:
        """The journal itself, to look into or to fill."""
        clock = FixedClock(self.at or NOW)
        if self.path.exists():
            opened = Journal.open(self.path, clock)
        else:
            opened = Journal.make(self.path, clock, zone="Europe/London")
        try:
            yield opened
        finally:
            opened.close()
