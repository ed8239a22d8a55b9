"""The words that every command and group of commands understands, and the way to the session behind them."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from ui.command_line.session import Session
from ui.command_line.typed import INSTANT


def session_of(context: click.Context) -> Session:
    """Return the session that this run of the program works with."""
    session = context.find_root().obj
    if not isinstance(session, Session):
        raise TypeError("a command runs within a session")
    return session


def with_session(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the session before its own arguments."""

    @wraps(command)
    def given(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- what click hands over, by name
        command(session_of(click.get_current_context()), *arguments, **options)

    return given


def with_reading_session(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that only reads the session: where `--at` is said it sees the records as they stood then."""

    @wraps(command)
    def given(*arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- what click hands over, by name
        session = session_of(click.get_current_context())
        session.looks_back = True
        command(session, *arguments, **options)

    return given


class Command(click.Command):
    """A command with the options that every command takes."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- click's own, handed on
        super().__init__(*arguments, **options)
        self.params.extend(_everywhere())


class Group(click.Group):
    """A group of commands about one kind of record."""

    command_class = Command

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 -- click's own, handed on
        super().__init__(*arguments, **options)
        self.params.extend(_everywhere())

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were written."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, whole: click would cut it off at the end of the line."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, f"{_does(self.commands[name])}.") for name in self.list_commands(ctx)])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of that name. Raises: UsageError with the names nearest to it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, self.list_commands(ctx), n=3, cutoff=0.5)
            meant = f"; did you mean {', '.join(near)}?" if near else "; --help lists them"
            ctx.fail(f"there is no command “{name[:60]}”{meant}")
        return super().resolve_command(ctx, args)


class Listed(Struct, frozen=True):
    """A command that is imported when it is called: its module and name in it, and what it does in a line."""

    module: str
    name: str
    does: str


class Program(Group):
    """The program: its commands, each of which brings along only what it needs itself."""

    def __init__(self, listed: Mapping[str, Listed], **options: Any) -> None:  # noqa: ANN401 -- click's own, handed on
        super().__init__(**options)
        self._listed = listed

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are told."""
        return list(self._listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, imported now."""
        listed = self._listed.get(cmd_name)
        if listed is None:
            return None
        command = getattr(import_module(listed.module), listed.name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{listed.module}.{listed.name} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.does) for name, listed in self._listed.items()])


def _does(command: click.Command) -> str:
    """Return the first paragraph of a command's help on one line, without the full stop."""
    return " ".join((command.help or "").split("\n\n")[0].split()).rstrip(".")


def _everywhere() -> Sequence[click.Option]:
    return (
        click.Option(
            ["--journal", "named"],
            type=click.Path(path_type=Path, readable=False),
            metavar="PATH",
            expose_value=False,
            callback=_remember,
            help="The journal file; else KEPT_JOURNAL, else the one last open.",
        ),
        click.Option(
            ["--at"],
            type=INSTANT,
            metavar="INSTANT",
            expose_value=False,
            callback=_remember,
            help="Take this for now, like 2026-11-27T10:00:00Z; what only reads sees the journal as it was then.",
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            default=None,
            expose_value=False,
            callback=_remember,
            help="Answer with one JSON document.",
        ),
    )


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None and parameter.name is not None:
        setattr(session_of(context), parameter.name, value)
