"""The owner's figures: which promises count where, the two rates, their intervals, and all of it as of a moment."""

from datetime import date, timedelta

import pytest

from models import numbers, rates
from models.clock import FixedClock
from models.counts import PromiseCounts
from models.errors import Refused
from models.interactions import operations as interactions
from models.journal import Journal
from models.numbers import By
from models.promises import operations
from models.promises.records import Keeping, Moving, PromiseKind, Settling, Side, Telling
from tests.models import entries
from tests.models.entries import client, contact, day, local, promise, window

MAY = (day("2026-05-01"), day("2026-05-31"))


@pytest.fixture
def kept(journal: Journal) -> Journal:
    return entries.in_london(journal)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"), [(6, 10, 31, 83), (8, 10, 49, 94), (5, 5, 57, 100), (47, 50, 84, 98), (0, 5, 0, 43)]
)
def test_wilson_gives_the_known_intervals(k: int, n: int, low: int, high: int) -> None:
    found = rates.rate_of(k, n)
    assert found.rate == k / n
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low * 100), round(found.high * 100)) == (low, high)


def test_no_rate_is_said_under_five_cases() -> None:
    assert rates.rate_of(4, 4) == rates.Rate(4, 4, None, None, None)
    assert rates.rate_of(0, 0).rate is None


def test_more_cases_kept_than_there_were_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="6 of 5"):
        rates.rate_of(6, 5)


def settle_one_of_each(kept: Journal, clock: FixedClock, one: int) -> None:
    """Ten promises due on 12 May 2026 at 12:00, each with another end."""
    clock.set(local("2026-05-04 09:00"))
    made = {
        name: promise(kept, one, "2026-05-12 12:00", words=name)
        for name in ("in time", "to the second", "late", "agreed", "agreed late", "untold", "told late", "broken",
                     "released", "void", "overdue")
    }  # fmt: skip
    later = window("2026-05-14 12:00")
    told = clock.now()
    for name in ("agreed", "agreed late"):
        operations.move(kept, made[name].id, Moving(later, "parts", told_at=told, told_how="call", agreed=True))
    for name in ("untold", "told late"):
        operations.move(kept, made[name].id, Moving(later, "parts"))
    clock.set(local("2026-05-20 09:00"))
    operations.tell(kept, made["told late"].id, Telling(at=local("2026-05-12 12:00") + timedelta(seconds=1)))
    for name, at in (
        ("in time", "2026-05-11 10:00"), ("to the second", "2026-05-12 12:00"), ("late", "2026-05-12 14:00"),
        ("agreed", "2026-05-14 12:00"), ("agreed late", "2026-05-14 12:30"), ("untold", "2026-05-13 12:00"),
        ("told late", "2026-05-13 14:00"),
    ):  # fmt: skip
        operations.keep(kept, made[name].id, Keeping(local(at)))
    operations.break_promise(kept, made["broken"].id, Settling("no parts to be had"))
    operations.release(kept, made["released"].id, Settling("they sold the printer"))
    operations.void(kept, made["void"].id, Settling("typed twice"))


def test_each_promise_is_counted_by_its_verdict(kept: Journal, clock: FixedClock) -> None:
    settle_one_of_each(kept, clock, client(kept))
    found = numbers.figures(kept, *MAY)
    assert found.promises == PromiseCounts(
        given=10,
        open=1,
        overdue=1,
        kept=7,
        kept_as_promised=2,
        kept_after_agreed_move=1,
        kept_late=4,
        broken=1,
        released=1,
        void=1,
        median_minutes_late=(120 + 24 * 60) / 2,
    )
    assert (found.kept_rate.k, found.kept_rate.n) == (2, 9)
    assert (found.word_kept.k, found.word_kept.n) == (3, 9)


def test_follow_ups_and_what_is_owed_to_us_are_in_no_number(kept: Journal) -> None:
    one = client(kept)
    promise(kept, one, "2026-05-12 12:00", side=Side.FOLLOW_UP)
    promise(kept, one, "2026-05-12 12:00", side=Side.OWED)
    found = numbers.figures(kept, *MAY)
    assert (found.promises.given, found.promises.overdue, found.kept_rate.n) == (0, 0, 0)


