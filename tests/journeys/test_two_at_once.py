"""Commands started at the same moment where no journal is yet."""

import subprocess
from pathlib import Path

from tests.journeys.processes import Process, command


def test_commands_that_begin_a_journal_at_once_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kept = Process(tmp_path)

    running = [
        subprocess.Popen(
            command("--journal", "x.kept", "client", "add", f"Firm {number}"), cwd=tmp_path, stderr=subprocess.DEVNULL
        )
        for number in range(4)
    ]
    ended = [process.wait() for process in running]

    assert ended == [0, 0, 0, 0]
    assert len(kept.json("client", "list")) == 4
