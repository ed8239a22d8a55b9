"""What every command works with: the journal it was given, the moment that is now, and where to write."""

from datetime import datetime
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from models import business, places
from models.changes import Changes
from models.clock import Clock, FixedClock, SystemClock
from models.errors import Missing, Taken, Unusable
from models.journal import Journal
from models.store.files import is_there
from models.working_time import Profile
from ui.command_line.output import Output
from ui.command_line.times import Wall

PATIENCE_MS = 3_000
"""How long a command waits while another program writes; nobody's window stands still meanwhile."""


class Session(Struct, dict=True):
    """One run of the program, with the options that every command takes."""

    output: Output
    named: Path | None = None
    at: datetime | None = None
    as_json: bool = False
    looks_back: bool = False
    wrote: bool = False
    _opened: Journal | None = None
    _made: Path | None = None

    def journal(self) -> Journal:
        """Return the journal, open; at its usual place it is made on first use.

        Raises: Unusable.
        """
        return self._journal_at(begin=False)

    def journal_to_begin(self) -> Journal:
        """Return the journal, open, and make it where it is named and not there: for commands that put first things in.

        Raises: Unusable.
        """
        return self._journal_at(begin=True)

    def existing_journal(self) -> Journal | None:
        """Return the journal, open, or None where none was named and none was made yet. Raises: Unusable."""
        place = places.journal_place(self.named)
        if self._opened is None and place.origin is places.Origin.USUAL and not is_there(place.path):
            return None
        return self.journal()

    @property
    def clock(self) -> Clock:
        """The computer's clock, or one that stands at `--at`."""
        return SystemClock() if self.at is None else FixedClock(self.at)

    @cached_property
    def profile(self) -> Profile:
        """Where and when the business works."""
        return business.profile(business.get(self.journal()))

    @cached_property
    def wall(self) -> Wall:
        """The clock on the wall of the business."""
        journal = self.journal()
        return Wall(business.home_zone(journal), journal.now())

    def answer(self, document: object, *lines: str) -> None:
        """Write the document where JSON was asked for, else the lines."""
        if self.as_json:
            self.output.document(document)
            return
        for line in lines:
            self.output.line(line)

    def done(self) -> None:
        """Say what else was done, and close what was opened."""
        if self._made is not None:
            self.output.remark(f"made a new journal at “{self._made}”")
        self._close()

    def is_unsound(self) -> bool:
        """Tell, after a fault, whether the open journal holds what Kept did not write; all of it is gone through."""
        if self._opened is None:
            return False
        from models.store import checks

        try:
            return not checks.check(self._opened).sound
        except Unusable:
            return True

    def withdraw(self) -> None:
        """Close what was opened; a journal that this command made goes again, unless something is in it by now."""
        if self._made is not None and self._opened is not None:
            self._opened.discard()
            self._opened = None
        self._close()

    def _close(self) -> None:
        if self._opened is not None:
            self._opened.close()
        self._opened = self._made = None

    def _journal_at(self, *, begin: bool) -> Journal:
        if self._opened is None:
            place = places.journal_place(self.named)
            if not is_there(place.path):
                self._opened = self._make(place, begin=begin)
            else:
                self._opened = Journal.open(place.path, self.clock, patience_ms=PATIENCE_MS)
            self._opened.listen(self._note_writing)
            if self.looks_back and self.at is not None:
                self._opened.look_back(self.at)
        return self._opened

    def _note_writing(self, _changes: Changes) -> None:
        self.wrote = True

    def _make(self, place: places.Place, *, begin: bool) -> Journal:
        if place.origin is places.Origin.USUAL:
            places.make_folder(place.path)
        elif not begin or place.origin is places.Origin.LAST_OPEN:
            raise Missing(_missing_words(place))
        try:
            journal = Journal.make(place.path, self.clock, zone=places.local_zone(), patience_ms=PATIENCE_MS)
        except Taken:  # Another command made it a moment ago.
            return Journal.open(place.path, self.clock, patience_ms=PATIENCE_MS)
        self._made = place.path
        return journal


def _missing_words(place: places.Place) -> str:
    if not place.path.parent.is_dir():
        return f"there is no folder “{place.path.parent}”; make it first, or name another journal"
    if place.origin is places.Origin.LAST_OPEN:
        return f"the journal last open, “{place.path}”, is no longer there; name one with --journal"
    makers = "log, client add, business change, import and demo make a new one"
    return f"there is no journal at “{place.path}”; check the name ({makers})"
