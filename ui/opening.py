"""What the window was asked to open with, read without the weight of the command line."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Opening:
    """How to open the window.

    `journal` None means the one last open; `at` is an instant as typed that stands for now;
    `quit_after_paint` ends the program once the first page is painted, to prove that it starts.
    """

    journal: Path | None = None
    at: str | None = None
    quit_after_paint: bool = False


def opening_of(arguments: Sequence[str]) -> Opening | None:
    """Return how to open the window, or None when the arguments are a command's or cannot be read."""
    journal: Path | None = None
    at: str | None = None
    quit_after_paint = False
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--quit-after-paint":
            quit_after_paint = True
            continue
        if name not in ("--journal", "--at"):
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        if name == "--journal":
            journal = Path(value)
        else:
            at = value
    return Opening(journal, at, quit_after_paint)
