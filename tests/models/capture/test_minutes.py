"""Minutes as people write them."""

import pytest

from models.capture.minutes import read_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("10m", 10), ("10 min", 10), ("90 min", 90), ("90", 90), ("1h30", 90), ("1h", 60), ("1 h 15 min", 75),
        ("1:45", 105), ("12:30", 750), ("1.5h", 90), ("2 hours", 120), ("45'", 45), ("half an hour", 30),
        ("an hour and a half", 90), ("1H30", 90),
    ],
)  # fmt: skip
def test_a_length_is_read(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "0", "0m", "abc", "1h75", "10 apples", "99999", "-5", "1:75", "١٠m" * 3])
def test_what_is_no_length_is_none(text: str) -> None:
    assert read_minutes(text) is None
