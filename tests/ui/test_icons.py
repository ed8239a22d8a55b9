"""Icons take the colour of the look, at every scale of the screen."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

import resources
from tests.conftest import ROOT
from ui.icons import application_icon, icon
from ui.theme import Scheme, Theme

SHIPPED = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


def strongest(picture: QImage) -> str:
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(pixels, key=lambda color: color.alpha()).name()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_icon_draws_something(dressed: Theme, name: str) -> None:
    picture = icon(name).pixmap(QSize(24, 24), 1.0).toImage()

    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_an_icon_follows_the_look_and_the_state(dressed: Theme) -> None:
    found = icon("circle", "accent", "danger")
    assert strongest(found.pixmap(QSize(96, 96)).toImage()) == dressed.color("accent").name()
    assert strongest(found.pixmap(QSize(96, 96), QIcon.Mode.Active).toImage()) == dressed.color("danger").name()

    dressed.set_scheme(Scheme.DARK)

    assert strongest(found.pixmap(QSize(96, 96)).toImage()) == dressed.color("accent").name()
    assert strongest(found.pixmap(QSize(96, 96), QIcon.Mode.Disabled).toImage()) == dressed.color("disabled").name()


def test_an_icon_on_a_fine_screen_has_more_pixels_not_more_size(dressed: Theme) -> None:
    picture = icon("phone").pixmap(QSize(16, 16), 2.0)

    assert picture.size() == QSize(32, 32)
    assert picture.deviceIndependentSize().toSize() == QSize(16, 16)


def test_the_tile_of_the_program_comes_in_the_sizes_desktops_ask_for(dressed: Theme) -> None:
    sizes = {size.width() for size in application_icon().availableSizes()}

    assert {16, 32, 48, 256} <= sizes


def test_every_icon_the_window_names_is_shipped() -> None:
    named = [found for path in (ROOT / "ui").rglob("*.py") for found in named_icons(path)]

    assert [name for name in named if name not in SHIPPED] == []


def named_icons(path: Path) -> list[str]:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    firsts = [call.args[0] for call in calls if _name(call) in ("icon", "tool", "IconLabel", "ActionRow") and call.args]
    return [first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)]


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_an_icon_without_room_is_no_picture_and_no_complaint(dressed: Theme) -> None:
    assert icon("clock").pixmap(QSize(0, 16)).isNull()
