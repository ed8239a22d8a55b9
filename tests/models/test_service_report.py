from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from models import attachments, business, clients, people
from models.clients import ClientDraft
from models.errors import NotFound
from models.interactions.records import Way
from models.people import PersonDraft
from models.promises import operations as promises
from models.promises.records import Keeping, Settling
from models.service_report.gather import gather
from models.service_report.periods import month, period
from models.service_report.records import PromiseLine, Result, ServiceReport
from models.store import files
from reports.service_report import build
from tests.builders import moment
from tests.models.october import October, full
from tests.reports import reading

OCTOBER = month(2026, 10)


@pytest.fixture(scope="module")
def made() -> Iterator[October]:
    october = full()
    yield october
    october.journal.close()


@pytest.fixture(scope="module")
def report(made: October) -> ServiceReport:
    return gather(made.journal, made.client, OCTOBER)


@pytest.fixture
def empty() -> Iterator[October]:
    october = October()
    october.at("2026-11-02 09:15")
    yield october
    october.journal.close()


def _line(report: ServiceReport, what: str) -> PromiseLine:
    return next(line for line in report.promises if line.what == what)


def test_each_promise_stands_under_its_result(report: ServiceReport) -> None:
    assert [(line.what, line.result, line.second_words, line.promised_for, line.done) for line in report.promises] == [
        ("Old survey", Result.LATE, "10 days late", "Fri 25 Sep, 18:00", "Mon 5 Oct, 13:00"),
        ("Quote for a new PC", Result.KEPT, "", "Fri 2 Oct, 17:00", "Fri 2 Oct, 14:10"),
        ("Backup test with a real restore", Result.LATE, "3 days late", "Fri 16 Oct, 17:00", "Mon 19 Oct, 15:40"),
        ("Find a second-hand scanner", Result.MISSED, "", "Fri 23 Oct, 17:00", "–"),
        ("Look at the old laptop", Result.RELEASED, "by you", "Sat 24 Oct, 17:00", "–"),
        ("Wi-Fi survey of the rear kennels", Result.MOVED, "new date", "Thu 29 Oct, 12:00", "Fri 6 Nov, 10:00"),
        ("Write the plan", Result.MISSED, "3 days late", "Fri 30 Oct, 17:00", "not yet"),
    ]


def test_reasons_are_those_told_to_the_client(report: ServiceReport) -> None:
    assert _line(report, "Backup test with a real restore").reason == (
        "I told you on 17 October: another client had an emergency. I should have rung you on Friday."
    )
    assert _line(report, "Wi-Fi survey of the rear kennels").reason == (
        "Moved on 27 October to Fri 6 Nov, 10:00: the building work. You agreed to it."
    )
    assert _line(report, "Find a second-hand scanner").reason == (
        "There is none to be had. To make it good: a month's support is free."
    )
    assert _line(report, "Look at the old laptop").reason == ""


def test_what_is_still_open_is_promised_next_with_the_overdue_one_first(report: ServiceReport) -> None:
    assert [(line.when_words, line.what, line.note) for line in report.next_promises] == [
        ("Fri 30 Oct, 17:00", "Write the plan", "Overdue: 3 days late."),
        ("Fri 6 Nov, 10:00", "Wi-Fi survey of the rear kennels", "First promised for Thu 29 Oct, 12:00."),
        ("Tue 1 Dec, 17:00", "Remove the unused licence", ""),
    ]


def test_the_summary_says_the_worst_itself(report: ServiceReport) -> None:
    scanner = "“Find a second-hand scanner”"

    assert report.summary == (
        "In October we were in touch five times, and I came to you twice.",
        "One of the five promises that fell due was kept on time.",
        f"I let you down four times. The worst: {scanner}, promised for Fri 23 Oct, 17:00, was not done at all.",
        "One was moved to a new time.",
        "Two things are promised next, the first for Fri 6 Nov, 10:00.",
    )


def test_the_figures_are_those_of_the_tables(report: ServiceReport) -> None:
    own = [line for line in report.promises if not line.is_carried]
    judged = [line for line in own if line.result not in (Result.OPEN, Result.RELEASED)]
    kept = [line for line in own if line.result is Result.KEPT]
    minutes = sum(line.minutes or 0 for line in report.interactions)

    assert [figure.text for figure in report.figures] == [
        str(len(report.interactions)), f"{minutes // 60} h {minutes % 60} min", f"{len(kept)} of {len(judged)}"
    ]  # fmt: skip
    assert report.total_minutes == minutes == 230
    assert report.interactions_note == "5 contacts: 2 visits, 2 calls, 1 email. 3 h 50 min in all."
    assert report.promise_counts == (
        "1 on time", "1 late", "1 moved", "2 not done", "1 released by you", "1 from before"
    )  # fmt: skip


