import pytest

from models.errors import NotFound, Refused
from models.names import choose, folded, matches, nearest

NAMES = (
    "Larkspur Studio",
    "Larch & Sons",
    "Kestrel Architects",
    "Hargreaves Dental Practice",
    "Müller GmbH",
    "O'Neil Builders",
    "Σοφία",
    "山田　太郎",
    "Caller 2403",
    "!!!",
)


def meant(words: str) -> list[str]:
    return [NAMES[place] for place in matches(words, NAMES)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Larkspur Studio", "Larkspur Studio"),
        ("larkspur", "Larkspur Studio"),
        ("  LARKS ", "Larkspur Studio"),
        ("studio", "Larkspur Studio"),
        ("dental harg", "Hargreaves Dental Practice"),
        ("hdp", "Hargreaves Dental Practice"),
        ("muller", "Müller GmbH"),
        ("MÜLLER", "Müller GmbH"),
        ("oneil", "O'Neil Builders"),
        ("O’Neil", "O'Neil Builders"),
        ("σοφια", "Σοφία"),
        ("山田", "山田　太郎"),
        ("!!!", "!!!"),
        ("larch and sons", ""),
        ("larch sons", "Larch & Sons"),
        ("kestral", "Kestrel Architects"),
        ("ketsrel", "Kestrel Architects"),
        ("hargraves dentl", "Hargreaves Dental Practice"),
        ("caller 2403", "Caller 2403"),
    ],
)
def test_words_mean_the_name(words: str, name: str) -> None:
    assert meant(words) == ([name] if name else [])


def test_an_exact_name_wins_over_longer_ones_that_begin_with_it() -> None:
    assert matches("Hart", ["Hartley", "Hart", "Hart & Co"]) == [1]


def test_the_same_beginning_of_two_names_means_both() -> None:
    assert meant("lar") == ["Larkspur Studio", "Larch & Sons"]


@pytest.mark.parametrize("words", ["Caller 24", "caller 2404", "Caller 240", "2404", "Caller 24033"])
def test_a_number_is_never_another_number(words: str) -> None:
    assert meant(words) == []


@pytest.mark.parametrize("words", ["", "zebra", "lrk", "x", "-", "kest'"])
def test_other_words_mean_nobody(words: str) -> None:
    assert meant(words) == ([] if words != "kest'" else ["Kestrel Architects"])


def test_short_words_are_not_taken_for_slips() -> None:
    assert matches("Hars", ["Hart"]) == []


def test_folding_leaves_marks_that_are_letters_alone() -> None:
    assert folded("हिन्दी") == "हिन्दी"
    assert folded("が") != folded("か")
    assert folded("Łódź  STRASSE Øst") == folded("lodz strasse ost")


def test_the_nearest_three_are_offered_best_first() -> None:
    places = nearest("larkspu studios", NAMES)

    assert NAMES[places[0]] == "Larkspur Studio"
    assert len(places) == 3


KNOWN = {3: "John Smith", 5: "Ann Lee", 9: "John Smith", 11: "Anna Leek"}


def test_choosing_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(NotFound, match="there is no client “Zoe Leigh”; add it, or did you mean") as refusal:
        choose("Zoe Leigh", KNOWN, "client")

    assert "Ann Lee" in refusal.value.offers
    assert len(refusal.value.offers) == len(set(refusal.value.offers)) <= 3


def test_choosing_among_equal_names_offers_them_by_number_and_takes_the_offer() -> None:
    with pytest.raises(Refused, match="more than one client matches “john smith”; say which") as refusal:
        choose("john smith", KNOWN, "client")

    assert refusal.value.offers == ("John Smith #3", "John Smith #9")
    assert choose(refusal.value.offers[1], KNOWN, "client") == 9
    assert choose("#5", KNOWN, "client") == 5


def test_a_number_with_another_name_before_it_is_unknown() -> None:
    with pytest.raises(NotFound):
        choose("Zebra #5", KNOWN, "client")


def test_choosing_with_no_words_asks_for_some() -> None:
    with pytest.raises(Refused, match="no client is named; say which"):
        choose(" ", KNOWN, "client")


def test_choosing_from_nobody_says_to_add() -> None:
    with pytest.raises(NotFound) as refusal:
        choose("Larkspur", {}, "client")

    assert str(refusal.value) == "there is no client “Larkspur”; add it"
