import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from models.business import Paper
from models.service_report.records import Result
from reports.service_report import build
from tests.reports import reading
from tests.reports.larkspur import REPORT, with_interactions, with_rows

SAFE = ("tel:017305550142", "tel:+4417305550142", "mailto:ruth@marshlane.example", "https://marshlane.example")


@pytest.fixture(scope="module")
def printed() -> bytes:
    return build(REPORT)


def _picture(side: int = 260, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, "PNG")
    return out.getvalue()


def test_the_first_page_says_who_for_whom_and_the_worst_itself(printed: bytes) -> None:
    first = " ".join(reading.pages(printed)[0].split())

    for words in (
        "Marsh Lane IT IT support for small practices and shops",
        "Service report Larkspur Veterinary Practice 1–31 October 2026 · for Tom Breckin, practice manager",
        " · written 2 November 2026",
        "I let you down once: “Backup test with a real restore”, promised for Fri 16 Oct, 17:00, came 3 days late.",
        "Ruth Ashdown",
        "Prepared for Larkspur Veterinary Practice only",
    ):
        assert words in first


def test_the_whole_report_reads_as_it_was_looked_at(printed: bytes) -> None:
    golden = Path(__file__).with_name("larkspur.txt").read_text(encoding="utf-8")

    assert reading.text(printed).split() == golden.split()


def test_every_row_of_the_data_is_printed(printed: bytes) -> None:
    text = reading.text(printed)

    for promise in REPORT.promises:
        assert promise.what in text
        assert promise.promised_for in text
        assert promise.done in text
        assert promise.reason in text
    for line in REPORT.interactions:
        assert line.subject in text
        assert line.outcome in text
    for coming in REPORT.next_promises:
        assert coming.what in text
    assert "Total 11:25" in text


def test_the_sections_come_in_the_order_in_which_a_client_reads(printed: bytes) -> None:
    text = reading.text(printed)
    places = [
        text.index(heading) for heading in ("What I have promised next", "Every promise that fell", "14 contacts")
    ]

    assert places == sorted(places)
    assert text.index("How to reach me") > places[-1]


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.LETTER, (612, 792))])
def test_it_is_laid_out_for_the_paper_asked_for(paper: Paper, size: tuple[float, float]) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(build(REPORT, paper))

    assert [document.get_page_size(number) for number in range(len(document))] == [pytest.approx(size, abs=0.01)] * 2
    document.close()


def test_the_same_data_gives_the_same_bytes(printed: bytes) -> None:
    assert build(REPORT) == printed


def test_several_threads_draw_the_same_as_one(printed: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(build, [REPORT] * 12)) == {printed}


def test_other_data_gives_other_bytes(printed: bytes) -> None:
    assert build(replace(REPORT, client_name="Larkspur Vets")) != printed


def test_every_font_is_embedded_and_can_be_copied_from(printed: bytes) -> None:
    fonts = reading.font_files(printed)

    assert {name.partition("+")[2] for name in fonts} == {
        "SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It", "SourceSans3-Light"
    }  # fmt: skip
    assert all(fonts.values())


def test_the_properties_say_what_it_is_and_nothing_of_the_machine(printed: bytes) -> None:
    assert reading.information(printed) == {
        "/Title": "Service report, 1–31 October 2026, Larkspur Veterinary Practice",
        "/Author": "Ruth Ashdown, Marsh Lane IT",
        "/Subject": "Work done, promises and next steps",
        "/Creator": "Kept",
        "/Producer": "Kept",
        "/Keywords": "",
        "/Trapped": "/False",
        "/CreationDate": "D:20261102091500+00'00'",
        "/ModDate": "D:20261102091500+00'00'",
        "/Lang": "en-GB",
    }


def test_the_ways_to_reach_the_business_are_links(printed: bytes) -> None:
    assert reading.links(printed) == ["tel:017305550142", "mailto:ruth@marshlane.example", "https://marshlane.example"]


