"""A fault of ours is noted without anybody's words, said once, and the work goes on."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.errors import Locked
from ui import log_file
from ui.fault_dialog import FaultDialog
from ui.faults import Faults
from ui.theme import Theme


@pytest.fixture
def faults(dressed: Theme) -> Iterator[Faults]:
    """The hearing of faults, not installed over pytest's own."""
    made = Faults()
    yield made
    for dialog in dialogs():
        dialog.close()


def dialogs() -> list[FaultDialog]:
    return [found for found in QApplication.topLevelWidgets() if isinstance(found, FaultDialog) and found.isVisible()]


def fail(faults: Faults, words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        faults._hear(type(error), error, error.__traceback__)


def fail_elsewhere(faults: Faults) -> None:
    try:
        raise KeyError("Larkspur")
    except KeyError as error:
        faults._hear(type(error), error, error.__traceback__)


def test_the_same_fault_a_hundred_times_is_one_dialog(faults: Faults, qtbot: QtBot) -> None:
    for _ in range(100):
        fail(faults, "broken paint")

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].accept()
    fail(faults, "broken paint")
    QApplication.processEvents()
    assert dialogs() == []


def test_a_journal_that_cannot_be_read_now_is_no_fault_of_ours(faults: Faults, qtbot: QtBot) -> None:
    words = "another program is writing to the journal; try again in a moment"
    with qtbot.waitSignal(faults.troubled) as told:
        try:
            raise Locked(f"Error calling Python override of QWidget::showEvent(): {words}")
        except Locked as error:
            faults._hear(type(error), error, error.__traceback__)

    assert told.args == [words]
    QApplication.processEvents()
    assert dialogs() == []


def test_another_fault_is_said_again(faults: Faults, qtbot: QtBot) -> None:
    fail(faults, "one")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].accept()

    fail_elsewhere(faults)

    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_two_faults_at_once_do_not_stack_dialogs(faults: Faults, qtbot: QtBot) -> None:
    fail(faults, "one")
    fail_elsewhere(faults)

    qtbot.waitUntil(lambda: len(dialogs()) == 1)


def test_neither_log_nor_copied_details_hold_a_clients_words(faults: Faults, qtbot: QtBot) -> None:
    fail(faults, "Larkspur Dental haggles")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    copy = dialogs()[0].findChild(QPushButton, "copyDetails")
    assert copy is not None
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)

    log = log_file.place().read_text(encoding="utf-8")
    copied = QApplication.clipboard().text()

    assert "ValueError" in log
    assert "test_faults.py" in log
    assert "ValueError" in copied
    assert "Larkspur Dental" not in log
    assert "Larkspur Dental" not in copied


def test_going_on_closes_the_dialog(faults: Faults, qtbot: QtBot) -> None:
    fail(faults, "one")
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    go_on = dialogs()[0].findChild(QPushButton, "goOn")
    assert go_on is not None

    QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)

    assert dialogs() == []


def test_installed_it_hears_what_nobody_caught(faults: Faults, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.faults.qInstallMessageHandler", print)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.install()

    try:
        raise ValueError("lost")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    qtbot.waitUntil(lambda: len(dialogs()) == 1)
