"""What the journeys of the window stand on."""

from collections.abc import Iterator

import pytest

from tests.journeys.screens import Screen, own_screen


@pytest.fixture
def screen() -> Iterator[Screen]:
    """A screen of its own, gone after the test."""
    with own_screen() as found:
        yield found
