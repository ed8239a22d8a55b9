"""Short ways to import something written in a test."""

from pathlib import Path

from models.exchange import apply, mapping, plan
from models.exchange.apply import Applied
from models.exchange.plan import Plan
from models.journal import Journal

PROMISES = """
[table]
record = "promise"
zone = "Europe/London"
dates = "iso"
{table}
[columns]
client = "who"
happened_at = "made"
words = "what"
promised_for = "due"
kept_at = "kept"
key = "id"
{columns}
"""
CALLS = """
[table]
record = "interaction"
zone = "Europe/London"
{table}
[columns]
client = "who"
happened_at = "when"
words = "what"
{columns}
"""


def planned(journal: Journal, folder: Path, content: str | bytes, said: str = "", name: str = "t.csv") -> Plan:
    """Return the plan of a file with that content, under the mapping that `said` says."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return plan.plan(journal, path, mapping.parse(said) if said else None)


def imported(journal: Journal, folder: Path, content: str | bytes, said: str = "", name: str = "t.csv") -> Applied:
    """Import a file with that content."""
    return apply.apply(journal, planned(journal, folder, content, said, name))


def promises(table: str = "", columns: str = "") -> str:
    """Return a mapping of promises with more lines under [table] and [columns]."""
    return PROMISES.format(table=table, columns=columns)


def calls(table: str = "", columns: str = "") -> str:
    """Return a mapping of interactions with more lines under [table] and [columns]."""
    return CALLS.format(table=table, columns=columns)


def everything(journal: Journal) -> list[tuple[object, ...]]:
    """Return all rows of all records, to see whether anything was written."""
    tables = (
        "clients",
        "sites",
        "people",
        "interactions",
        "interaction_people",
        "promises",
        "promise_events",
        "changes",
    )
    return [tuple(row) for table in tables for row in journal.rows(f"SELECT * FROM {table} ORDER BY id")]
