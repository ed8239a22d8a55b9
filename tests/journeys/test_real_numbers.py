"""Real tables through the command line: the figures are those that others counted."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.processes import Process
from tests.journeys.test_real_imports import BOSTON, CITIES, NEW_YORK


@pytest.fixture
def kept(tmp_path: Path) -> Process:
    """The program in an empty folder, after everything in the tables has happened."""
    return Process(tmp_path, "2026-11-24T10:20:00Z")


def _imported(kept: Process, table: Path, mapping: str) -> Any:  # noqa: ANN401 -- a document
    (kept.folder / "map.toml").write_text(mapping, encoding="utf-8")
    return kept.json("import", str(table), "--mapping", "map.toml")


@pytest.mark.parametrize(
    ("name", "mapping", "figures"),
    [("boston311-100.csv", BOSTON, (72, 5, 12)), ("nyc311-100.csv", NEW_YORK, (33, 8, 1))],
)
def test_the_numbers_of_two_cities_are_those_counted_elsewhere(
    kept: Process, real_data: Path, name: str, mapping: str, figures: tuple[int, int, int]
) -> None:
    done = _imported(kept, real_data / "open" / CITIES / name, mapping)

    promises = kept.json("numbers")["promises"]

    assert done["counts"]["promise"]["add"] == sum(figures)
    assert (promises["kept_as_promised"], promises["kept_late"], promises["overdue"]) == figures


def test_what_was_overdue_in_boston_on_1_february_can_be_asked_for_today(kept: Process, real_data: Path) -> None:
    _imported(kept, real_data / "open" / CITIES / "boston311-100.csv", BOSTON)
    then = Process(kept.folder, "2022-02-01T00:00:00-05:00")

    promises = then.json("numbers")["promises"]

    assert (promises["overdue"], promises["open"] - promises["overdue"]) == (8, 8)
    assert len(then.json("promise", "list", "--overdue")) == 8
    assert len(then.json("promise", "list")) == 16
    assert len(then.json("due")["overdue"]) == 8


def test_the_wrong_order_of_dates_is_told_with_line_and_column_and_makes_no_journal(
    kept: Process, real_data: Path
) -> None:
    (kept.folder / "map.toml").write_text(BOSTON.replace('"iso"', '"month first"'), encoding="utf-8")
    table = real_data / "open" / CITIES / "boston311-dmy-100.csv"

    ran = kept("import", str(table), "--mapping", "map.toml", "--dry-run")

    assert ran.returncode == 1
    assert "line 2 of boston311-dmy-100.csv, column “open_dt”" in ran.stderr
    assert not (kept.folder / "x.kept").exists()
