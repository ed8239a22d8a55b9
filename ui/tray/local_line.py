"""The only socket of the program: it reaches other programs on this machine, and never another machine."""

import socket

Line = socket.socket


def local_line() -> Line:
    """Return a socket that has its place in the file system, not on a network."""
    return Line(socket.AF_UNIX, socket.SOCK_STREAM)
