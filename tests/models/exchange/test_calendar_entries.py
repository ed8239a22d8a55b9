"""What a phone's calendar is told of a promise: when, where, how often it changed, and when to ring."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models import clients, people, sites
from models.clock import FixedClock
from models.exchange.calendar_entries import SETTLED_WITHIN, Entry, Wanted, entries
from models.interactions import operations as interactions
from models.interactions.records import InteractionDraft, Way
from models.journal import Journal
from models.promises import operations as promises
from models.promises.records import Keeping, Moving, Promise, PromiseDraft, PromiseKind, Settling, Side, Wording
from models.windows import Grain, Window
from tests.conftest import NOW
from tests.models.entries import client, in_london, local, promise, utc, window

OPEN = Wanted()
ALL = Wanted(private=True, settled=True, visits_since=date(2020, 1, 1))


def only(journal: Journal, wanted: Wanted = OPEN) -> Entry:
    found = entries(journal, wanted)
    assert len(found) == 1
    return found[0]


def given(journal: Journal, window: Window, **changed: object) -> Promise:
    made_at = local("2026-11-20 09:00")
    draft = PromiseDraft("Fit the dock", window, client_id=client(journal), made_at=made_at, **changed)  # type: ignore[arg-type]
    return promises.make(journal, draft)


def test_a_window_is_an_event_from_its_start_to_its_end(journal: Journal) -> None:
    given(journal, window("2027-07-02 12:00", "2027-07-02 10:00"))
    entry = only(journal)
    assert (entry.start, entry.end) == (utc("2027-07-02 09:00"), utc("2027-07-02 11:00"))


@pytest.mark.parametrize("start", [None, "2026-11-27 15:00"])
def test_a_deadline_or_a_point_is_an_event_of_one_moment(journal: Journal, start: str | None) -> None:
    given(journal, window("2026-11-27 15:00", start))
    entry = only(journal)
    assert (entry.start, entry.end) == (utc("2026-11-27 15:00"), None)


def test_a_day_is_that_day_where_it_was_said_whatever_day_it_is_at_home(journal: Journal) -> None:
    in_london(journal)
    given(journal, window(local("2026-11-27 17:30", "Pacific/Auckland"), grain=Grain.DAY, zone="Pacific/Auckland"))
    assert only(journal).start == date(2026, 11, 27)
    in_la = window(local("2026-12-04 17:30", "America/Los_Angeles"), grain=Grain.DAY, zone="America/Los_Angeles")
    promises.make(journal, PromiseDraft("Ring", in_la, client_id=1))
    assert [entry.start for entry in entries(journal, Wanted())] == [date(2026, 11, 27), date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("start", "grain", "first"),
    [
        (None, Grain.DAY, date(2026, 11, 29)),
        ("2026-11-28 00:00", Grain.WEEKEND, date(2026, 11, 28)),
        ("2026-11-25 09:00", Grain.DAY, date(2026, 11, 25)),
        ("2026-11-23 09:00", Grain.WEEK, date(2026, 11, 23)),
        ("2026-11-01 00:00", Grain.MONTH, date(2026, 11, 29)),
        ("2026-10-01 00:00", Grain.QUARTER, date(2026, 11, 29)),
    ],
)
def test_days_are_shown_whole_and_a_month_on_its_last(
    journal: Journal, start: str | None, grain: Grain, first: date
) -> None:
    given(journal, window("2026-11-29 17:30", start, grain))
    entry = only(journal)
    assert (entry.start, entry.end) == (first, date(2026, 11, 30))


def test_it_rings_by_the_lead_time_of_its_kind_or_its_own(journal: Journal) -> None:
    one = client(journal)
    for kind, lead in ((PromiseKind.RING, None), (PromiseKind.QUOTE, None), (PromiseKind.RING, 5)):
        promise(journal, one, "2026-12-01 15:00", kind=kind, lead=lead)
    ahead = [utc("2026-12-01 15:00") - entry.alarms[0] for entry in entries(journal, Wanted())]
    assert ahead == [timedelta(minutes=15), timedelta(hours=3), timedelta(minutes=5)]


def test_a_visit_rings_in_time_to_leave_too(journal: Journal) -> None:
    given(journal, window("2026-12-01 12:00", "2026-12-01 10:00"), kind=PromiseKind.COME)
    assert only(journal).alarms == (utc("2026-12-01 09:00"), utc("2026-12-01 09:30"))


def test_what_is_owed_rings_when_it_is_due(journal: Journal) -> None:
    given(journal, window("2026-12-01 12:00"), side=Side.OWED)
    entry = only(journal)
    assert entry.alarms == (utc("2026-12-01 12:00"),)
    assert entry.summary == "Owed to us: Fit the dock (Larkspur)"


def test_a_day_rings_ahead_of_its_end(journal: Journal) -> None:
    given(journal, window("2026-12-01 17:30", grain=Grain.DAY))
    assert only(journal).alarms == (utc("2026-12-01 16:30"),)


def test_its_name_stays_while_its_number_grows(journal: Journal, clock: FixedClock) -> None:
    made = given(journal, window("2026-11-27 15:00"))
    before = only(journal)
    clock.set(NOW + timedelta(hours=1))
    promises.move(journal, made.id, Moving(window("2026-11-28 15:00"), "the part is late"))
    moved = only(journal)
    clock.set(NOW + timedelta(hours=2))
    promises.release(journal, made.id, Settling("they bought one"))
    dropped = only(journal, Wanted(settled=True))
    promises.reopen(journal, made.id, "a mistake")
    again = only(journal)
    assert len({entry.uid for entry in (before, moved, dropped, again)}) == 1
    assert [entry.sequence for entry in (before, moved, dropped, again)] == [0, 1, 2, 3]
    assert [entry.cancelled for entry in (before, moved, dropped, again)] == [False, False, True, False]
    assert (before.changed_at, moved.changed_at, dropped.changed_at) == (
        NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2),
    )  # fmt: skip
    assert dropped.alarms == ()


def test_a_corrected_word_makes_it_newer(journal: Journal, clock: FixedClock) -> None:
    made = given(journal, window("2026-11-27 15:00"))
    clock.set(NOW + timedelta(hours=1))
    promises.change_wording(journal, made.id, Wording("Fit the new dock"))
    entry = only(journal)
    assert (entry.summary, entry.changed_at) == ("Fit the new dock (Larkspur)", NOW + timedelta(hours=1))


def test_names_are_the_journal_s_own_wherever_it_lies(tmp_path: Path, clock: FixedClock) -> None:
    uids = []
    for name in ("one", "two"):
        journal = Journal.make(tmp_path / f"{name}.kept", clock, zone="Europe/London")
        clients.add(journal, clients.ClientDraft(f"Firm {name}"))
        given(journal, window("2026-11-27 15:00"))
        uids.append(only(journal).uid)
        journal.close()
    (tmp_path / "one.kept").rename(tmp_path / "moved.kept")
    journal = Journal.open(tmp_path / "moved.kept", FixedClock(NOW + timedelta(days=1)))
    promises.make(journal, PromiseDraft("Ring", window("2026-12-27 15:00"), client_id=1))
    journal.undo()
    assert only(journal).uid == uids[0] != uids[1]
    journal.close()


def test_what_was_settled_lately_is_told_as_cancelled_if_wanted(journal: Journal, clock: FixedClock) -> None:
    made = given(journal, window("2026-11-27 15:00"))
    promises.keep(journal, made.id, Keeping())
    assert entries(journal, Wanted()) == ()
    assert only(journal, Wanted(settled=True)).cancelled
    clock.set(NOW + SETTLED_WITHIN)
    assert entries(journal, Wanted(settled=True)) == ()


def test_visits_that_took_place_are_told_from_a_day_on(journal: Journal, clock: FixedClock) -> None:
    one = client(journal)
    tom = people.add(journal, people.PersonDraft(one, "Tom"))
    for day, way in (("2026-11-09", Way.VISIT), ("2026-11-10", Way.VISIT), ("2026-11-11", Way.CALL)):
        draft = InteractionDraft(
            one, way, local(f"{day} 00:30"), minutes=90, words="Cabled it", private_words="rude", person_ids=(tom.id,)
        )
        interactions.log(journal, draft)
    assert entries(journal, Wanted()) == ()
    visit = only(journal, Wanted(visits_since=date(2026, 11, 10)))
    assert (visit.start, visit.end) == (utc("2026-11-10 00:30"), utc("2026-11-10 02:00"))
    assert (visit.summary, visit.description, visit.alarms) == ("Visit (Larkspur)", "Cabled it\nWith Tom", ())
    assert "rude" in only(journal, Wanted(visits_since=date(2026, 11, 10), private=True)).description
    clock.set(local("2026-11-09 12:00"))
    assert len(entries(journal, ALL)) == 1


def test_a_visit_says_where_and_never_how_to_get_in(journal: Journal) -> None:
    one = client(journal)
    sites.add(journal, sites.SiteDraft(one, "Nowhere yet"))
    sites.add(journal, sites.SiteDraft(one, "Main", "8 High Street\n\nMidhurst", access_notes="key under the mat"))
    promise(journal, one, "2026-12-01 15:00", kind=PromiseKind.COME)
    promise(journal, one, "2026-12-02 15:00", kind=PromiseKind.RING)
    interactions.log(journal, InteractionDraft(one, Way.VISIT, local("2026-11-20 09:00"), words="Cabled it"))
    found = entries(journal, ALL)
    assert [entry.location for entry in found] == ["8 High Street, Midhurst", "8 High Street, Midhurst", ""]
    assert "mat" not in repr(found)


def test_it_says_when_and_how_it_was_promised_and_for_when_at_first(journal: Journal) -> None:
    one = client(journal)
    made = promise(journal, one, "2026-11-27 15:00", made="2026-11-20 09:00")
    promises.move(journal, made.id, Moving(window("2026-11-30 15:00"), "the part is late"))
    assert only(journal).description.splitlines() == [
        "Promised 20 Nov 2026, for Mon 30 Nov 2026 15:00",
        "First promised for Fri 27 Nov 2026 15:00",
        "The client does not know the new time yet",
    ]


def test_private_words_are_left_out_unless_wanted(journal: Journal) -> None:
    given(journal, window("2026-11-27 15:00"), private_words="he never pays")
    assert "pays" not in repr(entries(journal, Wanted(settled=True, visits_since=date(2020, 1, 1))))
    assert only(journal, Wanted(private=True)).description.endswith("\nPrivate: he never pays")


def test_it_tells_what_was_open_at_an_earlier_moment(journal: Journal, clock: FixedClock) -> None:
    made = promise(journal, client(journal), "2026-11-27 15:00", made="2026-11-20 09:00")
    promises.keep(journal, made.id, Keeping())
    clock.set(NOW - timedelta(days=1))
    assert only(journal).sequence == 0
