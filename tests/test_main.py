"""The program starts from anywhere, and loads only what was asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import resources
from tests.conftest import ROOT

HEAVY = ("PySide6", "reportlab", "sqlite_utils", "holidays", "PIL")


def _run(folder: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _loaded_by(folder: Path, *arguments: str) -> set[str]:
    script = f"import sys; sys.argv = {['kept', *arguments]!r}; sys.path.insert(0, {str(ROOT)!r}); import main\n"
    script += "main.main(); sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env={**os.environ}, capture_output=True, text=True, check=True
    )
    return set(ran.stderr.split())


def test_the_version_is_told_from_any_folder(tmp_path: Path) -> None:
    ran = _run(tmp_path, "--version")

    assert (ran.returncode, ran.stderr) == (0, "")
    assert resources.text("version.txt").strip() in ran.stdout


def test_words_it_does_not_know_are_wrong_usage(tmp_path: Path) -> None:
    ran = _run(tmp_path, "dance")

    assert ran.returncode == 2
    assert "dance" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_window_without_a_screen_is_refused_in_words(tmp_path: Path) -> None:
    ran = _run(tmp_path, QT_QPA_PLATFORM="")

    assert ran.returncode == 1
    assert ran.stderr.startswith("The window cannot open: there is no screen")


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("--journal", "x.kept", "when", "tomorrow 3pm")])
def test_a_plain_command_loads_no_window_no_page_and_no_heavy_library(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    assert _loaded_by(tmp_path, *arguments) & set(HEAVY) == set()


def test_the_window_opens_paints_and_leaves_when_told_to(tmp_path: Path) -> None:
    ran = _run(tmp_path, "--quit-after-paint")

    assert (ran.returncode, ran.stderr) == (0, "")
