import pytest

from models.errors import Refused
from models.exchange import table


def read(text: str) -> table.Table:
    return table.read(text.encode(), "t.csv")


def cells(found: table.Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_delimiter_and_line_end_is_found_out(delimiter: str, end: str) -> None:
    found = read(end.join([delimiter.join(["name", "town"]), delimiter.join(["Ann", "Hull, East"[:4]]), ""]))

    assert (found.delimiter, found.header, cells(found)) == (delimiter, ("name", "town"), [("Ann", "Hull")])


def test_a_comma_inside_cells_does_not_hide_the_semicolon() -> None:
    found = read("name;town\nAnn, Bob;Hull, East\nTom, Kim;Leeds, West\n")

    assert (found.delimiter, cells(found)[0]) == (";", ("Ann, Bob", "Hull, East"))


def test_the_line_excel_puts_first_names_the_delimiter() -> None:
    found = read("sep=|\nname|town\nAnn|Hull\n")

    assert (found.header, found.rows[0].line, found.rows[0].cells) == (("name", "town"), 3, ("Ann", "Hull"))


def test_rows_know_the_line_they_start_on_over_quoted_line_ends_and_empty_lines() -> None:
    found = read('name,words\n\nAnn,"one\ntwo"\r\n,\nBob,three\n')

    assert [(row.line, row.cells) for row in found.rows] == [(3, ("Ann", "one\ntwo")), (6, ("Bob", "three"))]


def test_too_many_and_too_few_cells_are_named_by_line_and_spoil_no_other_row() -> None:
    found = read("a,b\n1\n1,2\n1,2,3\n")

    assert [row.trouble for row in found.rows] == [
        "the row has 1 cell, fewer than the 2 columns; correct line 2",
        "",
        "the row has 3 cells, more than the 2 columns; correct line 4",
    ]


def test_a_delimiter_at_the_end_of_every_row_is_no_fault_but_a_filled_cell_is() -> None:
    assert cells(read("a,b\n1,2,\n3,4,\n")) == [("1", "2"), ("3", "4")]
    assert [bool(row.trouble) for row in read("a,b\n1,2,\n3,4,x\n").rows] == [True, True]


def test_a_quote_that_never_closes_is_refused_by_the_line_it_opens_on() -> None:
    with pytest.raises(Refused, match=r"t\.csv, line 3: a quoted cell that begins there never ends"):
        read('a,b\n1,2\n3,"4\n5,6\n')


def test_words_after_closing_quotes_are_refused_by_line() -> None:
    with pytest.raises(Refused, match="line 2: something stands after the closing quotes"):
        read('a,b\n"1" x,2\n')


def test_cells_that_look_like_formulas_and_markup_stay_as_they_are() -> None:
    hostile = ("=cmd|' /C calc'!A0", "+44 20 7946 0000", "@SUM(A1)", "<b>x</b>", "\t-1")
    found = table.read(("a|b|c|d|e\n" + "\"=cmd|' /C calc'!A0\"|" + "|".join(hostile[1:])).encode(), "t", delimiter="|")

    assert cells(found) == [hostile]


def test_a_cell_of_100_000_characters_is_read_whole_and_one_past_the_limit_is_refused() -> None:
    assert cells(read(f"a,b\n{'x' * 200_000},2\n"))[0][0] == "x" * 200_000
    with pytest.raises(Refused, match="line 2: a cell has more than 1,000,000 characters"):
        read(f"a,b\n{'x' * 1_000_001},2\n")


def test_too_many_rows_and_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 2)
    monkeypatch.setattr(table, "MOST_COLUMNS", 3)

    assert len(read("a,b\n1,2\n3,4\n").rows) == 2
    with pytest.raises(Refused, match="more than 2 rows"):
        read("a,b\n1,2\n3,4\n5,6\n")
    with pytest.raises(Refused, match="has 4 columns; 3 at most"):
        read("a,b,c,d\n1,2,3,4\n")


def test_a_table_of_marks_alone_is_refused_for_want_of_a_header() -> None:
    with pytest.raises(Refused, match="has no header"):
        read(",,\n,\n")
