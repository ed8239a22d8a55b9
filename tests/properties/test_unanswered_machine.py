"""In a random world the journal alone tells, after any step, what the banner of a program that never ended shows."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis.stateful import invariant

from models.alarms import standing, unanswered
from models.alarms.records import Alarm, Digest
from models.journal import Journal
from models.windows import Window
from tests.properties.alarm_oracle import Standing
from tests.properties.alarm_world import AlarmWorld
from tests.properties.test_alarms_machine import run


def _left_out(self: AlarmWorld) -> None:
    """What a banner cannot know: a lying clock, an alarm shown by a program that was killed, an answer undone."""


class BannerWorld(AlarmWorld):
    """Hold each alarm that was shown until its promise is answered, and compare that with what is read."""

    set_the_clock_wrong = set_the_clock_right = is_killed_while_it_rings = undo_or_redo = _left_out

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[int, Alarm] = {}

    def note(self, digest: Digest) -> None:
        super().note(digest)
        self.held |= {alarm.promise_id: alarm for alarm in digest.alarms}

    def attempt(self, number: int, operation: Callable[[Journal], Any], change: Callable[[Any], Standing]) -> None:
        super().attempt(number, operation, change)
        self.drop_answered()

    def move_to(self, number: int, promise_id: int, window: Window, told: bool) -> None:
        self.advance(timedelta(seconds=1))  # Within one second nobody can tell which came first.
        before = self.standing
        super().move_to(number, promise_id, window, told)
        if self.standing is not before:
            self.held.pop(promise_id, None)

    def drop_answered(self) -> None:
        still = standing.unanswered(self.programs[0], self.held.values(), self.clock.now())
        self.held = {promise_id: alarm for promise_id, alarm in self.held.items() if promise_id in still}

    @invariant()
    def a_program_started_now_would_show_the_same(self) -> None:
        self.drop_answered()

        found = unanswered.find(self.programs[0], self.clock.now(), zone=self.laptop)

        assert {alarm.promise_id: alarm.due_at for alarm in found.alarms} == {
            promise_id: alarm.due_at for promise_id, alarm in self.held.items()
        }
        assert found.total == len(self.held)
        type(self).seen["several waited"] += found.total > 1


def test_what_waits_for_an_answer_can_be_read_from_the_journal_alone() -> None:
    BannerWorld.seen.clear()

    run(BannerWorld, 40, 40)

    assert BannerWorld.seen["several waited"] > 100
