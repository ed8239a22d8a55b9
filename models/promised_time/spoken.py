"""What a time means that was said in an earlier contact: the words were spoken then, and are typed now."""

from datetime import datetime, timedelta

from msgspec import Struct

from models.promised_time import echo
from models.promised_time.reading import Reading, Trouble
from models.windows import Grain
from models.working_time import Profile

LATE = "it was due before now: noted late"
_WHICH = "which: as it was said then, or from now on?"
_FROM_WHEN = "counted from when? say at what hour it was, as in “yesterday 14:00”"
_EXACT = (Grain.MINUTE, Grain.HOUR)
_A_YEAR_ON = timedelta(days=300)
"""So much later a date without a year lies that came between the contact and now: nobody meant that one."""


class Contact(Struct, frozen=True):
    """When something was said; `hour_said` is false where only the day of it is known."""

    at: datetime
    hour_said: bool = True


class Spoken(Struct, frozen=True):
    """What was meant, whether as read at the time of the contact, and what has to be said of it."""

    what: Reading | Trouble
    as_then: bool = False
    notes: tuple[str, ...] = ()


def meant(
    said: str,
    from_now: Reading | Trouble,
    from_then: Reading | Trouble,
    contact: Contact,
    now: datetime,
    profile: Profile,
) -> Spoken:
    """Return which of two readings of the words `said` is meant: as of now, or as of the contact.

    A length such as "in 2 hours" is counted from the contact, and a time that only had a meaning then is taken
    as it was meant. What means one time as it was said and another from now on is a question.
    """
    if not isinstance(from_then, Reading) or from_then.end is None:
        return Spoken(from_now)
    late = (LATE,) if from_then.end <= now else ()
    if not isinstance(from_now, Reading) or _a_year_apart(from_then, from_now):
        return Spoken(from_then, as_then=True, notes=late)
    if (from_now.start, from_now.end) == (from_then.start, from_then.end):
        return Spoken(from_now)
    if not from_now.counted:
        offers = (echo.say(from_then, now, profile), echo.say(from_now, now, profile))
        return Spoken(Trouble(_WHICH, offers=offers))
    if not contact.hour_said and from_then.grain in _EXACT:
        return Spoken(Trouble(_FROM_WHEN, offers=(echo.say(from_now, now, profile),)))
    counted = f"“{said}” counted from the contact, {echo.at(contact.at, profile)}"
    return Spoken(from_then, as_then=True, notes=(counted, *late))


def _a_year_apart(from_then: Reading, from_now: Reading) -> bool:
    ends = from_then.end, from_now.end
    return ends[0] is not None and ends[1] is not None and ends[1] - ends[0] >= _A_YEAR_ON
