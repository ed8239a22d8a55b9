"""Lists of promises, page by page."""

import sqlite3
from collections.abc import Sequence

import pytest

from models import sample
from models.journal import Journal
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import PromiseRow, State
from models.store.seals import Value


@pytest.mark.parametrize("newest", [False, True])
@pytest.mark.parametrize("states", [frozenset(), frozenset({State.KEPT}), questions.OPEN])
def test_a_page_is_the_beginning_of_the_whole_list(journal: Journal, states: frozenset[State], *, newest: bool) -> None:
    sample.fill(journal)
    wanted = PromiseFilter(states=states, newest_first=newest)
    whole = questions.rows(journal, wanted)
    assert len(whole) > 12
    paged: list[PromiseRow] = []
    had = None
    while page := questions.rows(journal, wanted, 5, had):
        paged += page
        had = page[-1].promise.due_at, page[-1].promise.id
    assert paged == list(whole)


def test_a_page_of_any_state_is_chosen_from_an_index_alone(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = journal.rows

    def noted(sql: str, parameters: Sequence[Value] = ()) -> list[sqlite3.Row]:
        asked.extend(str(row["detail"]) for row in read(f"EXPLAIN QUERY PLAN {sql}", parameters))
        return read(sql, parameters)

    monkeypatch.setattr(journal, "rows", noted)
    questions.rows(journal, PromiseFilter(states=frozenset({State.KEPT})), 50)
    assert [step for step in asked if step.startswith("SCAN p")] == [
        "SCAN p USING COVERING INDEX promises_by_first_due"
    ]
