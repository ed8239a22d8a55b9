"""A page reads while it is shown; a fault in that is told, and the window lives on."""

import sys
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from models.changes import Changes
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