@pytest.mark.parametrize(
    "changes",
    [
        {"website": "javascript:alert(1)"},
        {"website": "file:///etc/passwd"},
        {"email": "a@b.example?bcc=c@d.example"},
        {"phone": "+44 (0)1730 555 0142"},
    ],
)
def test_only_links_of_the_three_safe_kinds_are_made(changes: dict[str, Any]) -> None:
    report = replace(REPORT, business=replace(REPORT.business, **changes))

    for link in reading.links(build(report)):
        assert link in SAFE


def test_later_pages_repeat_the_heads_and_say_what_goes_on() -> None:
    pages = reading.pages(build(with_rows(120)))

    assert len(pages) > 6
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    for page in pages[1:-1]:
        words = " ".join(page.split())
        assert "Larkspur Veterinary Practice · Service report, 1–31 October 2026" in words
        assert "continued" in words or "What it was about" in words
        assert "Promised for" in words or "What it was about" in words


def test_the_total_never_stands_alone_on_a_page() -> None:
    for count in range(20, 50, 3):
        for page in reading.pages(build(with_rows(count))):
            words = " ".join(page.split())
            if "Total " in words:
                assert "Oct" in words.split("Time ")[1].split("Total ")[0]


def test_a_nearly_empty_last_page_is_avoided_by_tighter_spacing() -> None:
    counts = [len(reading.pages(build(with_interactions(count)))) for count in range(14, 21)]

    assert counts == [2] * 7


@pytest.mark.parametrize("paper", list(Paper))
def test_how_to_reach_me_never_stands_alone_on_the_last_page(paper: Paper) -> None:
    for promised in (2, 9):
        for count in (*range(1, 24, 3), 19, 21):
            report = replace(with_interactions(count), promises=REPORT.promises[:promised])

            assert "Total" in reading.pages(build(report, paper))[-1]


def test_a_heading_never_stands_at_the_foot_of_a_page_over_too_little() -> None:
    for count in range(4, 40, 3):
        for page in reading.pages(build(with_interactions(count))):
            if "14 contacts" in page:
                assert page.count("Oct ") - page.count("Thu 29 Oct, 12:00") >= 2


def test_an_empty_month_says_so_in_words() -> None:
    report = replace(
        REPORT, next_promises=(), promises=(), promise_counts=(),
        promises_note="No promise of mine fell due in October.",
        interactions=(), interactions_note="No visits, calls or emails in October.", total_minutes=0,
    )  # fmt: skip
    text = reading.text(build(report))

    assert "No promise of mine fell due in October." in text
    assert "No visits, calls or emails in October." in text
    assert "Nothing is open" in text
    assert "Total" not in text


def test_words_without_a_subject_stand_alone() -> None:
    line = replace(REPORT.interactions[0], subject="", outcome="One long sentence.")
    text = reading.text(build(replace(REPORT, interactions=(line,))))

    assert "Thu 1 Oct Call One long sentence. 0:25" in text


def test_the_answer_time_is_a_sentence_however_it_was_typed() -> None:
    report = replace(REPORT, business=replace(REPORT.business, answer_time="within 4 working hours"))

    assert "I answer within 4 working hours." in reading.text(build(report))


def test_a_logo_is_drawn_and_one_that_cannot_be_read_is_left_out(printed: bytes) -> None:
    logo = build(replace(REPORT, business=replace(REPORT.business, logo=_picture())))
    broken = build(replace(REPORT, business=replace(REPORT.business, logo=_picture()[:100])))
    bomb = build(replace(REPORT, business=replace(REPORT.business, logo=_picture(9000, "1"))))

    assert b"/Subtype /Image" in logo
    assert broken == printed
    assert bomb == printed


def test_every_result_has_a_mark_of_its_own() -> None:
    drawn = {
        build(replace(REPORT, promises=(replace(REPORT.promises[0], result=result, result_words="Same"),)))
        for result in Result
    }

    assert len(drawn) == len(Result)
