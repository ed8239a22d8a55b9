"""What the journeys of the window stand on."""

from collections.abc import Iterator

import pytest

from tests.journeys.keyboards import Keyboard, own_keyboard


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    """A keyboard on a screen of its own, gone after the test."""
    with own_keyboard() as found:
        yield found
