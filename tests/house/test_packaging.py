"""What is installed is what is in the tree, and every dependency says why it is there."""

import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.house.imports import imports
from tests.house.sources import ROOMS, shipped, sources

TOP = {"LICENSE", "README.md", "main.py", "models", "pyproject.toml", "reports", "resources", "tests", "ui"}
MADE_BY_TOOLS = {"build", "dist", "kept.egg-info", "__pycache__"}
COMPARISON = re.compile(r"[<>=!~;\[ ].*")
PERMITTED = re.compile(r"\((LGPL-3\.0|MIT|MIT-CMU|MPL-2\.0|Apache-2\.0|BSD-[23]-Clause|ISC|PSF-2\.0|OFL-1\.1)([ ,]|\))")
PINS = ROOT / ".ci" / "release-pins.txt"


@cache
def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _dependency_lines() -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    body = text[text.index("\ndependencies = [") : text.index("\n[project.scripts]")]
    return [line.strip() for line in body.splitlines() if line.startswith("    ")]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", COMPARISON.sub("", name)).lower()


def test_the_top_level_holds_what_the_plan_says_and_nothing_else() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE_BY_TOOLS

    assert found == TOP


def test_the_packages_listed_by_name_are_the_packages_in_the_tree() -> None:
    folders = {source.path.rpartition("/")[0] for source in shipped()} - {""}

    wanted = ["kept", *sorted(f"kept.{folder.replace('/', '.')}" for folder in folders)]

    assert _project()["tool"]["setuptools"]["packages"] == wanted


def test_every_file_of_resources_is_shipped() -> None:
    resources = ROOT / "resources"
    patterns = _project()["tool"]["setuptools"]["package-data"]["kept.resources"]
    files = {path for path in resources.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}

    assert sorted(files - {path for pattern in patterns for path in resources.glob(pattern)}) == []


def test_the_program_is_started_by_main_of_the_private_folder() -> None:
    assert _project()["project"]["scripts"] == {"kept": "kept.main:main"}
    assert _project()["tool"]["setuptools"]["package-dir"] == {"kept": "."}


@pytest.mark.parametrize("line", [line for line in _dependency_lines() if "kept[" not in line])
def test_every_dependency_has_a_reason_a_floor_and_a_licence_that_permits_to_distribute_it(line: str) -> None:
    requirement, _, reason = line.partition("#")

    assert re.search(r">=\d|==\d", requirement)
    assert len(reason.split()) >= 2
    assert PERMITTED.search(reason)


def test_qt_is_pinned_exactly_and_comes_without_the_browser_engine() -> None:
    qt = [line for line in _project()["project"]["dependencies"] if line.lower().startswith("pyside6")]

    assert all("==" in line for line in qt)
    assert {_plain(line) for line in qt} == {"pyside6-essentials", "pyside6-addons", "pyside6-pdf"}
    assert not any("6.12" in line and "python_version < '3.12'" in line for line in qt)


def test_everything_imported_is_a_declared_dependency() -> None:
    declared = {_plain(line) for line in _project()["project"]["dependencies"]}
    known = packages_distributions()
    unknown = []

    for source in shipped():
        for line, name in imports(source):
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names and top not in ROOMS:
                brought_by = {_plain(distribution) for distribution in known.get(top, ())}
                if not brought_by & declared:
                    unknown.append(f"{source.path}:{line} {name}")

    assert unknown == []


def test_every_distribution_needed_to_run_is_imported_somewhere() -> None:
    known = packages_distributions()
    imported = {name.partition(".")[0] for source in sources() for _, name in imports(source)}
    used = {_plain(distribution) for top in imported for distribution in known.get(top, ())}
    asked_for_by_marker = {"tzdata", "pyside6-pdf"}  # Windows, and newer Pythons

    declared = {_plain(line) for line in _project()["project"]["dependencies"]} - asked_for_by_marker

    assert sorted(declared - used) == []


def test_the_version_is_told_by_one_file_and_the_changes_page_begins_with_it() -> None:
    version = (ROOT / "resources" / "version.txt").read_text(encoding="utf-8").strip()
    changes = (ROOT / "resources" / "help" / "changes.md").read_text(encoding="utf-8")

    newest = re.search(r"^## (\S+)", changes, flags=re.MULTILINE)

    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    assert newest
    assert newest[1] == version


def test_a_release_is_pinned_by_hash_for_everything_it_brings() -> None:
    with_hashes = r"^([A-Za-z0-9_.-]+)==[^\\]+\\\n((?:\s+--hash=sha256:[0-9a-f]{64}\s*\\?\n)+)"
    pinned = re.findall(with_hashes, _pins(), re.MULTILINE)
    named = re.findall(r"^[A-Za-z0-9]\S*==", _pins(), re.MULTILINE)
    declared = {_plain(line) for line in _project()["project"]["dependencies"]}

    assert len(pinned) == len(named)
    assert sorted(declared - {_plain(name) for name, _ in pinned}) == []


def test_the_pins_name_no_place_to_get_them_from() -> None:
    assert "://" not in _pins()
    assert "index" not in _pins()


def _pins() -> str:
    return PINS.read_text(encoding="utf-8")
