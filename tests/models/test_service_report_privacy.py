"""What no client may read: in no field of the data, in no layer of the file."""

from collections.abc import Iterator

import pytest
from msgspec import Struct
from msgspec.structs import replace

from models.promises import operations as promises
from models.promises.records import Settling
from models.service_report.gather import gather
from models.service_report.periods import month
from models.service_report.records import ServiceReport
from reports.service_report import build
from tests.models.october import CANARY, October, full
from tests.reports import reading

OCTOBER = month(2026, 10)


@pytest.fixture(scope="module")
def report() -> ServiceReport:
    made = full()
    gathered = gather(made.journal, made.client, OCTOBER)
    made.journal.close()
    return gathered


@pytest.fixture
def empty() -> Iterator[October]:
    october = October()
    october.at("2026-11-02 09:15")
    yield october
    october.journal.close()


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif isinstance(value, Struct):
        for field in value.__struct_fields__:
            yield from _words(getattr(value, field))


def test_no_private_word_is_gathered(report: ServiceReport) -> None:
    assert [words for words in _words(report) if CANARY in words.casefold()] == []


def test_no_private_word_is_in_any_layer_of_the_pdf(report: ServiceReport) -> None:
    printed = build(report)

    assert reading.leaks(printed, CANARY) == []
    assert reading.leaks(printed, "Wi-Fi survey of the rear kennels") != []


def test_the_leak_search_finds_a_word_in_each_field_that_is_printed(report: ServiceReport) -> None:
    for changed in (
        replace(report, client_name=f"{CANARY}s Larkspur"),
        replace(report, summary=(f"Some {CANARY} words",)),
        replace(report, promises=(replace(report.promises[0], reason=f"the {CANARY}"),)),
    ):
        assert reading.leaks(build(changed), CANARY)


def test_a_reopened_promise_is_open_again_without_its_private_reason(empty: October) -> None:
    promise = empty.promise("fix the scanner", "2026-11-16 16:00", "2026-10-01 09:00")
    empty.keep(promise, "2026-10-10 10:00")
    empty.at("2026-10-12 09:00")
    promises.reopen(empty.journal, promise.id, f"{CANARY} was not fixed")
    report = gather(empty.journal, empty.client, OCTOBER)

    assert [line.what for line in report.next_promises] == ["Fix the scanner"]
    assert reading.leaks(build(report), CANARY) == []


def test_of_a_promise_that_is_void_only_the_number_is_printed(empty: October) -> None:
    promise = empty.promise(f"{CANARY} for somebody else", "2026-10-16 16:00", "2026-10-01 09:00")
    empty.at("2026-11-02 09:00")
    promises.void(empty.journal, promise.id, Settling(f"{CANARY} to another client"))
    report = gather(empty.journal, empty.client, OCTOBER)

    assert (report.next_promises, report.promises) == ((), ())
    assert report.promises_note.endswith(" One more was noted by mistake and not counted.")
    assert reading.leaks(build(report), CANARY) == []
