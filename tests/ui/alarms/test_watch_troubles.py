"""The watch rings each alarm once, whatever the file, another program or whoever shows it do."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.alarms import ringing
from models.clock import FixedClock
from models.errors import Damaged, Locked
from models.journal import Journal
from tests.ui.alarms.practice import Ear, promised, waits
from tests.ui.desks import desk_on
from ui.alarms.watch import Watch, Where


def test_while_another_program_writes_the_alarm_waits(
    watch: Watch, ear: Ear, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(journal)
    troubles: list[str] = []
    watch.troubled.connect(troubles.append)
    with monkeypatch.context() as patched:
        patched.setattr(ringing, "ring", _raises(Locked("another program is writing")))
        watch.tick()
    assert ear.take() == []
    assert troubles == []
    assert 0 < waits(watch) <= 5_000

    watch.tick()

    assert ear.take() == ["send the quote"]


def test_a_file_that_cannot_be_read_is_said_once_and_the_looking_goes_on(
    watch: Watch, ear: Ear, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(journal)
    troubles: list[str] = []
    watch.troubled.connect(troubles.append)
    with monkeypatch.context() as patched:
        patched.setattr(ringing, "ring", _raises(Damaged("the file is damaged")))
        watch.tick()
        watch.tick()
    assert troubles == ["the file is damaged"]
    assert watch._timer.isActive()

    watch.tick()

    assert ear.take() == ["send the quote"]


def test_what_nobody_showed_stays_due(watch: Watch, ear: Ear, journal: Journal) -> None:
    promised(journal)
    ear.where = None
    watch.tick()
    ear.where = Where.WINDOW

    watch.tick()

    assert ear.take() == ["send the quote"]


def test_one_that_fails_to_show_stops_neither_the_others_nor_the_watch(
    watch: Watch, ear: Ear, journal: Journal, qtbot: QtBot
) -> None:
    other = Ear(watch)
    promised(journal)
    ear.failing = True
    with qtbot.captureExceptions() as faults:
        watch.tick()
    assert [kind for kind, _fault, _trace in faults] == [ZeroDivisionError]
    assert other.take() == ["send the quote"]
    assert watch._timer.isActive()

    ear.failing = False
    watch.tick()

    assert ear.take() == []


def test_where_all_fail_to_show_nothing_counts_as_shown(watch: Watch, ear: Ear, journal: Journal, qtbot: QtBot) -> None:
    promised(journal)
    ear.failing = True
    with qtbot.captureExceptions():
        watch.tick()
    ear.failing = False

    watch.tick()

    assert ear.take() == ["send the quote"]


def test_of_two_watches_on_one_file_one_rings(tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> None:
    file = tmp_path / "both.kept"
    journals = [Journal.make(file, clock, zone="Europe/London"), Journal.open(file, clock)]
    desks = [desk_on(journal, tmp_path) for journal in journals]
    ears = [Ear(desk.watch) for desk in desks]
    promised(journals[0])

    for desk in (*desks, *desks):
        desk.watch.tick()

    assert [ear.take() for ear in ears] == [["send the quote"], []]
    for desk, journal in zip(desks, journals, strict=True):
        desk.bridge.stop()
        journal.close()


def test_a_journal_that_can_only_be_read_warns_once_a_run(
    tmp_path: Path, clock: FixedClock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.kept"
    journal = Journal.make(file, clock, zone="Europe/London")
    promised(journal)
    monkeypatch.setattr(journal, "read_only", True)
    desk = desk_on(journal, tmp_path)
    ear = Ear(desk.watch)

    desk.watch.tick()
    desk.watch.tick()

    assert ear.take() == ["send the quote"]
    desk.bridge.stop()
    journal.close()


def _raises(error: Exception) -> object:
    def refuse(*_given: object, **_named: object) -> None:
        raise error

    return refuse
