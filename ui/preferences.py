"""What the window remembers between two runs: its place, its look, and where one was."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme

_RECENT = 6


class Preferences:
    """The window's own memory.

    Nothing of the journal is in it but the ids of the clients seen last, and what was typed and not saved yet.
    """

    def __init__(self, file: Path | None = None) -> None:
        """Keep it in `file`, or where the platform keeps such things."""
        if file is None:
            self._settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Kept", "window")
        else:
            self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def bytes(self, name: str) -> QByteArray:
        """Return what Qt packed, such as a geometry; empty when there is none."""
        found = self._settings.value(name)
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_bytes(self, name: str, packed: QByteArray) -> None:
        """Remember what Qt packed."""
        if packed != self.bytes(name):  # Else there is nothing to write down: see `set_text`.
            self._settings.setValue(name, packed)

    def text(self, name: str, default: str = "") -> str:
        """Return remembered words, or the default."""
        found = self._settings.value(name, default)
        return found if isinstance(found, str) else default

    def set_text(self, name: str, words: str) -> None:
        """Remember words; empty words are forgotten."""
        if words == self.text(name):
            return  # Nothing to write down, so the file need not be locked for it.
        if words:
            self._settings.setValue(name, words)
        else:
            self._settings.remove(name)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a remembered yes or no, or the default."""
        return self.text(name, "yes" if default else "no") == "yes"

    def set_flag(self, name: str, *, on: bool) -> None:
        """Remember a yes or no."""
        self.set_text(name, "yes" if on else "no")

    @property
    def scheme(self) -> Scheme:
        """The look that was chosen."""
        found = self.text("look/scheme", Scheme.SYSTEM.value)
        return Scheme(found) if found in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self.set_text("look/scheme", scheme.value)

    @property
    def text_percent(self) -> int:
        """The size of text that was chosen; 100 is the design's."""
        found = self.text("look/text", "100")
        percent = int(found) if found.isdecimal() else 100
        return min(LARGEST_TEXT, max(SMALLEST_TEXT, percent))

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self.set_text("look/text", str(percent))

    def recent_clients(self, journal: Path | None) -> tuple[int, ...]:
        """Return the ids of the clients seen last in a journal, newest first."""
        found = self.text(_recent_name(journal))
        return tuple(int(part) for part in found.split() if part.isdecimal())[:_RECENT]

    def saw_client(self, journal: Path | None, client_id: int) -> None:
        """Remember that a client was looked at."""
        others = [known for known in self.recent_clients(journal) if known != client_id]
        self.set_text(_recent_name(journal), " ".join(str(known) for known in [client_id, *others][:_RECENT]))

    def drafts(self, journal: Path | None) -> str:
        """Return what was typed into the forms of a journal and not saved, as it was packed."""
        return self.text(f"drafts/{_place(journal)}")

    def set_drafts(self, journal: Path | None, packed: str) -> None:
        """Remember what was typed; empty is forgotten."""
        self.set_text(f"drafts/{_place(journal)}", packed)

    def line(self, journal: Path | None) -> str:
        """Return what was typed into the line of a journal and not logged."""
        return self.text(f"lines/{_place(journal)}")

    def set_line(self, journal: Path | None, typed: str) -> None:
        """Remember what was typed; empty is forgotten."""
        self.set_text(f"lines/{_place(journal)}", typed)

    def hidden_alarms(self, journal: Path | None) -> str:
        """Return when the line of the alarms of a journal was hidden, as it was written; empty while it is not."""
        return self.text(f"alarms-hidden/{_place(journal)}")

    def set_hidden_alarms(self, journal: Path | None, moment: str) -> None:
        """Remember when it was hidden; empty is forgotten."""
        self.set_text(f"alarms-hidden/{_place(journal)}", moment)

    def sync(self) -> None:
        """Write it down now."""
        self._settings.sync()


def _recent_name(journal: Path | None) -> str:
    return f"recent/{_place(journal)}"


def _place(journal: Path | None) -> str:
    place = "" if journal is None else str(journal.absolute())
    return place.encode("utf-8", "surrogateescape").hex()[-120:]
