"""A review of 5,000 overdue promises answers as fast as one of five: nothing holds the window longer than 50 ms."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import clients
from models.clock import FixedClock
from models.journal import Journal
from models.promises import rows
from models.promises.records import Keeping, PromiseDraft, PromiseKind
from models.reviews import ending, queue, sitting
from models.windows import Grain, Window, in_zone
from tests import builders
from tests.speed.conftest import NOW
from tests.speed.pairs import cpu_seconds
from tests.ui.desks import desk_on
from ui.review.page import ReviewPage
from ui.theme import Scheme, theme

OVERDUE = 5_000
MOST_SECONDS = 0.050
ROUNDS = 7
ZONE = "Europe/London"


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal with 5,000 promises overdue, to forty clients."""
    journal = Journal.make(tmp_path_factory.mktemp("late") / "x.kept", FixedClock(NOW), zone=ZONE)
    known = [clients.add(journal, builders.client(f"Client {number}")).id for number in range(40)]
    with journal.writing("Five thousand promises") as writing:
        for number in range(OVERDUE):
            due = NOW - timedelta(hours=1 + 3 * number)
            window = Window(None, in_zone(due, ZONE), Grain.MINUTE, ZONE)
            draft = PromiseDraft(f"send quote {number}", window, kind=PromiseKind.QUOTE)
            made_at = due - timedelta(days=3)
            rows.add(writing, draft, known[number % len(known)], made_at, made_at)
    yield journal
    journal.close()


def test_what_is_to_be_decided_is_read_and_counted_at_once(late: Journal) -> None:
    assert queue.count(late) == len(queue.queue(late)) == OVERDUE
    assert cpu_seconds(lambda: sitting.agenda(late), ROUNDS) < MOST_SECONDS / 2
    assert cpu_seconds(lambda: queue.count(late), ROUNDS) < 0.005
    assert cpu_seconds(lambda: ending.by_client(late), ROUNDS) < MOST_SECONDS


def test_the_page_reads_itself_again_within_50_ms(
    qapp: QApplication, qtbot: QtBot, late: Journal, tmp_path: Path
) -> None:
    theme.install(qapp, Scheme.LIGHT)
    desk = desk_on(late, tmp_path)
    page = ReviewPage(desk)
    qtbot.addWidget(page)
    page.resize(1040, 700)
    page.show()

    taken = cpu_seconds(lambda: page.refresh(None), ROUNDS)

    desk.bridge.stop()
    assert taken < MOST_SECONDS, f"{taken * 1000:.0f} ms on {os.cpu_count()} processors"


def test_a_verdict_is_written_within_50_ms(late: Journal) -> None:
    left = iter(queue.queue(late))

    assert cpu_seconds(lambda: sitting.done(late, next(left).promise_id, Keeping()), ROUNDS) < MOST_SECONDS
