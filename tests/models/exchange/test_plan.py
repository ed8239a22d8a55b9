from pathlib import Path

import pytest

from models import clients
from models.clients import ClientDraft
from models.errors import Refused
from models.exchange.steps import What
from models.journal import Journal
from tests.models.exchange.importing import calls, everything, planned, promises

PROMISE_HEAD = "id,who,what,made,due,kept\n"
CALL_HEAD = "who,when,what\n"


def reasons(journal: Journal, folder: Path, text: str, said: str) -> list[tuple[int, str, str, str]]:
    plan = planned(journal, folder, text, said)
    return [(row.line, row.what.value, row.column, row.reason) for row in plan.rows if row.what is not What.ADD]


def test_a_plan_tells_what_each_line_would_add_and_writes_nothing(journal: Journal, tmp_path: Path) -> None:
    before = everything(journal)

    plan = planned(
        journal, tmp_path, CALL_HEAD + "Kestrel,2026-11-01 10:00,one\nKESTREL,2026-11-02 10:00,two\n", calls()
    )

    assert [(row.line, row.what.value, row.record, row.words) for row in plan.rows] == [
        (2, "add", "client", "Kestrel"),
        (2, "add", "interaction", "Kestrel: one"),
        (3, "add", "interaction", "KESTREL: two"),
    ]
    assert {record: dict(lots) for record, lots in plan.counts.items()} == {
        "client": {What.ADD: 1},
        "interaction": {What.ADD: 2},
    }
    assert everything(journal) == before
    assert journal.undo_label() is None


def test_names_are_matched_without_case_and_accents_but_never_by_likeness(journal: Journal, tmp_path: Path) -> None:
    clients.add(journal, ClientDraft("Müller & Söhne"))

    plan = planned(journal, tmp_path, CALL_HEAD + "muller  & sohne,2026-11-01,a\nMuller & Sohn,2026-11-01,b\n", calls())

    assert [row.words for row in plan.rows if row.record == "client"] == ["Muller & Sohn"]


def test_of_two_clients_of_one_name_none_is_chosen(journal: Journal, tmp_path: Path) -> None:
    clients.add(journal, ClientDraft("Kestrel"))
    clients.add(journal, ClientDraft("Kestrel", namesake=True))

    found = reasons(journal, tmp_path, CALL_HEAD + "Kestrel,2026-11-01,a\n", calls())

    assert found == [(2, "left out", "who", "2 clients are called “Kestrel”; rename one first")]


def test_a_wrong_order_of_dates_is_told_by_line_column_and_reason(journal: Journal, tmp_path: Path) -> None:
    text = PROMISE_HEAD + "1,Ann,ring,01/02/2026,05/02/2026,\n2,Ann,ring,21/01/2026,25/01/2026,\n"
    said = promises().replace('"iso"', '"month first"')

    assert reasons(journal, tmp_path, text, said) == [
        (
            3,
            "refused",
            "due",
            '“25/01/2026” contradicts dates = "month first": there is no month 25; it looks like "day first"',
        )
    ]
    assert planned(journal, tmp_path, text, said).fault == (
        'line 3 of t.csv, column “due”: “25/01/2026” contradicts dates = "month first": there is no month 25; '
        'it looks like "day first"'
    )


def test_a_column_that_is_not_there_is_refused_with_the_nearest(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"the table has no column “what”; did you mean “what else”\?"):
        planned(journal, tmp_path, "who,when,what else\nAnn,2026-11-01,a\n", calls())


def test_a_column_that_is_there_twice_is_refused_where_it_is_read(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="2 columns are called “what”"):
        planned(journal, tmp_path, "who,when,what,what\nAnn,2026-11-01,a,b\n", calls())
    assert planned(journal, tmp_path, "who,when,what,x,x\nAnn,2026-11-01,a,b,c\n", calls()).count(What.ADD) == 2


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("1,,ring,2026-11-01,2026-11-05,", "who", "client is blank"),
        ("1,Ann,,2026-11-01,2026-11-05,", "what", "words is blank"),
        ("1,Ann,ring,2026-11-01,,", "due", "promised_for is blank"),
        ("1,Ann,ring,,2026-11-05,", "made", "happened_at is blank"),
        ("1,Ann,ring,2026-11-01 10:00,2026-11-01 09:00,", "due", "the promised time is before the promise was made"),
        ("1,Ann,ring,2026-11-02,2026-11-05,2026-11-01", "kept", "it was kept before it was promised"),
        ("1,Ann,ring,2026-11-02,2026-11-05,2026-12-01", "kept", "that time has not come yet"),
        ("1,Ann,ring,2027-11-02,2027-11-05,", "made", "that time has not come yet"),
        ("1,Ann,ring,2026-03-29 01:30,2026-11-05,", "made", "the clocks go forward"),
        ("1,Ann,ring,2025-10-26 01:30,2026-11-05,", "made", "the clocks go back"),
        ("1,An\x07n,ring,2026-11-01,2026-11-05,", "who", "the client holds a control character (U+0007)"),
        ("1,\u200b,ring,2026-11-01,2026-11-05,", "who", "the client is empty"),
        (f"1,{'n' * 501},ring,2026-11-01,2026-11-05,", "who", "the client has 501 characters"),
        ("1,Ann,ri\x1bng,2026-11-01,2026-11-05,", "what", "the words hold a control character (U+001B)"),
        ("1,Ann,ring,2026-11-01,2026-11-05", "", "the row has 5 cells, fewer than the 6 columns"),
    ],
)
def test_a_row_that_cannot_be_taken_is_left_out_alone_with_its_reason(
    journal: Journal, tmp_path: Path, row: str, column: str, reason: str
) -> None:
    text = f"{PROMISE_HEAD}{row}\n2,Bob,ring,2026-11-01,2026-11-05,\n"

    (found,) = reasons(journal, tmp_path, text, promises("skip_blank = true"))

    assert found[:3] == (2, "left out", column)
    assert reason in found[3]


