"""A field for a client: typed, completed, and never silently the wrong one."""

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit

from models.capture.directory import Directory
from models.capture.matching import best, matching_clients
from models.client_list import directory
from ui.desk import Desk
from ui.parts.layouts import named
from ui.tr import tr


class ClientField(QLineEdit):
    """Hold the client whose name was typed or picked.

    Signals: `client_changed` carries the id, or None while no one client is meant.
    """

    client_changed = Signal(object)

    def __init__(self, desk: Desk, name: str, words: str) -> None:
        super().__init__()
        named(self, name, words)
        self.setPlaceholderText(tr("Begin to type a name"))
        self._directory: Directory = directory(desk.journal)
        self._names = QStringListModel([client.name for client in self._directory.clients], self)
        self._client_id: int | None = None
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.textChanged.connect(self._look)

    def client_id(self) -> int | None:
        """Return the client meant, None when it is none or not certain."""
        return self._client_id

    def set_client(self, client_id: int | None) -> None:
        """Show a client."""
        name = next((client.name for client in self._directory.clients if client.id == client_id), "")
        self.setText(name)
        self._settle(client_id if name else None)

    def is_new(self) -> bool:
        """Tell whether a name was typed that is nobody's yet."""
        return bool(self.text().strip()) and not matching_clients(self.text(), self._directory)

    def offers(self) -> tuple[str, ...]:
        """Return the names that may be meant, best first, when it is not certain."""
        return tuple(match.name for match in matching_clients(self.text(), self._directory)[:3])

    @Slot(str)
    def _look(self, typed: str) -> None:
        exact = [client.id for client in self._directory.clients if client.name.casefold() == typed.strip().casefold()]
        if exact:
            self._settle(exact[0] if len(exact) == 1 else None)
            return
        found = best(matching_clients(typed, self._directory)) if typed.strip() else ()
        self._settle(found[0].id if len(found) == 1 else None)

    def _settle(self, client_id: int | None) -> None:
        if client_id != self._client_id:
            self._client_id = client_id
            self.client_changed.emit(client_id)
