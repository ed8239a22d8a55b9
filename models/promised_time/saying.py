"""What was said about one moment, or about the two ends of a stretch."""

from datetime import datetime

from msgspec import Struct, field

from models.promised_time.pieces import Amount, Clock, Clocks, Day, Offset, Piece, Shift
from models.promised_time.ranges import Days


class Side(Struct, eq=False):
    """All that was said about one moment or stretch."""

    day: Day | None = None
    days: Days | None = None
    clock: Clock | None = None
    clocks: Clocks | None = None
    part: str = ""
    close: str = ""
    length: Amount | None = None
    offset: Offset | None = None
    shift: Shift | None = None
    instant: datetime | None = None
    bound: str = ""
    about: bool = False
    grain_name: str = ""
    exact: Clocks | None = None  # the hours an imprecise time stands for, as an echo shows them
    pieces: list[Piece] = field(default_factory=list)

    def has_clock(self) -> bool:
        """Tell whether a clock time or the end of work was said."""
        return self.clock is not None or self.clocks is not None or bool(self.close)

    def has_target(self) -> bool:
        """Tell whether anything was said that a bound can hold."""
        said = (self.day, self.days, self.instant)
        return self.has_clock() or bool(self.part) or any(value is not None for value in said)


class Saying(Struct, eq=False):
    """One side, or the two ends of a stretch."""

    left: Side
    right: Side | None = None
