import time

import pytest
from msgspec.structs import replace

from models.business import Paper
from models.service_report.records import ServiceReport
from reports.service_report import build
from tests.reports import reading
from tests.reports.larkspur import REPORT, with_rows

HOSTILE = {
    "a word without a blank": "x" * 100_000,
    "ampersands": "&" * 100_000,
    "short words": "ab " * 33_000,
    "line ends": "a\n" * 20_000,
    "marks on one letter": "q" + "\u0301" * 100_000,
    "controls": "".join(map(chr, range(160))) * 600,
    "characters in no font": "\u1780\u4e2d\U0001f600" * 33_000,
    "right to left": "\u0645\u062d\u0645\u062f " * 20_000,
    "markup": '<img src="/etc/passwd"></b><onDraw name="x"/>&#0;]]>' * 2000,
    "brackets and backslashes": "()\\" * 33_000,
}


def _everywhere(text: str) -> ServiceReport:
    """Return the report with the text in every field that somebody types."""
    business = replace(
        REPORT.business, name=text, strapline=text, phone=text, email=text, website=text, address=text, hours=text,
        answer_time=text, signature_name=text, tax_note=text,
    )  # fmt: skip
    return replace(
        REPORT, business=business, client_name=text, for_whom=text, summary=(text,),
        next_promises=(replace(REPORT.next_promises[0], what=text, note=text),),
        promises=(replace(REPORT.promises[4], what=text, reason=text), *REPORT.promises),
        interactions=(replace(REPORT.interactions[0], subject=text, outcome=text), *REPORT.interactions),
    )  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("paper", list(Paper))
def test_a_thousand_characters_of_any_kind_in_every_field_are_printed(kind: str, paper: Paper) -> None:
    pages = reading.pages(build(_everywhere(HOSTILE[kind][:1000]), paper))

    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hundred_thousand_characters_in_a_row_are_printed_within_reason(kind: str) -> None:
    report = replace(REPORT, interactions=(replace(REPORT.interactions[0], outcome=HOSTILE[kind]),))
    started = time.process_time()
    pages = reading.pages(build(report))

    assert time.process_time() - started < 5
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_a_row_taller_than_a_page_loses_nothing() -> None:
    words = " ".join(f"word{number}" for number in range(3000))
    report = replace(REPORT, interactions=(replace(REPORT.interactions[0], outcome=words), *REPORT.interactions))
    text = reading.text(build(report))

    assert all(f"word{number} " in text for number in range(3000))
    assert "Quarterly check of all seven PCs" in text


def test_the_time_grows_with_the_rows_and_not_with_their_square() -> None:
    def seconds(rows: int) -> float:
        report = with_rows(rows)
        times = []
        for _ in range(3):
            started = time.process_time()
            build(report)
            times.append(time.process_time() - started)
        return min(times)

    seconds(30)

    # Four times the rows may take two layouts where one was enough; the square of four is sixteen.
    assert seconds(1600) < 10 * seconds(400)
