"""The project's own Python files, parsed once, for rules to look at."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

ROOMS = ("models", "reports", "resources", "ui")


@dataclass(frozen=True)
class Source:
    """One Python file: where it lies below the top, its words and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The top-level folder, or `main` for the file beside the folders."""
        return self.path.partition("/")[0].removesuffix(".py")

    @property
    def module(self) -> str:
        """The name it is imported by."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def within(self, folder: str) -> bool:
        """Tell whether the file is this folder's, or this file."""
        return self.path == folder or self.path.startswith(f"{folder}/")


Rule = Callable[[Source], Iterable[str]]


def source_of(path: str, text: str) -> Source:
    """Return a file as rules see it."""
    return Source(path, text, ast.parse(text, filename=path))


@cache
def sources() -> tuple[Source, ...]:
    """Return every Python file of the project, tests too."""
    return tuple(_read(path) for path in sorted(_paths()))


def shipped() -> Iterator[Source]:
    """Yield the files that ship: the rooms and `main.py`."""
    return (source for source in sources() if source.room != "tests")


def offences(rule: Rule, files: Iterable[Source]) -> list[str]:
    """Return `path: what` for everything in the files that breaks the rule."""
    return [f"{source.path}:{offence}" for source in files for offence in rule(source)]


def _paths() -> Iterator[Path]:
    yield ROOT / "main.py"
    for folder in (*ROOMS, "tests"):
        yield from (ROOT / folder).rglob("*.py")


def _read(path: Path) -> Source:
    return source_of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
