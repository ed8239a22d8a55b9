"""Long questions are answered off the GUI thread: the newest only, one at a time, a refusal as any other fault."""

import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from models.changes import Kind
from models.errors import Locked
from models.journal import Journal
from ui.desk import Desk
from ui.errands import finish_all
from ui.journal.questions import Questions


@pytest.fixture
def asked(busy_desk: Desk, qtbot: QtBot) -> Iterator[Questions]:
    """The questions of somebody who is there for the whole test."""
    owner = QObject()
    yield Questions(busy_desk.journal, owner)


LONG = """
WITH RECURSIVE counted(n) AS (SELECT max(id) FROM clients UNION ALL SELECT n + 1 FROM counted LIMIT 100000000)
SELECT max(n) FROM counted
"""  # It reads far longer than any save has patience for, unless it is broken off.
Heard = list[tuple[str, int, threading.Thread]]


def heard_by(asked: Questions) -> Heard:
    heard: Heard = []
    asked.answered.connect(heard.append)
    return heard


def saying(words: str, after: threading.Event | None = None) -> Callable[[Journal], object]:
    """Return a question whose answer is known, once it may be given."""

    def answer(journal: Journal) -> object:
        if after is not None:
            assert after.wait(5)
        return words, journal.value("SELECT count(*) > 0 FROM clients"), threading.current_thread()

    return answer


def test_an_answer_is_read_in_another_thread_and_told_on_this_one(asked: Questions, qtbot: QtBot) -> None:
    heard = heard_by(asked)

    asked.ask(saying("one"))

    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=5_000)
    [(words, has_clients, thread)] = heard
    assert (words, has_clients) == ("one", 1)
    assert thread is not threading.main_thread()


def test_of_many_only_the_newest_is_told_and_those_between_are_never_read(asked: Questions, qtbot: QtBot) -> None:
    heard, may_end, read = heard_by(asked), threading.Event(), []

    def between(_journal: Journal) -> object:
        read.append("between")
        return "between"

    asked.ask(saying("first", may_end))
    asked.ask(between)
    asked.ask(saying("last"))
    may_end.set()

    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert [answer[0] for answer in heard] == ["last"]
    assert read == []


def test_what_was_forgotten_is_not_told(asked: Questions, qtbot: QtBot) -> None:
    heard, may_end = heard_by(asked), threading.Event()
    asked.ask(saying("old", may_end))

    asked.forget()
    may_end.set()
    asked.ask(saying("new"))

    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert [answer[0] for answer in heard] == ["new"]


def test_a_journal_in_memory_answers_at_once(desk: Desk) -> None:
    owner = QObject()
    asked = Questions(desk.journal, owner)
    heard = heard_by(asked)

    asked.ask(saying("now"))

    assert heard == [("now", 0, threading.main_thread())]


def test_a_journal_that_cannot_be_read_is_told_as_a_fault_and_the_next_question_is_answered(
    asked: Questions, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[BaseException] = []

    def note(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        faults.append(fault)

    def refuse(_journal: Journal) -> object:
        raise Locked("another program writes; try again")

    monkeypatch.setattr(sys, "excepthook", note)
    heard = heard_by(asked)
    asked.ask(refuse)
    qtbot.waitUntil(lambda: bool(faults), timeout=5_000)

    asked.ask(saying("again"))

    qtbot.waitUntil(lambda: bool(heard), timeout=5_000)
    assert [str(fault) for fault in faults] == ["another program writes; try again"]


def test_of_a_journal_closed_meanwhile_nothing_is_told(asked: Questions, busy_desk: Desk, qtbot: QtBot) -> None:
    heard, may_end = heard_by(asked), threading.Event()
    asked.ask(saying("one", may_end))

    busy_desk.journal.close()
    may_end.set()
    finish_all()
    QCoreApplication.processEvents()

    assert heard == []


def test_a_save_waits_for_no_question_and_the_question_is_answered_after_it(
    asked: Questions, busy_desk: Desk, qtbot: QtBot
) -> None:
    heard, journal, saves = heard_by(asked), busy_desk.journal, count(1)
    begun: list[None] = []

    def ask(reading: Journal) -> object:
        begun.append(None)
        if len(begun) == 1:
            reading.value(LONG)
        return "read", reading.value("SELECT name FROM business"), threading.current_thread()

    def save_and_hear() -> bool:
        if begun:  # Until then nothing stands in its way.
            with journal.writing("Rename") as writing:
                writing.put(Kind.BUSINESS, 1, {"name": f"Saved {next(saves)}"})
        return bool(heard)

    asked.ask(ask)

    qtbot.waitUntil(save_and_hear, timeout=5_000)
    assert heard[0][0] == "read"
    assert len(begun) == 2