def test_a_promise_belongs_where_its_first_time_fell_due_in_local_days(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    for due in ("2026-04-30 23:59", "2026-05-01 00:00", "2026-05-31 23:59", "2026-06-01 00:00"):
        promise(kept, one, due)
    clock.set(local("2026-05-25 09:00"))
    moved = promise(kept, one, "2026-05-30 12:00", made="2026-05-25 09:00")
    operations.move(kept, moved.id, Moving(window("2026-06-10 12:00"), "parts"))
    clock.set(local("2026-07-01 09:00"))
    assert numbers.figures(kept, *MAY).promises.given == 3
    assert numbers.figures(kept, day("2026-06-01"), day("2026-06-30")).promises.given == 1


def test_one_day_is_a_period_and_an_end_before_the_start_is_refused(kept: Journal) -> None:
    promise(kept, client(kept), "2026-05-12 12:00")
    assert numbers.figures(kept, day("2026-05-12"), day("2026-05-12")).promises.given == 1
    with pytest.raises(Refused, match="ends before it begins"):
        numbers.figures(kept, day("2026-05-12"), day("2026-05-11"))
    with pytest.raises(Refused, match="hundred years"):
        numbers.figures(kept, day("1901-01-01"), day("2026-05-11"))


def test_interactions_and_minutes_are_of_the_period_without_struck_ones(kept: Journal) -> None:
    one = client(kept)
    contact(kept, one, "2026-05-01 00:00", minutes=30)
    contact(kept, one, "2026-05-31 23:59", minutes=15)
    contact(kept, one, "2026-06-01 00:00", minutes=60)
    struck = contact(kept, one, "2026-05-05 10:00", minutes=500)
    interactions.strike_out(kept, struck.id, "wrong client")
    found = numbers.figures(kept, *MAY)
    assert (found.interactions, found.minutes) == (2, 45)


def test_as_of_a_moment_what_came_later_has_not_happened(kept: Journal, clock: FixedClock) -> None:
    settle_one_of_each(kept, clock, client(kept))
    before = numbers.figures(kept, *MAY, local("2026-05-12 12:00")).promises
    assert (before.given, before.void) == (11, 0)
    assert (before.open, before.overdue) == (9, 0)
    assert (before.kept_as_promised, before.kept) == (2, 2)
    a_second_later = numbers.figures(kept, *MAY, local("2026-05-12 12:00") + timedelta(seconds=1)).promises
    assert (a_second_later.open, a_second_later.overdue) == (9, 5)
    made_later = numbers.figures(kept, *MAY, local("2026-05-01 12:00")).promises
    assert made_later.given == 0


def test_as_of_counts_interactions_up_to_then(kept: Journal) -> None:
    one = client(kept)
    contact(kept, one, "2026-05-10 10:00", minutes=30)
    contact(kept, one, "2026-05-20 10:00", minutes=15)
    found = numbers.figures(kept, *MAY, local("2026-05-10 10:00"))
    assert (found.interactions, found.minutes) == (1, 30)


def test_figures_part_by_client_kind_and_month(kept: Journal) -> None:
    one, other = client(kept, "Zeta"), client(kept, "alpha")
    promise(kept, one, "2026-05-12 12:00", kind=PromiseKind.RING)
    promise(kept, one, "2026-06-12 12:00", kind=PromiseKind.QUOTE)
    promise(kept, other, "2026-06-13 12:00", kind=PromiseKind.RING)
    period = day("2026-05-01"), day("2026-06-30")

    def parted(by: By) -> list[tuple[str, int]]:
        return [(part.key, part.promises.given) for part in numbers.figures(kept, *period, by=by).parts]

    assert parted(By.CLIENT) == [("alpha", 1), ("Zeta", 2)]
    assert parted(By.KIND) == [("quote", 1), ("ring", 2)]
    assert parted(By.MONTH) == [("2026-05", 1), ("2026-06", 2)]


def test_a_hundred_years_part_by_month(kept: Journal) -> None:
    one = client(kept)
    for due in ("1950-05-12 12:00", "2026-05-12 12:00", "2026-11-23 12:00"):
        promise(kept, one, due)
    parts = numbers.figures(kept, day("1927-01-15"), day("2026-11-30"), by=By.MONTH).parts
    assert [(part.key, part.promises.given) for part in parts] == [("1950-05", 1), ("2026-05", 1), ("2026-11", 1)]


def test_namesakes_are_parted_from_one_another(kept: Journal) -> None:
    from models import clients

    first = client(kept, "Patel")
    second = clients.add(kept, clients.ClientDraft("Patel", namesake=True)).id
    for one in (first, second):
        promise(kept, one, "2026-05-12 12:00")
    assert [part.client_id for part in numbers.figures(kept, *MAY, by=By.CLIENT).parts] == [first, second]


def test_json_has_the_keys_of_the_command_line_page(kept: Journal, clock: FixedClock) -> None:
    settle_one_of_each(kept, clock, client(kept))
    written = numbers.as_json(numbers.figures(kept, *MAY, by=By.CLIENT))
    assert list(written) == [
        "at", "from", "to", "interactions", "minutes", "promises", "kept_rate", "word_kept", "by",
    ]  # fmt: skip
    assert (written["at"], written["from"], written["to"]) == ("2026-05-20T08:00:00Z", "2026-05-01", "2026-05-31")
    assert list(written["promises"]) == [
        "given", "open", "overdue", "kept", "kept_as_promised", "kept_after_agreed_move", "kept_late", "broken",
        "released", "void", "median_minutes_late",
    ]  # fmt: skip
    assert list(written["kept_rate"]) == ["n", "k", "rate", "low", "high"]
    assert written["by"][0]["client"] == "Larkspur"
    assert numbers.as_json(numbers.figures(kept, *MAY))["by"] == []


def test_the_chart_shows_twelve_weeks_by_monday(kept: Journal, clock: FixedClock) -> None:
    one = client(kept)
    clock.set(local("2026-11-09 09:00"))
    in_time = promise(kept, one, "2026-11-15 23:00", made="2026-11-09 09:00")  # the last hour of a week
    promise(kept, one, "2026-11-16 01:00", made="2026-11-09 09:00")
    clock.set(local("2026-11-24 10:20"))
    operations.keep(kept, in_time.id, Keeping(local("2026-11-15 12:00")))
    weeks = numbers.kept_by_week(kept)
    assert len(weeks) == 12
    assert weeks[-1].monday == date(2026, 11, 23)
    assert (weeks[-3].on_time, weeks[-3].late) == (1, 0)
    assert (weeks[-2].on_time, weeks[-2].late) == (0, 1)
    assert (weeks[-1].on_time, weeks[-1].late) == (0, 0)


def test_a_clients_card_holds_their_figures_only(kept: Journal) -> None:
    one, other = client(kept), client(kept, "Kestrel")
    contact(kept, one, "2026-11-02 09:00", minutes=20)
    contact(kept, one, "2026-11-20 09:00", minutes=25, reached=False)
    contact(kept, one, "2026-10-20 09:00", minutes=500)
    contact(kept, other, "2026-11-21 09:00", minutes=999)
    for number in range(5):
        made = promise(kept, one, f"2026-11-{10 + number} 12:00")
        operations.keep(kept, made.id, Keeping(local(f"2026-11-{10 + number} {11 + number % 2}:30")))
    promise(kept, one, "2026-01-10 12:00")
    promise(kept, one, "2026-12-10 12:00")
    promise(kept, other, "2026-11-10 12:00")
    card = numbers.client_card(kept, one)
    assert card.last_word_at == local("2026-11-02 09:00")
    assert card.last_contact_at == local("2026-11-20 09:00")
    assert (card.open, card.overdue, card.minutes) == (2, 1, 45)
    assert (card.kept_rate.k, card.kept_rate.n) == (3, 5)


def test_a_clients_card_as_of_a_moment(kept: Journal) -> None:
    one = client(kept)
    made = promise(kept, one, "2026-11-10 12:00")
    operations.keep(kept, made.id, Keeping(local("2026-11-12 12:00")))
    card = numbers.client_card(kept, one, local("2026-11-11 12:00"))
    assert (card.open, card.overdue) == (1, 1)
    assert numbers.client_card(kept, one).open == 0
