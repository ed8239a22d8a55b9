"""When the line of the alarms was hidden by its cross: it stays so over a restart, until something rings."""

from datetime import UTC, datetime

from models.errors import JournalError
from ui.desk import Desk


class Hiding:
    """What the window remembers of it, for each journal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def note(self) -> None:
        """Remember that what stands there was seen, and hidden."""
        self._write(self._desk.journal.now().astimezone(UTC).isoformat())

    def forget(self) -> None:
        """Remember that it is to be seen."""
        self._write("")

    def holds(self) -> bool:
        """Tell whether nothing rang since it was hidden; where that cannot be told, it is to be seen."""
        from models.alarms import unanswered

        journal = self._desk.journal
        try:
            hidden_at = datetime.fromisoformat(self._desk.preferences.hidden_alarms(journal.path))
            return not unanswered.any_since(journal, journal.now(), hidden_at)
        except (ValueError, TypeError, JournalError):
            return False

    def _write(self, moment: str) -> None:
        self._desk.preferences.set_hidden_alarms(self._desk.journal.path, moment)
