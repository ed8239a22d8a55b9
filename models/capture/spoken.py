"""The time of a promise that came up in an earlier contact: its words were spoken then, and are typed now."""

from datetime import datetime, timedelta

from msgspec import Struct

from models.capture.happened import Happened
from models.capture.times import TimeFound, Word, find_time
from models.promised_time import echo
from models.promised_time.reading import Reading, Trouble
from models.promised_time.turns import Recurrence
from models.windows import Grain
from models.working_time import Profile

LATE = "it was due before now: noted late"
_WHICH = "which: as it was said then, or from now on?"
_FROM_WHEN = "counted from when? say at what hour it was, as in “yesterday 14:00”"
_EXACT = (Grain.MINUTE, Grain.HOUR)
_A_YEAR_ON = timedelta(days=300)
"""So much later a date without a year lies that came between the contact and now: nobody meant that one."""


class SpokenTime(Struct, frozen=True):
    """What was found, and what has to be said of it."""

    found: TimeFound | None
    notes: tuple[str, ...] = ()


def spoken_time(line: str, words: list[Word], happened: Happened | None, now: datetime, profile: Profile) -> SpokenTime:
    """Return the time that was said in a contact, `happened` None for one that is now.

    A length such as "in 2 hours" is counted from the contact, and a time that only had a meaning then is taken
    as it was meant. What means one time as it was said and another from now on is a question.
    """
    found = find_time(line, words, now, profile)
    if happened is None or found is None or isinstance(found.what, Recurrence):
        return SpokenTime(found)
    then = find_time(line, words, happened.at, profile)
    if then is None or not isinstance(then.what, Reading) or then.what.end is None:
        return SpokenTime(found)
    late = (LATE,) if then.what.end <= now else ()
    if not isinstance(found.what, Reading):
        return SpokenTime(then, late)
    if found.what.end is not None and found.what.end - then.what.end >= _A_YEAR_ON:
        return SpokenTime(then, late)
    if (found.what.start, found.what.end) == (then.what.start, then.what.end):
        return SpokenTime(found)
    if not found.what.counted:
        offers = (echo.say(then.what, now, profile), echo.say(found.what, now, profile))
        return SpokenTime(TimeFound(found.start, found.stop, Trouble(_WHICH, offers=offers)))
    if not happened.hour_said and then.what.grain in _EXACT:
        offer = echo.say(found.what, now, profile)
        return SpokenTime(TimeFound(found.start, found.stop, Trouble(_FROM_WHEN, offers=(offer,))))
    return SpokenTime(then, (_counted(line[then.start : then.stop], happened, profile), *late))


def _counted(said: str, happened: Happened, profile: Profile) -> str:
    return f"“{said}” counted from the contact, {echo.at(happened.at, profile)}"
