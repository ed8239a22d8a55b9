"""A page reads while it is shown; a fault in that is told, and the window lives on."""

import sys
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from models.changes import Changes
from models.errors import Locked
from ui.desk import Desk
from ui.page import Page


class _Faulty(Page):
    def refresh(self, changes: Changes | None) -> None:
        int("no number")


def test_a_fault_while_a_page_is_shown_is_told_and_does_not_end_the_program(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []

    def hear(kind: type[BaseException], _fault: BaseException, _trace: TracebackType | None) -> None:
        told.append(kind)

    monkeypatch.setattr(sys, "excepthook", hear)
    page = _Faulty(desk, "faulty")
    qtbot.addWidget(page)

    page.show()

    assert told == [ValueError]
    assert page.isVisible()


class _Locked(Page):
    """A page of a journal that another program holds at first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "locked")
        self.held = True
        self.read: list[Changes | None] = []

    def refresh(self, changes: Changes | None) -> None:
        if self.held:
            raise Locked("another program is writing to the journal; try again in a moment")
        self.read.append(changes)


def test_a_page_that_could_not_be_read_when_shown_reads_all_with_the_next_change(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def hear(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        told.append(str(fault))

    monkeypatch.setattr(sys, "excepthook", hear)
    page = _Locked(desk)
    qtbot.addWidget(page)
    page.show()
    assert told == ["another program is writing to the journal; try again in a moment"]

    page.held = False
    desk.bridge.changed.emit(Changes("Log"))
    desk.bridge.changed.emit(Changes("Log"))

    assert page.read == [None, Changes("Log")]
