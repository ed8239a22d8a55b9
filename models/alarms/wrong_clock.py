"""When a clock counts as having been wrong."""

from datetime import timedelta

AHEAD = timedelta(seconds=60)
"""How far in the future what was noted may lie before the clock counts as having been wrong then."""
