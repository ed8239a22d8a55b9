"""Habits that a reader of one file can see: sizes, clocks, prints, lambdas, judgement by assert."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.sources import Source

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "manager", "managers", "data", "info", "misc", "common"})
CLOCK_READS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "asctime"},
    "QDateTime": {"currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"},
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
}
SLEEPS = {"time": {"sleep"}, "QTest": {"qWait", "qSleep"}, "qtbot": {"wait"}}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(source: Source) -> Iterator[str]:
    """Yield files and functions that nobody can hold in mind."""
    lines = source.text.count("\n") + 1 if source.text and not source.text.endswith("\n") else source.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{lines} the file has {lines} lines; at most {LONGEST_FILE}"
    for node in ast.walk(source.tree):
        if (
            isinstance(node, Function)
            and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
        ):
            yield f"{node.lineno} {node.name} has {length} lines; at most {LONGEST_FUNCTION}"


def vague_name(source: Source) -> Iterator[str]:
    """Yield a module or folder named after nothing in particular."""
    vague = VAGUE_NAMES.intersection(source.path.removesuffix(".py").split("/"))
    yield from (f"1 {name} says nothing about what it is for" for name in sorted(vague))


def reads_the_clock(source: Source) -> Iterator[str]:
    """Yield readings of the time of day."""
    yield from _calls_named(source, CLOCK_READS)


def sleeps(source: Source) -> Iterator[str]:
    """Yield waits for nothing but time."""
    yield from _calls_named(source, SLEEPS)


def prints(source: Source) -> Iterator[str]:
    """Yield uses of `print`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name) and node.id == "print":
            yield f"{node.lineno} print"


def asserts(source: Source) -> Iterator[str]:
    """Yield `assert`, which is gone under `python -O`."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assert):
            yield f"{node.lineno} {ast.unparse(node)[:60]}"


def settings(source: Source) -> Iterator[str]:
    """Yield uses of Qt's own settings."""
    for node in ast.walk(source.tree):
        if "QSettings" in (getattr(node, "id", None), getattr(node, "attr", None)):
            yield f"{getattr(node, 'lineno', 0)} QSettings"


def short_lived_slots(source: Source) -> Iterator[str]:
    """Yield lambdas and inner functions given to `connect`: they keep a closed window alive."""
    inner = _inner_functions(source.tree)
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect"):
            continue
        for given in (part for argument in node.args for part in ast.walk(argument)):
            if isinstance(given, ast.Lambda) or (isinstance(given, ast.Name) and given.id in inner):
                yield f"{node.lineno} {ast.unparse(node)[:80]}"


def globals_of_the_program(source: Source) -> Iterator[str]:
    """Yield `global`, and a journal, window or settings object kept for the whole program."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield f"{node.lineno} {ast.unparse(node)}"
    for statement in source.tree.body:
        value = getattr(statement, "value", None) if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Call) and ast.unparse(value.func) in ("Journal.open", "QApplication", "QSettings"):
            yield f"{statement.lineno} {ast.unparse(statement)[:80]}"


def words_in_a_room_file(source: Source) -> Iterator[str]:
    """Yield what an `__init__.py` holds besides the sentence that says what the room is for."""
    if source.room == "tests" and not source.tree.body:
        return
    if ast.get_docstring(source.tree) is None:
        yield "1 does not say what the folder is for"
    yield from (f"{statement.lineno} {ast.unparse(statement)[:60]}" for statement in source.tree.body[1:])


def unsaid(source: Source) -> Iterator[str]:
    """Yield a file that does not begin with a sentence about what it is for."""
    words = ast.get_docstring(source.tree)
    if not words:
        yield "1 does not say what it is for"
    elif not words.splitlines()[0].endswith((".", "?", "!")):
        yield "1 its first line is not a whole sentence"


def unfinished(source: Source) -> Iterator[str]:
    """Yield marks of unfinished work."""
    marks = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    for number, line in enumerate(source.text.splitlines(), start=1):
        yield from (f"{number} {mark}" for mark in marks if mark in line)


def never_finished(files: Iterable[Source]) -> Iterator[str]:
    """Yield methods left to subclasses that no subclass in the tree provides."""
    classes = [(source, node) for source in files for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    provided = {
        (ast.unparse(base).rpartition(".")[2].partition("[")[0], method.name)
        for _, node in classes
        for base in node.bases
        for method in node.body
        if isinstance(method, Function)
    }
    for source, node in classes:
        for method in node.body:
            if isinstance(method, Function) and _is_left_open(method) and (node.name, method.name) not in provided:
                yield f"{source.path}:{method.lineno} {node.name}.{method.name} is nowhere provided"


def stubs(source: Source) -> Iterator[str]:
    """Yield functions outside a class that only raise NotImplementedError."""
    for node in source.tree.body:
        if isinstance(node, Function) and _is_left_open(node):
            yield f"{node.lineno} {node.name}"


def _is_left_open(function: Function) -> bool:
    return any(isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node) for node in function.body)


def _calls_named(source: Source, names: dict[str, set[str]]) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if node.attr in names.get(owner, set()):
                yield f"{node.lineno} {owner}.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in names:
            taken = names[node.module].intersection(alias.name for alias in node.names)
            yield from (f"{node.lineno} from {node.module} import {name}" for name in sorted(taken))


def _inner_functions(tree: ast.Module) -> frozenset[str]:
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    return frozenset(
        inner.name
        for outer in functions
        for inner in ast.walk(outer)
        if isinstance(inner, Function) and inner is not outer
    )
