"""The way through the pages, back and forward."""

from msgspec import Struct

from ui.navigator import PageName

_LONGEST = 100


class Place(Struct, frozen=True):
    """Where one can be: a page, and whose for the page of a client."""

    page: PageName
    client_id: int = 0


class Trail:
    """The places one has been to; going somewhere new forgets what was ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = [Place(PageName.TODAY)]
        self._index = 0

    @property
    def here(self) -> Place:
        """The place one is at."""
        return self._places[self._index]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._index > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a place."""
        return self._index < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Go somewhere; the same place again changes nothing."""
        if place == self.here:
            return
        self._places = [*self._places[: self._index + 1], place][-_LONGEST:]
        self._index = len(self._places) - 1

    def back(self) -> Place:
        """Go one place back, if there is one, and return it."""
        self._index = max(0, self._index - 1)
        return self.here

    def forward(self) -> Place:
        """Go one place forward, if there is one, and return it."""
        self._index = min(len(self._places) - 1, self._index + 1)
        return self.here
