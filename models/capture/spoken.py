"""The time of a promise in a line about an earlier contact."""

from datetime import datetime

from msgspec import Struct

from models.capture.happened import Happened
from models.capture.times import TimeFound, Word, find_time
from models.promised_time.spoken import Contact, meant
from models.promised_time.turns import Recurrence
from models.working_time import Profile


class SpokenTime(Struct, frozen=True):
    """What was found, and what has to be said of it."""

    found: TimeFound | None
    notes: tuple[str, ...] = ()


def spoken_time(line: str, words: list[Word], happened: Happened | None, now: datetime, profile: Profile) -> SpokenTime:
    """Return the time that was said in a contact, `happened` None for one that is now."""
    found = find_time(line, words, now, profile)
    if happened is None or found is None or isinstance(found.what, Recurrence):
        return SpokenTime(found)
    then = find_time(line, words, happened.at, profile)
    if then is None or isinstance(then.what, Recurrence):
        return SpokenTime(found)
    contact = Contact(happened.at, happened.hour_said)
    spoken = meant(line[then.start : then.stop], found.what, then.what, contact, now, profile)
    place = then if spoken.as_then else found
    return SpokenTime(TimeFound(place.start, place.stop, spoken.what), spoken.notes)
