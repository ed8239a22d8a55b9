"""The frame around every command: exit statuses, options before and after, journals that cannot be used, faults."""

import errno
import io
import shutil
import sys
from pathlib import Path

import pytest

import main
from models import places
from models.clock import FixedClock
from models.errors import Locked
from models.journal import Journal
from tests.conftest import NOW
from tests.ui.command_line.runner import Kept
from ui import log_file
from ui.command_line.output import Output, Style, Styled, standard_output, width_of
from ui.command_line.program import run
from ui.command_line.running import COMMANDS, program


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_is_there_and_has_help(kept: Kept, name: str) -> None:
    ran = kept(name, "--help")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: kept {name}")
    assert "--journal" in ran.out


def test_the_help_lists_every_command_without_importing_one(kept: Kept) -> None:
    ran = kept("--help")

    assert ran.status == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)
    assert program().name == "kept"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("clinet",),
        ("client",),
        ("client", "lsit"),
        ("promise", "keep"),
        ("promise", "list", "--state", "lost"),
        ("due", "--within", "soon"),
        ("due", "--at", "yesterday"),
        ("due", "--at", "2026-11-24T10:20:00"),
        ("due", "--nonsense"),
        ("history", "promise", "-1"),
    ],
)
def test_wrong_usage_is_2_and_says_how_to_use_it(kept: Kept, arguments: tuple[str, ...]) -> None:
    ran = kept(*arguments)

    assert (ran.status, ran.out) == (2, "")
    assert "Usage: kept" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [("interaction", "list"), ("promise", "list"), ("history",)])
def test_more_rows_than_can_be_counted_are_wrong_usage(practice: Kept, arguments: tuple[str, ...]) -> None:
    assert practice(*arguments, "--limit", "1000000000").status == 0

    ran = practice(*arguments, "--limit", "99999999999999999999")

    assert (ran.status, ran.out) == (2, "")
    assert "Invalid value for '--limit'" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
@pytest.mark.parametrize(
    ("arguments", "status"), [(("clinet",), 2), (("promise", "show", "99"), 1), (("log", "--add", "call Quarry hi"), 0)]
)
def test_the_status_counts_also_where_nothing_can_be_said(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], status: int
) -> None:
    kept.path = kept.path.with_name("new.kept") if status == 0 else kept.path
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stderr", full)
        assert kept(*arguments).status == status


def test_a_misspelt_command_is_answered_with_the_nearest(kept: Kept) -> None:
    assert "did you mean client?" in kept("clinet").err


def test_the_options_of_every_command_may_stand_before_and_after_it(practice: Kept) -> None:
    path, at = str(practice.path), NOW.isoformat()
    practice.path, practice.at = practice.path.with_name("none.kept"), None

    before = practice("--journal", path, "--at", at, "--json", "promise", "list")
    between = practice("promise", "--journal", path, "--at", at, "--json", "list")
    after = practice("promise", "list", "--journal", path, "--at", at, "--json")

    assert before.status == 0
    assert before.out == between.out == after.out
    assert len(before.document) == 3


