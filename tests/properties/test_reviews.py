"""Random reviews: every verdict makes one event and one item, nothing is settled without one, undo gives all back."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.clock import FixedClock
from models.errors import Refused
from models.journal import Journal
from models.promises import operations as promises
from models.promises import questions
from models.promises.records import Keeping, Moving, PromiseId, Settling, Side
from models.reviews import ending, queue, sitting
from models.reviews.records import Answer
from tests.models.entries import client, in_london, promise, window
from tests.models.reviews.late import CALL, NOW
from tests.properties.test_undo_machine import dump

_SIDES = st.sampled_from((Side.GIVEN, Side.GIVEN, Side.OWED, Side.FOLLOW_UP))
_DAYS = st.integers(min_value=-6, max_value=12)
_MADE = st.lists(st.tuples(_SIDES, _DAYS, st.booleans()), min_size=1, max_size=6)
_STEPS = st.lists(
    st.tuples(st.sampled_from((*Answer, "tomorrow", "undo", "end", "elsewhere")), st.integers(0, 5)), max_size=14
)
_EVENTS = {Answer.DONE: "kept", Answer.MOVED: "moved", Answer.BROKEN: "broken", Answer.RELEASED: "released"}


def answer(journal: Journal, promise_id: PromiseId, verdict: Answer) -> None:
    later = journal.now() + timedelta(days=2)
    settling = Settling("no stock", made_good="a free hour")
    given_to = questions.get(journal, promise_id).side is Side.GIVEN
    contact = CALL if given_to else None
    if verdict is Answer.DONE:
        sitting.done(journal, promise_id, Keeping())
    elif verdict is Answer.MOVED:
        sitting.tell_and_move(journal, promise_id, Moving(window(later), "parts"), contact)
    elif verdict is Answer.BROKEN:
        sitting.cannot_keep(journal, promise_id, settling, contact)
    elif verdict is Answer.RELEASED:
        sitting.let_off(journal, promise_id, settling)
    else:
        sitting.skip(journal, promise_id, "away")


def check(journal: Journal) -> None:
    found = sitting.agenda(journal)
    late = [one.promise_id for one in queue.queue(journal)]
    assert queue.count(journal) == len(late)
    assert sorted([one.promise_id for one in (*found.unseen, *found.skipped)]) == sorted(late)
    assert 0 <= found.gone_through <= found.total
    for row in journal.rows(
        "SELECT i.verdict, i.promise_id, e.kind, e.promise_id AS told FROM review_items i "
        "LEFT JOIN promise_events e ON e.id = i.event_id"
    ):
        assert row["kind"] == _EVENTS.get(Answer(row["verdict"]))
        assert row["told"] in (None, row["promise_id"])
    assert journal.value("SELECT count(*) FROM reviews WHERE ended_at IS NULL") <= 1
    assert journal.value("SELECT count(*) FROM reviews r WHERE NOT EXISTS (SELECT 1 FROM review_items "
                         "WHERE review_id = r.id)") == 0  # fmt: skip


@given(made=_MADE, steps=_STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_review_never_loses_a_promise_and_undo_gives_every_row_back(
    made: list[tuple[Side, int, bool]], steps: list[tuple[Answer | str, int]]
) -> None:
    clock = FixedClock(NOW - timedelta(days=14))
    journal = in_london(Journal.open(None, clock))
    known = client(journal)
    ids = []
    for number, (side, days, move) in enumerate(made):
        due = NOW - timedelta(days=days)
        ids.append(promise(journal, known, due, made=clock.now(), words=f"promise {number}", side=side).id)
        if move:
            promises.move(journal, ids[-1], Moving(window(due + timedelta(days=1)), "parts"))
    clock.set(NOW)
    start, done = dump(journal), 0
    for step, place in steps:
        promise_id = ids[place % len(ids)]
        before = dump(journal)
        try:
            if step == "tomorrow":
                clock.set(journal.now() + timedelta(days=1))
            elif step == "undo":
                if done:
                    journal.undo()
                    done -= 1
            elif step == "end":
                ending.end(journal)
                done += 1
            elif step == "elsewhere":
                promises.keep(journal, promise_id)
                done += 1
            else:
                answer(journal, promise_id, Answer(step))
                done += 1
        except Refused:
            assert dump(journal) == before
        check(journal)
    for _ in range(done):
        journal.undo()
    assert dump(journal) == start
    journal.close()
