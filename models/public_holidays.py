"""Public holidays by country, region and year: asked of the library once, then read from a small file.

The library takes a fifth of a second to import, which is more than a whole command may take; what
it answers changes only when another version of it is installed.
"""

import json
import os
import sys
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from models.errors import Refused
from models.places import PROGRAM
from models.store.seals import seal


@lru_cache(maxsize=128)
def of_year(country: str, region: str | None, year: int) -> dict[date, str]:
    """Return the names of the public holidays of a year by day.

    Raises: Refused when nothing is known of the country or region.
    """
    kept = _kept_at(country, region, year)
    found = None if kept is None else _read(kept)
    if found is None:
        found = _asked(country, region, year)
        if kept is not None:
            _keep(kept, found)
    return found


def _asked(country: str, region: str | None, year: int) -> dict[date, str]:
    import holidays

    try:
        found = holidays.country_holidays(country, subdiv=region or None, years=year)
        if "en_US" in (found.supported_languages or ()):
            found = holidays.country_holidays(country, subdiv=region or None, years=year, language="en_US")
    except NotImplementedError:
        place = country if region is None else f"{country} {region}"
        raise Refused(f"no public holidays are known for “{place}”; choose another country or region") from None
    return {day: str(name) for day, name in found.items()}


def _kept_at(country: str, region: str | None, year: int) -> Path | None:
    """Return where the answer is kept, under a mark of the library as it is installed; None where it has none."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None or not (country + (region or "")).isalnum():
        return None
    with suppress(OSError, RuntimeError):
        mark = Path(spec.origin).stat().st_mtime_ns
        name = f"{country}-{region or ''}-{year}-{mark:x}.json"
        return _folder() / "holidays" / name
    return None


def _folder() -> Path:
    system: str = sys.platform
    if system == "linux":
        # As the XDG base directory specification says; platformdirs would take longer than everything it saves.
        said = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
        return (said if said.is_absolute() else Path.home() / ".cache") / PROGRAM
    from platformdirs import user_cache_path

    return user_cache_path(PROGRAM, appauthor=False)


def _read(path: Path) -> dict[date, str] | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        days: dict[str, str] = kept["days"]
        # A wrong holiday would become a wrong promised time: what is not whole is asked for again.
        if kept["seal"] != seal(path.name, days):
            return None
        return {date.fromisoformat(day): name for day, name in days.items()}
    except (OSError, ValueError, AttributeError, TypeError, KeyError):
        return None


def _keep(path: Path, found: dict[date, str]) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        days = {day.isoformat(): name for day, name in sorted(found.items())}
        written = {"days": days, "seal": seal(path.name, days)}
        part.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
        part.replace(path)
