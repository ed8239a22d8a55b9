"""The first day with the command line: log, look, keep, search, report; and the ways a shell ends a command."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.journeys.processes import TIMEOUT, Process, command

LINE = "visit Larkspur 1h30 replaced the reception PC > backup test by Fri > ring Tom tomorrow 9-10"


@pytest.fixture
def kept(tmp_path: Path) -> Process:
    """The program in an empty folder."""
    return Process(tmp_path)


def test_from_the_first_line_to_the_clients_page(kept: Process) -> None:
    assert kept("log", LINE).returncode == 1
    assert kept("client", "list").returncode == 3

    assert kept("log", "--add", LINE).returncode == 0

    due = kept("due")
    assert "#2  due tomorrow 09:00–10:00  Larkspur  ring Tom" in due.stdout
    assert "#1  due Fri 27 Nov            Larkspur  backup test" in due.stdout

    later = Process(kept.folder, "2026-11-25T09:30:00Z")
    assert later("promise", "keep", "2").stdout == "Kept: #2 ring Tom (Larkspur): kept as first promised\n"

    late = Process(kept.folder, "2026-12-01T09:00:00Z")
    assert [(row["id"], row["reason"]) for row in late.json("due")["overdue"]] == [(1, "4 days late")]
    assert late.json("promise", "move", "1", "Fri 10-12", "--because", "ill", "--told", "call")["moves"] == 1
    hits = [(hit["kind"], hit["id"]) for hit in late.json("search", "backup")["hits"]]
    assert sorted(hits) == [("interaction", 2), ("promise", 1)]  # the call in which they were told, and the promise
    assert late.json("numbers", "--month", "2026-11")["promises"]["kept_as_promised"] == 1

    report = late.json("report", "larkspur", "--month", "2026-11", "--out", "larkspur.pdf")
    assert (kept.folder / "larkspur.pdf").stat().st_size == report["bytes"]

    assert late("undo").returncode == 0
    assert late("history").stdout.splitlines()[0].endswith("Move: backup test (undone)")


def test_what_was_overdue_on_an_earlier_day_stays_so_whatever_came_after(kept: Process) -> None:
    kept("log", "--add", LINE)
    on_saturday = Process(kept.folder, "2026-11-28T12:00:00Z")
    before = on_saturday.json("due")

    Process(kept.folder, "2026-12-02T12:00:00Z")("promise", "keep", "1")

    assert on_saturday.json("due") == before
    assert [entry["id"] for entry in before["overdue"]] == [2, 1]


def test_eight_programs_begin_one_journal_together_and_nothing_is_lost(kept: Process) -> None:
    lines = [f'call @"Larkspur {number}" 5m note {number}' for number in range(8)]
    running = [
        subprocess.Popen(
            command("--journal", "x.kept", "log", "--add", line),
            cwd=kept.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for line in lines
    ]

    statuses = [process.wait(TIMEOUT) for process in running]
    for process in running:
        process.communicate()

    assert statuses == [0] * len(lines)
    now = Process(kept.folder, "2100-01-01T00:00:00Z")
    assert sorted(row["words"] for row in now.json("interaction", "list")) == [f"note {number}" for number in range(8)]


def test_a_journal_that_is_open_sees_what_a_command_wrote(kept: Process) -> None:
    from models import client_list
    from models.clock import SystemClock
    from models.journal import Journal

    journal = Journal.make(kept.folder / "x.kept", SystemClock(), zone="Europe/London")
    kept("client", "add", "Larkspur")

    noticed = journal.poll()

    assert noticed is not None
    assert [summary.client.name for summary in client_list.summaries(journal)] == ["Larkspur"]
    journal.close()


def test_a_closed_pipe_ends_a_command_quietly(kept: Process) -> None:
    kept("client", "add", "Larkspur")
    read, write = os.pipe()
    os.close(read)

    with os.fdopen(write, "wb") as nowhere:
        ran = subprocess.run(
            command("--journal", "x.kept", "--help"),
            cwd=kept.folder, stdout=nowhere, stderr=subprocess.PIPE, timeout=TIMEOUT, check=False,
        )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there sends no such signal")
def test_ctrl_c_ends_a_command_quietly_while_it_waits(kept: Process) -> None:
    kept("client", "add", "Larkspur")
    with subprocess.Popen(
        command("--journal", "x.kept", "when", "-"),
        cwd=kept.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            first = _answered(process, b"tomorrow 3pm\n")
            process.send_signal(signal.SIGINT)  # it answered at once, and now waits for the next line
            _out, err = process.communicate(timeout=TIMEOUT)
        finally:
            process.kill()

    assert first["understood"] is True
    assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("language", [{"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"}])
def test_words_are_utf_8_whatever_the_language_of_the_shell(kept: Process, language: dict[str, str]) -> None:
    kept("client", "add", "Café Sœurs 株式会社", **language)

    assert "Café Sœurs 株式会社" in kept("client", "list", **language).stdout
    assert kept.json("client", "list")[0]["name"] == "Café Sœurs 株式会社"


def test_words_that_are_no_text_are_refused_and_not_a_fault(kept: Process) -> None:
    ran = kept("client", "add", os.fsdecode(b"caf\xe9"))

    assert ran.returncode == 1
    assert "control character" in ran.stderr
    assert "log" not in ran.stderr


def test_no_command_brings_qt_and_only_a_report_brings_typesetting(kept: Process) -> None:
    kept("log", "--add", LINE)

    for arguments, brought in (
        (("due",), set()),
        (("client", "list", "--json"), set()),
        (("search", "backup"), set()),
        (("numbers",), set()),
        (("report", "larkspur", "--out", "a.pdf"), {"reportlab"}),
    ):
        assert _loaded(kept, *arguments) & {"PySide6", "shiboken6", "reportlab"} == brought, arguments


def test_an_answer_that_cannot_be_written_is_told(kept: Process) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no full device on this system")
    kept("client", "add", "Larkspur")

    with full.open("wb") as nowhere:
        ran = subprocess.run(
            command("--journal", "x.kept", "client", "list"),
            cwd=kept.folder, stdout=nowhere, stderr=subprocess.PIPE, timeout=TIMEOUT, check=False,
        )  # fmt: skip

    assert ran.returncode == 1
    assert ran.stderr.startswith(b"kept: the answer could not be written")


def _loaded(kept: Process, *arguments: str) -> set[str]:
    words = ["kept", "--journal", "x.kept", "--at", kept.at, *arguments]
    script = (
        f"import sys; sys.argv = {words!r}; sys.path.insert(0, {str(ROOT)!r}); import main; status = main.main(); "
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules})); sys.exit(status)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        cwd=kept.folder, capture_output=True, text=True, timeout=TIMEOUT, check=True,
    )  # fmt: skip
    return set(ran.stderr.split())


def _answered(process: "subprocess.Popen[bytes]", line: bytes) -> dict[str, object]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the process has no pipes")
    process.stdin.write(line)
    process.stdin.flush()
    answer: dict[str, object] = json.loads(process.stdout.readline() or b"{}")
    return answer
