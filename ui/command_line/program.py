"""The way in from `main`; everything else is imported behind it."""

import gc
from collections.abc import Sequence

_RARELY = 100_000


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit status; no fault leaves as a stack trace."""
    often = gc.get_threshold()
    # A command is over before collecting what it leaves would pay; it takes a tenth of the start.
    gc.set_threshold(_RARELY)
    try:
        from ui.command_line.running import run_command

        return run_command(arguments)
    finally:
        gc.set_threshold(*often)
