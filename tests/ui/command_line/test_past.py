"""`--at` before now: what happened later has not happened yet, in every list."""

from datetime import timedelta

import pytest

from models import clients
from models.clients import ClientId
from models.errors import Refused
from models.instants import to_text
from models.interactions import operations as interactions
from models.interactions import questions
from models.interactions.records import InteractionDraft, InteractionId
from models.promises import operations as promises
from models.promises import questions as promise_questions
from models.promises.records import PromiseId, Wording
from tests.builders import client, moment
from tests.conftest import NOW
from tests.ui.command_line.runner import Kept

LATER = NOW + timedelta(days=10)
LAST = NOW + timedelta(days=20)


@pytest.fixture
def later(practice: Kept) -> Kept:
    """The practice ten days on: Ashgrove was struck out, Fenwick added, promise 2 moved, 3 voided; one more call."""
    practice.at = LATER
    assert practice("promise", "move", "2", "11 December 10:00", "--because", "Tom is away").status == 0
    assert practice("promise", "void", "3", "--because", "typed twice").status == 0
    assert practice("log", "call Larkspur about the licences of the scanner > ring Tom on Monday").status == 0
    with practice.journal() as journal:
        clients.add(journal, client("Fenwick Joinery"))
        clients.strike_out(journal, ClientId(2), "moved away")
    practice.at = LAST
    return practice


def names(kept: Kept) -> list[str]:
    return [one["name"] for one in kept.json("client", "list")]


def found(kept: Kept, words: str) -> list[tuple[str, int]]:
    return [(hit["kind"], hit["id"]) for hit in kept.json("search", words)["hits"]]


def test_the_clients_are_those_who_were_there(later: Kept) -> None:
    assert names(later) == ["Fenwick Joinery", "Larkspur Dental"]
    later.at = NOW
    assert names(later) == ["Ashgrove Surveyors", "Larkspur Dental"]


def test_a_client_brought_in_later_is_there_once_something_was_noted_with_them(later: Kept) -> None:
    later.at = moment("2026-11-18 10:00")
    assert names(later) == ["Ashgrove Surveyors", "Larkspur Dental"]
    later.at = moment("2026-11-17 10:00")
    assert names(later) == ["Ashgrove Surveyors"]
    later.at = moment("2026-11-15 10:00")
    assert names(later) == []


def test_the_search_finds_what_was_there(later: Kept) -> None:
    assert found(later, "licences") == [("interaction", 3)]
    assert found(later, "ashgrove") == []
    later.at = NOW
    assert found(later, "licences") == [("promise", 3)]
    assert found(later, "ashgrove") == [("client", 2)]
    assert found(later, "fenwick") == []


def test_the_search_tells_for_when_it_was_promised_then(later: Kept) -> None:
    def due() -> list[str]:
        return [hit["at"] for hit in later.json("search", "ring tom")["hits"] if hit["id"] == 2]

    assert due() == ["2026-12-11T10:00:00Z"]
    later.at = NOW
    assert due() == ["2026-11-25T10:00:00Z"]


def test_the_history_ends_there(later: Kept) -> None:
    def done(*arguments: str) -> int:
        return len(later.json("history", *arguments))

    assert (done(), done("promise", "2"), done("client", "3")) == (11, 2, 1)
    later.at = NOW
    assert (done(), done("promise", "2"), done("client", "3")) == (6, 1, 0)


def test_what_a_clock_noted_that_was_ahead_is_in_the_present(later: Kept) -> None:
    later.at = None  # The computer's own clock, which is not at 2026-12-04 yet, or long past it.
    assert names(later) == ["Fenwick Joinery", "Larkspur Dental"]
    assert len(later.json("history")) == 11
    assert found(later, "fenwick") == [("client", 3)]


@pytest.fixture
def changed(later: Kept) -> Kept:
    """The same, with Larkspur renamed and dormant since, its people and jobs changed, an interaction struck out."""
    later.at = NOW
    assert later("person", "add", "Larkspur", "Una Quill").status == 0
    assert later("job", "add", "Larkspur", "Move the server", "--stage", "agreed").status == 0
    later.at = LATER
    assert later("client", "change", "Larkspur", "--name", "Larkspur & Finch", "--stage", "dormant").status == 0
    assert later("person", "change", "Una", "--name", "Una Finch").status == 0
    assert later("person", "add", "Larkspur", "Vic Hale").status == 0
    assert later("job", "change", "Move the server", "--stage", "done").status == 0
    assert later("job", "add", "Larkspur", "Wire the attic").status == 0
    assert later("interaction", "strike-out", "3", "--because", "noted twice").status == 1  # A promise came up in it.
    return later


def test_a_client_is_shown_by_its_name_and_stage_of_then(changed: Kept) -> None:
    def told() -> list[tuple[str, str]]:
        return [(one["name"], one["stage"]) for one in changed.json("client", "list", "larkspur")]

    assert told() == [("Larkspur & Finch", "dormant")]
    changed.at = NOW
    assert told() == [("Larkspur Dental", "active")]
    assert changed.json("client", "show", "Larkspur Dental")["stage"] == "active"


