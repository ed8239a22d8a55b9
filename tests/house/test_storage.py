"""The journal file is written in one way, and never by a call known to lose or invent data."""

import pytest

from tests.house import storage
from tests.house.sources import Rule, offences, shipped, source_of

RULES: tuple[tuple[Rule, str], ...] = (
    (storage.returning, 'db.execute("INSERT INTO clients(name) VALUES (?) RETURNING id", [name])'),
    (storage.executescript, "connection.executescript(words)"),
    (storage.with_connection, "with self._database.conn:\n    save()"),
    (storage.unknown_table, 'db["promisses"].insert(row)'),
    (storage.transform, "table.transform(drop={'a'})"),
    (storage.plugins, "Database(connection)"),
    (storage.plugins, 'Database("x.kept", execute_plugins=False)'),
    (storage.writes_past_the_path, 'journal.rows("  update clients SET name = ?", [name])\nc.execute("DELETE FROM a")'),
    (storage.values_in_sql, 'c.execute("SELECT * FROM a WHERE b = %s" % b)'),
    (storage.values_in_sql, 'c.execute("SELECT * FROM a WHERE b = {}".format(b))'),
)


@pytest.mark.parametrize("rule", [rule for rule, _ in dict(RULES).items()], ids=lambda rule: rule.__name__)
def test_the_journal_file_is_never_touched_by_a_call_that_loses_data(rule: Rule) -> None:
    assert offences(rule, shipped()) == []


@pytest.mark.parametrize(("rule", "text"), RULES)
def test_each_such_call_is_seen(rule: Rule, text: str) -> None:
    assert offences(rule, [source_of("models/clients.py", text)]) != []


def test_sql_is_asked_only_in_models() -> None:
    assert offences(storage.asks_in_sql, shipped()) == []


def test_a_question_asked_elsewhere_is_seen() -> None:
    source = source_of("ui/example.py", 'desk.journal.rows("SELECT name FROM clients")')

    assert offences(storage.asks_in_sql, [source]) != []


def test_a_question_with_parameters_is_allowed() -> None:
    source = source_of("models/clients.py", 'connection.execute("SELECT id FROM clients WHERE name = ?", [name])')

    assert [offence for rule, _ in RULES for offence in offences(rule, [source])] == []
