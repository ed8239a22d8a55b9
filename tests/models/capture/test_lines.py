"""Every line of the table becomes the draft that the table says."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from models.capture.directory import Directory, KnownClient, KnownPerson
from models.capture.draft import Line, LineDraft, LinePromise
from models.capture.line import read_line
from models.promised_time.echo import say
from models.working_time import Profile
from tests.models.promised_time.tables import WEEK

DATA = Path(__file__).resolve().parent.parent / "data"
PROFILE = Profile("Europe/London", "en_GB", WEEK, "GB", "ENG")
NOW = datetime(2026, 11, 24, 10, 20, tzinfo=ZoneInfo("Europe/London"))
DIRECTORY = Directory(
    (
        KnownClient(1, "Larkspur Dental"),
        KnownClient(2, "Kestrel Veterinary"),
        KnownClient(3, "Hargreaves Dental"),
        KnownClient(4, "Ottoline Books"),
        KnownClient(5, "Café Müller"),
        KnownClient(6, "Kessler & Co", ("The Kesslers",)),
    ),
    (
        KnownPerson(1, "Tom Baker", 1),
        KnownPerson(2, "Priya Shah", 2),
        KnownPerson(3, "Sam Okoro", 2),
        KnownPerson(4, "Sam Reed", 4),
    ),
)


def rows() -> list[tuple[str, str]]:
    lines = (DATA / "lines.tsv").read_text(encoding="utf-8").splitlines()
    return [(text, expected) for text, _, expected in (line.partition("\t") for line in lines if line[:2] != "##")]


def understood(line: Line) -> str:
    if line.draft is None:
        return "nothing"
    troubles = [f"! {trouble.field}: {trouble.reason}{_listed(trouble.offers)}" for trouble in line.troubles]
    ideas = [f"~ “{idea.words}” {say(idea.window, NOW, PROFILE)}" for idea in line.suggestions]
    return " | ".join([*_head(line.draft), *map(_promise, line.draft.promises), *troubles, *ideas])


def _head(draft: LineDraft) -> list[str]:
    parts = [draft.kind, f"client {draft.client_id or repr(draft.client_words)}"]
    if draft.person_ids:
        parts.append("with " + ",".join(map(str, draft.person_ids)))
    if draft.happened_at != NOW:
        parts.append(f"at {draft.happened_at:%Y-%m-%d %H:%M}")
    if draft.minutes:
        parts.append(f"{draft.minutes} min")
    return [*parts, f"“{draft.words}”", *(["solved"] if draft.solved else [])]


def _promise(promise: LinePromise) -> str:
    kind = f"/{promise.kind}" if promise.kind else ""
    person = f" p{promise.person_id}" if promise.person_id else ""
    when = say(promise.window, NOW, PROFILE) if promise.window else "?"
    return f"{promise.side}{kind}{person}: “{promise.words}” {when}"


def _listed(offers: tuple[str, ...]) -> str:
    return f" [{', '.join(offers)}]" if offers else ""


@pytest.mark.parametrize(("text", "expected"), rows())
def test_a_line_becomes_the_draft_in_the_table(text: str, expected: str) -> None:
    assert understood(read_line(text, NOW, PROFILE, DIRECTORY)) == expected


@pytest.mark.parametrize("text", [text for text, _ in rows()])
def test_tokens_lie_in_the_line_one_after_the_other(text: str) -> None:
    tokens = read_line(text, NOW, PROFILE, DIRECTORY).tokens

    places = [place for token in tokens for place in (token.start, token.stop)]
    assert places == sorted(places)
    assert all(0 <= token.start < token.stop <= len(text) for token in tokens)


@pytest.mark.parametrize("text", [text for text, _ in rows()])
def test_any_beginning_of_a_line_is_read_without_fault(text: str) -> None:
    for stop in range(len(text)):
        line = read_line(text[:stop], NOW, PROFILE, DIRECTORY)

        assert (line.draft is None) == (not text[:stop].strip())


def test_the_table_holds_at_least_a_hundred_and_twenty_lines() -> None:
    assert len(rows()) >= 120


def test_an_empty_line_is_no_draft_and_no_trouble() -> None:
    assert read_line("   ", NOW, PROFILE, DIRECTORY) == Line(None)


def test_without_clients_the_first_word_is_the_client_to_add() -> None:
    line = read_line("visit Larkspur 1h30 replaced the PC > ring back tomorrow", NOW, PROFILE, Directory())

    assert line.draft is not None
    assert (line.draft.client_words, line.draft.words, line.draft.minutes) == ("Larkspur", "replaced the PC", 90)
    assert [trouble.field for trouble in line.troubles] == ["client"]


def test_a_time_in_the_words_is_offered_and_not_taken() -> None:
    line = read_line("call Kestrel will be there Fri 10-12", NOW, PROFILE, DIRECTORY)

    assert line.draft is not None and line.draft.promises == ()
    assert [idea.words for idea in line.suggestions] == ["will be there"]


def test_a_hundred_thousand_characters_are_taken_as_words() -> None:
    line = read_line("call Kestrel " + "x" * 90_000, NOW, PROFILE, DIRECTORY)

    assert line.draft is not None and len(line.draft.words) == 90_000
