"""Files that others made, held against what independent counts say of them; skipped where they are not at hand."""

import csv
import io
import json
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from models import people
from models.errors import Refused
from models.exchange import apply, mapping, plan, table, vcard
from models.exchange.apply import Applied
from models.exchange.contact import Contact
from models.exchange.steps import What
from models.journal import Journal
from models.names import folded
from models.promises import questions
from models.promises.questions import PromiseFilter
from models.promises.records import Verdict
from models.words import LONGEST_NAME

CALLERS = """
[table]
record = "interaction"
zone = "UTC"
dates = "day first"
blank = ["?"]
[columns]
client = "caller_id"
happened_at = "sys_updated_at"
words = ["number", "incident_state", "category", "u_symptom"]
kind = "contact_type"
key = ["number", "sys_mod_count", "sys_updated_at"]
[values.kind]
Phone = "call"
Email = "e-mail"
"""
NEW_YORK = """
[table]
record = "promise"
zone = "America/New_York"
dates = "month first"
skip_blank = true
[columns]
client = "Agency Name"
happened_at = "Created Date"
words = ["Complaint Type", "Descriptor"]
promised_for = "Due Date"
kept_at = "Closed Date"
key = "Unique Key"
[values.kind]
Phone = "call"
"""
BOSTON = """
[table]
record = "promise"
zone = "America/New_York"
dates = "iso"
skip_blank = true
[columns]
client = "subject"
happened_at = "open_dt"
words = ["case_title", "type"]
promised_for = "target_dt"
kept_at = "closed_dt"
key = "case_enquiry_id"
"""
CITIES = "nyc311_boston311_small"


@pytest.fixture
def files(real_data: Path) -> Path:
    return real_data / "open"


@pytest.fixture
def truths(real_data: Path) -> dict[str, Any]:
    return dict(json.loads((real_data / "truths_open.json").read_text(encoding="utf-8")))


def bring_in(journal: Journal, path: Path, said: str = "") -> Applied:
    return apply.apply(journal, plan.plan(journal, path, mapping.parse(said) if said else None))


def verdicts(journal: Journal, at: datetime | None = None) -> dict[Verdict, int]:
    return dict(Counter(row.verdict for row in questions.rows(journal, PromiseFilter(at=at))))


def number(journal: Journal, table_name: str) -> int:
    return int(journal.value(f"SELECT count(*) FROM {table_name}"))


@pytest.mark.slow
def test_21453_events_of_1686_callers_are_taken_and_taken_back(
    journal: Journal, files: Path, truths: dict[str, Any]
) -> None:
    truth = truths["tables"]["open/incidents_uci_slice"]
    path = files / "incidents_uci_slice" / "incident_event_log_first3000.csv"

    done = bring_in(journal, path, CALLERS)

    assert done.counts == {"client": {What.ADD: truth["callers"]}, "interaction": {What.ADD: truth["events"]}}
    assert (number(journal, "clients"), number(journal, "interactions")) == (truth["callers"], truth["events"])
    assert journal.value("SELECT min(happened_at) FROM interactions") == "2016-02-29T01:23:00Z"
    again = plan.plan(journal, path, mapping.parse(CALLERS))
    assert again.counts == {"interaction": {What.SAME: truth["events"]}}
    journal.undo()
    assert (number(journal, "clients"), number(journal, "interactions")) == (0, 0)


def test_the_same_log_in_the_clothes_of_a_spreadsheet_is_read_as_well(
    journal: Journal, files: Path, truths: dict[str, Any]
) -> None:
    truth = truths["tables"]["open/incidents_uci_excel_resaved"]

    done = bring_in(journal, files / "incidents_uci_excel_resaved" / "incident_event_log.csv", CALLERS)

    assert done.counts["interaction"] == {What.ADD: truth["events"]}


@pytest.mark.parametrize(
    ("name", "said", "as_truth"),
    [
        ("nyc311-100.csv", NEW_YORK, "promises_due_vs_closed"),
        ("boston311-100.csv", BOSTON, "promises_target_vs_closed"),
        ("boston311-dmy-100.csv", BOSTON.replace('"iso"', '"day first"'), "promises_target_vs_closed"),
    ],
)
def test_the_promises_of_two_cities_come_out_as_counted_elsewhere(
    journal: Journal, files: Path, truths: dict[str, Any], name: str, said: str, as_truth: str
) -> None:
    truth = truths["tables"][f"open/{CITIES}/{name.replace('-dmy', '')}"][as_truth]["all"]

    done = bring_in(journal, files / CITIES / name, said)

    assert done.counts["promise"] == {What.ADD: truth["promises"], What.LEFT_OUT: 100 - truth["promises"]}
    assert verdicts(journal) == {
        Verdict.AS_PROMISED: truth["on_time"],
        Verdict.LATE: truth["late"],
        Verdict.OVERDUE: truth["not_kept_yet"],
    }
    for key, counted in truth.items():
        if key.startswith("at "):
            at = datetime.fromisoformat(f"{key.removeprefix('at ')}-05:00")
            seen = verdicts(journal, at)
            assert (seen.get(Verdict.OVERDUE, 0), seen.get(Verdict.OPEN, 0)) == (counted["overdue"], counted["pending"])


def test_the_wrong_order_of_dates_takes_nothing_of_boston(journal: Journal, files: Path) -> None:
    said = BOSTON.replace('"iso"', '"month first"')

    with pytest.raises(
        Refused, match=r"line 2 of boston311-dmy-100\.csv, column “open_dt”: “21/01/2022 13:47:00” contra"
    ):
        bring_in(journal, files / CITIES / "boston311-dmy-100.csv", said)
    assert number(journal, "clients") == 0


