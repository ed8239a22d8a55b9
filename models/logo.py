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
    try:
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Refused("the logo is larger than 5 MB; make it smaller", field="logo")
        if path.is_file() and not _is_picture(path):
            raise Refused(f"“{path.name}” is no PNG or JPEG picture; save it as one of these", field="logo")
    except OSError as error:
        raise Refused(f"“{path.name}” cannot be read ({error.strerror}); choose another", field="logo") from error
    return keep_file(journal, path).sha256


def read(journal: Journal, business: Business) -> bytes | None:
    """Return the picture, or None when there is none or its file is gone or damaged: a report goes without."""
    if business.logo_sha256 is None:
        return None
    path = files.place(folder_of(journal), business.logo_sha256)
    try:
        return path.read_bytes() if files.hash_of(path) == business.logo_sha256 else None
    except OSError:
        return None


def _is_picture(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(8).startswith(_KINDS)
