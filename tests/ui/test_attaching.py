"""Files are attached together, large ones without holding the window up."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from models import attachments, clients
from models.journal import Journal
from tests.builders import client
from ui.attaching import SMALL, Attaching


@pytest.fixture
def parent(qapp: object) -> QObject:
    return QObject()


def test_files_dropped_together_are_one_step_of_the_undo_list(
    parent: QObject, journal: Journal, tmp_path: Path
) -> None:
    owner = clients.add(journal, client())
    paths = [tmp_path / name for name in ("a.txt", "b.txt")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")

    Attaching(journal, parent).attach(owner.id, None, paths)

    assert journal.undo_label() == "Attach 2 files"
    assert {file.name for file in attachments.of_client(journal, owner.id)} == {"a.txt", "b.txt"}
    journal.undo()
    assert attachments.of_client(journal, owner.id) == ()


def test_a_large_file_is_copied_beside_the_work(
    qtbot: QtBot, parent: QObject, journal: Journal, tmp_path: Path
) -> None:
    owner = clients.add(journal, client())
    path = tmp_path / "large.bin"
    path.write_bytes(b"x" * (SMALL + 1))
    attaching = Attaching(journal, parent)
    heard: list[str] = []
    attaching.troubled.connect(heard.append)

    attaching.attach(owner.id, None, [path])

    assert attachments.of_client(journal, owner.id) == ()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["Copying 1 file …", ""]
    assert [file.size for file in attachments.of_client(journal, owner.id)] == [SMALL + 1]


def test_what_cannot_be_copied_is_said_and_the_rest_is_attached(
    qtbot: QtBot, parent: QObject, journal: Journal, tmp_path: Path
) -> None:
    owner = clients.add(journal, client())
    good = tmp_path / "good.txt"
    good.write_text("good", encoding="utf-8")
    attaching = Attaching(journal, parent)

    with qtbot.waitSignal(attaching.said) as said:
        attaching.attach(owner.id, None, [tmp_path / "gone.txt", good])

    assert "gone.txt" in str(said.args)
    assert [file.name for file in attachments.of_client(journal, owner.id)] == ["good.txt"]
