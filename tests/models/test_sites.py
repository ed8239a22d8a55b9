import pytest

from models import clients, sites
from models.clients import ClientDraft, ClientId
from models.errors import NotFound, Refused
from models.journal import Journal
from models.sites import SiteDraft


@pytest.fixture
def client_id(journal: Journal) -> ClientId:
    """A client to go to."""
    return clients.add(journal, ClientDraft("Larkspur")).id


def test_an_added_site_holds_what_the_draft_said(journal: Journal, client_id: ClientId) -> None:
    draft = SiteDraft(client_id, "Depot", "1 High St\nHull", "Europe/Lisbon", "key at no. 3")

    site = sites.add(journal, draft)

    assert sites.draft_of(site) == draft
    assert sites.of_client(journal, client_id) == (site,)


@pytest.mark.parametrize(
    ("draft", "field"),
    [(SiteDraft(1), "address"), (SiteDraft(1, "Depot", zone="Mars/Base"), "zone"), (SiteDraft(9, "Depot"), "client")],
)
def test_a_draft_that_cannot_be_kept_is_refused_by_field(
    journal: Journal, client_id: ClientId, draft: SiteDraft, field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        sites.add(journal, draft)

    assert refusal.value.field == field
    assert sites.of_client(journal, client_id) == ()


def test_the_zone_of_a_client_is_its_first_sites_own_else_the_businesss(journal: Journal, client_id: ClientId) -> None:
    sites.add(journal, SiteDraft(client_id, "Office"))
    before = sites.zone_of(journal, client_id)

    depot = sites.add(journal, SiteDraft(client_id, "Depot", zone="Europe/Lisbon"))
    after = sites.zone_of(journal, client_id)
    sites.strike_out(journal, depot.id)

    assert (before, after) == ("UTC", "Europe/Lisbon")
    assert sites.zone_of(journal, client_id) == "UTC"


def test_a_site_is_changed_and_struck_out_once(journal: Journal, client_id: ClientId) -> None:
    site = sites.add(journal, SiteDraft(client_id, "Depot"))

    changed = sites.change(journal, site.id, SiteDraft(client_id, "Yard"))
    sites.strike_out(journal, site.id)

    assert changed.name == "Yard"
    assert sites.of_client(journal, client_id) == ()
    with pytest.raises(Refused, match="that site was struck out"):
        sites.strike_out(journal, site.id)
    with pytest.raises(NotFound):
        sites.get(journal, 99)
