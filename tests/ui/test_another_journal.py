"""A journal that cannot be opened is not the end: another can be chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from models.clock import FixedClock
from models.errors import NotAJournal
from models.journal import Journal
from ui import cannot_open
from ui.desktop import Shown
from ui.preferences import Preferences
from ui.theme import Theme


@pytest.fixture
def shown(dressed: Theme, clock: FixedClock, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(clock, Preferences(tmp_path / "window.ini"))
    yield made
    for window in QApplication.topLevelWidgets():
        window.close()
    made.end()


def test_another_is_asked_for_until_one_opens(
    shown: Shown, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "good.kept"
    Journal.make(good, clock, zone="UTC").close()
    chosen, said = [tmp_path / "gone.kept", good], []

    def choose(words: str) -> Path | None:
        said.append(words)
        return chosen.pop(0)

    monkeypatch.setattr(cannot_open, "another_wanted", choose)

    assert cannot_open.opened_another(
        shown.open_first, NotAJournal("this file is not a Kept journal; choose another one")
    )
    assert said[0].startswith("this file is not")
    assert "there is no journal" in said[1]
    assert len(said) == 2


def test_who_chooses_no_other_ends_there(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def choose_none(words: str) -> Path | None:
        return None

    monkeypatch.setattr(cannot_open, "another_wanted", choose_none)

    assert not cannot_open.opened_another(
        shown.open_first, NotAJournal("this file is not a Kept journal; choose another one")
    )