def test_an_interaction_is_its_first_sentence_and_what_came_of_it(report: ServiceReport) -> None:
    assert [(line.date_words, line.how, line.subject, line.outcome, line.minutes) for line in report.interactions] == [
        ("Thu 1 Oct", "Call", "Reception PC freezes.", "Agreed to replace it.", 25),
        ("Thu 8 Oct", "Visit", "Replaced the reception PC", "Working before surgery ended.", 190),
        ("Fri 9 Oct", "Call", "I rang you", "I did not reach you.", 5),
        ("Mon 26 Oct", "Email", "Licence count", "Not solved that day.", None),
        ("Sat 31 Oct", "Visit", "Late on the last evening", "", 10),
    ]


@pytest.mark.parametrize(
    ("words", "subject", "outcome"),
    [
        ("new PC set up. Works.", "New PC set up.", "Works."),
        ("Spoke to Dr. Hale about backups. All is well.", "Spoke to Dr. Hale about backups.", "All is well."),
        ("Checked the disks, e.g. the old one. Fine.", "Checked the disks, e.g. the old one.", "Fine."),
        ("Printer\nnew drum, tested", "Printer", "new drum, tested"),
        ("one thing after another " * 8, "", "O" + ("one thing after another " * 8).strip()[1:]),
    ],
)
def test_the_first_sentence_or_line_is_the_subject(empty: October, words: str, subject: str, outcome: str) -> None:
    empty.contact(Way.VISIT, "2026-10-08 10:00", words)
    line = gather(empty.journal, empty.client, OCTOBER, moment("2026-11-02 09:00")).interactions[0]

    assert (line.subject, line.outcome) == (subject, outcome)


def test_the_letterhead_is_that_of_the_business(report: ServiceReport) -> None:
    assert report.business.name == "Marsh Lane IT"
    assert report.business.tax_note == "VAT GB 123 4567 89"
    assert report.for_whom == "Tom Breckin, practice manager"
    assert report.written_on == date(2026, 11, 2)


def test_the_logo_is_read_from_the_files_of_the_journal_and_left_out_when_it_is_not_there(
    empty: October, tmp_path: Path
) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"a picture")
    stored = attachments.keep_file(empty.journal, picture)
    business.change(empty.journal, replace(business.get(empty.journal), logo_sha256=stored.sha256))
    there = gather(empty.journal, empty.client, OCTOBER)
    files.place(attachments.folder_of(empty.journal), stored.sha256).write_bytes(b"another picture")
    changed = gather(empty.journal, empty.client, OCTOBER)

    assert there.business.logo == b"a picture"
    assert changed.business.logo is None


def test_what_happened_after_the_moment_has_not_happened_yet(made: October) -> None:
    earlier = gather(made.journal, made.client, OCTOBER, moment("2026-10-18 12:00"))

    assert [(line.what, line.result_words) for line in earlier.promises] == [
        ("Old survey", "Kept late"),
        ("Quote for a new PC", "Kept"),
        ("Backup test with a real restore", "Overdue"),
    ]
    assert len(earlier.interactions) == 3
    assert earlier.summary[2].startswith("I let you down twice. The worst: “Old survey”")


def test_an_old_report_can_be_reproduced_to_the_byte(made: October) -> None:
    at = moment("2026-10-28 12:00")

    assert build(gather(made.journal, made.client, OCTOBER, at)) == build(
        gather(made.journal, made.client, OCTOBER, at)
    )


def test_a_promise_moved_out_of_the_month_comes_back_in_the_next_when_it_is_kept(made: October) -> None:
    later = full()
    moved = next(row["id"] for row in later.journal.rows("SELECT id FROM promises WHERE words LIKE 'Wi-Fi%'"))
    later.at("2026-11-06 09:50")
    promises.keep(later.journal, moved, Keeping())
    later.at("2026-12-01 09:00")
    november = gather(later.journal, later.client, month(2026, 11))

    line = _line(november, "Wi-Fi survey of the rear kennels")
    assert (line.result, line.second_words, line.promised_for, line.done, line.is_carried) == (
        Result.MOVED, "then kept", "Thu 29 Oct, 12:00", "Fri 6 Nov, 09:50", True
    )  # fmt: skip
    assert "2 from before" in november.promise_counts
    later.journal.close()


