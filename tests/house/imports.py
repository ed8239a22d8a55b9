"""Who imports whom, as written anywhere in a file: at the top, in a function, for types only."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from tests.house.sources import ROOMS, Source

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "main": frozenset({"ui"}),
    "ui": frozenset({"ui", "reports", "models", "resources"}),
    "reports": frozenset({"reports", "models", "resources"}),
    "models": frozenset({"models"}),
    "resources": frozenset({"resources"}),
}


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the line and the full name of everything a file imports; `from a import b` gives `a` and `a.b`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def against_the_arrows(source: Source) -> Iterator[str]:
    """Yield what a room takes from a room it may not know."""
    allowed = MAY_IMPORT[source.room]
    for line, name in imports(source):
        room = name.partition(".")[0]
        if room in (*ROOMS, "main", "kept", "tests") and room not in allowed:
            yield f"{line} {source.room} imports {name}"


def relative_or_star(source: Source) -> Iterator[str]:
    """Yield imports that do not name what they take in full."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and (node.level or any(alias.name == "*" for alias in node.names)):
            yield f"{node.lineno} {ast.unparse(node)}"


def foreign(packages: Iterable[str], source: Source) -> Iterator[str]:
    """Yield imports of other people's packages, by their top-level names."""
    names = frozenset(packages)
    seen: set[int] = set()
    for line, name in imports(source):
        if name.partition(".")[0] in names and line not in seen:
            seen.add(line)
            yield f"{line} imports {name}"


def graph(files: Iterable[Source]) -> dict[str, frozenset[str]]:
    """Return for each module the modules of ours it imports."""
    by_name = {source.module: source for source in files}
    return {
        name: frozenset(target for _, target in imports(source) if target in by_name and target != name)
        for name, source in by_name.items()
    }


def reached_from(name: str, arrows: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return every module that an import of `name` brings along, itself only if it lies on a circle."""
    reached: set[str] = set()
    waiting = list(arrows[name])
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting.extend(arrows[current])
    return frozenset(reached)


def circles(arrows: Mapping[str, frozenset[str]]) -> list[tuple[str, ...]]:
    """Return the groups of modules each of which reaches every other."""
    reached = {name: reached_from(name, arrows) for name in arrows}
    on_a_circle = sorted(name for name in arrows if name in reached[name])
    groups = {tuple(other for other in on_a_circle if other in reached[n] and n in reached[other]) for n in on_a_circle}
    return sorted(groups)
