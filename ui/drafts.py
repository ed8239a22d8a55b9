"""What was typed into forms and not saved."""

import json
from itertools import count
from typing import ClassVar
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import asdict

from models.journal import Journal
from ui.desk import Desk
from ui.fields.packing import Packed


class Draft(Struct, frozen=True):
    """What was typed into a form that was closed, and when, as instants are stored."""

    typed: Packed
    at: str


class Drafts:
    """What was typed into forms and not saved, by journal and form; it outlives the program in the preferences."""

    _kept: ClassVar["WeakKeyDictionary[Journal, dict[str, Draft]]"] = WeakKeyDictionary()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        if desk.journal not in self._kept:
            self._kept[desk.journal] = _read(desk.preferences.drafts(desk.journal.path))
        self._mine = self._kept[desk.journal]

    def keep(self, form: str, draft: Draft) -> None:
        """Keep what was typed into a form."""
        self._mine.pop(form, None)
        self._mine[form] = draft
        self._write()

    def find(self, form: str) -> Draft | None:
        """Return what was typed into a form, None when there is nothing."""
        return self._mine.get(form)

    def latest(self, form: str) -> str:
        """Return the name kept last that is this form's or goes on from it; empty when there is none."""
        return next((name for name in reversed(self._mine) if name == form or name.startswith(f"{form}-")), "")

    def free_name(self, form: str) -> str:
        """Return a name of this form that holds no draft: its own, or one that goes on from it."""
        names = (form if number == 1 else f"{form}-{number}" for number in count(1))
        return next(name for name in names if name not in self._mine)

    def forget(self, form: str) -> None:
        """Forget what was typed: it is saved, or not wanted."""
        if self._mine.pop(form, None) is not None:
            self._write()

    def _write(self) -> None:
        packed = json.dumps({form: asdict(draft) for form, draft in self._mine.items()}) if self._mine else ""
        self._desk.preferences.set_drafts(self._desk.journal.path, packed)


def _read(packed: str) -> dict[str, Draft]:
    """Return the drafts of an earlier run; what cannot be read any more is left out."""
    try:
        found = json.loads(packed or "{}")
        return {form: Draft(dict(draft["typed"]), str(draft["at"])) for form, draft in found.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}
