"""The look follows the system or the choice of the person, and changes while the window is open."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from tests.ui.desks import Open
from ui import tokens
from ui.desk import Desk
from ui.parts.labels import label
from ui.portal import Appearance, appearance_of, read_appearance
from ui.theme import LARGEST_TEXT, SMALLEST_TEXT, Scheme, Theme


def test_dark_gives_palette_and_colours_of_the_dark_look(dressed: Theme, qapp: QApplication) -> None:
    dressed.set_scheme(Scheme.DARK)

    assert dressed.dark
    assert dressed.color("window").name().upper() == tokens.load("dark")["window"]
    assert qapp.palette().color(QPalette.ColorRole.Window) == dressed.color("window")


def test_a_change_is_told_once_and_none_when_nothing_changes(dressed: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dressed.changed):
        dressed.set_scheme(Scheme.DARK)

    with qtbot.assertNotEmitted(dressed.changed):
        dressed.set_scheme(Scheme.DARK)


def test_a_system_that_turns_dark_is_followed_only_when_the_person_follows_it(dressed: Theme) -> None:
    dressed._system_scheme_changed(Qt.ColorScheme.Dark)
    assert dressed.look == "light"

    dressed.set_scheme(Scheme.SYSTEM)
    dressed._system_scheme_changed(Qt.ColorScheme.Dark)
    assert dressed.look == "dark"

    dressed._system_scheme_changed(Qt.ColorScheme.Light)
    assert dressed.look == "light"


def test_the_portal_can_say_dark_and_high_contrast(dressed: Theme) -> None:
    dressed.set_scheme(Scheme.SYSTEM)

    dressed._portal_answered(Appearance(dark=True, high_contrast=True))
    assert dressed.look == "contrast-dark"

    dressed._system_contrast_changed(Qt.ContrastPreference.NoPreference)
    dressed._portal_answered(Appearance(dark=False))
    assert dressed.look == "light"


def test_high_contrast_keeps_light_and_dark_apart(dressed: Theme) -> None:
    dressed.set_scheme(Scheme.HIGH_CONTRAST)
    assert dressed.look == "contrast-light"

    dressed._system_scheme_changed(Qt.ColorScheme.Dark)
    assert dressed.look == "contrast-dark"

    dressed._system_scheme_changed(Qt.ColorScheme.Light)


@pytest.fixture
def undressed(dressed: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The look as at a start: no style sheet until a window is given one."""
    qapp.setStyleSheet("")
    dressed.install(qapp, Scheme.LIGHT, sheet_later=True)
    yield dressed
    qapp.setProperty("keptLook", "")


def test_windows_wear_the_style_sheet_with_what_opens_over_them_and_the_application_none(
    undressed: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    window, bare = QWidget(), QLabel()
    for shown in (window, bare):
        qtbot.addWidget(shown)
    undressed.dress_window(window)
    over = QDialog(window)
    title = label("Words", "display")
    title.setParent(over)
    title.ensurePolished()
    bare.ensurePolished()

    assert qapp.styleSheet() == ""
    assert title.font().pointSizeF() > bare.font().pointSizeF()


def test_a_window_follows_the_look_while_it_is_there(undressed: Theme, qtbot: QtBot) -> None:
    window, gone = QWidget(), QWidget()
    qtbot.addWidget(window)
    for shown in (window, gone):
        undressed.dress_window(shown)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()

    undressed.set_scheme(Scheme.DARK)

    assert window.styleSheet() == undressed.style_sheet()


def test_one_sheet_for_all_windows_leaves_none_to_wear_its_own(dressed: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    dressed.dress_window(window)

    assert window.styleSheet() == ""


@pytest.mark.parametrize(("asked", "held"), [(10, SMALLEST_TEXT), (125, 125), (999, LARGEST_TEXT)])
def test_text_grows_within_its_limits(dressed: Theme, asked: int, held: int) -> None:
    before = dressed.metrics("body").height()

    dressed.set_text_percent(asked)

    assert dressed.text_percent == held
    assert dressed.px(100) == held
    assert (dressed.metrics("body").height() > before) == (held > 100)


def test_all_type_is_set_in_the_shipped_typeface(dressed: Theme) -> None:
    assert {QFontInfo(dressed.font(role)).family() for role in tokens.TYPE} == {"Inter"}


def test_figures_of_times_have_one_width(dressed: Theme) -> None:
    metrics = dressed.metrics("time")

    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_the_style_sheet_has_no_placeholder_left_and_its_pictures_are_there(dressed: Theme, scheme: Scheme) -> None:
    dressed.set_scheme(scheme)

    sheet = dressed.style_sheet()

    assert "@" not in sheet
    pictures = set(re.findall(r'url\("([^"]+)"\)', sheet))
    assert pictures
    assert all(resources.path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("look", tokens.LOOKS)
@pytest.mark.parametrize(
    ("mark", "token"),
    [("chevron-down", "text_muted"), ("chevron-up", "text_muted"), ("check", "on_accent"), ("dash", "on_accent")],
)
def test_arrows_and_ticks_have_the_colours_of_their_look(look: str, mark: str, token: str) -> None:
    assert f'stroke="{tokens.load(look)[token]}"' in resources.text(f"themes/{look}/{mark}.svg")


def test_a_machine_without_a_session_bus_has_no_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")

    assert read_appearance() is None


@pytest.mark.parametrize(
    ("settings", "wish"),
    [
        ({"color-scheme": ("u", 1), "contrast": ("u", 1)}, Appearance(dark=True, high_contrast=True)),
        ({"color-scheme": ("u", 2)}, Appearance(dark=False)),
        ({"color-scheme": ("u", 0)}, Appearance()),
        ({"color-scheme": ("s", "dark")}, Appearance()),
        ({}, Appearance()),
    ],
)
def test_the_numbers_of_the_portal_are_understood(settings: dict[str, tuple[str, object]], wish: Appearance) -> None:
    assert appearance_of(settings) == wish


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_the_sidebar_stands_off_from_the_page_and_a_line_parts_the_top_from_it(
    dressed: Theme, opened: Open, desk: Desk, scheme: Scheme
) -> None:
    window = opened(desk)
    dressed.set_scheme(scheme)
    edge, ground = window.sidebar.width() - 1, window.sidebar.height() // 2
    top = window.findChild(QFrame, "topbar")
    assert top is not None

    sidebar, page = window.sidebar.grab().toImage(), top.grab().toImage()

    assert sidebar.pixelColor(edge // 2, ground) == dressed.color("sidebar")
    assert sidebar.pixelColor(edge, ground) == dressed.color("border")
    assert page.pixelColor(4, top.height() // 2) == dressed.color("window")
    assert page.pixelColor(4, top.height() - 1) == dressed.color("border")
