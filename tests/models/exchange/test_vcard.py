import pytest

from models.errors import Refused
from models.exchange import vcard
from models.exchange.contact import Contact


def card(*lines: str, end: str = "\r\n", encoding: str = "utf-8") -> Contact:
    (found,) = vcard.read(end.join(("BEGIN:VCARD", *lines, "END:VCARD", "")).encode(encoding), "c.vcf")
    return found


def test_a_card_of_3_0_is_read_with_its_folds_escapes_and_groups() -> None:
    found = card(
        "VERSION:3.0", "N:Shah;Priya;;Dr;", "FN:Dr Priya", "  Shah", r"ORG:Kestrel\; Ltd;Support", "TITLE:Manager",
        "TEL;TYPE=VOICE,WORK:+44 20", "item1.TEL;TYPE=FAX:+44 21", "item1.EMAIL;TYPE=INTERNET:p@k.example",
        r"ADR;TYPE=WORK:;;1 High St\, rear;Hull;East;HU1;UK", r"NOTE:one\ntwo\, three", "CATEGORIES:retainer,vip",
        "URL:https://k.example", "PHOTO;ENCODING=b:iVBORw0KGgo", " AAAA",
    )  # fmt: skip

    assert found == Contact(
        1, "Dr Priya Shah", "Kestrel; Ltd", "Manager", ("+44 20", "+44 21 (fax)"), ("p@k.example",),
        ("1 High St, rear\nHull East HU1\nUK",), ("https://k.example",), ("retainer", "vip"), "one\ntwo, three",
    )  # fmt: skip


def test_a_card_of_2_1_is_read_with_quoted_printable_over_lines_and_its_charset() -> None:
    found = card(
        "VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=", "Br=C3=BCning;=", "Michael",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCnster=0D=0A", "TEL;CELL:123",
    )  # fmt: skip

    assert (found.name, found.notes, found.phones) == ("Michael Brüning", "Münster", ("123",))


def test_a_card_of_4_0_is_read_with_its_addresses_as_links() -> None:
    found = card(
        "VERSION:4.0", "FN:Sherlock Holmes", 'TEL;VALUE=uri;TYPE="voice,home":tel:+44-555;ext=5555',
        "EMAIL:mailto:s@b.example", 'ADR;LABEL="221B Baker Street: London":;;221B Baker Street;London;;NW1;UK',
    )  # fmt: skip

    assert (found.phones, found.emails) == (("+44-555 ext. 5555",), ("s@b.example",))
    assert found.addresses == ("221B Baker Street\nLondon NW1\nUK",)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_line_end_and_encoding_is_read(end: str, encoding: str) -> None:
    assert card("VERSION:3.0", "FN:Zoë Brown", end=end, encoding=encoding).name == "Zoë Brown"


def test_a_character_split_by_a_fold_is_put_together_again() -> None:
    content = b"BEGIN:VCARD\r\nFN:Zo\xc3\r\n \xab\r\nEND:VCARD\r\n"

    assert vcard.read(content, "c.vcf")[0].name == "Zoë"


def test_lines_that_are_no_properties_are_passed_over() -> None:
    found = card("FN", "garbage", ":", "TAIL;PARAM=value;:x", 'TEL;TYPE="open:1', "N:Lee;Ann", ";", "EMAIL:a@x.example")

    assert (found.name, found.emails, found.phones) == ("Ann Lee", ("a@x.example",), ())


def test_a_card_is_called_by_its_nickname_its_firm_or_its_address_where_it_has_no_name() -> None:
    assert card("N:;;;;", "NICKNAME:Bee", "ORG:Acme").called == "Bee"
    assert card("N:;;;;", "ORG:Acme;Sales", "EMAIL:a@x.example").called == "Acme"
    assert card("EMAIL:a@x.example").called == "a@x.example"
    assert card("NOTE:nobody").called == ""


def test_cards_without_an_end_are_named_by_line_and_spoil_no_other() -> None:
    found = vcard.read(b"BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\nBEGIN:VCARD\nFN:C\n", "c.vcf")

    assert [(one.line, one.name, bool(one.trouble)) for one in found] == [(1, "", True), (3, "B", False), (6, "", True)]


def test_a_card_inside_a_card_is_no_entry_of_its_own() -> None:
    found = card("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Clerk", "TEL:1", "END:VCARD", "TEL:2")

    assert (found.name, found.phones) == ("Boss", ("2",))


def test_5000_nested_parts_are_read_without_a_fall() -> None:
    found = card("FN:Deep", *(["BEGIN:X"] * 5000), "TEL:1", *(["END:X"] * 5000), "TEL:2")

    assert (found.name, found.phones) == ("Deep", ("2",))


def test_a_group_of_cards_is_left_out() -> None:
    assert "a group of cards" in card("VERSION:4.0", "KIND:group", "FN:Team").trouble


@pytest.mark.parametrize("content", [b"nothing", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", b"\0\1\2\3"])
def test_a_file_without_a_card_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="holds no vCard"):
        vcard.read(content, "c.vcf")


def test_too_many_cards_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vcard, "MOST_CARDS", 2)

    with pytest.raises(Refused, match="more than 2 cards"):
        vcard.read(b"BEGIN:VCARD\nEND:VCARD\n" * 3, "c.vcf")


def test_too_many_lines_are_refused_before_any_is_read() -> None:
    with pytest.raises(Refused, match="more than 2,000,000 lines"):
        vcard.read(b"BEGIN:VCARD\n" + b"\n" * 2_000_000, "c.vcf")


def test_a_million_separators_and_escapes_are_read_in_no_time() -> None:
    found = card("N:" + "\\;" * 200_000 + ";" * 200_000, "FN:Slow", "ORG:" + ";" * 900_000 + "Acme")

    assert (found.name, found.organisation) == ("Slow", "Acme")
