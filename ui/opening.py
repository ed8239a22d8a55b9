"""What the window was asked to open with, read without the weight of the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from models.places import Place


class Opening(Struct, frozen=True):
    """How to open the window.

    `journal` None means the one last open; `at` is an instant as typed that stands for now;
    `quit_after_paint` ends the program once the first page is painted, to prove that it starts;
    `background` begins without a window, in the tray; `wish` is what the window is to show:
    "show" what it showed last, "log", "review", or "open" with a promise.
    """

    journal: Path | None = None
    at: str | None = None
    quit_after_paint: bool = False
    background: bool = False
    wish: str = "show"
    promise_id: int = 0

    @property
    def shares(self) -> bool:
        """Whether it leaves a journal to the program that has it open already; a trial run does not."""
        return self.at is None and not self.quit_after_paint


_SWITCHES = {
    "--quit-after-paint": ("quit_after_paint", True),
    "--background": ("background", True),
    "--log": ("wish", "log"),
    "--review": ("wish", "review"),
}
_VALUES = ("--journal", "--at", "--open")


def opening_of(arguments: Sequence[str]) -> Opening | None:
    """Return how to open the window, or None when the arguments are a command's or cannot be read."""
    found: dict[str, object] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument in _SWITCHES:
            field, chosen = _SWITCHES[argument]
            found[field] = chosen
            continue
        if name not in _VALUES:
            return None
        value = value if equals else next(rest, "")
        if not value:
            return None
        if name == "--open":
            if not (value.isascii() and value.isdecimal() and len(value) <= 18):
                return None
            found |= {"wish": "open", "promise_id": int(value)}
        else:
            found[name.removeprefix("--")] = Path(value) if name == "--journal" else value
    return Opening(**found)  # type: ignore[arg-type]


def place_of(named: Path | None) -> "Place":
    """Return the journal that a window opens: one last open that is gone is the usual one instead."""
    from models import places
    from models.store.files import is_there

    place = places.journal_place(named)
    if place.origin is places.Origin.LAST_OPEN and not is_there(place.path):
        return places.Place(places.usual_journal(), places.Origin.USUAL)
    return place
