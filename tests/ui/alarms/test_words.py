"""What an alarm says is short, true at the moment it is read, and never private."""

from datetime import datetime, timedelta

import pytest

from models import clients
from models.alarms import snoozing
from models.alarms.records import Digest
from models.clock import FixedClock
from models.interactions import operations as interactions
from models.interactions.records import Way
from models.journal import Journal
from models.promises.records import Side
from models.windows import Grain
from tests import builders
from tests.conftest import NOW
from tests.ui.alarms.practice import later, promised
from tests.ui.alarms.rung import rung
from ui.alarms import words
from ui.alarms.trial import trial
from ui.alarms.watch import Gap

ZONE = "Europe/London"
SLEPT = (
    "Alarms last checked 10:20:00. Between yesterday 22:20 and 10:20 the computer slept or its clock was changed; "
    "what was missed rang then."
)


def notices(journal: Journal) -> list[words.Notice]:
    return [words.notice_of(alarm, journal.now(), ZONE) for alarm in rung(journal).alarms]


def test_before_it_is_due_the_title_says_how_soon_and_the_body_whose_it_is(journal: Journal) -> None:
    client_id = clients.add(journal, builders.client("Kestrel Architects")).id
    logged = builders.interaction(client_id, kind=Way.EMAIL, happened_at=builders.moment("2026-11-15 09:00"))
    interaction = interactions.log(journal, logged)
    promised(journal, "Call Tom about the VPN", "2026-11-24 10:50", interaction_id=interaction.id, lead_minutes=30)

    assert notices(journal) == [
        words.Notice(
            "Due in 30 min: Call Tom about the VPN", "Kestrel Architects · promised 15 Nov by e-mail", late=False
        )
    ]


def test_after_it_the_title_says_how_late(journal: Journal) -> None:
    promised(journal, due="2026-11-22 17:00")

    (notice,) = notices(journal)

    assert (notice.title, notice.late) == ("2 days late: send the quote", True)


def test_an_alarm_grows_later_while_it_stands(journal: Journal, clock: FixedClock) -> None:
    promised(journal, due="2026-11-24 10:50")
    (alarm,) = rung(journal).alarms

    said = [words.how_soon(alarm, NOW + timedelta(minutes=minutes), ZONE) for minutes in (0, 20, 30, 95)]

    assert said == ["Due in 30 min", "Due in 10 min", "Due now", "1 h late"]


def test_a_day_that_was_said_shows_no_hour(journal: Journal) -> None:
    day = builders.window("2026-11-24 17:30", "2026-11-24 09:00", Grain.DAY)
    promised(journal, window=day, lead_minutes=480)

    (notice,) = notices(journal)

    assert "17:30" not in notice.title + notice.body
    assert notice.title == "Due today: send the quote"


def test_a_visit_says_when_to_leave(journal: Journal) -> None:
    window = builders.window("2026-11-24 12:00", "2026-11-24 10:45")
    promised(journal, "come and fit the switch", window=window)

    (notice,) = notices(journal)

    assert notice.title == "Leave now: 10:45–12:00: come and fit the switch"


def test_several_are_one_notice_that_says_how_late_each_is(journal: Journal) -> None:
    promised(journal, "the oldest", "2026-11-19 12:00")
    promised(journal, "the middle", "2026-11-22 12:00")
    promised(journal, "the newest", "2026-11-24 10:00")

    notice = words.digest_notice(rung(journal), ZONE)

    assert notice.title == "3 promises are late"
    assert notice.body.splitlines() == [
        "5 days late: the oldest · Larkspur Dental",
        "2 days late: the middle · Larkspur Dental",
        "20 min late: the newest · Larkspur Dental",
    ]


def test_of_many_the_worst_are_named_and_the_rest_counted(journal: Journal) -> None:
    for number in range(8):
        promised(journal, f"promise {number}", f"2026-11-24 0{number}:00")

    lines = words.digest_notice(rung(journal), ZONE).body.splitlines()

    assert len(lines) == 6
    assert lines[-1] == "and 3 more"


def test_where_some_have_time_left_both_are_counted(journal: Journal) -> None:
    promised(journal, "late one", "2026-11-24 09:00")
    promised(journal, "coming one", "2026-11-24 10:40")

    assert words.digest_notice(rung(journal), ZONE).title == "1 promise late, 1 due soon"


def test_what_is_owed_to_us_is_counted_apart(journal: Journal) -> None:
    promised(journal, "ours", "2026-11-24 09:00")
    promised(journal, "theirs", "2026-11-24 09:30", side=Side.OWED)
    promised(journal, "coming", "2026-11-24 10:40")

    assert words.digest_notice(rung(journal), ZONE).title == "1 promise late, 1 owed to us late, 1 due soon"


def test_private_words_are_never_said(journal: Journal) -> None:
    promised(journal, private_words="they owe us money")

    found = rung(journal)

    said = [words.digest_notice(found, ZONE).body, *(notice.title + notice.body for notice in notices(journal))]
    assert not any("money" in each for each in said)


def test_long_words_are_shortened_and_stay_on_one_line(journal: Journal) -> None:
    promised(journal, "send\nthe quote " + "and the rest " * 40)

    (notice,) = notices(journal)

    assert notice.title.startswith("5 min late: \u2068send the quote and the rest")
    assert notice.title.endswith("…\u2069")
    assert len(notice.title) < 110
    assert "\n" not in notice.title


def test_words_written_from_the_right_turn_nothing_around_them(journal: Journal) -> None:
    clients.add(journal, builders.client("מרפאת שיניים\u202e"))
    promised(journal, "לשלוח הצעה\u2067 now")

    (notice,) = notices(journal)

    assert notice.title == "5 min late: \u2068לשלוח הצעה now\u2069"
    assert notice.body.startswith("\u2068מרפאת שיניים\u2069 · promised")


def test_braces_in_the_words_of_a_promise_are_only_words(journal: Journal) -> None:
    promised(journal, "send {promise} and {0}")

    assert notices(journal)[0].title == "5 min late: send {promise} and {0}"


def test_how_often_it_was_snoozed_is_said(journal: Journal, clock: FixedClock) -> None:
    promise_id = promised(journal)
    for _ in range(2):
        snoozing.snooze(journal, promise_id, journal.now() + timedelta(minutes=10))
        later(clock, minutes=10)

    assert notices(journal)[0].body.endswith("snoozed 2 times")


def test_what_is_owed_to_us_says_so(journal: Journal) -> None:
    promised(journal, "send the signed order", side=Side.OWED)

    assert "promised to us 16 Nov" in notices(journal)[0].body


def test_a_trial_says_that_it_is_one() -> None:
    (alarm,) = trial(NOW).alarms

    assert words.notice_of(alarm, NOW, ZONE) == words.Notice(
        "This is how Kept warns", "A trial: nothing is promised, nothing is late.", late=False
    )


@pytest.mark.parametrize(
    ("at", "gap", "said"),
    [
        (None, None, "Alarms were not checked yet."),
        (NOW, None, "Alarms last checked 10:20:00."),
        (NOW, Gap(NOW - timedelta(hours=12), NOW), SLEPT),
        (
            NOW,
            Gap(NOW + timedelta(hours=2), NOW),
            "Alarms last checked 10:20:00. The clock was set back from 12:20 to 10:20; nothing was missed.",
        ),
    ],
)
def test_the_last_look_says_when_and_what_came_between(at: datetime | None, gap: Gap | None, said: str) -> None:
    assert words.checked_words(at, gap, ZONE) == said


def test_an_empty_digest_is_no_fault() -> None:
    assert words.digest_notice(Digest(NOW, (), 0), ZONE).body == ""
