"""What code that touches the journal file may not do; each was found to lose or invent data.

The reasons are those of SQLite and of sqlite-utils 4.2: `executescript` commits whatever is open, `RETURNING`
through `execute` leaves its write unfinished, `with connection` and `connection.execute` write past the one write path,
`database[name]` makes a table of any name it does not know, `transform` drops triggers without a word, and plug-ins
of other people run inside our file.
"""

import ast
import re
from collections.abc import Iterator

from tests.house.sources import Source

CONNECTIONS = frozenset({"conn", "_conn", "connection", "_connection"})
DATABASES = frozenset({"db", "_db", "database", "_database"})
EXECUTES = frozenset({"execute", "executemany", "query"})
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "VACUUM")
QUESTION = re.compile(r"\s*(SELECT|WITH)\s[\s\S]*\sFROM\s")
STORE = ("models/store/", "models/journal.py", "models/writing.py", "models/replay.py")


def returning(source: Source) -> Iterator[str]:
    """Yield `INSERT ... RETURNING` given to `execute`."""
    for call, words in _statements(source):
        if "RETURNING" in words.upper().split():
            yield f"{call.lineno} RETURNING through {ast.unparse(call.func)}"


def executescript(source: Source) -> Iterator[str]:
    """Yield scripts, which commit the transaction they stand in."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "executescript":
            yield f"{node.lineno} {ast.unparse(node)}"


def with_connection(source: Source) -> Iterator[str]:
    """Yield `with connection`, which commits by itself."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.With):
            for item in node.items:
                if _last_name(item.context_expr) in CONNECTIONS:
                    yield f"{node.lineno} with {ast.unparse(item.context_expr)}"


def unknown_table(source: Source) -> Iterator[str]:
    """Yield `database[name]`, which makes the table when there is none."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Subscript) and _last_name(node.value) in DATABASES:
            yield f"{node.lineno} {ast.unparse(node)}"


def transform(source: Source) -> Iterator[str]:
    """Yield `table.transform()`, which drops every trigger."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "transform":
            yield f"{node.lineno} {ast.unparse(node)[:60]}"


def plugins(source: Source) -> Iterator[str]:
    """Yield a `Database` that would run other people's plug-ins, or make a file it was to open."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and _last_name(node.func) == "Database"):
            continue
        off = any(
            word.arg == "execute_plugins" and isinstance(word.value, ast.Constant) and word.value.value is False
            for word in node.keywords
        )
        if not off:
            yield f"{node.lineno} Database without execute_plugins=False"
        if not node.args or isinstance(node.args[0], ast.Constant | ast.JoinedStr):
            yield f"{node.lineno} Database is given a connection, never a path"


def writes_past_the_path(source: Source) -> Iterator[str]:
    """Yield statements that write, outside the store and the journal's one write path."""
    if any(source.path.startswith(place) for place in STORE):
        return
    for call, words in _statements(source):
        if words.lstrip().upper().startswith(WRITES):
            yield f"{call.lineno} {' '.join(words.split())[:60]}"


def asks_in_sql(source: Source) -> Iterator[str]:
    """Yield questions in SQL outside models, where each record's own questions stand."""
    if source.room == "models":
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and QUESTION.match(node.value):
            yield f"{node.lineno} {node.value.strip()[:60]}"


def values_in_sql(source: Source) -> Iterator[str]:
    """Yield statements glued together from values: `%`, `.format` or `+` instead of parameters."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and _last_name(node.func) in EXECUTES and node.args):
            continue
        statement = node.args[0]
        by_percent = isinstance(statement, ast.BinOp) and isinstance(statement.op, ast.Mod)
        by_format = isinstance(statement, ast.Call) and _last_name(statement.func) == "format"
        if by_percent or by_format:
            yield f"{node.lineno} {ast.unparse(statement)[:60]}"


def _statements(source: Source) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _last_name(node.func) in EXECUTES and node.args:
            parts = [part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)]
            yield node, "".join(part for part in parts if isinstance(part, str))


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2] if isinstance(node, ast.Name | ast.Attribute) else ""
