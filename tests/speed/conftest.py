"""Invented practices of 1,000, 10,000 and 100,000 interactions, made once and kept in pytest's cache."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from models import sample
from models.clock import FixedClock
from models.journal import Journal

NOW: Final = datetime(2026, 11, 24, 10, 20, tzinfo=UTC)
SIZES: Final = (1_000, 10_000, 100_000)
CLIENTS: Final = 150
OPEN_PROMISES: Final = 10_000
ROOT: Final = Path(__file__).resolve().parents[2]


def pytest_configure(config: pytest.Config) -> None:
    """Let `pytest tests/speed` run what the ordinary run leaves out."""
    here = Path(__file__).parent
    asked = [Path(argument.partition("::")[0]).resolve() for argument in config.args]
    if config.option.markexpr == "not speed" and all(here in (path, *path.parents) for path in asked):
        config.option.markexpr = ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all that is measured here, so that the ordinary run leaves it out."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.speed)


@pytest.fixture(scope="session")
def practice_of(pytestconfig: pytest.Config) -> Callable[[int], Path]:
    """Return the way to a journal of so many interactions, which must not be written to."""
    cache = pytestconfig.cache
    if cache is None:
        pytest.skip("the measured journals are kept in pytest's cache, which is switched off")
    folder = cache.mkdir("measured_journals")
    stamp = _stamp()
    for old in folder.glob("*.kept*"):
        if stamp not in old.name:
            old.unlink()

    def made(size: int) -> Path:
        path = folder / f"{size}-{stamp}.kept"
        if not path.exists():
            _fill(path, size)
        return path

    return made


@pytest.fixture(scope="session")
def journals(practice_of: Callable[[int], Path]) -> Iterator[dict[int, Journal]]:
    """One open journal of each size, all of them only read."""
    opened = {size: Journal.open(practice_of(size), FixedClock(NOW)) for size in SIZES}
    yield opened
    for journal in opened.values():
        journal.close()


@pytest.fixture
def copy_of(practice_of: Callable[[int], Path], tmp_path: Path) -> Callable[[int, str], Path]:
    """Return the way to a copy of a journal of so many interactions, to be written to."""

    def copied(size: int, name: str) -> Path:
        return Path(shutil.copy(practice_of(size), tmp_path / f"{name}.kept"))

    return copied


def _stamp() -> str:
    """Return what the journals depend on: the schema, the seals and the words of the practice."""
    parts = [*sorted((ROOT / "models" / "practice").glob("*.py")), ROOT / "models" / "sample.py"]
    parts += [ROOT / "models" / "store" / name for name in ("migrations.py", "seals.py", "rows.py")]
    return sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()[:12]


def _fill(path: Path, size: int) -> None:
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    journal = Journal.make(part, FixedClock(NOW), zone="Europe/London")
    sample.fill(journal, sample.SampleSize(CLIENTS, 18, size, OPEN_PROMISES))
    while_merging(journal)
    journal.close()
    part.rename(path)


def while_merging(journal: Journal) -> None:
    """Merge the search tables as far as idle moments would have by now."""
    for _ in range(60):
        journal.tend()
