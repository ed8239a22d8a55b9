"""`kept import`, `kept report`, `kept demo`: files in and out."""

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from models import places
from tests.ui.command_line.runner import Kept
from ui.command_line.program import run

PDF = b"%PDF-"
THUNDERBIRD = "First Name,Last Name,Display Name,Primary Email,Work Phone,Organization\n"
MAPPING = """
[table]
record = "promise"
dates = "iso"
[columns]
client = "Who"
words = "What"
happened_at = "Said"
promised_for = "Due"
kept_at = "Done"
key = "No"
"""
TABLE = """No,Who,What,Said,Due,Done
1,Larkspur Dental,new dock,2026-11-02 09:00,2026-11-03 17:00,2026-11-03 16:00
2,Larkspur Dental,clean the fan,2026-11-02 09:00,2026-11-03 17:00,2026-11-05 16:00
3,Quarry House,quote,2026-11-02 09:00,2026-11-30 17:00,
"""


def _table(kept: Kept, table: str = TABLE, mapping: str = MAPPING) -> tuple[str, str, str]:
    folder = kept.path.parent
    (folder / "jobs.csv").write_text(table, encoding="utf-8")
    (folder / "jobs.toml").write_text(mapping, encoding="utf-8")
    return "jobs.csv", "--mapping", "jobs.toml"


def test_a_dry_run_lists_each_row_and_writes_nothing(practice: Kept) -> None:
    before = practice.path.read_bytes()

    ran = practice("import", *_table(practice), "--dry-run")

    assert (ran.status, ran.err) == (0, "")
    assert len([line for line in ran.lines if "would be added" in line and line.startswith("line ")]) >= 3
    assert practice.path.read_bytes() == before
    assert practice.json("import", *_table(practice), "--dry-run")["dry_run"] is True


def test_a_dry_run_leaves_no_journal_where_there_was_none(kept: Kept) -> None:
    kept.path.unlink()
    Path("people.csv").write_text(f"{THUNDERBIRD}Ann,Lee,Ann Lee,ann@lee.example,,Lee Ltd\n", encoding="utf-8")

    looked = kept("import", "people.csv", "--dry-run")
    logged = kept("log", "--dry-run", "--add", "call Larkspur VPN")

    assert (looked.status, looked.err, logged.status, logged.err) == (0, "", 0, "")
    assert not kept.path.exists()


def test_an_import_is_one_step_and_a_second_one_adds_nothing(practice: Kept) -> None:
    first = practice.json("import", *_table(practice))
    second = practice.json("import", *_table(practice))

    assert first["counts"]["promise"] == {"add": 3}
    assert "add" not in second["counts"]["promise"]
    document = practice.json("numbers", "--from", "2026-11-03", "--to", "2026-11-03")
    assert (document["promises"]["kept_as_promised"], document["promises"]["kept_late"]) == (1, 1)

    practice("undo")

    assert len(practice.json("promise", "list", "--state", "all")) == 4
    assert len(practice.json("client", "list")) == 2


def test_a_mapping_that_does_not_fit_names_line_column_and_reason_and_imports_nothing(practice: Kept) -> None:
    wrong = _table(practice, TABLE.replace("2026-11-30 17:00", "30/11/2026"))

    dry, real = practice("import", *wrong, "--dry-run"), practice("import", *wrong)

    for ran in (dry, real):
        assert ran.status == 1
        assert "line 4 of jobs.csv" in ran.err
        assert "Due" in ran.err
    assert real.out == ""
    assert len(practice.json("promise", "list", "--state", "all")) == 4


def test_a_dry_run_refuses_in_the_very_words_of_the_import(practice: Kept) -> None:
    wrong = _table(practice, TABLE.replace("2026-11-30 17:00", "30/11/2026").replace("2026-11-05", "5/11"))

    dry, real = practice("import", *wrong, "--dry-run"), practice("import", *wrong)

    assert dry.err == real.err
    assert dry.err.endswith("(1 more such row)\n")


def test_an_address_book_needs_no_mapping_and_may_begin_a_journal(kept: Kept) -> None:
    kept.path = kept.path.with_name("new.kept")
    book = kept.path.with_name("book.csv")
    book.write_text(THUNDERBIRD + "Tom,Ashby,Tom Ashby,tom@example.org,01482 1,Larkspur Dental\n", encoding="utf-8")

    ran = kept("import", "book.csv")

    assert ran.status == 0
    assert [row["name"] for row in kept.json("client", "list")] == ["Larkspur Dental"]


@pytest.mark.parametrize("name", ["none.csv", ".", "x.kept"])
def test_a_file_that_cannot_be_imported_is_refused(practice: Kept, name: str) -> None:
    ran = practice("import", name)

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("kept: ")


def test_a_report_is_written_under_its_own_name(practice: Kept) -> None:
    ran = practice("report", "larkspur", "--month", "2026-11")

    assert (ran.status, ran.out) == (
        0, "Wrote Larkspur Dental 2026-11.pdf: Larkspur Dental, 1–30 November 2026\n",
    )  # fmt: skip
    assert Path("Larkspur Dental 2026-11.pdf").read_bytes().startswith(PDF)


