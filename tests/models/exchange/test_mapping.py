from pathlib import Path

import pytest

from models.errors import Refused
from models.exchange import mapping
from models.exchange.mapping import Record
from models.exchange.times import Dates

NEW_YORK = """
[table]
record = "promise"              # or client, person, interaction
zone = "America/New_York"       # of times without an offset
dates = "month first"           # or "day first", "iso"; refused when a cell contradicts it
skip_blank = true
[columns]                       # ours = theirs; several are joined by a blank
client = "Agency Name"
happened_at = "Created Date"
words = ["Complaint Type", "Descriptor"]
promised_for = "Due Date"
kept_at = "Closed Date"
key = "Unique Key"              # makes a second import of the same file add nothing
[values.kind]                   # theirs = ours, where words differ
Phone = "call"
"""
CALLS = '[table]\nrecord = "interaction"\n[columns]\nclient = "Who"\nhappened_at = "When"\n'


def why(text: str) -> str:
    with pytest.raises(Refused) as refused:
        mapping.parse(text, "m.toml")
    return refused.value.reason


def test_a_mapping_says_what_the_columns_mean() -> None:
    found = mapping.parse(NEW_YORK)

    assert (found.record, found.zone, found.dates) == (Record.PROMISE, "America/New_York", Dates.MONTH_FIRST)
    assert found.skip_blank
    assert found.columns["words"] == ("Complaint Type", "Descriptor")
    assert found.values == {"kind": {"Phone": "call"}}


def test_what_is_left_away_means_iso_dates_our_own_zone_and_no_blank_marks() -> None:
    found = mapping.parse(CALLS)

    assert (found.zone, found.dates, found.skip_blank, found.blank) == (None, Dates.ISO, False, frozenset())


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("[table", "cannot be read as TOML"),
        ("a = " + "[" * 3000, "cannot be read as TOML"),
        ("", "m.toml has no [table]"),
        ('[table]\nrecord = "interaction"', "has no [columns]"),
        (CALLS + "[vlaues]", "“vlaues”, which is not known; did you mean “values”?"),
        (CALLS.replace("record", "recrod"), "“recrod”, which is not known; did you mean “record”?"),
        (CALLS.replace('"interaction"', '"interactions"'), "did you mean “interaction”?"),
        (CALLS.replace('"interaction"', '"score"'), "it is one of client, person, interaction, promise"),
        (CALLS.replace('"interaction"', "3"), "record in m.toml must be a text in quotes"),
        (CALLS + 'wrods = "x"', "“wrods”, which is not known; did you mean “words”?"),
        (CALLS + 'promised_for = "x"', "for an interaction, has “promised_for”"),
        (CALLS + "words = 3", "words in m.toml must be a text in quotes, or a list of them"),
        (CALLS + "words = []", "names no column for words"),
        (CALLS.replace('client = "Who"\n', ""), "lacks client, which an interaction needs"),
        (CALLS + '[values.kind]\nFax = "fax"', "takes “Fax” for “fax”, which is no kind"),
        (CALLS + '[values.words]\nA = "b"', "“words”, which is not known"),
        (CALLS + "[values]\nkind = 3", "must hold lines like"),
        (CALLS.replace("[columns]", 'dates = "american"\n[columns]'), "dates in m.toml is “american”"),
        (CALLS.replace("[columns]", 'zone = "New York"\n[columns]'), "is not a time zone"),
        (CALLS.replace("[columns]", 'skip_blank = "yes"\n[columns]'), "must be true or false"),
        (CALLS.replace("[columns]", 'encoding = "klingon"\n[columns]'), "encoding in m.toml is not known"),
        (CALLS.replace("[columns]", 'delimiter = "ab"\n[columns]'), "delimiter in m.toml must be one of"),
    ],
)
def test_a_wrong_mapping_is_refused_by_the_key_at_fault_and_the_nearest_known_one(text: str, clause: str) -> None:
    assert clause in why(text)


def test_a_promise_may_come_by_the_ways_of_an_interaction() -> None:
    assert "did you mean “call”" in why(NEW_YORK.replace('"call"', '"calls"'))


def test_a_mapping_is_read_from_a_file_with_or_without_a_mark(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text(NEW_YORK, encoding="utf-8-sig")

    assert mapping.load(tmp_path / "m.toml") == mapping.parse(NEW_YORK)


def test_a_file_too_large_for_a_mapping_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.toml").write_text("#" * (mapping.LARGEST + 1))

    with pytest.raises(Refused, match="too large for a mapping"):
        mapping.load(tmp_path / "m.toml")