def test_the_journal_is_the_one_named_else_the_variables_else_the_one_last_open_else_the_usual(
    practice: Kept, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def clients() -> int:
        status = run(["client", "list", "--json"])
        return capsys.readouterr().out.count('"id"') if status == 0 else -status

    assert clients() == 0
    assert places.usual_journal().exists()

    places.remember_journal(practice.path)
    assert clients() == 2

    monkeypatch.setenv("KEPT_JOURNAL", str(practice.path.with_name("none.kept")))
    assert clients() == -3

    monkeypatch.delenv("KEPT_JOURNAL")
    practice.path.unlink()
    assert clients() == -3


def test_a_journal_is_made_where_it_is_named_only_by_what_puts_something_in(kept: Kept) -> None:
    kept.path = kept.path.with_name("new.kept")

    refused = kept("client", "list")

    assert (refused.status, refused.out) == (3, "")
    assert "there is no journal at" in refused.err
    assert not kept.path.exists()

    made = kept("client", "add", "Larkspur")

    assert made.status == 0
    assert made.err == f"kept: made a new journal at “{kept.path}”\n"
    assert kept.json("business", "show")["zone"] == "Europe/London"


def test_a_fault_of_ours_is_told_in_words_and_goes_to_the_log_without_the_clients(
    practice: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("Larkspur Dental is at 4 Mill Lane")

    monkeypatch.setattr("models.attention.gather", fail)

    ran = practice("due")

    assert (ran.status, ran.out) == (1, "")
    assert "something went wrong in Kept itself (ZeroDivisionError)" in ran.err
    assert f"the log is “{log_file.place()}”" in ran.err
    logged = log_file.place().read_text(encoding="utf-8")
    assert "builtins.ZeroDivisionError" in logged
    assert "due.py" in logged
    assert "Larkspur" not in logged


def test_ctrl_c_ends_quietly(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("models.attention.gather", interrupt)

    ran = practice("due")

    assert (ran.status, ran.out, ran.err) == (130, "", "")


def test_a_refusal_leaves_the_journal_byte_for_byte_as_it_was(practice: Kept) -> None:
    before = practice.path.read_bytes()

    for arguments in (
        ("log", "call Nobody the bill"),
        ("promise", "keep", "99"),
        ("promise", "move", "1", "yesterday", "--because", "ill"),
        ("client", "add", " "),
        ("client", "add", "a\x00b"),
        ("client", "strike-out", "larkspur", "--because", "gone"),
        ("person", "add", "larkspur", "\x1b]0;owned\x07"),
        ("redo",),
    ):
        assert practice(*arguments).status == 1, arguments

    assert practice.path.read_bytes() == before


def test_control_characters_never_reach_the_terminal(practice: Kept) -> None:
    ran = practice("client", "show", "\x1b[31mred\x07")

    assert ran.status == 1
    assert "\x1b" not in ran.err
    assert "\x07" not in ran.err


def test_names_that_are_wide_or_marked_keep_the_columns_straight(kept: Kept) -> None:
    kept("client", "add", "株式会社さくら")
    kept("client", "add", "Cafe\u0301 Roma")

    lines = kept("client", "list").lines

    assert [width_of(line[: line.index("active")]) for line in lines] == [20, 20]


def test_a_terminal_gets_colours_unless_it_asks_for_none(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    standard_output().line(Styled("late", Style.LATE))
    monkeypatch.setenv("NO_COLOR", "1")
    standard_output().line(Styled("late", Style.LATE))

    assert capsys.readouterr().out == "\x1b[31mlate\x1b[0m\nlate\n"


def test_the_last_column_is_cut_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    Output(sys.stdout, sys.stderr, width=40).table([("#1", "word " * 20), ("#2", "株" * 40)])

    assert all(width_of(line) <= 40 for line in capsys.readouterr().out.splitlines())


def test_a_journal_is_copied_and_read_elsewhere_the_same(practice: Kept) -> None:
    copy = practice.path.with_name("copie é.kept")
    shutil.copyfile(practice.path, copy)
    before = practice("due").out
    practice.path = copy

    assert practice("due").out == before
    Journal.open(copy, FixedClock(NOW)).close()


def test_a_refused_command_leaves_no_journal_that_it_made(kept: Kept) -> None:
    kept.path = kept.path.with_name("new.kept")

    ran = kept("log", "call Larkspur the bill")

    assert ran.status == 1
    assert "made a new journal" not in ran.err
    assert not kept.path.exists()


def test_ctrl_c_while_a_command_is_still_being_imported_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["kept", "due"])
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr("ui.command_line.program.run", interrupt)

    assert main.main() == 130


def test_no_standard_input_at_all_is_refused(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(io, "TextIOWrapper", lambda *_arguments, **_options: None)

    for command in ("log", "when"):
        ran = kept(command, "-")
        assert (ran.status, ran.err) == (1, "kept: there is no standard input; write the words after the command\n")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "it was done, but the answer could not be written"),
        (Locked("another program is writing"), "it was done, but another program is writing"),
        (ZeroDivisionError(), "it was done, but something went wrong in Kept itself"),
    ],
)
def test_what_was_written_is_done_whatever_became_of_the_answer(
    practice: Kept, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise fault

    before = len(practice.json("client", "list"))
    with monkeypatch.context() as patch:
        patch.setattr("ui.command_line.output.Output.line", fail)
        patch.setattr("ui.command_line.running.hush", _nothing)

        ran = practice("client", "add", "Quillfeather")

    assert (ran.status, ran.out) == (0, "")
    assert words in ran.err
    assert len(practice.json("client", "list")) == before + 1


def _nothing(*_arguments: object) -> None:
    """Leave the test's own standard output alone."""


@pytest.mark.parametrize("group", ["promise", "interaction", "client", "person", "job", "business"])
def test_what_each_command_of_a_group_does_is_told_whole(kept: Kept, group: str) -> None:
    told = kept(group, "--help").out.split("Commands:\n")[1]

    assert "..." not in told
    assert "\n  show" in f"\n{told}"