def test_a_report_says_as_a_document_what_it_is(practice: Kept) -> None:
    said = practice.json(
        "report", "larkspur", "--from", "2026-11-01", "--to", "2026-11-24", "--out", "a.pdf", "--paper", "letter",
        "--draft",
    )  # fmt: skip

    assert (said["client"], said["from"], said["to"], said["draft"]) == (
        "Larkspur Dental", "2026-11-01", "2026-11-24", True,
    )  # fmt: skip
    assert Path(said["file"]).read_bytes()[:5] == PDF
    assert Path(said["file"]).stat().st_size == said["bytes"]


def test_a_report_is_never_written_over_the_journal(practice: Kept) -> None:
    before = practice.path.read_bytes()
    for name, words in (("x.kept", "is the journal itself"), ("x.kept-journal", "belongs to the journal")):
        ran = practice("report", "larkspur", "--out", name)
        assert (ran.status, ran.out) == (1, "")
        assert words in ran.err
    assert practice.path.read_bytes() == before


def test_a_report_in_no_folder_or_for_nobody_is_refused_and_leaves_nothing(practice: Kept) -> None:
    for arguments in (("larkspur", "--out", "nowhere/a.pdf"), ("larkspur", "--out", "."), ("nobody at all",)):
        ran = practice("report", *arguments)

        assert (ran.status, ran.out) == (1, "")
    assert sorted(path.name for path in Path().iterdir()) == ["x.kept"]


def test_a_report_goes_over_another_and_never_over_what_is_none(practice: Kept) -> None:
    kinds = {"other.kept": b"SQLite format 3\0", "notes.txt": b"dear diary", "new.pdf": b"", "old.pdf": b"%PDF-1.4 old"}
    for name, content in kinds.items():
        Path(name).write_bytes(content)
    Path("link.pdf").symlink_to("old.pdf")

    ran = {name: practice("report", "larkspur", "--out", name) for name in [*kinds, "link.pdf"]}

    assert [name for name, one in ran.items() if one.status == 0] == ["new.pdf", "old.pdf", "link.pdf"]
    assert "“notes.txt” is there already and is no PDF; name another file" in ran["notes.txt"].err
    assert all(Path(name).read_bytes() == kinds[name] for name in ("other.kept", "notes.txt"))
    assert Path("link.pdf").is_symlink()
    assert not list(Path().glob("*.part"))


def test_a_report_leaves_what_is_no_ordinary_file_as_it_is(practice: Kept) -> None:
    os.mkfifo("pipe")

    ran = practice("report", "larkspur", "--out", "pipe")

    assert (ran.status, ran.out) == (1, "")
    assert "is not an ordinary file; name another, or - for standard output" in ran.err
    assert Path("pipe").is_fifo()


def test_a_report_leaves_attached_files_alone(practice: Kept) -> None:
    Path("x.kept.files/ab").mkdir(parents=True)
    Path("x.kept.files/ab/abc").write_bytes(PDF)

    assert "belongs to the journal" in practice("report", "larkspur", "--out", "x.kept.files/ab/abc").err
    assert Path("x.kept.files/ab/abc").read_bytes() == PDF


def test_a_report_is_handed_to_standard_output(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))

    assert run(["--journal", str(practice.path), "report", "larkspur", "--out", "-"]) == 0

    assert out.getvalue().startswith(PDF)
    assert not Path("-").exists()
    assert run(["--journal", str(practice.path), "report", "larkspur", "--out", "-", "--json"]) == 2


@pytest.mark.parametrize("name", [".", "", "/", "x\0.pdf"])
def test_a_report_that_no_file_can_hold_says_so_and_is_no_fault_of_the_program(practice: Kept, name: str) -> None:
    ran = practice("report", "larkspur", "--out", name)

    assert (ran.status, ran.out) == (1, "")
    assert "name a" in ran.err
    assert "went wrong" not in ran.err


def test_a_report_into_a_folder_that_can_only_be_read_is_refused(
    practice: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(os, "fsync", refuse)

    ran = practice("report", "larkspur", "--out", "a.pdf")

    assert ran.status == 1
    assert "“a.pdf” could not be written: Read-only file system; name another file" in ran.err
    assert not list(Path().glob("a.pdf*"))


def test_a_report_for_a_client_with_signs_in_its_name_has_a_name_that_any_disk_takes(kept: Kept) -> None:
    kept("client", "add", 'A/B: "Partners" <Hull>?')

    assert kept("report", "a", "--month", "2026-11").status == 0
    assert [path.name for path in Path().glob("*.pdf")] == ["A B Partners Hull 2026-11.pdf"]


def test_the_invented_practice_is_made_in_a_journal_of_its_own_and_never_over_another(kept: Kept) -> None:
    refused = kept("demo")
    kept.path = kept.path.with_name("demo.kept")

    made = kept("demo")

    assert refused.status == 1
    assert "is there already" in refused.err
    assert made.status == 0
    assert str(kept.path) in made.out
    assert len(kept.json("client", "list")) == 12
    assert kept.json("business", "show")["invented"] is True


def test_the_demo_has_a_place_of_its_own(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 0
    assert str(places.demo_journal()) in capsys.readouterr().out
    assert run(["demo"]) == 1
