"""The window knows in which time zone the computer is, also after it travelled."""

import os
import subprocess
import sys

import pytest

from models import places
from tests.conftest import ROOT
from ui.here import local_zone

unix = pytest.mark.skipif(os.name == "nt", reason="Windows does not ask the environment for its zone")


@unix
def test_the_zone_is_the_one_a_command_finds_and_follows_the_laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    assert local_zone() == places.local_zone() == "Europe/London"

    monkeypatch.setenv("TZ", ":Asia/Tokyo")

    assert local_zone() == "Asia/Tokyo"


@unix
@pytest.mark.parametrize("said", ["Nowhere/At_All", "/etc/passwd", "Zürich"])
def test_a_zone_that_is_none_is_left_to_what_commands_use(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("TZ", said)
    monkeypatch.setattr(places, "local_zone", lambda: "Europe/Oslo")

    assert local_zone() == "Europe/Oslo"


def test_no_library_for_time_zones_is_loaded_to_know_it() -> None:
    script = (
        "import sys\nfrom ui.here import local_zone\nlocal_zone()\nsys.exit(7 if 'tzlocal' in sys.modules else 0)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")
