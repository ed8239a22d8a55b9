"""The program on an empty journal, and on one of a small practice."""

from pathlib import Path

import pytest

from models import clients, people
from models.interactions import operations as interactions
from models.promises import operations as promises
from models.promises.records import Keeping, PromiseId, Side
from models.windows import Grain
from tests.builders import client, interaction, moment, person, promise, window
from tests.ui.command_line.runner import Kept


@pytest.fixture
def kept(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kept:
    """The program on a journal without a record, in London, on Tuesday 24 November 2026, 10:20."""
    monkeypatch.chdir(tmp_path)
    program = Kept(tmp_path / "x.kept", capsys, monkeypatch)
    with program.journal():
        pass
    return program


@pytest.fixture
def practice(kept: Kept) -> Kept:
    """Two clients; promise 1 is overdue, 2 for tomorrow, 3 a follow-up for Friday, 4 was kept late."""
    with kept.journal() as journal:
        larkspur = clients.add(journal, client())
        ashgrove = clients.add(journal, client("Ashgrove Surveyors"))
        tom = people.add(journal, person(larkspur.id))
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
                    promise(
                        "ring Tom",
                        window=window("2026-11-25 10:00", "2026-11-25 09:00"),
                        person_id=tom.id,
                    ),
                    promise(
                        "look at the licences",
                        window=window("2026-11-27 17:30", grain=Grain.DAY),
                        side=Side.FOLLOW_UP,
                    ),
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
    return kept