@pytest.mark.parametrize(
    ("name", "addresses", "left_out"),
    [
        ("google_contacts_layout_since_2024.csv", 5, 0),
        ("google_contacts_layout_until_2023.csv", 2, 1),
        ("thunderbird_basic.csv", 2, 0),
        ("thunderbird_semicolon.csv", 2, 0),
    ],
)
def test_address_books_are_known_without_a_mapping(
    journal: Journal, files: Path, name: str, addresses: int, left_out: int
) -> None:
    done = bring_in(journal, files / "contacts_csv_small" / name)

    assert (done.count(What.LEFT_OUT), done.counts["person"][What.ADD]) == (left_out, addresses)
    assert len({person.emails for person in people.everyone(journal)}) == addresses


def test_names_that_break_programs_are_kept_as_typed_as_clients_and_as_words(
    journal: Journal, files: Path, tmp_path: Path
) -> None:
    naughty = json.loads((files / "names_blns" / "blns.json").read_text(encoding="utf-8"))
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(
        [["who", "when", "what"], *([s, "2026-11-01", s] for s in naughty)]
    )
    (tmp_path / "names.csv").write_bytes(text.getvalue().encode())
    said = '[table]\nrecord = "interaction"\nskip_blank = true\n[columns]\nclient = "who"\nhappened_at = "when"\n'

    found = plan.plan(journal, tmp_path / "names.csv", mapping.parse(said + 'words = "what"\n'))
    apply.apply(journal, found)

    kept = {row["words"] for row in journal.rows("SELECT words FROM interactions")}
    names = [row["name"] for row in journal.rows("SELECT name FROM clients")]
    good = [one for one in naughty if _can_be_a_name(one)]
    assert kept == {_tidy(one) for one in good}
    assert number(journal, "interactions") == len(good)
    assert set(names) <= kept
    assert len(names) == len(set(map(folded, names)))
    assert all(row.reason for row in found.rows if row.what is What.LEFT_OUT)
    assert found.count(What.LEFT_OUT) == len(naughty) - len(good)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _can_be_a_name(text: str) -> bool:
    line = " ".join(_tidy(text).split())
    controls = any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for char in _tidy(text))
    return (
        not controls and len(line) <= LONGEST_NAME and any(unicodedata.category(char)[0] not in "ZC" for char in line)
    )


VCARDS = ("vcard_kcontacts", "vcard_eds_libebook", "vcard_sabre_vobject")


@pytest.mark.parametrize("folder", VCARDS)
def test_every_card_of_three_programs_is_read_as_counted_elsewhere(
    files: Path, truths: dict[str, Any], folder: str
) -> None:
    for name, truth in truths["formats"][f"open/{folder}"]["files"].items():
        entries = vcard.read((files / folder / name).read_bytes(), name)
        read = [entry for entry in entries if not entry.trouble]
        counted = (len(read), sum(len(one.phones) for one in read), sum(len(one.emails) for one in read))

        assert counted == (truth["cards"], truth["tel"], truth["email"]), name
        assert len(entries) - len(read) == truth["unclosed"], name
        if truth["encoding"] != "not-utf8":  # the other count took the folded characters of that one apart
            assert [one.called for one, called in zip(read, truth["fn"], strict=True) if called] == [
                called for called in truth["fn"] if called
            ]


def test_cards_written_anew_by_another_program_are_read_the_same(files: Path) -> None:
    folder = files / "vcard_kcontacts" / "data"
    compared = 0
    for path in sorted(folder.glob("*.vcf")):
        for twin in (*folder.glob(f"{path.name}.*ref"), *folder.glob(f"v4_0.{path.name}.ref")):
            assert _unplaced(twin) == _unplaced(path), twin.name
            compared += 1
    assert compared > 30


def _unplaced(path: Path) -> list[Contact]:
    return [replace(entry, line=0) for entry in vcard.read(path.read_bytes(), path.name)]


@pytest.mark.parametrize("folder", VCARDS)
def test_every_card_is_taken_or_left_out_with_a_reason(journal: Journal, files: Path, folder: str) -> None:
    for path in sorted((files / folder).rglob("*.vcf")):
        content = path.read_bytes()
        if b"BEGIN:" not in content.upper():
            with pytest.raises(Refused, match="holds no vCard"):
                plan.plan(journal, path)
            continue
        found = plan.plan(journal, path)
        apply.apply(journal, found)
        assert len({row.line for row in found.rows}) == len(vcard.read(content, path.name)), path.name
        assert all(row.reason for row in found.rows if row.what is What.LEFT_OUT)
    assert number(journal, "people") > 0


def test_tables_made_to_break_readers_are_read_as_their_authors_expect(files: Path) -> None:
    folder = files / "csv_spectrum"
    for path in sorted((folder / "csvs").glob("*.csv")):
        expected = json.loads((folder / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        found = table.read(path.read_bytes(), path.name)
        if isinstance(expected, list):  # one of them expects an object with other figures than its table
            assert [dict(zip(found.header, row.cells, strict=True)) for row in found.rows] == expected, path.name


def test_a_hundred_tables_of_all_shapes_are_read_or_refused_with_a_reason(files: Path, truths: dict[str, Any]) -> None:
    shapes = truths["formats"]["open/csv_frictionless"]["files"]
    for name, truth in shapes.items():
        content = (files / "csv_frictionless" / name).read_bytes()
        if not content:
            with pytest.raises(Refused, match="has no header"):
                table.read(content, name)
            continue
        found = table.read(content, name)
        seen = truth["read"][truth["widest_delimiter"]]
        # Rows without anything in them are not counted here.
        assert len(found.rows) <= seen["rows"] - 1, name
        if "blank" not in name and all(count == len(found.header) for count, _rows in seen["cells"]):
            assert len(found.rows) == seen["rows"] - 1, name
    assert len(shapes) > 100
