"""Start Kept: the window or, when a command is named, that command."""

import gc
import os
import sys
from pathlib import Path

INTERRUPTED = 130


def main() -> int:
    """Do what the arguments ask for and return the exit status; Ctrl+C ends it quietly at any moment."""
    try:
        status = start()
    except KeyboardInterrupt:
        return INTERRUPTED
    if "PySide6.QtWidgets" in sys.modules:
        # The window has saved and closed all: to take Python and Qt apart piece by piece would only take time.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


def start() -> int:
    """Do what the arguments ask for and return the exit status, with all that was loaded still there."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from ui.opening import opening_of

    arguments = sys.argv[1:]
    opening = opening_of(arguments)
    if opening is None:
        from ui.command_line.program import run

        return run(arguments)
    from ui.tray.single import handed_over

    if handed_over(opening):
        return 0
    # What is made while the program starts lives as long as it does; `ui.collecting` takes over after the paint.
    gc.disable()
    from ui.system_check import trouble

    if (words := trouble()) is not None:
        sys.stderr.write(f"The window cannot open: {words}\n")
        return 1
    from ui.quick_imports import let_imports_alone

    let_imports_alone()
    from ui.desktop import run as run_window

    return run_window(opening)


if __name__ == "__main__":
    sys.exit(main())
