"""What people do in the world of alarms: promise, move, settle, snooze, undo, change the rules, move the business."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from models import business, warning_rules
from models.alarms import snoozing
from models.errors import Refused
from models.journal import Journal
from models.promises import operations
from models.promises.records import Moving, PromiseDraft, PromiseId, PromiseKind, Settling, Side
from models.warning_rules import QuietHours, WarningRules
from models.windows import Grain, Window
from tests.properties.alarm_ground import BEGINNINGS, NUMBERS, WEEK, ZONES, AlarmGround, utc
from tests.properties.alarm_oracle import MINUTE, Quiet, Slept

QUIET: tuple[Quiet, ...] = (None, (time(22), time(7)), (time(0, 30), time(2, 30)), (time(12), time(13)))
AHEAD = st.one_of(
    st.integers(-600, 3 * 24 * 60), st.integers(5, 600), st.sampled_from((1, 2, 20, 60, 61, 180, 24 * 60, 14 * 24 * 60))
)


class AlarmPeople(AlarmGround):
    """What people do, each by one program or the other."""

    @initialize(
        beginning=st.sampled_from(BEGINNINGS),
        given=st.lists(
            st.tuples(NUMBERS, st.integers(30, 2000), st.sampled_from((0, 60, 180))), min_size=1, max_size=3
        ),
    )
    def begin(self, beginning: datetime, given: list[tuple[int, int, int]]) -> None:
        """Start with a few promises, since each run leaves some of the rules out."""
        self.now = beginning
        self.set_clock()
        for number, ahead, length in given:
            kind = (PromiseKind.COME, PromiseKind.RING)[number % 2]
            self.promise(number, Side.GIVEN, kind, ahead, length, Grain.MINUTE, None)

    # What people do

    @rule(
        number=NUMBERS,
        side=st.sampled_from(Side),
        kind=st.sampled_from((PromiseKind.COME, PromiseKind.RING, PromiseKind.QUOTE, PromiseKind.FIX)),
        ahead=AHEAD,
        length=st.sampled_from((0, 0, 1, 60, 120, 300)),
        grain=st.sampled_from((Grain.MINUTE, Grain.MINUTE, Grain.HOUR, Grain.DAY)),
        lead=st.sampled_from((None, None, None, 0, 5, 1440)),
    )
    def promise(
        self, number: int, side: Side, kind: PromiseKind, ahead: int, length: int, grain: Grain, lead: int | None
    ) -> None:
        window = self.window(number, ahead, length, grain)
        made = min(self.clock.now(), window.end - MINUTE)
        draft = PromiseDraft("ring Tom", window, side, kind, client_id=1, made_at=made, lead_minutes=lead)
        self.attempt(
            number, lambda journal: operations.make(journal, draft), lambda found: self.said(found.id, window, draft)
        )

    @rule(number=NUMBERS, ahead=AHEAD, length=st.sampled_from((0, 0, 30, 120)), told=st.booleans())
    def move(self, number: int, ahead: int, length: int, told: bool) -> None:
        promise_id = self.one(number)
        window = self.window(number, ahead, length, Grain.MINUTE)
        self.move_to(number, promise_id, window, told)

    @rule(number=NUMBERS, minutes=st.integers(-90, 90))
    def move_the_start_only(self, number: int, minutes: int) -> None:
        promise_id = self.one(number)
        said = self.standing.promises.get(promise_id)
        if said is not None and said.start is not None:
            start = min(said.due, said.start + minutes * MINUTE)
            self.move_to(number, promise_id, Window(start, said.due, Grain.MINUTE, "Europe/London"), True)

    def move_to(self, number: int, promise_id: int, window: Window, told: bool) -> None:
        now = self.clock.now()
        moving = Moving(window, "parts", told_at=now if told else None)
        said = self.standing.promises.get(promise_id)
        self.attempt(
            number,
            lambda journal: operations.move(journal, PromiseId(promise_id), moving),
            lambda _found: self.standing.with_promise(
                promise_id,
                replace(
                    self.standing.promises[promise_id],
                    start=utc(window.start),
                    due=window.due_at,
                    hour_said=True,
                    noted=max(now, said.noted if said else now),
                ),
            ),
        )

    @rule(number=NUMBERS, how=st.sampled_from(("keep", "break", "reopen")))
    def settle(self, number: int, how: str) -> None:
        promise_id = PromiseId(self.one(number))
        done: dict[str, Callable[[Journal], object]] = {
            "keep": lambda journal: operations.keep(journal, promise_id),
            "break": lambda journal: operations.break_promise(journal, promise_id, Settling("no stock")),
            "reopen": lambda journal: operations.reopen(journal, promise_id, "a mistake"),
        }
        self.attempt(
            number,
            done[how],
            lambda _found: self.standing.with_promise(
                promise_id, replace(self.standing.promises[promise_id], open=how == "reopen")
            ),
        )

    @rule(number=NUMBERS, minutes=st.one_of(st.integers(-5, 300), st.integers(300, 4000)), wait=st.booleans())
    def snooze(self, number: int, minutes: int, wait: bool) -> None:
        promise_id, until = PromiseId(self.one(number)), self.clock.now() + minutes * MINUTE
        rows = self.promise_rows()
        self.attempt(
            number,
            lambda journal: snoozing.snooze(journal, promise_id, until),
            lambda _found: replace(
                self.standing,
                snoozes=(
                    *self.standing.snoozes,
                    Slept(promise_id, self.standing.promises[promise_id].due, self.clock.now(), until),
                ),
            ),
        )
        assert self.promise_rows() == rows
        if wait:
            self.advance(max(0, minutes) * MINUTE)
            self.ring(number % 2)

    @rule(number=NUMBERS)
    def snooze_by_words_that_are_refused(self, number: int) -> None:
        journal = self.programs[number % 2]
        profile = business.profile(business.get(journal))
        try:
            until = snoozing.read("whenever it suits", self.clock.now(), profile)
        except Refused:
            return
        raise AssertionError(f"that is no time, and was read as {until}")

    @rule(number=NUMBERS, forwards=st.booleans())
    def undo_or_redo(self, number: int, forwards: bool) -> None:
        taken, given = (self.undone, self.before) if forwards else (self.before, self.undone)
        journal = self.programs[number % 2]
        try:
            journal.redo() if forwards else journal.undo()
        except Refused:
            assert not taken
            return
        given.append(self.standing)
        self.standing = taken.pop()

    @rule(
        number=NUMBERS,
        lead=st.sampled_from((None, 0, 15, 60, 180)),
        travel=st.sampled_from((0, 30, 90)),
        quiet=st.sampled_from(QUIET),
    )
    def change_the_rules(self, number: int, lead: int | None, travel: int, quiet: Quiet) -> None:
        leads = {} if lead is None else dict.fromkeys(PromiseKind, lead)
        rules = WarningRules(leads, travel, None if quiet is None else QuietHours(*quiet))
        self.attempt(
            number,
            lambda journal: warning_rules.change(journal, rules),
            lambda _found: replace(
                self.standing,
                leads={kind.value: minutes for kind, minutes in leads.items()},
                travel=travel,
                quiet=quiet,
            ),
        )

    @rule(number=NUMBERS, zone=st.sampled_from(ZONES))
    def move_the_business(self, number: int, zone: str) -> None:
        draft = business.BusinessDraft(zone=zone, working_week=WEEK)
        self.attempt(
            number, lambda journal: business.change(journal, draft), lambda _found: replace(self.standing, zone=zone)
        )
