"""The window's own few arguments are told from a command's."""

from pathlib import Path

import pytest

from ui.opening import Opening, opening_of


def test_no_argument_at_all_opens_the_window() -> None:
    assert opening_of([]) == Opening()


def test_the_window_takes_a_journal_a_moment_and_a_wish_to_leave() -> None:
    arguments = ["--journal", "a b.kept", "--at=2026-11-24T10:20:00Z", "--quit-after-paint"]

    assert opening_of(arguments) == Opening(Path("a b.kept"), "2026-11-24T10:20:00Z", quit_after_paint=True)


@pytest.mark.parametrize(
    "arguments",
    [
        ["due"],
        ["--journal", "x.kept", "due"],
        ["--help"],
        ["--version"],
        ["--json"],
        ["--journal"],
        ["--journal="],
        ["--at", "now", "--no-such-option"],
    ],
)
def test_everything_else_is_for_the_command_line_to_do_or_to_refuse(arguments: list[str]) -> None:
    assert opening_of(arguments) is None
