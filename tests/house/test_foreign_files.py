"""Every file somebody else made is named with its origin and its licence; nothing tells where we work."""

import re
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from tests.conftest import ROOT

FOREIGN = ("fonts", "icons")
# Put together from pieces, so that this file does not hold what it looks for.
HOSTS = "|".join(
    re.escape(".".join(parts))
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
)
PATHS = "|".join(
    re.escape("/".join(("", *parts)))
    for parts in (("work", ""), ("farm", ""), ("tmp", "k", ""), ("tmp", "bash"), ("root", ""), ("opt", "pypi"))
)
TELLTALE = re.compile(f"(?:{HOSTS}|(?<![\\w.$}}~])(?:{PATHS}|/home/(?!you\\b)\\w+))")


def _listed() -> set[str]:
    words = (ROOT / "resources" / "SOURCES.md").read_text(encoding="utf-8")
    return set(re.findall(r"`([^`\s]+)`", words))


def _texts() -> Iterator[tuple[str, str]]:
    for path in _tracked():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _tracked() -> list[Path]:
    try:
        asked = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT, capture_output=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and not _left_by_tools(path.relative_to(ROOT))]
    names = asked.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def _left_by_tools(path: Path) -> bool:
    hidden = path.parts[0].startswith(".") and path.parts[0] not in (".ci", ".gitignore")
    return hidden or path.parts[0] in ("build", "dist", "kept.egg-info") or "__pycache__" in path.parts


@pytest.mark.parametrize("folder", FOREIGN)
def test_every_foreign_file_has_its_line_in_the_list_of_sources(folder: str) -> None:
    listed = _listed()
    resources = ROOT / "resources"
    files = [path.relative_to(resources).as_posix() for path in (resources / folder).rglob("*") if path.is_file()]

    assert files
    assert [name for name in files if not any(fnmatchcase(name, pattern) for pattern in listed)] == []


def test_everything_in_the_list_of_sources_is_there() -> None:
    resources = ROOT / "resources"
    named = [name for name in _listed() if name.startswith(tuple(f"{folder}/" for folder in FOREIGN))]

    assert [name for name in named if not list(resources.glob(name))] == []


def test_no_file_names_a_registry_or_a_place_on_the_machine_it_was_written_on() -> None:
    found = [f"{name}: {hit[0]}" for name, text in _texts() for hit in TELLTALE.finditer(text)]

    assert found == []


@pytest.mark.parametrize("words", ["see https://" + "pypi" + ".org/x", "open('/" + "work/x')", "/home" + "/alice/x"])
def test_a_telltale_word_is_seen(words: str) -> None:
    assert TELLTALE.search(words)


@pytest.mark.parametrize("words", ["notes/work/today.md", "/home/you/journal.kept", "paperwork/", "net" + "work/x"])
def test_an_innocent_word_is_left_alone(words: str) -> None:
    assert not TELLTALE.search(words)
