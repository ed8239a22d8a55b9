"""A screen for programs that show themselves to nobody: Qt's own for that is smaller than windows are in use."""

import json
from pathlib import Path

WIDTH, HEIGHT = 1366, 768


def laptop(folder: Path) -> str:
    """Return what QT_QPA_PLATFORM is set to for a small laptop's screen, told in a file in `folder`."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    told = folder / "screen.json"
    told.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return f"offscreen:configfile={told}"
