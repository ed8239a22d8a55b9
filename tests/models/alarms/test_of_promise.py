"""The alarm of one promise: when it rings next, through its whole life."""

from datetime import time

from models import warning_rules
from models.alarms import snoozing
from models.alarms.of_promise import PromiseAlarm, of_promise
from models.journal import Journal
from models.promises import operations, questions
from models.promises.records import PromiseId
from models.warning_rules import QuietHours, WarningRules
from tests.models.alarms.ticks import Screen
from tests.models.entries import LONDON, client, local, promise


def next_of(journal: Journal, promise_id: int) -> PromiseAlarm:
    return of_promise(journal, questions.get(journal, PromiseId(promise_id)), zone=LONDON)


def test_it_goes_from_stage_to_stage_until_the_promise_is_settled(kept: Journal, screen: Screen) -> None:
    made = promise(kept, client(kept), "2026-11-27 15:00")
    told = []
    for at in ("2026-11-27 13:00", "2026-11-27 14:00", "2026-11-27 15:00", "2026-11-27 16:00", "2026-11-30 09:00"):
        screen.tick(at)
        found = next_of(kept, made.id).next_at
        told.append(f"{found:%a %H:%M}")
    assert told == ["Fri 14:00", "Fri 15:00", "Mon 09:00", "Mon 09:00", "Tue 09:00"]
    operations.keep(kept, made.id)
    assert next_of(kept, made.id) == PromiseAlarm(None, 0, None)


def test_what_nobody_looked_at_rings_at_once(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-24 10:00", made="2026-11-24 09:00")
    assert next_of(kept, made.id).next_at == kept.now()


def test_asleep_it_rings_when_it_wakes_and_never_in_quiet_hours(kept: Journal) -> None:
    made = promise(kept, client(kept), "2026-11-24 15:00")
    snoozing.snooze(kept, made.id, local("2026-11-24 22:30"))
    woken = local("2026-11-24 22:30")
    assert next_of(kept, made.id) == PromiseAlarm(woken, 1, woken)
    warning_rules.change(kept, WarningRules({}, 30, QuietHours(time(22), time(7))))
    assert next_of(kept, made.id) == PromiseAlarm(local("2026-11-25 07:00"), 1, woken)
