"""A rate with its counts and its interval: never a bare percentage, and none under 5 cases."""

from math import sqrt

from msgspec import Struct

FEWEST = 5
"""Under so many cases no percentage is shown."""
_Z = 1.959963984540054
"""The two-sided 95 % point of the normal distribution."""


class Rate(Struct, frozen=True):
    """`k` of `n`; `rate` and its 95 % interval `low` to `high` lie in 0 to 1 and are None under 5 cases."""

    n: int
    k: int
    rate: float | None
    low: float | None
    high: float | None


def rate_of(k: int, n: int) -> Rate:
    """Return the rate of `k` cases of `n`, with Wilson's interval."""
    if not 0 <= k <= n:
        raise ValueError(f"{k} of {n} is no rate")
    if n < FEWEST:
        return Rate(n, k, None, None, None)
    low, high = wilson(k, n)
    return Rate(n, k, k / n, low, high)


def wilson(k: int, n: int) -> tuple[float, float]:
    """Return Wilson's score interval at 95 % (E. B. Wilson, 1927), without continuity correction."""
    share, z2 = k / n, _Z * _Z
    middle = share + z2 / (2 * n)
    spread = _Z * sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low, high = (middle - spread) / (1 + z2 / n), (middle + spread) / (1 + z2 / n)
    # Rounding must not lead out of what a share can be, nor off an end that was reached.
    return (0.0 if k == 0 else max(0.0, low), 1.0 if k == n else min(1.0, high))
