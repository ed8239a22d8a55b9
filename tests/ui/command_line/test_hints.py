"""Hints at kinder words: only for a person at a terminal, never among the answer."""

import io
import sys

import pytest

from tests.ui.command_line.runner import Kept


class Terminal(io.StringIO):
    """A standard error that somebody reads."""

    def isatty(self) -> bool:
        return True


def test_a_person_at_a_terminal_is_told_of_a_kinder_wording(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    ran = practice("log", "call Larkspur 10m said it is not my fault > mend the impossible printer by Fri")

    assert ran.status == 0
    assert screen.getvalue().splitlines() == [
        "Hint: “not my fault”: perhaps “I am sorry this happened; here is what I do now”",
        "Hint: “impossible”: perhaps “what I can do is”",
    ]
    assert "perhaps" not in ran.out


def test_private_words_and_notes_to_oneself_get_no_hint(practice: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    practice("log", "call Larkspur 10m printer >! find the impossible part by Fri", "--private", "not my fault")

    assert screen.getvalue() == ""


def test_a_script_gets_no_hint(practice: Kept) -> None:
    assert practice("log", "call Larkspur 10m said it is impossible").err == ""
    assert practice.json("log", "call Larkspur 10m said it is impossible")["words"] == "said it is impossible"
