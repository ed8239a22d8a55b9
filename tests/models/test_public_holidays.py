"""Public holidays are asked of the library once and then read from a file that may be spoilt or gone."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from models import public_holidays
from models.errors import Refused
from tests.conftest import ROOT

BOXING_DAY = date(2026, 12, 28)  # observed, the 26th being a Saturday


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    public_holidays.of_year.cache_clear()


def _kept_files() -> list[Path]:
    from platformdirs import user_cache_path

    return sorted((user_cache_path("Kept", appauthor=False) / "holidays").glob("GB-ENG-2026-*"))


def test_the_holidays_of_a_region_are_named() -> None:
    found = public_holidays.of_year("GB", "ENG", 2026)

    assert found[date(2026, 12, 25)] == "Christmas Day"
    assert BOXING_DAY in found
    assert date(2026, 12, 24) not in found


def test_what_was_asked_once_is_answered_the_same_without_the_library() -> None:
    asked = public_holidays.of_year("GB", "ENG", 2026)
    script = (
        "from models import public_holidays; import sys; found = public_holidays.of_year('GB', 'ENG', 2026); "
        "sys.stdout.write(f'{sorted(found)!r} {\"holidays\" in sys.modules}')"
    )

    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=True
    )

    assert ran.stdout.replace("datetime.", "") == f"{sorted(asked)!r} False".replace("datetime.", "")


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"Christmas": "25"}', "\x00"])
def test_a_spoilt_file_is_asked_for_again(spoilt: str) -> None:
    asked = public_holidays.of_year("GB", "ENG", 2026)
    [path] = _kept_files()
    path.write_text(spoilt, encoding="utf-8")
    public_holidays.of_year.cache_clear()

    assert public_holidays.of_year("GB", "ENG", 2026) == asked
    assert path.read_text(encoding="utf-8") != spoilt


def test_where_nothing_can_be_kept_it_is_asked_each_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))

    assert BOXING_DAY in public_holidays.of_year("GB", "ENG", 2026)


@pytest.mark.parametrize(("country", "region"), [("XX", None), ("GB", "NOWHERE"), ("../..", None)])
def test_a_place_nobody_knows_is_refused(country: str, region: str | None) -> None:
    with pytest.raises(Refused, match="no public holidays are known"):
        public_holidays.of_year(country, region, 2026)


def test_a_file_with_another_day_in_it_is_not_believed() -> None:
    asked = public_holidays.of_year("GB", "ENG", 2026)
    [path] = _kept_files()
    path.write_text(path.read_text(encoding="utf-8").replace("2026-12-25", "2026-12-23"), encoding="utf-8")
    public_holidays.of_year.cache_clear()

    assert public_holidays.of_year("GB", "ENG", 2026) == asked
