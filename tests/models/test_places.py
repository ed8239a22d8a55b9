"""Where journals lie: the one named, the variable's, the one last open, the usual place."""

import sys
from pathlib import Path

import pytest

from models import places
from models.places import Origin


def test_the_one_named_comes_before_the_variable_and_that_before_the_one_last_open(tmp_path: Path) -> None:
    places.remember_journal(tmp_path / "last.kept")
    named, variable = tmp_path / "named.kept", {"KEPT_JOURNAL": str(tmp_path / "said.kept")}

    assert places.journal_place(named, variable) == places.Place(named, Origin.NAMED)
    assert places.journal_place(None, variable) == places.Place(tmp_path / "said.kept", Origin.ENVIRONMENT)
    assert places.journal_place(None, {}) == places.Place(tmp_path / "last.kept", Origin.LAST_OPEN)
    assert places.journal_place(None, {"KEPT_JOURNAL": ""}).origin is Origin.LAST_OPEN


def test_at_first_it_is_the_usual_place_of_this_person() -> None:
    place = places.journal_place(None, {})

    assert place == places.Place(places.usual_journal(), Origin.USUAL)
    assert place.path.is_absolute()
    assert places.demo_journal() != place.path


@pytest.mark.parametrize("name", ["journal é.kept", "журнал.kept", "a\nb.kept", "100 %.kept"])
def test_any_name_is_remembered(tmp_path: Path, name: str) -> None:
    places.remember_journal(tmp_path / name)

    assert places.last_open() == tmp_path / name


def test_a_name_that_is_no_text_is_remembered_too(tmp_path: Path) -> None:
    path = tmp_path / "caf\udce9.kept"

    places.remember_journal(path)

    assert places.last_open() == path


def test_a_name_relative_to_here_is_remembered_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    places.remember_journal(Path("x.kept"))

    assert places.last_open() == tmp_path / "x.kept"


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(in_the_way))

    places.remember_journal(tmp_path / "x.kept")

    assert places.last_open() is None


def test_a_name_that_begins_like_a_persons_folder_is_a_name_where_nobody_is_called_so() -> None:
    named = Path("~nobody-of-that-name.kept")

    assert places.journal_place(named).path == named
    assert places.journal_place(None, {"KEPT_JOURNAL": str(named)}).path == named
    assert places.journal_place(Path("~/x.kept")).path == Path.home() / "x.kept"


@pytest.mark.skipif(sys.platform != "linux", reason="these variables name folders on Linux alone")
@pytest.mark.parametrize("said", ["data", "./data", " ", ""])
def test_the_usual_journal_is_the_same_wherever_a_command_is_typed(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    usual = places.usual_journal()

    monkeypatch.setenv("XDG_DATA_HOME", said)

    assert places.usual_journal() == usual


def test_only_the_programs_own_folder_is_made(tmp_path: Path) -> None:
    places.make_folder(tmp_path / "mine" / "x.kept")
    places.make_folder(places.usual_journal())

    assert not (tmp_path / "mine").exists()
    assert places.usual_journal().parent.is_dir()


def test_the_zone_of_this_machine_has_a_name() -> None:
    assert places.local_zone() == "Europe/London"
