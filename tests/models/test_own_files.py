"""Nothing a person saves is written over the journal, by whatever name it is called."""

from pathlib import Path

import pytest

from models import own_files
from models.errors import Refused


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    path = tmp_path / "x.kept"
    path.write_bytes(b"SQLite")
    (tmp_path / "link.kept").symlink_to(path)
    (tmp_path / "same.pdf").hardlink_to(path)
    (tmp_path / "there").symlink_to(tmp_path)
    return path


@pytest.mark.parametrize("name", ["x.kept", "link.kept", "same.pdf", "there/x.kept"])
@pytest.mark.parametrize("opened_as", ["x.kept", "link.kept"])
def test_the_journal_is_known_by_each_of_its_names(journal: Path, name: str, opened_as: str) -> None:
    with pytest.raises(Refused, match="is the journal itself; name another file"):
        own_files.leave_alone(journal.parent / name, journal.parent / opened_as)


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("opened_as", ["x.kept", "link.kept"])
def test_nothing_is_put_where_the_journal_would_read_it_as_its_own(journal: Path, ending: str, opened_as: str) -> None:
    with pytest.raises(Refused, match="belongs to the journal; name another file"):
        own_files.leave_alone(journal.parent / f"x.kept{ending}", journal.parent / opened_as)


def test_nothing_is_put_among_the_attached_files(journal: Path) -> None:
    with pytest.raises(Refused, match="belongs to the journal; name another file"):
        own_files.leave_alone(journal.parent / "there" / "x.kept.files" / "ab" / "abc", journal.parent / "link.kept")


@pytest.mark.parametrize("name", ["y.pdf", "x.kept.pdf", "x.kept-journal.pdf", "nowhere/y.pdf"])
def test_any_other_file_is_left_to_the_person(journal: Path, name: str) -> None:
    own_files.leave_alone(journal.parent / name, journal)
    own_files.leave_alone(journal.parent / name, None)


def test_a_link_that_leads_to_itself_is_no_trouble_here(journal: Path) -> None:
    (loop := journal.parent / "loop").symlink_to(journal.parent / "loop")
    own_files.leave_alone(loop, journal)
