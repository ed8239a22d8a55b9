"""Whether words a user sees can be translated: constants shown by the window go through `tr`."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from tests.house.sources import Source

Places = Mapping[str, tuple[int | str, ...]]
# What parts of our own call a text that they show.
SHOWN_NAMES = frozenset({"text", "title", "words", "caption", "tip", "line"})
# Calls of Qt whose text is shown, with the places (or keywords) of the text among what they are given.
QT_PARTS: Places = {
    **dict.fromkeys(
        ("setText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText", "setTitle"),
        (0,),
    ),
    **dict.fromkeys(("setAccessibleName", "setAccessibleDescription", "setSuffix", "setPrefix", "setLabelText"), (0,)),
    **dict.fromkeys(("setInformativeText", "setDetailedText", "setSpecialValueText", "showMessage"), (0,)),
    **dict.fromkeys(("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QMenu"), (0,)),
    **dict.fromkeys(("QAction",), (0, 1)),
    **dict.fromkeys(("addMenu", "addSection", "addItem", "addRow", "addAction"), (0, 1)),
    **dict.fromkeys(("addTab", "setTabText", "setItemText", "setTabToolTip"), (1,)),
    **dict.fromkeys(("warning", "information", "question", "critical", "about"), (1, 2)),
    **dict.fromkeys(("getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText"), (1, 3)),
}
WORDS = re.compile(r"(?!Kept\b)\b[^\W\d_]{2,}")  # the program's own name is the same in every language


def own_parts(files: Iterable[Source]) -> Places:
    """Return, for each part of the window in these files, where it is given words to show."""
    found: dict[str, tuple[int | str, ...]] = {}
    for source in files:
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef):
                found[node.name] = _places(node.args, skip=0)
            elif isinstance(node, ast.ClassDef):
                for method in node.body:
                    if isinstance(method, ast.FunctionDef) and method.name == "__init__":
                        found[node.name] = _places(method.args, skip=1)
    return {name: places for name, places in found.items() if places}


def shown_without_tr(source: Source, parts: Places = QT_PARTS) -> Iterator[str]:
    """Yield words given straight to something that shows them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            for given in _shown(node, parts):
                if _is_bare_text(given):
                    yield f"{node.lineno} {ast.unparse(node)[:90]}"


def untranslatable(source: Source) -> Iterator[str]:
    """Yield `tr` of a text put together first: translators only ever see whole constant sentences."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _name(node.func) == "tr" and node.args:
            text = node.args[0]
            glued = isinstance(text, ast.JoinedStr | ast.BinOp) or (
                isinstance(text, ast.Call) and _name(text.func) == "format"
            )
            if glued:
                yield f"{node.lineno} {ast.unparse(node)[:90]}"


def _places(given: ast.arguments, skip: int) -> tuple[int | str, ...]:
    names = [argument.arg for argument in (*given.posonlyargs, *given.args)][skip:]
    by_place = [place for place, name in enumerate(names) if name in SHOWN_NAMES]
    return (*by_place, *(argument.arg for argument in (*given.args, *given.kwonlyargs) if argument.arg in SHOWN_NAMES))


def _shown(call: ast.Call, parts: Places) -> Iterator[ast.expr]:
    places = parts.get(_name(call.func), ())
    yield from (argument for place, argument in enumerate(call.args) if place in places)
    yield from (word.value for word in call.keywords if word.arg in places)


def _is_bare_text(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and WORDS.search(node.value) is not None
    if isinstance(node, ast.JoinedStr):
        return any(_is_bare_text(part) for part in node.values if isinstance(part, ast.Constant))
    if isinstance(node, ast.BinOp):
        return _is_bare_text(node.left) or _is_bare_text(node.right)
    if isinstance(node, ast.IfExp):
        return _is_bare_text(node.body) or _is_bare_text(node.orelse)
    return False


def _name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2] if isinstance(node, ast.Name | ast.Attribute) else ""
