"""The figures of two cities' promises, held against what independent counts say of them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from models import numbers
from models.journal import Journal
from models.numbers import By
from tests.journeys.test_real_imports import BOSTON, CITIES, NEW_YORK, bring_in, files, truths

__all__ = ["files", "truths"]  # fixtures of the neighbour

ALL_TIME = (date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("name", "said", "as_truth"),
    [
        ("nyc311-100.csv", NEW_YORK, "promises_due_vs_closed"),
        ("boston311-100.csv", BOSTON, "promises_target_vs_closed"),
    ],
)
def test_counts_lateness_and_parts_are_those_counted_elsewhere(
    journal: Journal,
    files: Path,
    truths: dict[str, Any],
    name: str,
    said: str,
    as_truth: str,
) -> None:
    truth = truths["tables"][f"open/{CITIES}/{name}"][as_truth]
    bring_in(journal, files / CITIES / name, said)
    found = numbers.figures(journal, *ALL_TIME, by=By.CLIENT)
    whole = truth["all"]
    assert (found.promises.given, found.promises.kept) == (whole["promises"], whole["kept"])
    assert (found.promises.kept_as_promised, found.promises.kept_late) == (whole["on_time"], whole["late"])
    assert found.promises.median_minutes_late == pytest.approx(whole["median_lateness_min_late_only"], abs=0.001)
    assert (found.kept_rate.k, found.kept_rate.n) == (whole["on_time"], whole["promises"])
    parted = {part.promises.given: part for part in found.parts}
    for group in truth["by_group"].values():
        part = parted[group["promises"]]
        if sum(other["promises"] == group["promises"] for other in truth["by_group"].values()) == 1:
            assert (part.promises.kept_as_promised, part.promises.kept_late) == (group["on_time"], group["late"])
    for key, counted in whole.items():
        if key.startswith("at "):
            then = numbers.figures(journal, *ALL_TIME, datetime.fromisoformat(f"{key.removeprefix('at ')}-05:00"))
            pending = then.promises.open - then.promises.overdue
            assert (then.promises.overdue, pending) == (counted["overdue"], counted["pending"])
