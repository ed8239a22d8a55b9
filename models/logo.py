"""The picture at the head of the business's reports."""

from pathlib import Path

from models.attachments import folder_of, keep_file
from models.business import Business
from models.errors import Refused
from models.journal import Journal
from models.store import files

LARGEST = 5 * 1024 * 1024
_KINDS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def keep(journal: Journal, path: Path) -> str:
    """Keep a PNG or JPEG picture with the journal and return its SHA-256, for the draft of the business.

    Raises: Refused for another kind of file, or one above 5 MB.
    """
    if path.is_file():
        picture(path)
    return keep_file(journal, path).sha256


def picture(path: Path) -> bytes:
    """Return what is in a file that begins like a PNG or JPEG picture. Raises: Refused as `keep` does."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused("the logo is larger than 5 MB; make it smaller", field="logo")
        found = path.read_bytes()
    except OSError as error:
        raise Refused(f"“{path.name}” cannot be read ({error.strerror}); choose another", field="logo") from error
    if not found.startswith(_KINDS):
        raise Refused(f"“{path.name}” is no PNG or JPEG picture; save it as one of these", field="logo")
    return found


def read(journal: Journal, business: Business) -> bytes | None:
    """Return the picture, or None when there is none or its file is gone or damaged: a report goes without."""
    return stored(journal, business.logo_sha256)


def stored(journal: Journal, sha256: str | None) -> bytes | None:
    """Return the picture kept under a SHA-256, as `read` does."""
    if not sha256:
        return None
    path = files.place(folder_of(journal), sha256)
    try:
        return path.read_bytes() if files.hash_of(path) == sha256 else None
    except OSError:
        return None
