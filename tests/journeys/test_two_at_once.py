"""Commands started at the same moment where no journal is yet."""

import subprocess
from pathlib import Path

from tests.journeys.processes import Process, command


def test_commands_that_begin_a_journal_at_once_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    kept = Process(tmp_path)
    adding = [["client", "add", f"Firm {number}"] for number in range(3)]
    refused = ["log", "call nobody about nothing"]

    running = [
        subprocess.Popen(command("--journal", "x.kept", *words), cwd=tmp_path, stderr=subprocess.DEVNULL)
        for words in (*adding, refused, refused)
    ]
    ended = [process.wait() for process in running]

    assert ended == [0, 0, 0, 1, 1]
    assert len(kept.json("client", "list")) == 3
