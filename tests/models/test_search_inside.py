"""Search in writing without spaces, and in very long words."""

from datetime import timedelta
from time import process_time

import pytest

from models import clients, jobs, people
from models.changes import Kind
from models.interactions import operations as interactions
from models.jobs import JobDraft
from models.journal import Journal
from models.promises import operations as promises
from tests import builders
from tests.conftest import NOW
from tests.models.test_search import found, plain


@pytest.fixture
def tokyo(journal: Journal) -> Journal:
    """A client whose words are written without spaces, among many others."""
    client = clients.add(journal, builders.client("株式会社東京歯科")).id
    people.add(journal, builders.person(client, "山田太郎"))
    jobs.add(journal, JobDraft(client, "受付用プリンター更新"))
    for days, words, private in (
        (3, "受付のプリンターを交換しました。鍵は裏口です", ""),
        (2, "VPNの設定を確認、再起動した printer", "支払いが遅いプリンター好き"),
        (1, "전화로프린터문의", ""),
    ):
        interactions.log(
            journal,
            builders.interaction(client, words, private_words=private, happened_at=NOW - timedelta(days=days)),
        )
    promises.make(journal, builders.promise("新しいプリンターを注文", client_id=client))
    return journal


@pytest.mark.parametrize(
    ("typed", "kind", "snippets"),
    [
        ("東京", Kind.CLIENT, ["株式会社[東京]歯科"]),
        ("太郎", Kind.PERSON, ["山田[太郎]"]),
        ("プリンター", Kind.JOB, ["受付用[プリンター]更新"]),
        ("プリンター", Kind.PROMISE, ["新しい[プリンター]を注文"]),
        (
            "プリンター",
            Kind.INTERACTION,
            ["支払いが遅い[プリンター]好き", "受付の[プリンター]を交換しました。鍵は裏口です"],
        ),
        ("鍵", Kind.INTERACTION, ["受付のプリンターを交換しました。[鍵は裏口です]"]),
        ("裏口 交換", Kind.INTERACTION, ["受付のプリンターを[交換]しました。鍵は[裏口]です"]),
        ("再起 print", Kind.INTERACTION, ["VPNの設定を確認、[再起]動した printer"]),
        ("프린터", Kind.INTERACTION, ["전화로[프린터]문의"]),
        ("プリント", Kind.INTERACTION, []),
        ("再起 cable", Kind.INTERACTION, []),
        ("再%動", Kind.INTERACTION, []),
    ],
)
def test_words_are_found_in_the_middle_of_writing_without_spaces(
    tokyo: Journal, typed: str, kind: Kind, snippets: list[str]
) -> None:
    assert [plain(hit) for hit in found(tokyo, typed, kind)] == snippets


def test_what_was_found_by_its_beginning_is_not_found_again_in_the_middle(tokyo: Journal) -> None:
    assert [plain(hit) for hit in found(tokyo, "受付", Kind.INTERACTION)] == [
        "[受付のプリンターを交換しました]。鍵は裏口です"
    ]


def test_what_is_private_is_known_as_such_in_the_middle_of_writing_too(tokyo: Journal) -> None:
    assert [hit.private for hit in found(tokyo, "プリンター", Kind.INTERACTION)] == [True, False]


def test_of_long_writing_the_snippet_is_what_lies_around_the_words(tokyo: Journal) -> None:
    long = "あ" * 500 + "修理" + "い" * 500
    interactions.log(tokyo, builders.interaction(clients.find(tokyo, "株式会社").id, long))

    (hit,) = found(tokyo, "修理", Kind.INTERACTION)

    assert plain(hit) == "…" + "あ" * 24 + "[修理]" + "い" * 48 + "…"


def test_only_the_newest_are_looked_through_from_end_to_end(tokyo: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.search_inside.NEWEST", 2)

    assert [hit.id for hit in found(tokyo, "プリンター", Kind.INTERACTION)] == [2]


def test_writing_with_spaces_is_not_looked_for_in_the_middle(tokyo: Journal) -> None:
    assert found(tokyo, "rinter", Kind.INTERACTION) == []


@pytest.mark.parametrize("often", [1, 2_000])
def test_of_very_long_words_the_part_around_the_first_hit_is_shown(journal: Journal, often: int) -> None:
    client = clients.add(journal, builders.client()).id
    long = "beginning " * 2_000 + "then the café " * often + "and an end " * 2_000
    interactions.log(journal, builders.interaction(client, long, private_words="nothing"))

    (hit,) = found(journal, "cafe", Kind.INTERACTION)

    assert plain(hit).startswith("…")
    assert plain(hit).endswith("…")
    assert " then the [café] " in plain(hit)
    assert len(plain(hit)) < 300
    assert not hit.private


def test_very_long_words_that_say_the_same_again_and_again_are_found_at_once(journal: Journal) -> None:
    client = clients.add(journal, builders.client()).id
    interactions.log(journal, builders.interaction(client, "word " * 20_000))

    before = process_time()
    (hit,) = found(journal, "wor", Kind.INTERACTION)

    assert plain(hit).startswith("[word] [word]")
    assert process_time() - before < 0.5  # The index's own snippet takes two seconds here.
