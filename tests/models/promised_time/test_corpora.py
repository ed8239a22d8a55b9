"""Other people's phrases, where they are at hand: how many are read right, and that none is read wrong."""

import importlib.util
import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest

from tests.models.promised_time.corpora import read_phrase


def scorer(real_data: Path) -> ModuleType:
    place = real_data.parent / "tools" / "score_phrases.py"
    if not place.exists():
        pytest.skip("the scorer is not on this machine")
    spec = importlib.util.spec_from_file_location("score_phrases", place)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verdicts(real_data: Path, name: str) -> tuple[Counter[str], list[str]]:
    judge = scorer(real_data).judge
    counted: Counter[str] = Counter()
    wrong = []
    for line in (real_data / name).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        reference = datetime.fromisoformat(case["reference"]).replace(tzinfo=ZoneInfo(case.get("tz", "UTC")))
        locale = case.get("locale") or (case.get("profile") or {}).get("locale")
        verdict = judge(case, read_phrase(case["text"], reference, locale, case.get("profile")))
        counted[verdict] += 1
        if verdict == "wrong":
            wrong.append(case["text"])
    return counted, wrong


def test_no_phrase_of_the_open_corpora_is_read_wrong_and_nearly_all_are_read(real_data: Path) -> None:
    counted, wrong = verdicts(real_data, "phrases-open.jsonl")

    assert wrong == []
    assert counted["right"] >= 0.985 * counted.total()


def test_every_phrase_of_a_trader_is_read_right(real_data: Path) -> None:
    counted, wrong = verdicts(real_data, "phrases-trader.jsonl")

    assert (wrong, counted["refused"]) == ([], 0)
