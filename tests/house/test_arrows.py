"""The rooms know each other only along the arrows: main to ui to reports to models; resources is a leaf."""

import re
from functools import partial

import pytest

from tests.house.imports import against_the_arrows, circles, foreign, graph, imports, reached_from, relative_or_star
from tests.house.sources import Source, offences, shipped, source_of, sources

DATABASE = ("sqlite3", "sqlite_utils", "pysqlite3", "apsw", "sqlcipher3")
NETWORK = ("socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "requests", "httpx", "aiohttp", "urllib3")
QT_NETWORK = ("QNetwork", "QTcp", "QUdp", "QSsl", "QDns", "QHttp", "QWebSocket")
QT_DATABASE = ("PySide6.QtSql", "PyQt6.QtSql")
LOCAL_LINE = "ui/tray/local_line.py"
QT = ("PySide6", "shiboken6", "PyQt6", "PyQt5")


def _outside(*places: str) -> list[Source]:
    return [source for source in shipped() if not any(source.within(place) for place in places)]


def _inside(place: str) -> list[Source]:
    return [source for source in shipped() if source.within(place)]


def test_no_room_imports_against_the_arrows() -> None:
    assert offences(against_the_arrows, shipped()) == []


def test_no_modules_import_each_other_in_a_circle_not_even_inside_a_function() -> None:
    assert circles(graph(sources())) == []


def test_every_import_names_what_it_takes_in_full() -> None:
    assert offences(relative_or_star, sources()) == []


def test_only_the_ui_knows_qt() -> None:
    assert offences(partial(foreign, QT), _outside("ui")) == []


def test_the_command_line_knows_no_qt() -> None:
    assert offences(partial(foreign, QT), _inside("ui/command_line")) == []


def test_the_command_line_takes_nothing_from_the_window() -> None:
    arrows = graph(sources())
    with_qt = {source.module for source in _inside("ui") if list(foreign(QT, source))}

    brought = {
        name: sorted(reached_from(name, arrows) & with_qt) for name in arrows if name.startswith("ui.command_line")
    }

    assert {name: windows for name, windows in brought.items() if windows} == {}


def test_only_reports_knows_reportlab() -> None:
    assert offences(partial(foreign, ("reportlab",)), _outside("reports")) == []


def test_only_models_knows_sqlite() -> None:
    assert offences(partial(foreign, DATABASE), _outside("models")) == []


def test_reports_draws_plain_data_and_takes_no_journal() -> None:
    found = [
        f"{source.path}:{line} {name}"
        for source in _inside("reports")
        for line, name in imports(source)
        if name.startswith(("models.journal", "models.store", "models.writing"))
    ]

    assert found == []


def test_nothing_that_ships_can_reach_the_network() -> None:
    by_qt = [
        f"{source.path}:{line} imports {name}"
        for source in shipped()
        for line, name in imports(source)
        if name == "urllib.request" or (name.startswith("PySide6.") and name.rpartition(".")[2].startswith(QT_NETWORK))
    ]

    assert offences(partial(foreign, NETWORK), _outside(LOCAL_LINE)) + by_qt == []


def test_the_only_socket_reaches_no_other_machine() -> None:
    (source,) = _inside(LOCAL_LINE)

    families = re.findall(r"\b(?:AF|PF)_\w+", source.text)

    assert set(families) == {"AF_UNIX"}
    assert offences(partial(foreign, tuple(set(NETWORK) - {"socket"})), [source]) == []


def test_nothing_in_the_project_has_a_second_sqlite_through_qt() -> None:
    found = [f"{source.path}:{line}" for source in sources() for line, name in imports(source) if name in QT_DATABASE]

    assert found == []


def test_nobody_imports_by_the_name_of_the_private_folder() -> None:
    assert offences(partial(foreign, ("kept",)), sources()) == []


def test_no_shipped_file_imports_the_tests_or_their_tools() -> None:
    assert offences(partial(foreign, ("tests", "pytest", "hypothesis")), shipped()) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("models/a.py", "from ui.window import Window"),
        ("models/a.py", "def f():\n    import reports.fonts"),
        ("reports/a.py", "import ui"),
        ("resources/a.py", "from models import clock"),
        ("ui/a.py", "import main"),
    ],
)
def test_an_import_against_the_arrows_is_seen_wherever_it_stands(path: str, text: str) -> None:
    assert offences(against_the_arrows, [source_of(path, text)]) != []


def test_a_circle_through_a_function_is_seen() -> None:
    files = [
        source_of("models/a.py", "import models.b"),
        source_of("models/b.py", "def f():\n    from models import a"),
    ]

    assert circles(graph(files)) == [("models.a", "models.b")]


def test_relative_and_star_imports_are_seen() -> None:
    text = "from . import a\nfrom models.a import *\nfrom models.a import b"

    assert len(list(relative_or_star(source_of("models/c.py", text)))) == 2
