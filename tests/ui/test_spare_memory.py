"""Memory given back: the journal goes on as before."""

from models.journal import Journal
from ui.spare_memory import give_back


def test_a_journal_is_read_again_after_its_pages_were_given_back(practice: Journal) -> None:
    before = practice.value("SELECT count(*) FROM interactions")

    give_back(practice)

    assert before > 0
    assert practice.value("SELECT count(*) FROM interactions") == before
