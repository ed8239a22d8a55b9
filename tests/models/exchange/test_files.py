import os
from pathlib import Path

import pytest

from models.errors import Refused
from models.exchange import files


def why(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        files.text(files.content(path), path.name)
    return refused.value.reason


def test_what_is_no_plain_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    (tmp_path / "real.csv").write_text("a,b\n")
    link.symlink_to(tmp_path / "real.csv")

    assert "there is no file missing.csv" in why(tmp_path / "missing.csv")
    assert "there is no file x.csv" in why(tmp_path / "real.csv" / "x.csv")
    assert "not a file but a folder" in why(tmp_path)
    assert "is a link; choose the file it points to" in why(link)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")

    assert "a device" in why(tmp_path / "pipe.csv")


def test_a_file_past_the_limit_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "big.csv").write_bytes(b"12345678901")

    assert "is larger than" in why(tmp_path / "big.csv")


@pytest.mark.parametrize(
    ("content", "clause"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"PK\x03\x04rest", "save the sheet as CSV"),
        (b"%PDF-1.7", "a PDF"),
        (b"a,b\n\0\0\0\0,c\n", "zero bytes"),
        (b"\xff\xfea", "not text in the encoding utf-16"),
        (b"name\n\x81\x8d\n", "in no known encoding"),
    ],
)
def test_what_is_no_text_is_refused_by_its_kind(tmp_path: Path, content: bytes, clause: str) -> None:
    (tmp_path / "f.csv").write_bytes(content)

    assert clause in why(tmp_path / "f.csv")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("Zoë".encode(), "utf-8"),
        ("Zoë".encode("utf-8-sig"), "utf-8-sig"),
        ("Zoë".encode("utf-16"), "utf-16"),
        ("Zoë".encode("utf-32"), "utf-32"),
        ("Zoë,Ann\n".encode("utf-16-le"), "utf-16-le"),
        ("Zoë,Ann\n".encode("utf-16-be"), "utf-16-be"),
        ("Zoë".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_out_and_told(content: bytes, encoding: str) -> None:
    text, found = files.text(content, "f.csv")

    assert (text.strip().partition(",")[0], found) == ("Zoë", encoding)


def test_a_named_encoding_wins_over_a_guess() -> None:
    assert files.text("Λέξη".encode("iso-8859-7"), "f.csv", "iso8859-7") == ("Λέξη", "iso8859-7")
