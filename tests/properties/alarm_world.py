"""A world for alarms: people, programs that are killed or ring at once, laptops that sleep and travel, false clocks."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from models.alarms import ringing
from models.alarms.records import Digest
from tests.properties.alarm_ground import ZONES
from tests.properties.alarm_oracle import MINUTE
from tests.properties.alarm_people import AlarmPeople

PROGRAMS = st.integers(0, 1)
SECOND = timedelta(seconds=1)


class Killed(BaseException):
    """The program was killed after it had shown an alarm."""


class AlarmWorld(AlarmPeople):
    """Every tick rings exactly what the oracle says, and nothing else happens to any promise."""

    # What happens to the machines

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self.laptop = zone

    @rule(minutes=st.sampled_from((1, 2, 5, 29, 31, 60)), program=PROGRAMS)
    def work_on(self, minutes: int, program: int) -> None:
        for _ in range(min(minutes, 6)):
            self.advance(timedelta(minutes=max(1, minutes // 6)))
            self.ring(program)

    @rule(hours=st.one_of(st.integers(1, 9), st.integers(1, 30), st.integers(30, 14 * 24)), program=PROGRAMS)
    def sleep(self, hours: int, program: int) -> None:
        self.advance(timedelta(hours=hours, minutes=hours % 7))
        self.ring(program)

    @precondition(lambda self: self.standing.promises)
    @rule(program=PROGRAMS, times=st.integers(1, 4))
    def wait_for_the_next_alarms(self, program: int, times: int) -> None:
        for _ in range(times):
            self.wait_for_the_next_alarm(program)

    def wait_for_the_next_alarm(self, program: int) -> None:
        self.ring(program)
        next_at = ringing.next_at(self.programs[program], zone=self.laptop)
        if next_at is None:
            assert not any(said.open for said in self.standing.promises.values())
            return
        now = self.clock.now()
        assert next_at > now
        if any(one.at > now + MINUTE for one in self.standing.snoozes):
            return  # Noted by a clock that was ahead, it holds from then on: no next moment can say that.
        for between in (now + (next_at - now) / 2, next_at - SECOND):
            assert not self.oracle.expected(self.standing, between.replace(microsecond=0), self.laptop)
        assert self.oracle.expected(self.standing, next_at, self.laptop)
        self.advance(next_at - now - SECOND)
        self.ring(program)
        self.advance(SECOND)
        self.ring(1 - program)

    @rule(minutes=st.one_of(st.integers(-24 * 60, 2 * 60), st.integers(-5000, 5000)), program=PROGRAMS)
    def set_the_clock_wrong(self, minutes: int, program: int) -> None:
        self.astray += minutes * MINUTE
        self.set_clock()
        self.ring(program)

    @rule(program=PROGRAMS)
    def set_the_clock_right(self, program: int) -> None:
        self.astray = timedelta(0)
        self.set_clock()
        self.ring(program)

    @rule(program=PROGRAMS)
    def restart(self, program: int) -> None:
        self.programs[program].close()
        self.programs[program] = self.open()
        self.ring(program)

    @rule(program=PROGRAMS)
    def is_killed_while_it_rings(self, program: int) -> None:
        def die(digest: Digest) -> None:
            self.note(digest)
            raise Killed

        next_at = ringing.next_at(self.programs[program], zone=self.laptop)
        if next_at is not None and not program:
            self.advance(next_at - self.clock.now())
        expected = self.expected()
        try:
            type(self).tick(self.programs[program], die, self.laptop)
        except Killed:
            assert expected
            self.excuses += 1
            type(self).seen["killed"] += 1
            self.programs[program].close()
            self.programs[program] = self.open()
        else:
            assert not expected
            self.forget()

    @rule(program=PROGRAMS)
    def both_ring_at_once(self, program: int) -> None:
        self.advance(timedelta(hours=2))
        other: list[Digest] = []

        def show(digest: Digest) -> None:
            self.note(digest)
            type(self).tick(self.programs[1 - program], other.append, self.laptop)

        self.ring(program, show)
        assert other == []
