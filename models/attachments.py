"""Files that belong to a client or an interaction: kept by content beside the journal, listed in it."""

import mimetypes
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NewType

from msgspec import Struct

from models import clients, own_files
from models.changes import Kind
from models.errors import NotFound, ReadOnly, Refused
from models.instants import from_text, optional_instant, to_text
from models.journal import Journal
from models.store import files
from models.words import line, shortened
from models.writing import Writing

AttachmentId = NewType("AttachmentId", int)
UNKNOWN_TYPE = "application/octet-stream"


class Attachment(Struct, frozen=True):
    """A file as the journal lists it; `interaction_id` None: it belongs to the client at large."""

    id: AttachmentId
    client_id: clients.ClientId
    interaction_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    private: bool
    added_at: datetime
    struck_at: datetime | None


class AttachmentDraft(Struct, frozen=True):
    """A file about to be attached; `name` empty takes the file's own, `private` keeps it from the client."""

    client_id: int
    path: Path
    interaction_id: int | None = None
    name: str = ""
    private: bool = True


class KeptFile(Struct, frozen=True):
    """A file whose content lies in the journal's folder; nothing lists it yet."""

    draft: AttachmentDraft
    name: str
    stored: files.StoredFile


def attach(journal: Journal, draft: AttachmentDraft) -> Attachment:
    """Copy a file into the journal's folder, then list it.

    Raises: Refused for what is no ordinary, readable file, and for an interaction with another client.
    """
    _check_owner(journal, draft)
    return list_files(journal, (keep(journal, draft),))[0]


def keep(journal: Journal, draft: AttachmentDraft) -> KeptFile:
    """Copy a file into the journal's folder; from any thread, since it reads nothing of the journal itself.

    Raises: Refused for what is no ordinary, readable file.
    """
    name = line(draft.name or _own_name(draft.path), "name", required=True)
    return KeptFile(draft, name, keep_file(journal, draft.path))


def list_files(journal: Journal, kept: Sequence[KeptFile]) -> tuple[Attachment, ...]:
    """List files that were kept: one operation. Raises: Refused for an interaction with another client."""
    if not kept:
        return ()
    what = shortened(kept[0].name, 40) if len(kept) == 1 else f"{len(kept)} files"
    now = to_text(journal.now())
    with journal.writing(f"Attach {what}") as writing:
        ids = [_list_file(journal, writing, file, now) for file in kept]
    return tuple(get(journal, attachment_id) for attachment_id in ids)


def strike_out(journal: Journal, attachment_id: int) -> Attachment:
    """Strike a file out: it leaves the lists, and stays in the folder so that undo brings it back."""
    with journal.writing("Strike out file") as writing:
        attachment = get(journal, attachment_id)
        if attachment.struck_at is not None:
            raise Refused(f"“{shortened(attachment.name, 60)}” was struck out already")
        writing.put(Kind.ATTACHMENT, attachment_id, {"struck_at": to_text(journal.now())})
    return get(journal, attachment_id)


def get(journal: Journal, attachment_id: int) -> Attachment:
    """Return an attachment, a struck one too. Raises: NotFound."""
    row = journal.row("SELECT * FROM attachments WHERE id = ?", (attachment_id,))
    if row is None:
        raise NotFound(f"there is no file number {attachment_id}; choose one from the list", field="file")
    return _attachment(row)


def of_client(journal: Journal, client_id: int) -> tuple[Attachment, ...]:
    """Return the files of a client and of its interactions, newest first, struck ones left out."""
    return _listed(journal, "client_id = ?", client_id)


def of_interaction(journal: Journal, interaction_id: int) -> tuple[Attachment, ...]:
    """Return the files of an interaction, newest first, struck ones left out."""
    return _listed(journal, "interaction_id = ?", interaction_id)


