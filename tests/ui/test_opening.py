"""The window's own few arguments are told from a command's."""

from pathlib import Path

import pytest

from models import places
from ui.opening import Opening, opening_of, place_of


def test_no_argument_at_all_opens_the_window() -> None:
    assert opening_of([]) == Opening()


def test_the_window_takes_a_journal_a_moment_and_a_wish_to_leave() -> None:
    arguments = ["--journal", "a b.kept", "--at=2026-11-24T10:20:00Z", "--quit-after-paint"]

    assert opening_of(arguments) == Opening(Path("a b.kept"), "2026-11-24T10:20:00Z", quit_after_paint=True)


@pytest.mark.parametrize(
    ("arguments", "opening"),
    [
        (["--background"], Opening(background=True)),
        (["--log"], Opening(wish="log")),
        (["--review", "--journal", "x.kept"], Opening(Path("x.kept"), wish="review")),
        (["--open", "12"], Opening(wish="open", promise_id=12)),
        (["--open=12"], Opening(wish="open", promise_id=12)),
    ],
)
def test_it_may_begin_in_the_background_or_with_something_to_show(arguments: list[str], opening: Opening) -> None:
    assert opening_of(arguments) == opening


def test_trials_leave_the_running_program_alone() -> None:
    assert Opening().shares
    assert not Opening(at="2026-11-24T10:20:00Z").shares
    assert not Opening(quit_after_paint=True).shares


@pytest.mark.parametrize(
    "arguments",
    [
        ["due"],
        ["--background", "due"],
        ["--background=yes"],
        ["--open"],
        ["--open", "twelve"],
        ["--open", "-1"],
        ["--open", "²"],
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


def test_a_journal_last_open_that_nobody_may_look_at_is_not_taken_for_gone(tmp_path: Path) -> None:
    places.remember_journal(tmp_path / "gone.kept")
    assert place_of(None) == places.Place(places.usual_journal(), places.Origin.USUAL)

    out_of_reach = tmp_path / ("x" * 300)
    places.remember_journal(out_of_reach)
    assert place_of(None) == places.Place(out_of_reach, places.Origin.LAST_OPEN)
