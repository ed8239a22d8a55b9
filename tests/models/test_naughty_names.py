"""Names and words that broke other people's programs; the strings are real data, outside the project."""

import json
import unicodedata
from pathlib import Path

from models import clients
from models.clients import ClientDraft
from models.errors import Refused
from models.interactions import operations as interactions
from models.journal import Journal
from models.search import search
from models.store import checks
from models.words import line
from tests import builders


def naughty(real_data: Path) -> list[str]:
    return list(dict.fromkeys(json.loads((real_data / "open/names_blns/blns.json").read_text("utf-8"))))


def expected(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def test_every_naughty_string_is_refused_or_a_client_of_that_name_who_is_found_by_it(
    journal: Journal, real_data: Path
) -> None:
    kept = refused = 0
    for text in naughty(real_data):
        try:
            client = clients.add(journal, ClientDraft(text, namesake=True))
        except Refused as refusal:
            assert refusal.field == "name"
            refused += 1
            continue
        kept += 1
        assert client.name == line(text, "name")
        try:
            assert clients.find(journal, text).id == client.id
        except Refused as refusal:
            assert any(client.name in offer for offer in refusal.offers)
        clients.strike_out(journal, client.id, "next one")

    assert kept > 450
    assert refused < 25


def test_every_naughty_string_is_refused_or_comes_back_as_the_words_of_an_interaction(
    journal: Journal, real_data: Path
) -> None:
    client = clients.add(journal, builders.client()).id
    kept = 0
    for text in naughty(real_data):
        try:
            logged = interactions.log(journal, builders.interaction(client, text))
        except Refused as refusal:
            assert refusal.field == "words"
            continue
        kept += 1
        assert logged.words == expected(text)
        search(journal, text)

    assert kept > 450
    assert checks.check(journal).sound
