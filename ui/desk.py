"""What every view works with, handed to it when it is built."""

from typing import Self

from msgspec import Struct

from models import business
from models.journal import Journal
from models.working_time import Profile
from ui.alarms.watch import Watch
from ui.bridge import Bridge
from ui.navigator import Navigator
from ui.preferences import Preferences


class Desk(Struct, frozen=True):
    """The journal, its notices, the way to other views, what the window remembers, and the watch over the alarms."""

    journal: Journal
    bridge: Bridge
    go: Navigator
    preferences: Preferences
    watch: Watch

    @classmethod
    def at(cls, journal: Journal, bridge: Bridge, go: Navigator, preferences: Preferences) -> Self:
        """Return the desk of a journal, with a watch over its alarms."""
        return cls(journal, bridge, go, preferences, Watch(journal, bridge, preferences))

    def profile(self) -> Profile:
        """Return zone, locale and working week of the business, as time phrases are read by."""
        return business.profile(business.get(self.journal))

    @property
    def zone(self) -> str:
        """The time zone of the business."""
        return business.home_zone(self.journal)
