"""The colours of each look by name, and the sizes of type, as they stand in `resources/themes`."""

import json
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

import resources

LOOKS = ("light", "dark", "contrast-light", "contrast-dark")

AVATARS = ("#3450C4", "#17693E", "#8A4F00", "#6A3FB5", "#9A2E63", "#0B6675", "#5A5F1A", "#7A4331")
"""Squares that stand for a client: dark enough for white letters (4.5 to 1) in every look."""


class Type(NamedTuple):
    """One size of type: pixels at 100 %, weight, and whether its figures are all of one width."""

    px: float
    weight: int
    tabular: bool = False


TYPE: Mapping[str, Type] = {
    "display": Type(26, 700),
    "title": Type(20, 600),
    "heading": Type(15, 600),
    "palette": Type(16, 400),
    "brand": Type(14, 700),
    "capture": Type(14, 400),
    "body": Type(13, 400),
    "strong": Type(13, 600),
    "label": Type(12, 500),
    "count": Type(12, 600),
    "caption": Type(12, 400),
    "time": Type(12, 400, tabular=True),
    "overline": Type(11, 600),
}


PALETTE: Mapping[str, str] = {
    "Window": "window",
    "WindowText": "text",
    "Base": "surface",
    "AlternateBase": "sunken",
    "Text": "text",
    "Button": "surface",
    "ButtonText": "text",
    "BrightText": "danger",
    "Highlight": "accent",
    "HighlightedText": "on_accent",
    "Link": "link",
    "LinkVisited": "wait",
    "PlaceholderText": "text_faint",
    "ToolTipBase": "tooltip",
    "ToolTipText": "on_tooltip",
    "Light": "raised",
    "Midlight": "hover",
    "Mid": "border",
    "Dark": "border_strong",
    "Shadow": "shadow",
    "Accent": "accent",
}
"""The colour of each role that Qt itself draws with, under the name Qt has for it."""


@cache
def load(look: str) -> Mapping[str, str]:
    """Return colour names and `#RRGGBB` values of one of `LOOKS`."""
    return cast("dict[str, str]", json.loads(resources.text(f"themes/{look}.json")))
