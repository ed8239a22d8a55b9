"""The program on an empty journal, and on one of a small practice."""

import shutil
from pathlib import Path

import pytest

from models import clients, people
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Keeping, Moving, PromiseId, Side
from models.windows import Grain
from tests.builders import client, interaction, moment, person, promise, window
from tests.conftest import NOW
from tests.ui.command_line.runner import Kept


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """An empty journal and that of the practice, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("journals")
    made = {name: folder / f"{name}.kept" for name in ("empty", "practice")}
    for name, path in made.items():
        journal = Journal.make(path, FixedClock(NOW), zone="Europe/London")
        if name == "practice":
            _fill(journal)
        journal.close()
    return made


@pytest.fixture
def kept(
    files: dict[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Kept:
    """The program on a journal without a record, in London, on Tuesday 24 November 2026, 10:20."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(files["empty"], tmp_path / "x.kept")
    return Kept(tmp_path / "x.kept", capsys, monkeypatch)


@pytest.fixture
def practice(kept: Kept, files: dict[str, Path]) -> Kept:
    """Two clients; promise 1 is overdue, 2 for tomorrow, 3 a follow-up for Friday, 4 was kept late."""
    shutil.copyfile(files["practice"], kept.path)
    return kept


def _fill(journal: Journal) -> None:
    larkspur = clients.add(journal, client())
    ashgrove = clients.add(journal, client("Ashgrove Surveyors"))
    tom = people.add(journal, person(larkspur.id))
    follow_up = window("2026-11-27 17:30", grain=Grain.DAY)
    interactions.log(
        journal,
        interaction(
            larkspur.id,
            "replaced the reception PC",
            happened_at=moment("2026-11-18 09:00"),
            minutes=90,
            person_ids=(tom.id,),
            promises=(
                promise("send the quote", "2026-11-19 17:30"),
                promise("ring Tom", window=window("2026-11-25 10:00", "2026-11-25 09:00"), person_id=tom.id),
                promise("look at the licences", window=follow_up, side=Side.FOLLOW_UP),
            ),
        ),
    )
    interactions.log(
        journal,
        interaction(
            ashgrove.id,
            "printer offline",
            happened_at=moment("2026-11-16 09:00"),
            promises=(promise("fix the printer", "2026-11-17 12:00"),),
        ),
    )
    promises.keep(journal, PromiseId(4), Keeping(at=moment("2026-11-18 12:00")))


@pytest.fixture
def late(practice: Kept) -> Kept:
    """Promise 1 is 5 days late, 5 is a day late, 6 was moved to Friday without a word."""
    with practice.journal() as journal:
        for words, due in (("ring back", "2026-11-23 12:00"), ("bring the key", "2026-11-25 12:00")):
            made_at = moment("2026-11-18 09:00")
            promises.make(journal, promise(words, due, client_id=2, made_at=made_at))
        promises.move(journal, PromiseId(6), Moving(window("2026-11-27 17:00"), "parts"))
    return practice
