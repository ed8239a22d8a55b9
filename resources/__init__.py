"""The files that ship with the program, and how to read them; it imports nothing of the other rooms."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return where the shipped file `name` lies, such as `icons/phone.svg`."""
    return _FOLDER / name


def text(name: str) -> str:
    """Return the words of a shipped file, which is always UTF-8."""
    return path(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """Return a shipped file byte for byte."""
    return path(name).read_bytes()
