"""The only socket of the program: it reaches other programs on this machine, and never another machine."""

import os
import socket
from pathlib import Path

Line = socket.socket

_MOST_WAITING = 8


def local_line() -> Line:
    """Return a socket that has its place in the file system, not on a network."""
    return Line(socket.AF_UNIX, socket.SOCK_STREAM)


def open_door(place: Path) -> Line:
    """Return a socket that this person's programs alone can call at `place`, in place of one that was left there.

    To ask it who called never waits. Raises: OSError.
    """
    door = local_line()
    try:
        door.setblocking(False)
        place.unlink(missing_ok=True)
        door.bind(os.fspath(place))
        place.chmod(0o600)  # Nobody can call before it listens.
        door.listen(_MOST_WAITING)
    except OSError:
        door.close()
        raise
    return door