def test_the_people_and_jobs_are_those_of_then(changed: Kept) -> None:
    def told() -> tuple[list[str], list[tuple[str, str]]]:
        people = [one["name"] for one in changed.json("person", "list")]
        return people, [(one["title"], one["stage"]) for one in changed.json("job", "list")]

    assert told()[1] == [("Wire the attic", "enquiry"), ("Move the server", "done")]
    assert {"Una Finch", "Vic Hale"} < set(told()[0])
    changed.at = NOW
    assert told()[1] == [("Move the server", "agreed")]
    assert "Una Quill" in told()[0]
    assert {"Una Finch", "Vic Hale"}.isdisjoint(told()[0])


def test_an_interaction_that_took_place_later_cannot_be_shown(changed: Kept) -> None:
    assert changed("interaction", "show", "3").status == 0
    changed.at = NOW
    assert (changed("interaction", "show", "3").status, changed("interaction", "show", "1").status) == (1, 0)


def test_the_interaction_struck_out_since_is_in_the_list_and_the_numbers(later: Kept) -> None:
    later.at = LATER
    assert later("log", "call Larkspur 10m nothing to report").status == 0
    later.at = LAST
    assert later("interaction", "strike-out", "4", "--because", "noted twice").status == 0

    def told() -> tuple[list[int], int]:
        listed = [one["id"] for one in later.json("interaction", "list")]
        return listed, later.json("numbers")["interactions"]

    assert told() == ([3, 1, 2], 3)
    later.at = LATER
    assert told() == ([4, 3, 1, 2], 4)


def test_what_is_written_goes_into_the_journal_of_today(changed: Kept) -> None:
    changed.at = NOW
    assert changed("client", "change", "Larkspur & Finch", "--tag", "old").status == 0
    changed.at = LAST
    assert changed.json("client", "show", "Larkspur")["tags"] == ["old"]


def test_the_search_looks_among_the_words_of_then(changed: Kept) -> None:
    with changed.journal() as journal:
        visit = questions.get(journal, InteractionId(1))
        draft = InteractionDraft(visit.client_id, visit.kind, words="a zeppelin", happened_at=visit.happened_at)
        interactions.change(journal, visit.id, draft)
        promises.change_wording(journal, PromiseId(2), Wording("whisper to Tom"))
    sought = ("finch", "zeppelin", "whisper")

    assert [found(changed, words)[-1] for words in sought] == [("person", 2), ("interaction", 1), ("promise", 2)]
    changed.at = NOW
    assert [found(changed, words) for words in sought] == [[], [], []]
    assert ("client", 1) in found(changed, "dental")
    assert found(changed, visit.words) == [("interaction", 1)]
    assert changed.json("promise", "show", "2")["words"] != "whisper to Tom"


def test_corrected_words_leave_a_promise_where_its_events_put_it(changed: Kept) -> None:
    with changed.journal() as journal:
        before = promise_questions.row_of(journal, PromiseId(2), NOW).promise
        promises.change_wording(journal, PromiseId(2), Wording("whisper to Tom"))
    due = [one["due_at"] for one in changed.json("promise", "list", "--client", "1") if one["id"] == 2]

    changed.at = NOW

    assert due == ["2026-12-11T10:00:00Z"]
    assert changed.json("promise", "show", "2")["due_at"] == to_text(before.due_at)


def test_nothing_happens_to_a_promise_before_it_was_made(practice: Kept) -> None:
    before = practice.path.read_bytes()
    practice.at = moment("2026-11-15 09:00")

    for words in (("keep", "1"), ("void", "1", "--because", "x"), ("told", "1"), ("reopen", "4", "--because", "x")):
        ran = practice("promise", *words)

        assert (ran.status, ran.out) == (1, "")
        assert "made" in ran.err
    assert practice.path.read_bytes() == before


@pytest.mark.parametrize("at", ["9000-12-31 23:59", "1901-01-01 00:00"])
@pytest.mark.parametrize("words", [("due", "--within", "9999w"), ("promise", "list", "--within", "9999w"), ("review",)])
def test_the_first_and_the_last_moment_that_can_be_asked_for_have_room_around_them(
    practice: Kept, at: str, words: tuple[str, ...]
) -> None:
    practice.at = moment(at)

    assert practice.json(*words) is not None


@pytest.mark.parametrize("at", ["9001-01-01 00:00", "1900-12-31 23:59"])
def test_a_moment_with_no_room_around_it_is_wrong_usage(practice: Kept, at: str) -> None:
    practice.at = moment(at)

    ran = practice("due")

    assert (ran.status, ran.out) == (2, "")
    assert "is no moment to stand at; take one from 1901 to 9000" in ran.err


def test_what_was_done_is_told_as_done_where_its_answer_is_refused(
    practice: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise Refused("the year must lie between 1900 and 9998")

    with monkeypatch.context() as patch:
        patch.setattr("ui.command_line.output.Output.line", refuse)
        ran = practice("client", "add", "Quillfeather")

    assert (ran.status, ran.err) == (0, "kept: it was done, but the year must lie between 1900 and 9998\n")
    assert len(practice.json("client", "list", "quill")) == 1
