"""The quick ways to seal a row seal it as the plain way does, and that one as every journal was sealed so far."""

import json
from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from models.store.rows import Row, dumped, loaded
from models.store.seals import canonical, link, link_in_order, seal, seal_of_change, sealed_in_order

SAID = st.text() | st.sampled_from(
    [',"chain":""', '"chain":""', '\\",\\"chain\\":\\"\\"', "null", "\u2028", "\x00\x1f\x7f\x9f", '"', "\\", "/", "é😀"]
)
VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | SAID
ROWS = st.dictionaries(st.sampled_from(["agreed", "at", "id", "kind", "reason", "said", "why"]), VALUES)


def in_order(row: Row) -> Row:
    return {name: row[name] for name in sorted(row)}


@given(ROWS)
def test_a_row_is_sealed_as_python_writes_it_in_json(row: Row) -> None:
    text = json.dumps(["sites", row], separators=(",", ":"), ensure_ascii=False, sort_keys=True)
    assert seal("sites", row) == blake2b(text.encode(), digest_size=16).hexdigest()
    assert seal("sites", row | {"seal": "x"}) == seal("sites", row)


@given(ROWS)
def test_the_undo_list_gives_a_row_back_as_it_was(row: Row) -> None:
    assert dumped(row) == json.dumps(row, separators=(",", ":"), ensure_ascii=False)
    assert loaded(dumped(row)) == row


@given(ROWS)
def test_a_row_in_order_is_sealed_as_the_row_is(row: Row) -> None:
    assert sealed_in_order("sites", in_order(row)) == (seal("sites", row), canonical(row))


@given(ROWS, SAID)
def test_an_event_is_linked_as_if_its_link_were_no_column_of_it(row: Row, previous: str) -> None:
    event = in_order({"agreed": 0, **row, "chain": ""})
    assert link_in_order(previous, event) == link(previous, row | {"agreed": event["agreed"]})


@given(st.none() | ROWS, st.none() | ROWS)
def test_a_change_is_sealed_as_any_row_is(before: Row | None, after: Row | None) -> None:
    texts = dumped(before), dumped(after)
    row: Row = {"operation_id": 7, "kind": "promises", "row_id": 3, "before": texts[0], "after": texts[1]}
    assert seal_of_change(7, "promises", 3, *texts) == seal("changes", row)
