"""Whatever bytes a file holds, an import refuses it or takes it whole: never a fall, never half of it."""

from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from models.clock import FixedClock
from models.errors import Refused
from models.exchange import apply, mapping, plan
from models.exchange.steps import What
from models.journal import Journal
from tests.conftest import NOW
from tests.models.exchange.importing import calls, everything, promises

PATIENT = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large],
)
DAYS = ("2026-11-01", "2026-11-01 10:00", "2026-03-29 01:30", "1/11/2026", "soon", "", "9999-12-31", "2027-01-01")
PIECES = st.one_of(
    st.sampled_from(
        ["Ann", "Kestrel", '"', '""', "\x00", "\x07", "\ufeff", "=cmd|x", "\n", "\r\n", ",", ";", "?", *DAYS]
    ),
    st.text(max_size=8),
)
WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=6)
NAMES = st.one_of(st.sampled_from(["Ann", "ann", "Kestrel", "Zoë"]), WORDS)
SOON = st.sampled_from(["2026-11-02", "2026-11-03 09:00", "2026-11-20", "2026-12-24 10:00", "2026-11-01 09:30"])
EARLY = st.sampled_from(["2026-11-01", "2026-11-01 10:00", "2026-10-31 23:59:59Z"])
HOSTILE_DAY = st.sampled_from(["2026-03-29 01:30", "", "9999-12-31", "2027-01-01"])
KEPT = st.sampled_from(["", "2026-11-03", "2026-10-01"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", ""]),
        NAMES,
        NAMES,
        st.one_of(EARLY, EARLY, HOSTILE_DAY),
        st.one_of(SOON, SOON, HOSTILE_DAY),
        KEPT,
    ),
    max_size=8,
)
CELLS = st.one_of(st.sampled_from(["Ann", "ann", "ring", *DAYS]), WORDS)
CALLS = st.lists(st.tuples(NAMES, st.one_of(EARLY, EARLY, SOON), NAMES).map(",".join), min_size=1, max_size=6)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "utf-32"])
CARD_LINES = st.one_of(
    st.sampled_from([
        "BEGIN:VCARD", "END:VCARD", "AGENT:", "BEGIN:X", "END:X", "VERSION:2.1", "FN:Ann Lee", "N:Lee;Ann", "ORG:Acme",
        "TEL;TYPE=FAX:1", "TEL;VALUE=uri:tel:;ext=", "EMAIL:a@x.example", "EMAIL:broken", "ADR:;;1 High St;Hull",
        "NOTE;ENCODING=QUOTED-PRINTABLE:=ZZ=", "FN;CHARSET=klingon:X", 'TEL;TYPE="a:1', "N:\\", " folded", "\tfolded",
    ]),
    st.text(max_size=20),
)  # fmt: skip


def survives(folder: Path, name: str, content: bytes, said: str = "") -> None:
    """Import the file into a fresh journal and check: all that was planned is there, or nothing is."""
    journal = Journal.open(None, FixedClock(NOW))
    try:
        before = everything(journal)
        path = folder / name
        path.write_bytes(content)
        try:
            planned = plan.plan(journal, path, mapping.parse(said) if said else None)
            assert everything(journal) == before
            assert all(row.reason for row in planned.rows if row.what in {What.LEFT_OUT, What.REFUSED})
            applied = apply.apply(journal, planned)
        except Refused as refused:
            event("refused whole")
            assert refused.reason
            assert everything(journal) == before
            return
        event("something was added" if planned.count(What.ADD) else "nothing was added")
        assert applied.counts == planned.counts
        again = plan.plan(journal, path, mapping.parse(said) if said else None)
        assert again.count(What.ADD) == 0
    finally:
        journal.close()


@PATIENT
@given(CALLS, st.lists(st.tuples(st.integers(0, 60), PIECES), max_size=3), ENCODINGS)
def test_text_with_anything_in_it_is_refused_or_taken_whole(
    tmp_path: Path, rows: list[str], spoils: list[tuple[int, str]], encoding: str
) -> None:
    text = "\n".join(rows)
    for place, piece in spoils:
        text = text[:place] + piece + text[place:]

    survives(tmp_path, "t.csv", f"who,when,what\n{text}".encode(encoding, "replace"), calls("skip_blank = true"))


@PATIENT
@given(ROWS, st.sampled_from(["skip_blank = true", "skip_blank = false"]), st.sampled_from([",", ";", "\t"]))
def test_rows_of_any_cells_are_refused_or_taken_whole(
    tmp_path: Path, rows: list[tuple[str, ...]], table: str, delimiter: str
) -> None:
    header = delimiter.join(["id", "who", "what", "made", "due", "kept"])
    text = "\n".join([header, *(delimiter.join(row) for row in rows)])

    survives(tmp_path, "t.csv", text.encode("utf-8", "replace"), promises(table))


@PATIENT
@given(st.binary(max_size=300), st.sampled_from(["t.csv", "t.vcf"]))
def test_bytes_of_any_kind_are_refused_or_taken_whole(tmp_path: Path, content: bytes, name: str) -> None:
    survives(tmp_path, name, content)


@PATIENT
@given(st.lists(CARD_LINES, max_size=30), st.sampled_from(["\n", "\r\n", "\r"]), ENCODINGS)
def test_cards_of_any_lines_are_left_out_or_taken_whole(
    tmp_path: Path, lines: list[str], end: str, encoding: str
) -> None:
    survives(tmp_path, "t.vcf", end.join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode(encoding, "replace"))


@PATIENT
@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=8))
def test_address_books_of_any_cells_are_refused_or_taken_whole(tmp_path: Path, rows: list[list[str]]) -> None:
    header = "Display Name,Primary Email,Organization,Notes"
    text = "\n".join([header, *(",".join(row) for row in rows)])

    survives(tmp_path, "t.csv", text.encode("utf-8", "replace"))


@PATIENT
@given(st.text(max_size=200))
def test_a_mapping_of_any_text_is_refused_or_read(text: str) -> None:
    try:
        found = mapping.parse(calls() + text)
    except Refused as refused:
        assert refused.reason
    else:
        assert found.columns["client"] == ("who",)


def test_20_000_cards_and_a_line_of_5_mb_are_planned_without_a_fall(journal: Journal, tmp_path: Path) -> None:
    count = 20_000
    cards = b"".join(b"BEGIN:VCARD\nFN:Person %d\nTEL:%d\nEND:VCARD\n" % (number, number) for number in range(count))
    (tmp_path / "t.vcf").write_bytes(cards + b"BEGIN:VCARD\nFN:Long\nNOTE:" + b"x" * 5_000_000 + b"\nEND:VCARD\n")

    planned = plan.plan(journal, tmp_path / "t.vcf")

    assert planned.counts == {"client": {What.ADD: count + 1}, "person": {What.ADD: count + 1}}
