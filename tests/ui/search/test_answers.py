"""What the palette answers: every kind of record has room, and names from the right stay by themselves."""

from models import clients
from models.interactions import operations as interactions
from tests import builders
from ui.desk import Desk
from ui.search.answers import Answers


def test_many_promises_hide_no_interaction_with_the_same_words(desk: Desk) -> None:
    kestrel = clients.add(desk.journal, builders.client("Kestrel Architects")).id
    vows = tuple(builders.promise(f"look at the VPN, part {n}") for n in range(12))
    interactions.log(desk.journal, builders.interaction(kestrel, "the VPN dropped", promises=vows))

    found = Answers(desk, ()).to("vpn")

    shown = ["".join(piece.text for piece in answer.pieces) for answer in found if answer.icon]
    assert len(shown) == 8
    assert "the VPN dropped" in shown


def test_a_name_written_from_the_right_leaves_the_day_beside_it_in_order(desk: Desk) -> None:
    family = clients.add(desk.journal, builders.client("عائلة حداد")).id
    interactions.log(desk.journal, builders.interaction(family, "the VPN dropped"))

    (hit,) = [answer for answer in Answers(desk, ()).to("vpn") if answer.icon]

    assert hit.beside.startswith("\u2068عائلة حداد\u2069  ·  ")
    assert "\u2068" not in hit.spoken
