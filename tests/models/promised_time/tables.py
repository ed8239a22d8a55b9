"""Read the table of phrases that stands beside the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from models.working_time import Profile, Span, WorkingWeek

DATA = Path(__file__).resolve().parent.parent / "data"
_OPEN = (Span(time(9), time(12)), Span(time(13), time(17, 30)))
WEEK = WorkingWeek((*(_OPEN,) * 5, (), ()))


@dataclass(frozen=True)
class Row:
    """One phrase, where and when it is read, and what is expected."""

    text: str
    expected: tuple[str, ...]
    now: datetime
    profile: Profile

    @property
    def name(self) -> str:
        """Return what the test is called."""
        return f"{self.text} @{self.now:%Y-%m-%d %H:%M} {self.profile.locale}"


def phrases() -> Iterator[Row]:
    """Yield all rows of the table."""
    profile, now = Profile("Europe/London", week=WEEK), datetime.min.replace(tzinfo=UTC)
    for line in (DATA / "phrases.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            zone, locale, moment, country, region = line[2:].split()
            profile = Profile(zone, locale, WEEK, _said(country), _said(region))
            now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
        elif line and not line.startswith("#"):
            text, *expected = line.split("\t")
            yield Row(text, tuple(expected), now, profile)


def _said(word: str) -> str | None:
    return None if word == "-" else word
