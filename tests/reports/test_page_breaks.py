"""Where a report goes on to the next page: tables may, by two rows at least; a page is never left half empty for it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from models.business import Paper
from models.service_report.records import ServiceReport
from reports.service_report import build
from tests.reports import reading
from tests.reports.larkspur import INTERACTIONS, NEXT, PROMISES, REPORT

SIZES = [
    *((promised, contacts) for promised in (0, 3, 5, 12) for contacts in (0, 1, 2, 3, 4, 5, 6, 9, 12, 14)),
    (1, 4), (1, 5), (60, 60),
]  # fmt: skip


def report(promised: int, contacts: int, *, coming: int = 3, much: int = 1) -> ServiceReport:
    """Return a report with so many numbered rows in each table, their words said so often."""
    promises = [replace(PROMISES[n % 9], what=f"Promise {n}. {'It is kept. ' * (much - 1)}") for n in range(promised)]
    lines = [
        replace(INTERACTIONS[n % 14], subject=f"Contact {n}", outcome=INTERACTIONS[n % 14].outcome * much)
        for n in range(contacts)
    ]
    return replace(
        REPORT, next_promises=NEXT[:coming], promises=tuple(promises), interactions=tuple(lines),
        promises_note=REPORT.promises_note if promised else "No promise of mine fell due in October.",
        interactions_note=REPORT.interactions_note if contacts else "No visits, calls or emails in October.",
    )  # fmt: skip


def built() -> Iterator[tuple[str, list[str], list[float]]]:
    """Yield each size on each paper: what it is called, its pages, and what is empty of each."""
    for paper in Paper:
        for promised, contacts in SIZES:
            data = build(report(promised, contacts), paper)
            yield f"{paper} {promised} {contacts}", reading.pages(data), reading.empty_parts(data)


def rows(page: str, what: str, most: int) -> list[int]:
    words = " ".join(page.split())
    return [number for number in range(most) if f"{what} {number}." in words]


@pytest.fixture(scope="module")
def reports() -> list[tuple[str, list[str], list[float]]]:
    """Every size on every paper, built once."""
    return list(built())


def test_no_page_but_the_last_leaves_more_empty_than_how_to_reach_me_and_two_rows_need(
    reports: list[tuple[str, list[str], list[float]]],
) -> None:
    wasted = {
        name: [round(part, 2) for part in empty] for name, _, empty in reports if max(empty[:-1], default=0) > 0.25
    }

    assert wasted == {}


def test_how_to_reach_me_stands_whole_and_never_alone(reports: list[tuple[str, list[str], list[float]]]) -> None:
    for name, pages, _ in reports:
        last = " ".join(pages[-1].split())
        before, _, after = last.partition("How to reach me")
        assert "Not happy with something?" in after, name
        assert "Total" in before or "No visits, calls or emails" in before, name


@pytest.mark.parametrize("what", ["Promise", "Contact"])
def test_a_table_that_goes_on_has_two_rows_at_least_on_each_page(
    reports: list[tuple[str, list[str], list[float]]], what: str
) -> None:
    for name, pages, _ in reports:
        shown = [found for found in (rows(page, what, 60) for page in pages) if found]
        numbers = [number for found in shown for number in found]
        assert numbers == list(range(len(numbers))), name
        if len(shown) > 1:
            with_total = [*map(len, shown[:-1]), len(shown[-1]) + (what == "Contact")]
            assert min(with_total) >= 2, (name, shown)
            assert min(map(len, shown)) >= 2 or len(numbers) == 3, (name, shown)


def test_rows_of_many_lines_may_stand_alone_so_that_no_page_is_half_empty() -> None:
    for paper in Paper:
        for contacts in range(2, 9):
            data = build(report(2, contacts, much=6), paper)

            assert max(reading.empty_parts(data)[:-1], default=0) < 0.3, (paper, contacts)
            assert "Total" in reading.pages(data)[-1], (paper, contacts)


def test_a_page_that_goes_on_repeats_the_head_of_the_table(reports: list[tuple[str, list[str], list[float]]]) -> None:
    for name, pages, _ in reports:
        for page in pages:
            words = " ".join(page.split())
            for what, head in (("Promise", "Promised for Done"), ("Contact", "What it was about and how it ended")):
                assert not rows(page, what, 60) or head in words, name
