"""One promise from a few typed words."""

import pytest

from models import client_list, people
from models.capture.promise_words import read_promise
from models.errors import Refused
from models.journal import Journal
from models.people import PersonDraft
from models.promises.records import PromiseDraft, PromiseKind, Side
from models.working_time import Profile
from tests.models.entries import client, local

PROFILE = Profile(zone="Europe/London")


def read(journal: Journal, text: str, client_id: int, side: Side = Side.GIVEN) -> PromiseDraft:
    return read_promise(text, side, client_id, journal.now(), PROFILE, client_list.directory(journal))


def test_words_and_time_come_apart_and_the_person_is_one_of_the_client(journal: Journal) -> None:
    one, other = client(journal), client(journal, "Kestrel")
    tom = people.add(journal, PersonDraft(one, "Tom Ashby"))
    people.add(journal, PersonDraft(other, "Tom Reed"))
    draft = read(journal, "ring Tom Thu 10:00", one)
    assert (draft.words, draft.side, draft.kind, draft.client_id) == ("ring Tom", Side.GIVEN, PromiseKind.RING, one)
    assert (draft.person_id, draft.window.end) == (tom.id, local("2026-11-26 10:00"))


def test_what_is_owed_has_no_kind_of_ours(journal: Journal) -> None:
    draft = read(journal, "Mrs Ong sends the licence key by Wed", client(journal), Side.OWED)
    assert (draft.side, draft.kind, draft.words) == (Side.OWED, None, "Mrs Ong sends the licence key")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "words are empty"),
        ("   ", "words are empty"),
        ("ring Tom", "say by when"),
        ("Thu 10:00", "say one promise"),
        ("ring Tom Thu 10:00 > ring again Fri", "say one promise"),
        ("ring Tom on 31 February", "February"),
        ("ring every Monday at 9", "say one time"),
    ],
)
def test_what_is_no_promise_with_a_time_is_refused(journal: Journal, text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        read(journal, text, client(journal))
    assert refused.value.field == "promise"
