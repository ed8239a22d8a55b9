from pathlib import Path

import pytest
from msgspec.structs import replace

from models import attachments, business, logo
from models.business import BusinessDraft
from models.errors import Refused
from models.journal import Journal
from models.store import files

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file that begins like a PNG."""
    path = tmp_path / "logo.png"
    path.write_bytes(PNG)
    return path


def test_a_kept_logo_is_read_back(journal: Journal, picture: Path) -> None:
    changed = business.change(journal, BusinessDraft(logo_sha256=logo.keep(journal, picture)))

    assert logo.read(journal, changed) == PNG


@pytest.mark.parametrize(
    ("content", "clause"), [(b"<svg/>", "no PNG or JPEG picture"), (PNG + bytes(logo.LARGEST), "larger than 5 MB")]
)
def test_another_kind_of_file_or_a_huge_one_is_refused(
    journal: Journal, tmp_path: Path, content: bytes, clause: str
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)

    with pytest.raises(Refused, match=clause):
        logo.keep(journal, path)
    assert list(attachments.folder_of(journal).iterdir()) == []


def test_a_logo_that_is_gone_is_left_out(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="there is no file"):
        logo.keep(journal, tmp_path / "gone.png")
    assert logo.read(journal, business.get(journal)) is None
    assert logo.read(journal, replace(business.get(journal), logo_sha256="ab" * 32)) is None


def test_a_damaged_logo_is_left_out(journal: Journal, picture: Path) -> None:
    sha256 = logo.keep(journal, picture)
    files.place(attachments.folder_of(journal), sha256).write_bytes(PNG + b"damage")

    assert logo.read(journal, replace(business.get(journal), logo_sha256=sha256)) is None
