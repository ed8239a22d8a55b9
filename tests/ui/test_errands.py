"""Work off the GUI thread comes back on it, to whoever is still there, and to nobody else."""

import sys
import threading
from functools import partial
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.errands import Errands, finish_all

ERRANDS = 200


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_what_a_thread_brought_comes_back_on_the_gui_thread(owner: QObject, qtbot: QtBot) -> None:
    errands = Errands(owner)
    came: list[tuple[int, object, bool]] = []

    def take(number: int, brought: object) -> None:
        came.append((number, brought, threading.current_thread() is threading.main_thread()))

    errands.done.connect(take)
    number = errands.send(threading.current_thread)
    qtbot.waitUntil(partial(bool, came), timeout=5_000)

    ((came_number, thread, on_gui_thread),) = came
    assert (came_number, on_gui_thread) == (number, True)
    assert thread is not threading.main_thread()


def test_each_hears_of_its_own_errands_only(owner: QObject, qtbot: QtBot) -> None:
    mine, other = Errands(owner), Errands(owner)
    heard: list[str] = []
    mine.done.connect(lambda _number, brought: heard.append(f"mine {brought}"))
    other.done.connect(lambda _number, brought: heard.append(f"other {brought}"))

    mine.send(partial(str, 1))
    other.send(partial(str, 2))
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=5_000)

    assert sorted(heard) == ["mine 1", "other 2"]


def test_those_who_are_gone_hear_nothing_and_nothing_falls(owner: QObject, qtbot: QtBot) -> None:
    heard: list[object] = []
    for _ in range(ERRANDS):
        errands = Errands(owner)
        errands.done.connect(lambda _number, brought: heard.append(brought))
        errands.send(partial(sum, range(1_000)))
        shiboken6.delete(errands)
    last = Errands(owner)
    with qtbot.waitSignal(last.done, timeout=5_000):
        last.send(partial(str, "last"))

    assert heard == []


def test_a_fault_is_told_as_any_other(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []

    def tell(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        told.append(fault)

    monkeypatch.setattr(sys, "excepthook", tell)
    errands = Errands(owner)
    errands.send(partial(int, "no number"))
    qtbot.waitUntil(partial(bool, told), timeout=5_000)

    assert isinstance(told[0], ValueError)


def test_the_end_of_the_program_waits_for_what_was_begun(owner: QObject) -> None:
    begun, done = threading.Event(), threading.Event()

    def work() -> None:
        begun.wait(5)
        done.set()

    Errands(owner).send(work)
    begun.set()
    finish_all()

    assert done.is_set()
