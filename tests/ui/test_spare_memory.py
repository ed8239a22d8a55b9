"""Memory given back: the journal goes on as before."""

import linecache

from models.journal import Journal
from ui.spare_memory import give_back


def test_a_journal_is_read_again_after_its_pages_were_given_back(practice: Journal) -> None:
    before = practice.value("SELECT count(*) FROM interactions")

    give_back(practice)

    assert before > 0
    assert practice.value("SELECT count(*) FROM interactions") == before


def test_no_line_of_source_that_was_read_at_the_start_is_held(practice: Journal) -> None:
    assert linecache.getline(__file__, 1)

    give_back(practice)

    assert linecache.cache == {}
