import pytest

from models.capture.directory import Directory, KnownClient
from models.capture.matching import matching_clients


def meant(typed: str, *names: str) -> list[str]:
    directory = Directory(tuple(KnownClient(number, name) for number, name in enumerate(names)))
    return [match.name for match in matching_clients(typed, directory)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("caller 2404", "Caller 2403"), ("caller 24", "Caller 2403"), ("2404", "2403"), ("unit 2", "Unit 21")],
)
def test_a_client_with_another_number_is_another_client(typed: str, name: str) -> None:
    assert meant(typed, name) == []
    assert meant(name, name) == [name]


@pytest.mark.parametrize("name", ["!!!", "हिन्दी", "山田　太郎", "J.P. Morgan", "...", "¯\\_(ツ)_/¯"])
def test_a_client_of_any_name_is_meant_by_that_name(name: str) -> None:
    assert meant(name, name, "Larkspur") == [name]


def test_vowel_signs_tell_names_apart() -> None:
    assert meant("हनद", "हिन्दी") == []