def test_what_became_overdue_since_the_period_is_said_apart(empty: October) -> None:
    empty.keep(empty.promise("send the quote", "2026-10-16 16:00", "2026-10-01 09:00"), "2026-10-16 10:00")
    empty.promise("ring Tom", "2026-11-10 17:00", "2026-10-20 09:00")
    empty.at("2026-11-12 09:00")
    report = gather(empty.journal, empty.client, OCTOBER)

    assert report.summary[1:] == (
        "The one promise that fell due was kept on time.",
        "Since then “Ring Tom”, promised for Tue 10 Nov, 17:00, has become overdue.",
    )
    assert [(line.result, line.note) for line in report.next_promises] == [(Result.MISSED, "Overdue: 2 days late.")]


def test_an_empty_month_says_so(empty: October) -> None:
    report = gather(empty.journal, empty.client, OCTOBER)

    assert report.summary == ("We were not in touch in October.", "No promise of mine fell due in October.")
    assert [figure.text for figure in report.figures] == ["0", "0 min", "–"]
    assert (report.promises_note, report.interactions_note) == (
        "No promise of mine fell due in October.",
        "No visits, calls or emails in October.",
    )
    assert "No visits, calls or emails in October." in reading.text(build(report))


def test_all_kept_is_said_without_fuss(empty: October) -> None:
    for number in (1, 2):
        empty.keep(empty.promise(f"thing {number}", "2026-10-16 16:00", "2026-10-01 09:00"), f"2026-10-1{number} 10:00")
    report = gather(empty.journal, empty.client, OCTOBER)

    assert report.summary[1:] == ("Both promises that fell due were kept on time.",)
    assert report.figures[2].text == "2 of 2"


def test_the_end_of_the_period_is_midnight_on_the_clock_of_the_business(empty: October) -> None:
    business.change(empty.journal, replace(business.get(empty.journal), zone="Pacific/Auckland"))
    inside = empty.promise("inside", "2026-10-31 10:59", "2026-10-20 09:00")
    empty.promise("outside", "2026-10-31 11:00", "2026-10-20 09:00")
    report = gather(empty.journal, empty.client, OCTOBER, moment("2026-10-25 00:00"))

    assert [line.what for line in report.promises] == ["Inside"]
    assert inside.first.zone == "Europe/London"
    assert report.promises[0].promised_for == "Sat 31 Oct, 10:59"


def test_without_a_deciding_person_nobody_is_named(empty: October) -> None:
    client = clients.add(empty.journal, ClientDraft("Two People Ltd")).id
    for name in ("Ann", "Bob"):
        people.add(empty.journal, PersonDraft(client, name))

    assert gather(empty.journal, client, OCTOBER).for_whom == ""


def test_an_unknown_client_is_refused(empty: October) -> None:
    with pytest.raises(NotFound, match="no client number 99"):
        gather(empty.journal, 99, OCTOBER)


def test_a_part_of_a_month_is_called_this_period(empty: October) -> None:
    report = gather(empty.journal, empty.client, period(date(2026, 10, 5), date(2026, 10, 9)))

    assert report.summary[0] == "We were not in touch in this period."
    assert report.period.words == "5–9 October 2026"


def test_a_promise_voided_later_is_printed_as_it_stood_before(empty: October) -> None:
    promise = empty.promise("send the plan", "2026-10-16 16:00", "2026-10-01 09:00")
    empty.promise("ring back", "2026-10-20 16:00", "2026-10-01 09:00")
    empty.at("2026-11-02 09:00")
    promises.void(empty.journal, promise.id, Settling("typed twice"))

    before = gather(empty.journal, empty.client, OCTOBER, moment("2026-10-10 09:00"))
    after = gather(empty.journal, empty.client, OCTOBER)

    assert [line.what for line in before.next_promises] == ["Send the plan", "Ring back"]
    assert [line.what for line in after.next_promises] == ["Ring back"]
    assert "by mistake" not in before.promises_note
    assert after.promises_note.endswith("One more was noted by mistake and not counted.")
