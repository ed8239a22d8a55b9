from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import clients, jobs, people, sites
from models.changes import Kind
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.interactions.records import InteractionId
from models.jobs import JobDraft
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import PromiseId, Settling
from models.search import Hit, Piece, search
from models.sites import SiteDraft
from models.store import checks
from models.store.match import beginnings, last_begins, match_expression, terms, whole
from tests import builders
from tests.conftest import NOW


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Two clients with a bit of everything."""
    larkspur = clients.add(journal, builders.client("Larkspur Dental", private_words="slow payer")).id
    kestrel = clients.add(journal, builders.client("Müller & Søn", tags=("c++",))).id
    people.add(journal, builders.person(larkspur, "Tom O'Neil", emails=("tom@larkspur.example",)))
    jobs.add(journal, JobDraft(kestrel, "New printer fleet"))
    sites.add(journal, SiteDraft(kestrel, "Depot", "1 High Street", None, "alarm code is under the printer"))
    for days, words, private in (
        (3, "the printer jams on café menus", ""),
        (1, "moved the router", "their printer is ancient"),
        (2, "naïve question about printers", ""),
    ):
        interactions.log(
            journal,
            builders.interaction(larkspur, words, private_words=private, happened_at=NOW - timedelta(days=days)),
        )
    promises.make(journal, builders.promise("order a printer cable", client_id=larkspur))
    return journal


def found(journal: Journal, typed: str, kind: Kind) -> list[Hit]:
    return [hit for hit in search(journal, typed).hits if hit.kind is kind]


def plain(hit: Hit) -> str:
    return "".join(f"[{piece.text}]" if piece.matched else piece.text for piece in hit.snippet)


def test_one_word_is_looked_for_in_everything(filled: Journal) -> None:
    assert [group.kind for group in search(filled, "printer").groups] == [
        Kind.JOB,
        Kind.SITE,
        Kind.PROMISE,
        Kind.INTERACTION,
    ]


def test_whole_words_and_their_longer_forms_come_newest_first(filled: Journal) -> None:
    assert [plain(hit) for hit in found(filled, "printer", Kind.INTERACTION)] == [
        "their [printer] is ancient",
        "naïve question about [printers]",
        "the [printer] jams on café menus",
    ]


def test_only_what_was_found_in_private_words_alone_is_private(filled: Journal) -> None:
    assert [hit.private for hit in found(filled, "printer", Kind.INTERACTION)] == [True, False, False]
    assert [hit.private for hit in found(filled, "printer", Kind.SITE)] == [True]
    assert [hit.private for hit in found(filled, "slow", Kind.CLIENT)] == [True]
    assert [hit.private for hit in found(filled, "larkspur", Kind.CLIENT)] == [False]


@pytest.mark.parametrize("typed", ["CAFE men", "café menus", "Menus cafe", "the jam"])
def test_accents_case_and_order_do_not_count_and_the_last_word_may_be_begun(filled: Journal, typed: str) -> None:
    assert [plain(hit) for hit in found(filled, typed, Kind.INTERACTION)] != []


def test_every_word_must_be_there(filled: Journal) -> None:
    assert found(filled, "printers router", Kind.INTERACTION) == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tom", "Tom O'Neil"),
        ("o'neil", "Tom O'Neil"),
        ("to nei", "Tom O'Neil"),
        ("tom@larkspur.example", "Tom O'Neil"),
        ("c++", "Müller & Søn"),
        ("mul", "Müller & Søn"),
        ("m", "Müller & Søn"),
    ],
)
def test_names_are_found_by_the_beginnings_of_their_words(filled: Journal, typed: str, title: str) -> None:
    assert title in [hit.title for hit in search(filled, typed).hits]


def test_a_single_letter_is_looked_for_in_names_only(filled: Journal) -> None:
    assert {group.kind for group in search(filled, "t").groups} <= {Kind.CLIENT, Kind.PERSON}


def test_a_hit_says_whose_it_is_and_when(filled: Journal) -> None:
    (hit,) = found(filled, "cable", Kind.PROMISE)

    assert (hit.title, hit.client_name) == ("order a printer cable", "Larkspur Dental")
    assert hit.at == builders.promise().window.due_at
    assert Piece("cable", True) in hit.snippet


def test_struck_interactions_void_promises_and_struck_clients_are_not_found(filled: Journal) -> None:
    (promise,) = found(filled, "cable", Kind.PROMISE)
    promises.void(filled, PromiseId(promise.id), Settling("typed by mistake"))
    (visit,) = found(filled, "router", Kind.INTERACTION)
    interactions.strike_out(filled, InteractionId(visit.id), "typed twice")
    clients.strike_out(filled, clients.find(filled, "Müller").id, "closed down")

    assert search(filled, "cable").groups == ()
    assert search(filled, "router").groups == ()
    assert search(filled, "printer fleet").groups == ()
    assert search(filled, "muller").groups == ()


def test_words_that_changed_are_found_as_they_stand_and_undo_finds_the_old_ones(filled: Journal) -> None:
    (hit,) = found(filled, "router", Kind.INTERACTION)
    interactions.change(filled, InteractionId(hit.id), builders.interaction(hit.client_id, "moved the switch"))

    assert (found(filled, "router", Kind.INTERACTION), len(found(filled, "switch", Kind.INTERACTION))) == ([], 1)
    filled.undo()
    assert (len(found(filled, "router", Kind.INTERACTION)), found(filled, "switch", Kind.INTERACTION)) == (1, [])


def test_a_group_is_cut_and_says_that_there_is_more(filled: Journal) -> None:
    by_kind = {group.kind: group for group in search(filled, "printer", per_group=2).groups}

    assert (len(by_kind[Kind.INTERACTION].hits), by_kind[Kind.INTERACTION].more) == (2, True)
    assert (len(by_kind[Kind.JOB].hits), by_kind[Kind.JOB].more) == (1, False)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "a\ud800",
        '"',
        "-foo",
        "(",
        "a AND",
        "NOT",
        "x*",
        "col:word",
        "^a",
        "'",
        "a\x00b",
        "😀",
        "...",
        '"a" OR "b"',
        "{a b}: c",
    ],
)
def test_signs_of_the_search_language_mean_nothing(filled: Journal, typed: str) -> None:
    search(filled, typed)


_JOURNAL = Journal.open(None, FixedClock(NOW))


@given(st.text(st.characters(), max_size=300))
def test_nothing_that_is_typed_makes_a_search_fail(typed: str) -> None:
    search(_JOURNAL, typed)


def test_words_are_found_and_sound_after_they_were_merged(filled: Journal) -> None:
    before = search(filled, "printer")

    filled.merge_words()
    filled.tend()

    assert search(filled, "printer") == before
    assert checks.check(filled).sound
    assert filled.undo_label() == "Promise: order a printer cable"


def test_a_hundred_thousand_characters_are_shown_as_a_snippet(journal: Journal) -> None:
    client = clients.add(journal, builders.client()).id
    interactions.log(journal, builders.interaction(client, "blah " * 20_000 + "needle " + "blah " * 100))

    (hit,) = found(journal, "needle", Kind.INTERACTION)

    assert "[needle]" in plain(hit)
    assert len(plain(hit)) < 200


def test_expressions_quote_each_word_and_mark_beginnings() -> None:
    assert terms('a "b - ++ c++') == ["a", '"b', "c++"]
    assert whole(["a", 'b"']) == '"a" "b"""'
    assert last_begins(["a", "b"]) == '"a" "b"*'
    assert last_begins(["c++"]) == '"c++"'
    assert beginnings(["a", "b"]) == '"a"* "b"*'
    assert match_expression("- ++") == '""'
