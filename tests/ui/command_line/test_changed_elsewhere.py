"""A journal that another tool changed: what cannot be used is told as that, with status 3, never as a fault of Kept."""

import sqlite3
from contextlib import closing

import pytest

from tests.ui.command_line.runner import Kept

TRIGGER = "CREATE TRIGGER theirs AFTER INSERT ON interactions BEGIN DELETE FROM promises; END"
BACK = "go back to a backup"


def change(kept: Kept, *statements: str) -> None:
    """Do to the journal what no operation does."""
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    ("statement", "command", "words"),
    [
        ("UPDATE promises SET state = 'lost', settled_at = '' WHERE id = 1", ("promise", "show", "1"), "another tool"),
        (
            "UPDATE promises SET due_at = '2026-11-19' WHERE id = 1",
            ("promise", "show", "1"),
            "“2026-11-19” where a time",
        ),
        (
            "UPDATE promises SET due_at = 'Friday' WHERE id = 1",
            ("promise", "show", "1"),
            "“Friday” where a time belongs",
        ),
        ("UPDATE promises SET zone = 'Mars/Base'", ("due",), "“Mars/Base” where a time zone belongs"),
        ("UPDATE business SET zone = 'Mars/Base'", ("due",), "“Mars/Base” where a time zone belongs"),
        ("UPDATE clients SET stage = 'lost'", ("client", "show", "1"), "another tool"),
        ("UPDATE interactions SET kind = 'dance'", ("interaction", "list"), "another tool"),
        ("DELETE FROM business", ("business", "show"), "no longer holds whose it is"),
        ("DELETE FROM business", ("due",), "no longer holds whose it is"),
        ("DELETE FROM business", ("report", "larkspur"), "no longer holds whose it is"),
        (TRIGGER, ("log", "call larkspur hi"), "another tool"),
    ],
)
def test_what_cannot_be_used_says_so(practice: Kept, statement: str, command: tuple[str, ...], words: str) -> None:
    change(practice, statement)

    ran = practice(*command)

    assert (ran.status, ran.out) == (3, "")
    assert words in ran.err
    assert BACK in ran.err
    assert "Kept itself" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_fault_over_a_sound_journal_is_one_of_kept(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("models.attention.gather", fail)

    ran = practice("due")

    assert ran.status == 1
    assert "something went wrong in Kept itself (KeyError)" in ran.err


def test_a_wrong_zone_of_the_business_can_be_put_right(practice: Kept) -> None:
    change(practice, "UPDATE business SET zone = 'Mars/Base'")

    assert practice("business", "change", "--zone", "Europe/London").status == 0
    assert practice("due").status == 0