def path_of(journal: Journal, attachment: Attachment) -> Path:
    """Return where the content lies, to be opened for reading only.

    Raises: NotFound when the file is gone from the folder, or has another size than was kept.
    """
    path = files.place(folder_of(journal), attachment.sha256)
    try:
        whole = path.is_file() and path.stat().st_size == attachment.size
    except OSError:
        whole = False
    if not whole:
        raise NotFound(
            f"the content of “{shortened(attachment.name, 60)}” is not in “{folder_of(journal).name}” beside the "
            "journal; put it back there, or take it from a backup",
            field="file",
        )
    return path


def unsound(journal: Journal) -> tuple[Attachment, ...]:
    """Return the attachments, struck ones too, whose content is gone or is not what was kept; reads every file."""
    rows = journal.rows("SELECT * FROM attachments ORDER BY id")
    return tuple(attachment for attachment in map(_attachment, rows) if not _is_sound(journal, attachment))


def keep_file(journal: Journal, path: Path) -> files.StoredFile:
    """Copy a file into the journal's folder and return its hash and size; nothing lists it yet."""
    if journal.read_only:
        raise ReadOnly("this journal can only be read: its file or folder is read-only")
    if journal.path is not None and path.exists() and path.samefile(journal.path):
        # Closing any handle of the live file would drop the locks SQLite holds on it.
        raise Refused("that is the open journal itself; a backup of it can be attached", field="path")
    return files.keep(folder_of(journal), path)


_MEMORY_FOLDERS: "weakref.WeakKeyDictionary[Journal, Path]" = weakref.WeakKeyDictionary()


def folder_of(journal: Journal) -> Path:
    """Return the folder of a journal's files; of one in memory, a folder that goes when the journal goes."""
    if journal.path is not None:
        return own_files.folder_of(journal.path)
    if journal not in _MEMORY_FOLDERS:
        folder = Path(tempfile.mkdtemp(prefix="kept-"))
        weakref.finalize(journal, shutil.rmtree, folder, ignore_errors=True)
        _MEMORY_FOLDERS[journal] = folder
    return _MEMORY_FOLDERS[journal]


def _is_sound(journal: Journal, attachment: Attachment) -> bool:
    try:
        return files.hash_of(path_of(journal, attachment)) == attachment.sha256
    except (NotFound, OSError):
        return False


def _list_file(journal: Journal, writing: Writing, file: KeptFile, now: str) -> int:
    _check_owner(journal, file.draft)
    return writing.add(
        Kind.ATTACHMENT,
        {
            "client_id": file.draft.client_id,
            "interaction_id": file.draft.interaction_id,
            "name": file.name,
            "media_type": mimetypes.guess_type(file.name)[0] or UNKNOWN_TYPE,
            "size": file.stored.size,
            "sha256": file.stored.sha256,
            "private": int(file.draft.private),
            "added_at": now,
        },
    )


def _own_name(path: Path) -> str:
    """Return the name of a file as text, whatever bytes it is made of."""
    sound = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else " " for char in sound)


def _check_owner(journal: Journal, draft: AttachmentDraft) -> None:
    clients.standing(journal, draft.client_id)
    if draft.interaction_id is None:
        return
    owner = journal.value("SELECT client_id FROM interactions WHERE id = ?", (draft.interaction_id,))
    if owner is None:
        raise NotFound(f"there is no interaction {draft.interaction_id}; choose one from the list", field="interaction")
    if owner != draft.client_id:
        raise Refused("that interaction was with another client; choose one of this client's", field="interaction")


def _listed(journal: Journal, condition: str, owner_id: int) -> tuple[Attachment, ...]:
    rows = journal.rows(
        f"SELECT * FROM attachments WHERE {condition} AND struck_at IS NULL ORDER BY id DESC", (owner_id,)
    )
    return tuple(map(_attachment, rows))


def _attachment(row: sqlite3.Row) -> Attachment:
    return Attachment(
        id=AttachmentId(row["id"]),
        client_id=clients.ClientId(row["client_id"]),
        interaction_id=row["interaction_id"],
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        sha256=row["sha256"],
        private=bool(row["private"]),
        added_at=from_text(row["added_at"]),
        struck_at=optional_instant(row["struck_at"]),
    )
