"""A time in the words is asked about, and never becomes a promise by itself."""

import pytest

from models.capture.directory import Directory, KnownClient
from models.capture.line import read_line
from models.working_time import Profile
from tests.conftest import NOW
from ui.capture.suggesting import idea_of

KNOWN = Directory((KnownClient(1, "Kestrel Architects"),))
LONDON = Profile("Europe/London")


def asked(text: str) -> tuple[str, ...] | None:
    line = read_line(text, NOW, LONDON, KNOWN)
    idea = idea_of(line, text)
    assert line.draft is not None
    return None if idea is None else (idea.reason, *idea.offers)


def test_a_time_in_the_words_is_asked_about_with_the_promise_it_would_be() -> None:
    assert asked("call kestrel VPN drops, will ring back tomorrow 10am") == (
        "“tomorrow 10am” stands in the words: is it a promise?",
        "> VPN drops, will ring back tomorrow 10am",
    )


def test_taking_the_offer_makes_the_promise_and_ends_the_question() -> None:
    text = "call kestrel will ring back tomorrow 10am"
    question = asked(text)
    assert question is not None

    taken = f"{text} {question[1]}"

    line = read_line(taken, NOW, LONDON, KNOWN)
    assert line.draft is not None
    assert [promise.words for promise in line.draft.promises] == ["will ring back"]
    assert asked(taken) is None


@pytest.mark.parametrize(
    "text", ["call kestrel looked at it", "call kestrel > ring back tomorrow", "call kestrel > quote"]
)
def test_nothing_is_asked_without_a_time_or_while_something_is_in_the_way(text: str) -> None:
    assert asked(text) is None
