"""Cells for tests, by what matters in them."""

from msgspec.structs import replace

from ui.delegates.rows import ChipText, ClientCell, EntryCell, HeadCell, PromiseCell, RowAction
from ui.parts.chips import ChipState

MOVE = RowAction("move", "alarm-clock", "Promise a new time")
MORE = RowAction("more", "ellipsis", "More")


def promise(key: int, title: str = "Send the quote", *, late: bool = False, checkable: bool = True) -> PromiseCell:
    """A promise to Larkspur."""
    chip, state = ("2 days late", ChipState.LATE) if late else ("Fri 27 Nov", ChipState.SOON)
    return PromiseCell(
        key, title, "Larkspur", "Larkspur Dental", chip, state, late=late, checkable=checkable, actions=(MOVE, MORE)
    )


def entry(key: int, words: str = "Replaced the reception PC.", chips: tuple[ChipText, ...] = ()) -> EntryCell:
    """A visit."""
    return EntryCell(key, "visit", "Visit with Dana", "14:00", "1 h 30", words, chips)


def client(key: int, name: str = "Larkspur Dental") -> ClientCell:
    """A client with a late promise."""
    return ClientCell(key, name, "last: yesterday", (ChipText("1 late", ChipState.LATE),), "4 h 20", late=True)


def head(title: str = "Overdue", count: int = 2) -> HeadCell:
    """The head of a group."""
    return replace(HeadCell("triangle-alert", title, role="danger"), count=count)
