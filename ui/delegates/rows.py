"""What a row of a list shows, as plain values; pages map their records to these."""

import re
from collections.abc import Callable, Hashable
from typing import NamedTuple

from msgspec import Struct

from ui.parts.avatar import way
from ui.parts.chips import ChipState
from ui.tr import tr

_LONGEST_SHOWN = 600
# Only around breaks: two spaces in a row are a gap somebody meant.
_BREAKS = re.compile(r"\s*[\x00-\x1f\x7f\x85\u2028\u2029]+\s*")
_SEPARATOR = "  ·  "
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


class RowAction(NamedTuple):
    """A small icon at the right of a row while it is hovered or selected."""

    name: str
    icon: str
    words: str


class ChipText(NamedTuple):
    """A chip in a row."""

    text: str
    state: ChipState


class HeadCell(Struct, frozen=True):
    """The head of a group: icon in the colour of a token, title, and how many follow."""

    icon: str
    title: str
    count: int | None = None
    role: str = "text_muted"

    @property
    def key(self) -> Hashable:
        return ("head", self.title)

    @property
    def spoken(self) -> str:
        return self.title if self.count is None else f"{self.title}, {self.count}"


class PromiseCell(Struct, frozen=True):
    """A promise; `key` is its id, `late` draws the strip, `checkable` the circle that keeps it.

    `asleep` says until when its alarm is snoozed; nothing when it is not. Where a tip takes long to
    put together, `tip` is what does so once it is asked for.
    """

    key: Hashable
    title: str
    subtitle: str
    client: str
    chip_text: str
    chip_state: ChipState
    late: bool = False
    checkable: bool = True
    checked: bool = False
    tip: str | Callable[[], str] = ""
    actions: tuple[RowAction, ...] = ()
    asleep: str = ""

    @property
    def spoken(self) -> str:
        return plain(", ".join(filter(None, (self.title, self.client, self.chip_text, self.asleep))))


class DayCell(Struct, frozen=True, gc=False):
    """The head of a day in a timeline."""

    text: str

    @property
    def key(self) -> Hashable:
        return ("day", self.text)

    @property
    def spoken(self) -> str:
        return self.text


class EntryCell(Struct, frozen=True, gc=False):
    """An interaction in a timeline; `kind` as stored, `minutes` and `time` as said.

    Neither it nor the head of a day can be part of a circle: the collector, which would look at each of a hundred
    thousand again and again, is not told of them.
    """

    key: Hashable
    kind: str
    title: str
    time: str
    minutes: str = ""
    words: str = ""
    chips: tuple[ChipText, ...] = ()
    attachments: int = 0
    private: bool = False
    struck: bool = False
    client: str = ""
    tip: str = ""
    actions: tuple[RowAction, ...] = ()

    @property
    def spoken(self) -> str:
        chips = "; ".join(chip.text for chip in self.chips)
        pieces = (self.title or way(self.kind).words, self.client, self.time, self.minutes, self.words, chips)
        return plain(", ".join(piece for piece in pieces if piece))


class ClientCell(Struct, frozen=True):
    """A client in a list: square, name, a line below, chips, and what stands at the right."""

    key: Hashable
    name: str
    line: str = ""
    chips: tuple[ChipText, ...] = ()
    right: str = ""
    late: bool = False
    household: bool = False
    struck: bool = False
    tip: str = ""
    actions: tuple[RowAction, ...] = ()

    @property
    def spoken(self) -> str:
        chips = "; ".join(chip.text for chip in self.chips)
        return plain(", ".join(piece for piece in (self.name, self.line, chips, self.right) if piece))


Cell = HeadCell | PromiseCell | DayCell | EntryCell | ClientCell


def is_head(cell: Cell) -> bool:
    """Tell whether a cell only names those below it, and cannot be chosen."""
    return isinstance(cell, HeadCell | DayCell)


def tip_of(cell: Cell) -> str:
    """Return the tip of a cell, empty for none."""
    tip: str | Callable[[], str] = getattr(cell, "tip", "")
    return tip if isinstance(tip, str) else tip()


def default_promise_actions() -> tuple[RowAction, ...]:
    """Return what a row of a promise offers: snooze its alarm, log about it, and all the rest."""
    return (
        RowAction("snooze", "alarm-clock", tr("Snooze its alarm")),
        RowAction("log", "notebook-pen", tr("Log a contact about it")),
        RowAction("more", "ellipsis", tr("More")),
    )


def joined(*pieces: str) -> str:
    """Return the pieces with dots between, each kept in its own direction of writing; empty ones left out."""
    return _SEPARATOR.join(isolated(piece) for piece in pieces if piece)


def isolated(text: str) -> str:
    """Return `text` so that words written from the right do not turn what stands around them."""
    return text if text.isascii() else f"{_ISOLATE}{text}{_END_ISOLATE}"


def one_line(text: str) -> str:
    """Return the beginning of `text` on one line, as much as a row can ever show."""
    return _BREAKS.sub(" ", text[:_LONGEST_SHOWN]).strip()


def plain(text: str) -> str:
    """Return `text` on one line without the marks that only painting needs."""
    return one_line(text.replace(_ISOLATE, "").replace(_END_ISOLATE, ""))
