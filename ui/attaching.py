"""Attaching files: large ones are copied off the GUI thread, and all of a drop are one step of the undo list."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from models import attachments
from models.attachments import AttachmentDraft, KeptFile
from models.journal import Journal
from ui.attempt import attempt
from ui.errands import Errands
from ui.tr import tr_count

SMALL = 2_000_000
"""Bytes that are copied at once; more would hold the window up."""


class Attaching(QObject):
    """Copy the files that were dropped or chosen, then list them.

    Signals: `troubled` carries which could not be attached, and why; empty when all were. `said`
    is the same but for the empty words.
    """

    troubled = Signal(str)
    said = Signal(str)

    def __init__(self, journal: Journal, parent: QObject) -> None:
        super().__init__(parent)
        self._journal = journal
        self._errands = Errands(self)
        self._errands.done.connect(self._take)

    def attach(self, client_id: int, interaction_id: int | None, paths: Sequence[Path]) -> None:
        """Attach files to a client, or to one of its interactions."""
        drafts = [AttachmentDraft(client_id, path, interaction_id) for path in paths]
        if sum(_size(path) for path in paths) <= SMALL:
            self._list(*copied(self._journal, drafts))
            return
        self.troubled.emit(tr_count(len(drafts), "Copying {n} file …", "Copying {n} files …"))
        # Where the page is closed meanwhile, the copies are listed nowhere, and swept up later.
        self._errands.send(partial(copied, self._journal, drafts))

    @Slot(int, object)
    def _take(self, _number: int, found: tuple[tuple[KeptFile, ...], tuple[str, ...]]) -> None:
        self._list(*found)

    def _list(self, kept: tuple[KeptFile, ...], troubles: tuple[str, ...]) -> None:
        outcome = attempt(partial(attachments.list_files, self._journal, kept))
        words = (*troubles, outcome.trouble) if not outcome.done else troubles
        self.troubled.emit("\n".join(words))
        if words:
            self.said.emit(" ".join(words))


def copied(journal: Journal, drafts: Sequence[AttachmentDraft]) -> tuple[tuple[KeptFile, ...], tuple[str, ...]]:
    """Return the files that were copied, and which could not be, and why."""
    kept, troubles = [], []
    for draft in drafts:
        outcome = attempt(partial(attachments.keep, journal, draft))
        if outcome.result is not None:
            kept.append(outcome.result)
        else:
            troubles.append(outcome.trouble)
    return tuple(kept), tuple(troubles)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
