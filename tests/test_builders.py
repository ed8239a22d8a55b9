"""What the builders build is accepted as it stands."""

from models import clients, people
from models.interactions import operations as interactions
from models.journal import Journal
from models.promises import operations as promises
from tests import builders
from tests.conftest import NOW


def test_every_builder_gives_a_draft_that_is_not_refused(journal: Journal) -> None:
    client = clients.add(journal, builders.client())
    person = people.add(journal, builders.person(client.id))

    promise = promises.make(journal, builders.promise(client_id=client.id, person_id=person.id))
    visit = interactions.log(journal, builders.interaction(client.id, promises=(builders.promise("ring Tom"),)))

    assert (promise.words, promise.due_at) == ("send the quote", builders.moment("2026-11-27 17:30"))
    assert visit.happened_at == NOW


def test_a_moment_without_an_offset_is_utc_and_with_one_is_not() -> None:
    assert builders.moment("2026-11-24 10:20") == NOW
    assert builders.moment("2026-11-24 11:20+01:00") == NOW
