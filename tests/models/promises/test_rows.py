"""A promise is read from the columns of its table by their places."""

from models.journal import Journal

FIRST_COLUMNS = (
    "id", "side", "words", "private_words", "kind", "client_id", "person_id", "interaction_id", "job_id",
    "made_at", "noted_at", "first_start", "first_due", "first_grain", "first_said", "first_zone", "first_why",
    "start_at", "due_at", "grain", "said", "zone", "why", "expected_minutes", "lead_minutes", "state", "settled_at",
)  # fmt: skip


def test_the_table_begins_with_what_a_promise_is_read_from(journal: Journal) -> None:
    columns = tuple(row["name"] for row in journal.rows("SELECT name FROM pragma_table_info('promises') ORDER BY cid"))

    assert columns[: len(FIRST_COLUMNS)] == FIRST_COLUMNS
