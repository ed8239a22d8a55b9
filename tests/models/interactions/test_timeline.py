"""Pages of a timeline: newest first, without a gap, by every filter."""

from datetime import timedelta

from models import people
from models.interactions import operations, questions
from models.interactions.records import InteractionDraft, InteractionFilter, Way
from models.journal import Journal
from models.promises.records import PromiseDraft
from tests.models.entries import client, contact, local, window

NOW = local("2026-11-24 10:20")


def listed(journal: Journal, wanted: InteractionFilter) -> list[str]:
    rows = questions.page(journal, wanted)
    assert questions.count(journal, wanted)[0] == len(rows)
    return [row.interaction.words for row in rows]


def test_the_newest_comes_first_and_of_one_second_the_later_noted(journal: Journal) -> None:
    one = client(journal)
    for words, at in (("b", "2026-11-24 09:00"), ("a", "2026-11-23 09:00"), ("c", "2026-11-24 09:00")):
        contact(journal, one, at, words=words)
    assert listed(journal, InteractionFilter()) == ["c", "b", "a"]


def test_pages_follow_one_another_without_a_gap(journal: Journal) -> None:
    one = client(journal)
    for number in range(11):
        contact(journal, one, f"2026-11-2{number % 3} 09:00", words=str(number))
    whole = listed(journal, InteractionFilter())
    paged: list[str] = []
    before = None
    while rows := questions.page(journal, InteractionFilter(), before, limit=3):
        paged += [row.interaction.words for row in rows]
        before = questions.cursor_of(rows[-1])
    assert paged == whole


def test_every_filter_lets_through_what_it_says(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    tom = people.add(journal, people.PersonDraft(one, "Tom"))
    contact(journal, one, "2026-11-20 09:00", words="the printer jams", minutes=5)
    contact(journal, other, "2026-11-21 09:00", words="the café's router", minutes=7)
    visit = InteractionDraft(
        one, Way.VISIT, local("2026-11-22 09:00"), words="new fan", minutes=30, person_ids=(tom.id,),
        promises=(PromiseDraft("ring Tom", window("2026-11-27 12:00")),),
    )  # fmt: skip
    logged = operations.log(journal, visit)
    assert listed(journal, InteractionFilter(client_id=one)) == ["new fan", "the printer jams"]
    assert listed(journal, InteractionFilter(kinds=frozenset({Way.VISIT}))) == ["new fan"]
    assert listed(journal, InteractionFilter(person_id=tom.id)) == ["new fan"]
    assert listed(journal, InteractionFilter(since=local("2026-11-21 09:00"))) == ["new fan", "the café's router"]
    assert listed(journal, InteractionFilter(until=local("2026-11-21 09:00"))) == ["the printer jams"]
    assert listed(journal, InteractionFilter(at=local("2026-11-21 09:00"))) == ["the café's router", "the printer jams"]
    assert listed(journal, InteractionFilter(words="CAFE rout")) == ["the café's router"]
    assert listed(journal, InteractionFilter(words="nowhere")) == []
    assert questions.count(journal, InteractionFilter()) == (3, 42)
    row = questions.row_of(journal, logged.id)
    assert (row.client_name, row.people, row.attachments) == ("Larkspur", ("Tom",), 0)
    assert [promise.promise.words for promise in row.promises] == ["ring Tom"]


def test_a_page_of_the_past_shows_promises_as_they_stood(journal: Journal) -> None:
    one = client(journal)
    draft = InteractionDraft(
        one, Way.CALL, NOW - timedelta(days=3), words="call", promises=(PromiseDraft("ring", window(NOW)),)
    )
    operations.log(journal, draft)
    (then,) = questions.page(journal, InteractionFilter(at=NOW - timedelta(days=1)))
    assert [row.verdict.value for row in then.promises] == ["open"]


def test_words_written_without_spaces_are_found_anywhere(journal: Journal) -> None:
    tokyo = client(journal, "東京歯科")
    for words in ("受付のプリンターを交換しました", "VPNの設定", "printer トナー"):
        contact(journal, tokyo, "2026-11-20 09:00", words=words)

    assert listed(journal, InteractionFilter(words="プリンター")) == ["受付のプリンターを交換しました"]
    assert listed(journal, InteractionFilter(words="受付")) == ["受付のプリンターを交換しました"]
    assert listed(journal, InteractionFilter(words="ナー print")) == ["printer トナー"]
    assert listed(journal, InteractionFilter(words="ナー cable")) == []
    assert listed(journal, InteractionFilter(words="設定")) == ["VPNの設定"]
