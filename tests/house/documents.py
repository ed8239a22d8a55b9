"""The project's own pages, and what they point to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One page of Markdown."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """Where it lies below the top."""
        return self.path.relative_to(ROOT).as_posix()

    def fences(self, language: str) -> list[str]:
        """Return what stands in the code fences of a language."""
        return [body.rstrip("\n") for found, body in FENCE.findall(self.text) if found == language]

    def commands(self) -> list[str]:
        """Return each line of the page that is meant to be typed into a terminal."""
        return [line for body in self.fences("sh") for line in body.splitlines() if line]


@cache
def pages() -> tuple[Page, ...]:
    """Return README and every page that ships."""
    paths = [ROOT / "README.md", *sorted((ROOT / "resources").rglob("*.md"))]
    return tuple(Page(path, path.read_text(encoding="utf-8")) for path in paths)


def readme() -> Page:
    """Return the page everybody reads first."""
    return pages()[0]


def dead_links(page: Page) -> Iterator[str]:
    """Yield links of a page that lead nowhere inside the project."""
    for target in LINK.findall(FENCE.sub("", page.text)):
        file, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        there = (page.path.parent / file).resolve() if file else page.path
        if not there.is_file() or not there.is_relative_to(ROOT):
            yield f"{page.name}: {target}"
        elif anchor and anchor not in _anchors(there.read_text(encoding="utf-8")):
            yield f"{page.name}: {target} has no such heading"


def _anchors(text: str) -> set[str]:
    headings = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
