"""What was typed into forms and not saved."""

from dataclasses import dataclass
from typing import ClassVar
from weakref import WeakKeyDictionary

from models.journal import Journal
from ui.fields.packing import Packed


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form that was closed, and at what time of day."""

    typed: Packed
    at: str


class Drafts:
    """What was typed into forms and not saved, by journal and form; it lives as long as the program."""

    _kept: ClassVar["WeakKeyDictionary[Journal, dict[str, Draft]]"] = WeakKeyDictionary()

    def __init__(self, journal: Journal) -> None:
        self._mine = self._kept.setdefault(journal, {})

    def keep(self, form: str, draft: Draft) -> None:
        """Keep what was typed into a form."""
        self._mine.pop(form, None)
        self._mine[form] = draft

    def find(self, form: str) -> Draft | None:
        """Return what was typed into a form, None when there is nothing."""
        return self._mine.get(form)

    def latest_below(self, form: str) -> str:
        """Return the form kept last whose name goes on from this one; empty when there is none."""
        return next((name for name in reversed(self._mine) if name.startswith(f"{form}-")), "")

    def forget(self, form: str) -> None:
        """Forget what was typed: it is saved, or not wanted."""
        self._mine.pop(form, None)
