"""What the window needs from the machine, looked for before Qt is asked, because Qt ends the process without a word."""

import os
import sys
from collections.abc import Iterable, Mapping
from typing import Final

# Found with `ldd` of Qt's own libraries and platform plug-ins, then tried in a bare Debian 12.
ANY_WINDOW: Final[Mapping[str, str]] = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
NOT_YET: Final = ("libgssapi_krb5.so.2",)
"""What only Qt's network library asks for, and with it the pages that show a document."""
X11_WINDOW: Final[Mapping[str, str]] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
WAYLAND_WINDOW: Final[Mapping[str, str]] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def trouble() -> str | None:
    """Return why no window can open on this machine and what to do about it, or None when one can."""
    return _system_trouble(os.environ) or _pyside_trouble_here()


def pyside_trouble(python: tuple[int, int], pyside: tuple[int, int]) -> str | None:
    """Return why this pair of Python and PySide6 would not last, or None when it does.

    In PySide6 6.12 each Qt call without a result takes a reference away from `None`; a Python before
    3.12 counts those, and dies after some thousand calls, in the middle of somebody's work.
    """
    if pyside == (6, 12) and python < (3, 12):
        return (
            f"PySide6 {pyside[0]}.{pyside[1]} breaks Python {python[0]}.{python[1]} after some minutes of work; "
            "install PySide6-Essentials 6.11.3 and PySide6-Addons 6.11.3, or use Python 3.12"
        )
    return None


def wanted_libraries(environment: Mapping[str, str]) -> Mapping[str, str]:
    """Return the libraries, each with its Debian package, that a window needs in this session."""
    platform = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if platform == "xcb" or (not platform and environment.get("DISPLAY")):
        return {**ANY_WINDOW, **X11_WINDOW}
    if platform.startswith("wayland") or (not platform and environment.get("WAYLAND_DISPLAY")):
        return {**ANY_WINDOW, **WAYLAND_WINDOW}
    return ANY_WINDOW


def missing_words(packages: Iterable[str]) -> str:
    """Say which Debian packages to install."""
    return f"the system lacks libraries it is drawn with; install them:\n  sudo apt install {' '.join(packages)}"


def _system_trouble(environment: Mapping[str, str]) -> str | None:
    if not sys.platform.startswith("linux"):
        return None
    missing = [package for library, package in wanted_libraries(environment).items() if not _loads(library)]
    if missing:
        return missing_words(missing)
    if not any(environment.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")):
        return "there is no screen; start it from a desktop session, or name a command (--help lists them)"
    return None


def _loads(library: str) -> bool:
    # Of ctypes only this: the rest of it takes as long to load as all these libraries, and only Linux comes here.
    from _ctypes import dlclose, dlopen

    try:
        found = dlopen(library, 0)
    except OSError:
        return False
    if library in NOT_YET:
        dlclose(found)
    return True


def _pyside_trouble_here() -> str | None:
    try:
        import PySide6
    except ImportError:
        return "PySide6 is not installed; set the program up again with the first command of its README"
    major, minor = PySide6.__version_info__[:2]
    return pyside_trouble(sys.version_info[:2], (int(major), int(minor)))
