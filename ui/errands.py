"""Work done off the GUI thread, and handed over on it to whoever is still there.

A thread must never speak to a widget, nor to anything that goes with one: it may be deleted that very moment. It speaks
to one object that lives as long as the program, and Qt brings what it says to those that still listen.
"""

import sys
from collections.abc import Callable
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_THREADS = 2
_numbers = count(1)


class _Home(QObject):
    """Where every errand comes back to. Signals: `back` carries its number and what it brought."""

    back = Signal(int, object)


class Errands(QObject):
    """What somebody has done off the GUI thread.

    Signals: `done` carries the number of the errand and what it brought; it never comes once this was deleted.
    """

    done = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way: set[int] = set()
        _home().back.connect(self._take)

    def send(self, work: Callable[[], object]) -> int:
        """Begin some work, which must touch nothing of Qt, and return its number."""
        number = next(_numbers)
        self._under_way.add(number)
        _threads().submit(_run, number, work, _home())
        return number

    @Slot(int, object)
    def _take(self, number: int, brought: object) -> None:
        if number not in self._under_way:
            return
        self._under_way.discard(number)
        if isinstance(brought, Exception):
            sys.excepthook(type(brought), brought, brought.__traceback__)
        else:
            self.done.emit(number, brought)


def finish_all() -> None:
    """Wait until all that was begun is done, so that the end of the program cuts nothing off."""
    if _threads.cache_info().currsize:
        _threads().shutdown(wait=True)
        _threads.cache_clear()


def _run(number: int, work: Callable[[], object], home: _Home) -> None:
    try:
        brought = work()
    except Exception as fault:  # noqa: BLE001 -- it is told on the GUI thread, as any other fault
        home.back.emit(number, fault)
    else:
        home.back.emit(number, brought)


@cache
def _home() -> _Home:
    return _Home()


@cache
def _threads() -> "ThreadPoolExecutor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(_THREADS, thread_name_prefix="errand")
