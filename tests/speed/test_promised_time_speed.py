"""A keystroke in the field of a promised time, a long text, and the import: each within its limit."""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.capture.directory import Directory, KnownClient
from models.capture.line import read_line
from models.promised_time.reader import read
from tests.models.promised_time.tables import Row, phrases

pytestmark = pytest.mark.speed


def spent(row: Row, text: str) -> float:
    began = time.perf_counter()
    read(text, row.now, row.profile)
    return time.perf_counter() - began


def test_a_keystroke_takes_less_than_a_millisecond_at_the_99th_percentile() -> None:
    rows = [row for row in phrases() if len(row.text) <= 60]
    for row in rows:
        read(row.text, row.now, row.profile)  # holidays and zones are read once

    taken = sorted(spent(row, row.text[:stop]) for row in rows for stop in range(1, len(row.text) + 1))

    assert taken[int(0.99 * len(taken))] < 0.001


def test_ten_times_the_text_takes_at_most_twenty_times_as_long() -> None:
    row = next(phrases())

    def best(text: str) -> float:
        return min(spent(row, text) for _ in range(7))

    for piece in ("tomorrow ", "1-", "Ω", "'", "mon 10 ", "¼½ "):
        short, long = (piece * 10_000)[:1_000], (piece * 10_000)[:10_000]
        assert best(long) < max(20 * best(short), 0.002)


def test_the_reader_is_imported_in_under_fifty_milliseconds_without_holidays(tmp_path: Path) -> None:
    program = (
        "import sys, time, datetime, zoneinfo, json; began = time.perf_counter();"
        "import models.promised_time.reader; taken = time.perf_counter() - began;"
        "print(taken); assert 'holidays' not in sys.modules and 'dateutil' not in sys.modules"
    )

    # As installed: compiled once, then read from the compiled files.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    taken = []
    for _ in range(6):
        told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=surroundings)
        taken.append(float(told.stdout))

    assert min(taken) < 0.05


def test_a_line_of_two_promises_is_read_in_a_fraction_of_a_frame() -> None:
    clients = Directory(tuple(KnownClient(number, f"Client {number} Ltd") for number in range(300)))
    line = "visit Client 7 1h30 replaced the reception PC > backup test by Fri > ring Tom tomorrow 9-10"
    now = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
    profile = next(phrases()).profile
    read_line(line, now, profile, clients)

    began = time.perf_counter()
    for _ in range(20):
        read_line(line, now, profile, clients)

    assert (time.perf_counter() - began) / 20 < 0.016
