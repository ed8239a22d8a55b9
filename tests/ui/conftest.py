"""What the tests of the window stand on: an application in the light look."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, Theme, theme


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The look of the process, light and at 100 %, put back afterwards."""
    theme.install(qapp, Scheme.LIGHT)
    yield theme
    theme.install(qapp, Scheme.LIGHT)
