"""A field for a client: typed, completed, and never silently the wrong one."""

from collections import Counter

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from models.capture.directory import Directory
from models.capture.matching import best, matching_clients
from models.client_list import directory
from ui.desk import Desk
from ui.fields.completions import Completions, containing
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
        self._labels = _labels(self._directory)
        self._client_id: int | None = None
        self._completions = Completions(self, containing(tuple(self._labels.values())))
        self.textChanged.connect(self._look)

    def client_id(self) -> int | None:
        """Return the client meant, None when it is none or not certain."""
        return self._client_id

    def set_client(self, client_id: int | None) -> None:
        """Show a client."""
        name = "" if client_id is None else self._labels.get(client_id, "")
        self.setText(name)
        self.setCursorPosition(0)
        self._settle(client_id if name else None)

    def is_new(self) -> bool:
        """Tell whether a name was typed that is nobody's yet."""
        return bool(self.text().strip()) and not matching_clients(self.text(), self._directory)

    def offers(self) -> tuple[str, ...]:
        """Return the names that may be meant, best first, when it is not certain."""
        return tuple(self._labels[match.id] for match in matching_clients(self.text(), self._directory)[:3])

    def is_exact(self) -> bool:
        """Tell whether the whole name of one client was typed."""
        label = "" if self._client_id is None else self._labels[self._client_id]
        return bool(label) and label.casefold() == self.text().strip().casefold()

    @Slot(str)
    def _look(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        exact = [client_id for client_id, label in self._labels.items() if label.casefold() == wanted]
        if exact:
            self._settle(exact[0] if len(exact) == 1 else None)
            return
        found = best(matching_clients(typed, self._directory)) if typed.strip() else ()
        self._settle(found[0].id if len(found) == 1 else None)

    def _settle(self, client_id: int | None) -> None:
        if client_id != self._client_id:
            self._client_id = client_id
            self.client_changed.emit(client_id)


def _labels(known: Directory) -> dict[int, str]:
    """Return what each client is called here: where two have one name, with its number."""
    count = Counter(client.name.casefold() for client in known.clients)
    return {
        client.id: client.name if count[client.name.casefold()] == 1 else f"{client.name} #{client.id}"
        for client in known.clients
    }
