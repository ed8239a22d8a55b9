"""Colours are readable in every look, by the contrast of WCAG 2.2."""

import pytest

from ui import tokens

GROUNDS = ("window", "surface", "sidebar", "raised", "sunken", "hover", "selected")
SOFT = ("danger", "warn", "ok", "info", "wait", "accent")
WORDS = (
    [(ink, ground) for ink in ("text", "text_muted", "text_faint") for ground in GROUNDS]
    + [(ink, f"{ink}_soft") for ink in SOFT]
    + [(ink, ground) for ink in (*SOFT, "link") for ground in ("window", "surface", "raised")]
    + [("text_muted", "neutral_soft"), ("text", "neutral_soft"), ("text", "nav_selected"), ("accent", "nav_selected")]
    + [("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_tooltip", "tooltip"), ("tooltip_link", "tooltip")]
    + [("text", f"{ground}_soft") for ground in SOFT]
)
SHAPES = [
    *((edge, ground) for edge in ("border_strong", "focus") for ground in ("window", "surface", "raised")),
    *(("focus", ground) for ground in ("selected", "sidebar", "nav_selected")),
    ("bar", "surface"),
    ("danger", "surface"),
    ("disabled", "surface"),
]


def luminance(color: str) -> float:
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def below(look: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    colors = tokens.load(look)
    found = [(ink, ground, contrast(colors[ink], colors[ground])) for ink, ground in pairs]
    return [f"{ink} on {ground}: {ratio:.2f}" for ink, ground, ratio in found if ratio < least]


@pytest.mark.parametrize("look", tokens.LOOKS)
def test_all_words_are_readable(look: str) -> None:
    assert below(look, WORDS, 4.5) == []


@pytest.mark.parametrize("look", tokens.LOOKS)
def test_edges_focus_and_bars_stand_out(look: str) -> None:
    assert below(look, SHAPES, 3.0) == []


@pytest.mark.parametrize("look", [look for look in tokens.LOOKS if look.startswith("contrast")])
def test_high_contrast_words_reach_the_stronger_limit(look: str) -> None:
    assert below(look, WORDS, 7.0) == []


@pytest.mark.parametrize("color", tokens.AVATARS)
def test_white_letters_are_readable_on_every_square(color: str) -> None:
    assert contrast("#FFFFFF", color) >= 4.5


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize("look", tokens.LOOKS)
def test_every_look_names_the_same_colours(look: str) -> None:
    assert tokens.load(look).keys() == tokens.load("light").keys()
