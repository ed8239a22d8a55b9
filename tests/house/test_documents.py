"""What the pages say is so: links lead somewhere, commands are whole, the tour runs as printed."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from models.places import usual_journal
from tests.conftest import ROOT
from tests.house.documents import Page, dead_links, pages, readme
from ui.system_check import ANY_WINDOW, X11_WINDOW


def _set_up() -> list[str]:
    return [line for line in readme().commands() if line.startswith("python3 -m venv")]


def test_every_link_of_every_page_leads_to_something_in_the_project() -> None:
    assert [link for page in pages() for link in dead_links(page)] == []


def test_a_link_to_nowhere_is_seen() -> None:
    page = Page(ROOT / "README.md", "[a](nowhere.md) ![b](LICENSE) [c](#no-such) [d](https://example.org)\n# Yes\n")

    assert list(dead_links(page)) == ["README.md: nowhere.md", "README.md: #no-such has no such heading"]


def test_two_commands_of_one_line_set_everything_up_with_nothing_but_python() -> None:
    start, test = _set_up()

    assert start == "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/kept"
    assert test == 'python3 -m venv .venv && .venv/bin/pip install -e ".[test]" && .venv/bin/python -m pytest -n auto'


def test_the_system_packages_readme_names_are_those_the_program_checks_for() -> None:
    line = next(line for line in readme().commands() if line.startswith("sudo apt install "))

    assert line.split()[3:] == ["python3-venv", *ANY_WINDOW.values(), *X11_WINDOW.values()]


def test_readme_tells_where_the_data_lies_and_how_to_back_it_up() -> None:
    assert re.search(r"^## Where your data lies$", readme().text, re.MULTILINE)
    assert re.search(r"^## Back up$", readme().text, re.MULTILINE)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="README is held to the code where the code is looked at"
)
def test_the_place_readme_names_is_where_the_journal_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_DATA_HOME")

    place = Path("~") / usual_journal().relative_to(Path.home())

    assert f"| Linux | `{place}` |" in readme().text


def test_the_tour_of_readme_runs_as_it_is_printed(tmp_path: Path) -> None:
    tour = [shlex.split(line) for line in readme().commands() if line.startswith("kept ")]

    for words in tour:
        ran = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "--at", "2026-11-24T10:20:00Z", *words[1:]],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, f"{shlex.join(words)}: {ran.stderr}"

    assert (tmp_path / "larkspur.pdf").read_bytes().startswith(b"%PDF")
