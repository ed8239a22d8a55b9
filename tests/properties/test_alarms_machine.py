"""Random promises, moves, snoozes, sleeping laptops and lying clocks: nothing is lost, doubled, early or settled."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from models.alarms import ringing
from tests.properties.alarm_world import AlarmWorld


def run(world: type[AlarmWorld], examples: int, steps: int) -> None:
    """Run a world; a fault is raised as it was found first."""
    run_state_machine_as_test(
        world,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )


def test_every_alarm_rings_at_the_first_tick_at_or_after_its_time_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ringing, "SLICE", 2)  # So that recording takes steps.
    AlarmWorld.seen.clear()

    run(AlarmWorld, 70, 40)

    for what in ("lead", "start", "due", "snooze", "morning", "killed", "clock was wrong"):
        assert AlarmWorld.seen[what] > 3, AlarmWorld.seen
