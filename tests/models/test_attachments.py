import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from models import attachments, clients
from models.attachments import AttachmentDraft
from models.changes import Kind
from models.clients import ClientId
from models.clock import FixedClock
from models.errors import Full, NotFound, ReadOnly, Refused
from models.interactions import operations as interactions
from models.journal import Journal
from models.store import files
from models.store.seals import Value
from models.writing import Writing
from tests import builders
from tests.conftest import NOW


@pytest.fixture
def client_id(journal: Journal) -> ClientId:
    """A client with files."""
    return clients.add(journal, builders.client()).id


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file of three megabytes."""
    path = tmp_path / "rack photo.jpg"
    path.write_bytes(os.urandom(3_000_001))
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_attached_file_lies_under_its_hash_beside_the_journal(
    tmp_path: Path, clock: FixedClock, photo: Path
) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    owner = clients.add(journal, builders.client()).id

    attachment = attachments.attach(journal, AttachmentDraft(owner, photo))

    digest = hashlib.sha256(photo.read_bytes()).hexdigest()
    assert names_in(tmp_path / "a.kept.files") == [f"{digest[:2]}/{digest}"]
    assert attachments.path_of(journal, attachment).read_bytes() == photo.read_bytes()
    assert (attachment.name, attachment.media_type, attachment.size, attachment.private, attachment.added_at) == (
        "rack photo.jpg",
        "image/jpeg",
        3_000_001,
        True,
        NOW,
    )
    journal.close()


def test_the_same_content_is_kept_once_and_listed_twice(journal: Journal, client_id: ClientId, photo: Path) -> None:
    for name in ("one.jpg", "two.jpg"):
        attachments.attach(journal, AttachmentDraft(client_id, photo, name=name))

    assert [attachment.name for attachment in attachments.of_client(journal, client_id)] == ["two.jpg", "one.jpg"]
    assert len(names_in(attachments.folder_of(journal))) == 1


def test_files_of_an_interaction_belong_to_its_client(journal: Journal, client_id: ClientId, photo: Path) -> None:
    visit = interactions.log(journal, builders.interaction(client_id)).id
    other = clients.add(journal, builders.client("Kestrel")).id

    attachment = attachments.attach(journal, AttachmentDraft(client_id, photo, visit))

    assert attachments.of_interaction(journal, visit) == (attachment,)
    assert attachments.of_client(journal, client_id) == (attachment,)
    with pytest.raises(Refused, match="that interaction was with another client"):
        attachments.attach(journal, AttachmentDraft(other, photo, visit))
    with pytest.raises(NotFound, match="there is no interaction 99"):
        attachments.attach(journal, AttachmentDraft(client_id, photo, 99))


def test_an_empty_file_can_be_attached(journal: Journal, client_id: ClientId, tmp_path: Path) -> None:
    empty = tmp_path / "notes"
    empty.touch()

    attachment = attachments.attach(journal, AttachmentDraft(client_id, empty))

    assert (attachment.size, attachment.media_type) == (0, attachments.UNKNOWN_TYPE)


def test_what_is_no_ordinary_file_is_refused_and_nothing_is_left(
    journal: Journal, client_id: ClientId, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, clause in (
        (tmp_path, "is a folder; choose the files in it"),
        (tmp_path / "gone.pdf", "there is no file “gone.pdf” any more"),
        (tmp_path / "pipe", "is not an ordinary file"),
    ):
        with pytest.raises(Refused, match=clause) as refusal:
            attachments.attach(journal, AttachmentDraft(client_id, path))
        assert refusal.value.field == "path"

    assert names_in(attachments.folder_of(journal)) == []
    assert attachments.of_client(journal, client_id) == ()


def test_a_file_that_may_not_be_read_is_refused(
    journal: Journal, client_id: ClientId, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)

    with pytest.raises(Refused, match=r"cannot be read \(Permission denied\)"):
        attachments.attach(journal, AttachmentDraft(client_id, photo))


@pytest.mark.parametrize(("number", "kind"), [(28, Full), (13, ReadOnly)])
def test_a_disk_that_takes_no_more_leaves_neither_file_nor_row(
    journal: Journal,
    client_id: ClientId,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
) -> None:
    def failing(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", failing)

    with pytest.raises(kind):
        attachments.attach(journal, AttachmentDraft(client_id, photo))

    assert names_in(attachments.folder_of(journal)) == []
    assert attachments.of_client(journal, client_id) == ()


def test_the_file_is_on_the_disk_before_the_row_names_it(
    journal: Journal, client_id: ClientId, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    keep, add = files.keep, Writing.add

    def kept(folder: Path, source: Path) -> files.StoredFile:
        order.append("file")
        return keep(folder, source)

    def added(writing: Writing, kind: Kind, values: Mapping[str, Value]) -> int:
        order.append("row")
        return add(writing, kind, values)

    monkeypatch.setattr(files, "keep", kept)
    monkeypatch.setattr(Writing, "add", added)

    attachments.attach(journal, AttachmentDraft(client_id, photo))

    assert order == ["file", "row"]


def test_content_that_is_gone_or_cut_is_said(journal: Journal, client_id: ClientId, photo: Path) -> None:
    attachment = attachments.attach(journal, AttachmentDraft(client_id, photo))
    path = attachments.path_of(journal, attachment)

    path.write_bytes(b"cut")
    with pytest.raises(NotFound, match=r"the content of “rack photo\.jpg” is not in"):
        attachments.path_of(journal, attachment)
    path.unlink()
    with pytest.raises(NotFound, match="take it from a backup"):
        attachments.path_of(journal, attachment)


def test_content_that_was_changed_gone_or_cut_is_listed_as_unsound(
    journal: Journal, client_id: ClientId, tmp_path: Path
) -> None:
    kept = []
    for name in ("sound", "changed", "cut", "gone"):
        (tmp_path / name).write_text(name * 10)
        kept.append(attachments.attach(journal, AttachmentDraft(client_id, tmp_path / name)))
    assert attachments.unsound(journal) == ()

    attachments.path_of(journal, kept[1]).write_text("CHANGED" * 10)
    attachments.path_of(journal, kept[2]).write_text("cut")
    attachments.path_of(journal, kept[3]).unlink()

    assert attachments.unsound(journal) == tuple(kept[1:])


def test_attaching_the_same_content_again_mends_a_damaged_file(
    journal: Journal, client_id: ClientId, photo: Path
) -> None:
    attachment = attachments.attach(journal, AttachmentDraft(client_id, photo))
    attachments.path_of(journal, attachment).write_bytes(b"cut")

    attachments.attach(journal, AttachmentDraft(client_id, photo))

    assert attachments.path_of(journal, attachment).read_bytes() == photo.read_bytes()


def test_a_struck_file_leaves_the_list_and_undo_brings_it_back(
    journal: Journal, client_id: ClientId, photo: Path
) -> None:
    attachment = attachments.attach(journal, AttachmentDraft(client_id, photo))

    attachments.strike_out(journal, attachment.id)
    with pytest.raises(Refused, match="was struck out already"):
        attachments.strike_out(journal, attachment.id)
    assert attachments.of_client(journal, client_id) == ()
    journal.undo()

    assert attachments.of_client(journal, client_id) == (attachment,)
    assert attachments.path_of(journal, attachment).is_file()


def test_the_open_journal_itself_is_not_attached(tmp_path: Path, clock: FixedClock) -> None:
    journal = Journal.make(tmp_path / "a.kept", clock, zone="UTC")
    owner = clients.add(journal, builders.client()).id
    (tmp_path / "link").symlink_to(tmp_path / "a.kept")

    for name in ("a.kept", "link"):
        with pytest.raises(Refused, match="that is the open journal itself"):
            attachments.attach(journal, AttachmentDraft(owner, tmp_path / name))
    journal.close()


def test_a_name_of_strange_bytes_is_shown_as_well_as_can_be(
    journal: Journal, client_id: ClientId, tmp_path: Path
) -> None:
    path = tmp_path / os.fsdecode(b"r\xe9sum\xe9\n.pdf")
    path.write_bytes(b"x")

    assert attachments.attach(journal, AttachmentDraft(client_id, path)).name == "r\ufffdsum\ufffd .pdf"


def test_the_files_of_a_journal_in_memory_go_with_it(clock: FixedClock, photo: Path) -> None:
    journal = Journal.open(None, clock)
    owner = clients.add(journal, builders.client()).id
    attachments.attach(journal, AttachmentDraft(owner, photo))
    folder = attachments.folder_of(journal)
    assert folder.is_dir()

    journal.close()
    del journal

    assert not folder.exists()
