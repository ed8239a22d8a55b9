"""Taking a picture for the head of the reports, from the command line as from the window."""

from pathlib import Path

from models import logo
from models.errors import Refused
from models.journal import Journal
from reports import pictures


def take(journal: Journal, path: Path) -> str:
    """Keep a picture that a report can show and return its SHA-256. Raises: Refused."""
    if path.is_file() and pictures.readable_picture(logo.picture(path)) is None:
        most = pictures.MOST_PIXELS // 1_000_000
        raise Refused(
            f"“{path.name}” cannot be shown: it is damaged, or has over {most} million pixels; save it anew, smaller",
            field="logo",
        )
    return logo.keep(journal, path)


def preview(journal: Journal, sha256: str, width: int, height: int) -> bytes | None:
    """Return a kept picture as a PNG of at most so many pixels; None where its file is gone or damaged."""
    return pictures.small(logo.stored(journal, sha256), width, height)
