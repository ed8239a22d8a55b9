from datetime import datetime, timedelta

import pytest

from models import clients, people
from models.capture.directory import Directory, KnownClient, KnownPerson
from models.changes import Kind
from models.client_list import ClientFilter, ClientSummary, directory, summaries
from models.clients import ClientDraft, ClientKind, Stage
from models.instants import to_text
from models.journal import Journal
from models.people import PersonDraft
from models.store.seals import Value
from tests.conftest import NOW

DAY = timedelta(days=1)


def talk(journal: Journal, client_id: int, at: datetime, **more: Value) -> None:
    row: dict[str, Value] = {"client_id": client_id, "kind": "call", "happened_at": to_text(at)}
    with journal.writing("Log") as writing:
        writing.add(Kind.INTERACTION, row | {"noted_at": to_text(at)} | more)


def promise(journal: Journal, client_id: int, due: datetime, **more: str) -> None:
    row: dict[str, Value] = {
        "client_id": client_id, "words": "x", "made_at": to_text(NOW), "noted_at": to_text(NOW), "zone": "UTC",
        "first_due": to_text(due), "first_grain": "day", "first_zone": "UTC", "due_at": to_text(due), "grain": "day",
    }  # fmt: skip
    with journal.writing("Promise") as writing:
        writing.add(Kind.PROMISE, row | more)


@pytest.fixture
def listed(journal: Journal) -> Journal:
    """Larkspur talked to and owed; Kestrel quiet for long; Bloom never talked to; Gone struck out."""
    larkspur, kestrel, _bloom, gone = (
        clients.add(journal, draft).id
        for draft in (
            ClientDraft("larkspur", tags=("Retainer",)),
            ClientDraft("Kestrel Architects", stage=Stage.DORMANT),
            ClientDraft("Ängström & Bloom", kind=ClientKind.HOUSEHOLD),
            ClientDraft("Gone"),
        )
    )
    talk(journal, larkspur, NOW - 2 * DAY, minutes=30)
    talk(journal, larkspur, NOW - DAY, minutes=5, reached=0)
    talk(journal, larkspur, NOW - DAY, minutes=7, direction="inbound")
    talk(journal, larkspur, NOW - 3 * DAY, minutes=1000, struck_at=to_text(NOW))
    talk(journal, larkspur, NOW - 91 * DAY, minutes=2000)
    talk(journal, larkspur, NOW + DAY, minutes=4000)
    talk(journal, kestrel, NOW - 40 * DAY)
    promise(journal, larkspur, NOW - DAY)
    promise(journal, larkspur, NOW)
    promise(journal, larkspur, NOW + DAY)
    promise(journal, larkspur, NOW - DAY, side="owed")
    promise(journal, larkspur, NOW - DAY, side="follow-up")
    promise(journal, larkspur, NOW - DAY, state="kept", settled_at=to_text(NOW))
    clients.strike_out(journal, gone, "moved away")
    return journal


def names_of(found: tuple[ClientSummary, ...]) -> list[str]:
    return [summary.client.name for summary in found]


def test_clients_are_listed_by_name_without_struck_ones(listed: Journal) -> None:
    assert names_of(summaries(listed)) == ["Ängström & Bloom", "Kestrel Architects", "larkspur"]


def test_only_words_of_ours_that_reached_them_and_stand_are_counted(listed: Journal) -> None:
    (larkspur,) = summaries(listed, only=ClientFilter(words="lark"))

    assert larkspur.last_word_at == NOW - 2 * DAY
    assert larkspur.minutes_90d == 30 + 5 + 7


def test_only_given_open_promises_are_counted_and_late_is_after_due(listed: Journal) -> None:
    (larkspur,) = summaries(listed, only=ClientFilter(words="lark"))

    assert (larkspur.open_promises, larkspur.overdue) == (3, 1)


def test_the_list_answers_as_of_a_moment(listed: Journal) -> None:
    (larkspur,) = summaries(listed, NOW + 2 * DAY, ClientFilter(words="lark"))

    assert (larkspur.last_word_at, larkspur.overdue) == (NOW + DAY, 3)


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (ClientFilter(words="ang"), ["Ängström & Bloom"]),
        (ClientFilter(words="blo ang"), ["Ängström & Bloom"]),
        (ClientFilter(words="retain"), ["larkspur"]),
        (ClientFilter(words="zebra"), []),
        (ClientFilter(kinds=(ClientKind.HOUSEHOLD,)), ["Ängström & Bloom"]),
        (ClientFilter(stages=(Stage.DORMANT, Stage.FORMER)), ["Kestrel Architects"]),
        (ClientFilter(tag="retainer"), ["larkspur"]),
        (ClientFilter(quiet_for=30 * DAY), ["Ängström & Bloom", "Kestrel Architects"]),
        (ClientFilter(late=True), ["larkspur"]),
    ],
)
def test_a_filter_lets_the_right_clients_pass(listed: Journal, only: ClientFilter, expected: list[str]) -> None:
    assert names_of(summaries(listed, only=only)) == expected


def test_the_directory_holds_the_names_that_count(journal: Journal) -> None:
    larkspur, gone = (clients.add(journal, ClientDraft(name)).id for name in ("Larkspur", "Gone"))
    tom = people.add(journal, PersonDraft(larkspur, "Tom")).id
    people.strike_out(journal, people.add(journal, PersonDraft(larkspur, "Una")).id)
    people.add(journal, PersonDraft(gone, "Vic"))
    clients.strike_out(journal, gone, "moved away")

    assert directory(journal) == Directory((KnownClient(larkspur, "Larkspur"),), (KnownPerson(tom, "Tom", larkspur),))
