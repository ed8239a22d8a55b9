"""A desktop that tells what was asked of it: a notifier and a tray that are there, or not, as the test says."""

from dataclasses import dataclass

import pytest

from ui.tray.notifier import Buttons, Notifier


@dataclass(frozen=True)
class Said:
    """One notification."""

    key: str
    title: str
    body: str
    buttons: tuple[str, ...]
    critical: bool


class ToldNotifier(Notifier):
    """Note what is shown and closed; `there` is whether anybody shows it."""

    def __init__(self, *, there: bool = True) -> None:
        super().__init__()
        self.there = there
        self.said: list[Said] = []
        self.closed: list[str] = []

    @property
    def available(self) -> bool:
        return self.there

    def start(self) -> None:
        (self.came if self.there else self.gone).emit()

    def show(self, key: str, title: str, body: str, actions: Buttons = (), *, critical: bool = False) -> bool:
        if self.there:
            self.said.append(Said(key, title, body, tuple(name for name, _words in actions), critical))
        return self.there

    def close(self, key: str) -> None:
        self.closed.append(key)


class Trays:
    """Whether the desktop has a tray."""

    def __init__(self, patch: pytest.MonkeyPatch, *, there: bool) -> None:
        self.there = there
        patch.setattr("ui.tray.tray.has_tray", self._has)

    def _has(self) -> bool:
        return self.there
