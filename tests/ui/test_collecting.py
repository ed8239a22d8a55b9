"""Garbage is taken apart on the GUI thread, never on the one that happens to make objects."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.collecting import Collecting


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collecting(qapp: QApplication) -> Iterator[Collecting]:
    made = Collecting()
    made.start()
    yield made
    made.deleteLater()


def fill_the_young() -> None:
    """Make more objects that stay than the collector lets pass by itself."""
    kept = [[number] for number in range(gc.get_threshold()[0] * 20)]
    assert kept


def test_a_thread_that_makes_many_objects_collects_nothing_and_the_gui_thread_does(collecting: Collecting) -> None:
    gone_on: list[threading.Thread] = []
    knot = Knot()
    weakref.finalize(knot, lambda: gone_on.append(threading.current_thread()))
    del knot
    thread = threading.Thread(target=fill_the_young)
    thread.start()
    thread.join()
    assert gone_on == []

    fresh = [[number] for number in range(gc.get_threshold()[0] + 1)]
    collecting.collect()

    assert fresh
    assert gone_on == [threading.main_thread()]


def test_nothing_is_collected_before_anything_has_filled_up(collecting: Collecting) -> None:
    gc.collect()
    before = gc.get_stats()

    collecting.collect()

    assert [one["collections"] for one in gc.get_stats()] == [one["collections"] for one in before]