def test_a_blank_cell_that_is_needed_refuses_the_table_unless_such_rows_are_skipped(
    journal: Journal, tmp_path: Path
) -> None:
    text = PROMISE_HEAD + "1,Ann,ring,2026-11-01,,\n"

    assert reasons(journal, tmp_path, text, promises()) == [
        (2, "refused", "due", "promised_for is blank; fill it in, or leave such rows out with skip_blank = true")
    ]


def test_marks_that_mean_nothing_was_written_are_blank(journal: Journal, tmp_path: Path) -> None:
    text = PROMISE_HEAD + "1,Ann,ring,2026-11-01,?,\n2,Ann,ring,2026-11-01,2026-11-05,?\n"

    found = reasons(journal, tmp_path, text, promises('skip_blank = true\nblank = ["?"]'))

    assert found == [(2, "left out", "due", "promised_for is blank")]


def test_a_word_that_is_none_of_ours_refuses_the_table_and_says_where_to_explain_it(
    journal: Journal, tmp_path: Path
) -> None:
    text = "who,when,what,how\nAnn,2026-11-01,a,Phone\nAnn,2026-11-01,b,visit\nAnn,2026-11-01,c,VISIT\n"

    found = reasons(journal, tmp_path, text, calls(columns='kind = "how"'))

    assert [row[:3] for row in found] == [(2, "refused", "how")]
    assert found[0][3].startswith("“Phone” is no kind; ")
    assert found[0][3].endswith("Say what it means under [values.kind]")
    assert reasons(journal, tmp_path, text, calls(columns='kind = "how"\n[values.kind]\nPhone = "call"')) == []


def test_a_key_that_two_rows_share_is_told(journal: Journal, tmp_path: Path) -> None:
    text = PROMISE_HEAD + "1,Ann,ring,2026-11-01,2026-11-05,\n1,Ann,write,2026-11-01,2026-11-05,\n"

    assert reasons(journal, tmp_path, text, promises()) == [
        (3, "left out", "id", "an earlier row has the same key; a key names one row")
    ]


@pytest.mark.parametrize("record", ["client", "person"])
def test_a_client_or_person_under_the_key_of_another_row_is_left_out_and_changes_nobody(
    journal: Journal, tmp_path: Path, record: str
) -> None:
    said = f'[table]\nrecord = "{record}"\n[columns]\nname = "name"\nprivate_words = "note"\nkey = "id"\n'
    text = "id,name,note\n1,Ann Lee,\n1,Bo Marsh,owes us\n2,Ann Lee,late\n2,Cy Dale,\n,Di Hale,\n,Ed Kerr,\n"

    assert reasons(journal, tmp_path, text, said) == [
        (3, "left out", "id", "an earlier row has the same key; a key names one row"),
        (4, "change", "", f"fills in what was {'empty' if record == 'client' else 'missing'}"),
        (5, "left out", "id", "an earlier row has the same key; a key names one row"),
    ]


def test_a_guessed_encoding_is_worth_a_look(journal: Journal, tmp_path: Path) -> None:
    table = CALL_HEAD + "Zoë,2026-11-01,a\n"

    assert planned(journal, tmp_path, table, calls()).notes == ()
    assert "read as Windows-1252" in planned(journal, tmp_path, table.encode("cp1252"), calls()).notes[0]


@pytest.mark.parametrize(
    ("name", "content", "said", "clause"),
    [
        ("t.csv", "id,name\n1,Ann\n", "", "say in a mapping"),
        ("t.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "", "is a calendar"),
        ("t.vcf", "BEGIN:VCARD\nEND:VCARD\n", calls(), "need no mapping"),
        ("t.vcf", "hello", "", "holds no vCard"),
        ("t.xlsx", "PK\x03\x04", "", "save the sheet as CSV"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_what_to_do(
    journal: Journal, tmp_path: Path, name: str, content: str, said: str, clause: str
) -> None:
    with pytest.raises(Refused, match=clause):
        planned(journal, tmp_path, content, said, name)
