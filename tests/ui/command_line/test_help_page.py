"""The help page on the command line tells every command, and every line it prints can be typed."""

import re
import shlex

import click
import pytest

import resources
from ui.command_line.running import COMMANDS, program

PAGE = resources.text("help/command-line.md")
LINES = sorted(set(re.findall(r"^(kept .+)$", PAGE, re.MULTILINE)) | set(re.findall(r"`(kept [a-z]+ [^`]+)`", PAGE)))


def _parsed(line: str) -> click.Context:
    """Return the innermost command of a line with its words taken apart; wrong usage raises."""
    words = shlex.split(line)[1:]
    command: click.Command = program()
    context = click.Context(command, info_name="kept")
    while isinstance(command, click.Group):
        found = command.get_command(context, words[0])
        if found is None:
            raise click.UsageError(f"there is no {words[0]}")
        command, words = found, words[1:]
    return context if words == ["--help"] else _context(command, words)


def _context(command: click.Command, words: list[str]) -> click.Context:
    filled = [{"DAY": "2026-10-01", "NAME": "larkspur", "WORDS": "server"}.get(word, word) for word in words]
    context = click.Context(command, info_name=command.name)
    command.parse_args(context, [word for word in filled if word != "--json"])
    return context


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_page_tells_every_command(name: str) -> None:
    assert re.search(rf"\bkept {name}\b", PAGE)


def test_the_page_tells_every_step_of_a_promise() -> None:
    promise = program().get_command(click.Context(program()), "promise")

    assert isinstance(promise, click.Group)
    assert [step for step in promise.commands if f"kept promise {step}" not in PAGE] == []


@pytest.mark.parametrize("line", [line for line in LINES if "COMMAND" not in line])
def test_every_line_of_the_page_can_be_typed(line: str) -> None:
    assert _parsed(line) is not None


def test_a_line_that_cannot_be_typed_is_seen() -> None:
    with pytest.raises(click.UsageError):
        _parsed("kept promise keep 12 --nonsense")
    with pytest.raises(click.UsageError):
        _parsed("kept dance")
