"""Answering a review: from a pipe, and as somebody at a terminal."""

import json

import pytest

from tests.ui.command_line.runner import Kept, Ran


class Terminal:
    """Somebody at the keyboard, who types these lines and then leaves."""

    def __init__(self, *lines: str, interrupts: bool = False) -> None:
        self._lines = list(lines)
        self._interrupts = interrupts

    def isatty(self) -> bool:
        return True

    def readline(self, _size: int = -1) -> str:
        if not self._lines and self._interrupts:
            raise KeyboardInterrupt
        return f"{self._lines.pop(0)}\n" if self._lines else ""


def answers(kept: Kept, *lines: dict[str, object] | str, more: tuple[str, ...] = ()) -> Ran:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return kept("review", "--answers", "-", *more, stdin=text.encode())


def typed(kept: Kept, monkeypatch: pytest.MonkeyPatch, *lines: str, interrupts: bool = False) -> Ran:
    terminal = Terminal(*lines, interrupts=interrupts)

    def asked(prompt: str = "") -> str:
        line = terminal.readline()
        if not line:
            raise EOFError
        return line.rstrip("\n")

    monkeypatch.setattr("click.termui.visible_prompt_func", asked)
    monkeypatch.setattr("ui.command_line.review.stands_at_keyboard", terminal.isatty)
    return kept("review")
