"""What undo takes back of a review: one verdict, the last one together with the end."""

import pytest

from models.promises.records import PromiseId
from models.reviews import sitting
from tests.ui.command_line.reviewing import answers, typed
from tests.ui.command_line.runner import Kept


def test_undo_takes_one_answer_back(late: Kept) -> None:
    answers(late, {"promise": 1, "verdict": "done"}, {"promise": 5, "verdict": "done"})
    late("undo")

    found = late.json("review")
    assert [item["promise_id"] for item in found["review"]["items"]] == [1]
    assert [one["id"] for one in found["unseen"]] == [6, 5]


def test_undo_takes_the_last_answer_back_with_the_end_of_the_review_in_one_step(late: Kept) -> None:
    answers(
        late,
        {"promise": 1, "verdict": "done"},
        {"promise": 6, "verdict": "skip", "because": "Tom is away"},
        {"promise": 5, "verdict": "done"},
        {"promise": 5, "verdict": "done"},
    )
    assert late.json("review")["review"] is None

    late("undo")

    found = late.json("review")
    assert [item["promise_id"] for item in found["review"]["items"]] == [1, 6]
    assert [one["id"] for one in found["unseen"]] == [5]

    late("redo")
    assert late.json("review")["review"] is None


def test_at_a_terminal_too_the_last_verdict_and_the_end_are_one_step(
    late: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(late, monkeypatch, "s", "Tom is away", "s", "no part yet", "k", "", "")
    assert late.json("review")["review"] is None

    late("undo")

    assert len(late.json("review")["unseen"]) == 1


def test_a_review_that_only_waits_to_be_ended_is_ended_in_a_step_of_its_own(
    late: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    with late.journal() as journal:
        for promise_id in (1, 5, 6):
            sitting.skip(journal, PromiseId(promise_id), "Tom is away")
    typed(late, monkeypatch)
    assert late.json("review")["review"] is None

    late("undo")

    assert len(late.json("review")["skipped"]) == 3
