"""A move that the client did not hear of in time does not make a promise look better on their page."""

from collections.abc import Iterator

import pytest

from models.promises import operations as promises
from models.promises.records import Moving, Promise
from models.service_report.gather import gather
from models.service_report.periods import month
from models.service_report.records import Result
from tests.builders import window
from tests.models.october import October


@pytest.fixture
def empty() -> Iterator[October]:
    """October with nothing in it."""
    october = October()
    yield october
    october.journal.close()


def moved_unheard(october: October, to: str) -> Promise:
    promise = october.promise("fix the scanner", "2026-10-16 16:00", "2026-10-01 09:00")
    october.at("2026-10-16 15:00")
    promises.move(october.journal, promise.id, Moving(window(to), "a part is missing"))
    return promise


def test_a_move_the_client_heard_of_too_late_is_said(empty: October) -> None:
    promise = moved_unheard(empty, "2026-10-20 16:00")
    empty.keep(promise, "2026-10-20 10:00")
    empty.at("2026-11-02 09:00")
    report = gather(empty.journal, empty.client, month(2026, 10))

    line = report.promises[0]
    assert (line.result, line.second_words) == (Result.LATE, "told late")
    assert line.reason == "Moved on 16 October to Tue 20 Oct, 17:00: a part is missing. I had not told you."
    assert "was moved without my telling you in time, and done on Tue 20 Oct, 11:00" in report.summary[2]


def test_a_move_the_client_did_not_hear_of_makes_it_no_less_late(empty: October) -> None:
    promise = moved_unheard(empty, "2026-10-19 16:00")
    empty.keep(promise, "2026-10-20 10:00")
    empty.at("2026-11-02 09:00")
    report = gather(empty.journal, empty.client, month(2026, 10))

    line = report.promises[0]
    assert (line.promised_for, line.done) == ("Fri 16 Oct, 17:00", "Tue 20 Oct, 11:00")
    assert (line.result, line.second_words) == (Result.LATE, "4 days late")


def test_what_is_overdue_after_a_move_the_client_did_not_hear_of_is_late_by_what_they_know(empty: October) -> None:
    moved_unheard(empty, "2026-10-19 16:00")
    empty.at("2026-10-20 16:00")
    report = gather(empty.journal, empty.client, month(2026, 10))

    assert (report.promises[0].result, report.promises[0].second_words) == (Result.MISSED, "4 days late")
