"""What the tests of the review stand on."""

import pytest

from models.promises.records import PromiseId
from tests.ui.review.reviewing import late
from ui.desk import Desk


@pytest.fixture
def three(desk: Desk) -> tuple[PromiseId, PromiseId, PromiseId]:
    """Three overdue promises, the worst first."""
    journal = desk.journal
    return (
        late(journal, "send the quote", "2026-11-18 17:00"),
        late(journal, "ring back", "2026-11-20 17:00"),
        late(journal, "fix the printer", "2026-11-23 17:00"),
    )
