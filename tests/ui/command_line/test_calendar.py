"""`kept calendar`: the open promises for a phone."""

import subprocess
import sys
from pathlib import Path

from icalendar import Calendar

from models.promises import operations as promises
from models.promises.records import PromiseId, Wording
from tests.conftest import ROOT
from tests.ui.command_line.runner import Kept


def summaries(content: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(content.decode()).walk("VEVENT")]


def test_the_open_promises_are_written(practice: Kept) -> None:
    ran = practice("calendar", "--out", "kept.ics")

    assert (ran.status, ran.out, ran.err) == (0, "Wrote kept.ics: 3 events\n", "")
    assert summaries(Path("kept.ics").read_bytes()) == [
        "send the quote (Larkspur Dental)",
        "ring Tom (Larkspur Dental)",
        "look at the licences (Larkspur Dental)",
    ]


def test_the_answer_names_the_file_and_counts(practice: Kept) -> None:
    written = practice.json("calendar", "--out", "kept.ics", "--settled", "--since", "2026-11-16")

    assert written == {"path": str(practice.path.parent / "kept.ics"), "events": 6}


def test_standard_output_holds_the_calendar_and_nothing_else(practice: Kept) -> None:
    practice("calendar", "--out", "kept.ics")

    ran = practice("calendar", "--out", "-")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.encode() == Path("kept.ics").read_bytes()


def test_private_words_are_named_when_they_are_in_it(practice: Kept) -> None:
    with practice.journal() as journal:
        promises.change_wording(journal, PromiseId(1), Wording("send the quote", "he never pays"))

    without, within = practice("calendar", "--out", "a.ics"), practice("calendar", "--out", "b.ics", "--private")

    assert (without.err, "pays" in Path("a.ics").read_text(encoding="utf-8")) == ("", False)
    assert "private words are in the calendar" in within.err
    assert "pays" in Path("b.ics").read_text(encoding="utf-8")


def test_another_s_file_and_the_journal_are_refused(practice: Kept) -> None:
    Path("diary.txt").write_text("dear diary", encoding="utf-8")
    before = practice.path.read_bytes()

    for name, words in (("diary.txt", "is no calendar"), ("x.kept", "is the journal itself"), (".", "is a folder")):
        ran = practice("calendar", "--out", name)
        assert (ran.status, ran.out) == (1, "")
        assert words in ran.err
    assert practice("calendar", "--out", "diary.txt", "--private").err.count("\n") == 1
    assert practice.path.read_bytes() == before


def test_a_document_and_a_calendar_do_not_share_standard_output(practice: Kept) -> None:
    ran = practice("calendar", "--out", "-", "--json")

    assert (ran.status, ran.out) == (2, "")


def test_only_the_calendar_brings_its_library_along(practice: Kept) -> None:
    asked = (
        "import sys\n"
        "from ui.command_line.program import run\n"
        f"status = run(['--journal', {str(practice.path)!r}, 'due'])\n"
        "sys.exit(status or 'icalendar' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, b"")
