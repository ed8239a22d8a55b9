"""Where the computer is: its time zone, as the window asks for it again and again, since a laptop travels."""

from PySide6.QtCore import QTimeZone

from models import instants, places
from models.errors import Refused


def local_zone() -> str:
    """Return the IANA name of the time zone of this machine as it is now; UTC where it cannot be told."""
    # Qt is loaded already; what finds it out without Qt would weigh as much as the watch over the alarms.
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    try:
        instants.zone(name)
    except Refused:  # TZ may hold what is no name.
        return places.local_zone()
    return name
