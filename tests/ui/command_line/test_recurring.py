"""Promises that come again from the command line: a line makes the rule, an answer opens the next, `stop` ends it."""

from tests.ui.command_line.runner import Kept

LINE = "call Larkspur backups > check the backups every first Monday 9:00"


def test_when_tells_a_rule_with_its_next_three_turns(practice: Kept) -> None:
    assert practice("when", "every first Monday 9:00").lines == [
        "every first Monday, 09:00",
        "Mon 7 Dec 2026, 09:00  in 13 days",
        "Mon 4 Jan 2027, 09:00  in 41 days",
        "Mon 1 Feb 2027, 09:00  in 69 days",
        "9 read as 09:00",
    ]


def test_when_answers_a_rule_as_a_document(practice: Kept) -> None:
    told = practice.json("when", "every first Monday 9:00")

    assert (told["understood"], told["kind"]) == (True, "recurrence")
    assert told["recurrence"]["rule"] == "FREQ=MONTHLY;BYDAY=1MO"
    assert (told["recurrence"]["starts"], told["recurrence"]["working_days"]) == ("09:00", False)
    assert [turn["end"] for turn in told["turns"]] == [
        "2026-12-07T09:00:00Z",
        "2027-01-04T09:00:00Z",
        "2027-02-01T09:00:00Z",
    ]


def test_a_rule_whose_hours_are_none_is_refused_with_what_is_wrong(practice: Kept) -> None:
    ran = practice("when", "every Monday 25:00")

    assert (ran.status, ran.err) == (1, "kept: there is no clock time “25:00”\n")


def test_a_line_makes_a_promise_that_comes_again(practice: Kept) -> None:
    assert "Promise  check the backups: every first Monday, 09:00 · first Mon 7 Dec 2026, 09:00" in (
        practice("log", "--dry-run", LINE).lines
    )
    understood = practice.json("log", "--dry-run", LINE)["understood"]["promises"][0]
    assert understood["recurrence"]["words"] == "every first Monday, 09:00"

    made = practice.json("log", LINE)["promises"][0]

    assert (made["words"], made["rule"], made["missed_turns"]) == (
        "check the backups",
        "every first Monday, 09:00",
        0,
    )
    assert made["due_at"] == "2026-12-07T09:00:00Z"
    assert (
        practice("promise", "list", "--client", "larkspur")
        .lines[-1]
        .endswith("check the backups (every first Monday, 09:00)")
    )


def test_an_answer_opens_the_next_turn_and_says_so(practice: Kept) -> None:
    one = practice.json("log", LINE)["promises"][0]

    ran = practice("promise", "keep", str(one["id"]))

    assert ran.lines == [
        f"Kept: #{one['id']} check the backups (Larkspur Dental): kept as first promised",
        f"Next: #{one['id'] + 1} Mon 4 Jan 2027, 09:00",
    ]
    following = practice.json("promise", "show", str(one["id"] + 1))
    assert (following["rule_id"], following["interaction_id"]) == (one["rule_id"], None)


def test_a_promise_that_comes_again_is_stopped_with_a_reason(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])

    ran = practice("promise", "stop", one, "--because", "the contract ended")

    assert ran.lines == [
        f"Stopped: #{one} check the backups (Larkspur Dental), every first Monday, 09:00",
        "It is open itself until it is kept, broken or released",
    ]
    assert "Comes again   every first Monday, 09:00, stopped" in practice("promise", "show", one).lines
    assert practice("promise", "keep", one).lines[1:] == []
    assert practice.json("promise", "show", one)["rule_stopped"] is True


def test_a_promise_for_once_has_nothing_to_stop(practice: Kept) -> None:
    ran = practice("promise", "stop", "1", "--because", "why not")

    assert (ran.status, ran.err) == (1, "kept: that promise is for once; nothing comes after it\n")


def test_a_promise_moves_to_one_time_and_to_no_rule(practice: Kept) -> None:
    ran = practice("promise", "move", "1", "every Friday", "--because", "ill")

    assert (ran.status, ran.out) == (1, "")
    assert "a promise is for once" in ran.err


def test_other_words_hold_from_the_next_turn_on(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])
    assert practice("promise", "turns", one).lines == [
        "To come: check the backups (Larkspur Dental), every first Monday, 09:00"
    ]

    ran = practice("promise", "turns", one, "--words", "ring about the backups", "--private", "ask Tom", "--lead", "2h")

    assert ran.lines == [
        "To come: ring about the backups (Larkspur Dental), every first Monday, 09:00",
        f"#{one} stays as it was given: check the backups",
    ]
    assert practice.json("promise", "show", one)["words"] == "check the backups"
    practice("promise", "keep", one)
    following = practice.json("promise", "show", str(int(one) + 1))
    assert [following[name] for name in ("words", "kind", "private_words", "lead_minutes")] == [
        "ring about the backups", "ring", "ask Tom", 120,
    ]  # fmt: skip


def test_what_is_to_come_is_in_the_document_and_undo_takes_it_back(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])

    told = practice.json("promise", "turns", one, "--words", "check the UPS", "--kind", "come")

    assert (told["words"], told["to_come"]["words"], told["to_come"]["kind"]) == (
        "check the backups",
        "check the UPS",
        "come",
    )
    practice("undo")
    assert practice.json("promise", "turns", one)["to_come"]["words"] == "check the backups"


def test_of_a_promise_for_once_or_stopped_nothing_is_to_come(practice: Kept) -> None:
    assert practice("promise", "turns", "1").err == "kept: that promise is for once; nothing comes after it\n"
    one = str(practice.json("log", LINE)["promises"][0]["id"])
    practice("promise", "stop", one, "--because", "the contract ended")

    assert practice("promise", "turns", one).lines == ["Stopped: nothing comes next"]
    ran = practice("promise", "turns", one, "--words", "check the UPS")
    assert (ran.status, ran.out) == (1, "")
    assert "stopped already" in ran.err


def test_another_time_of_day_holds_from_the_next_turn_on(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])

    ran = practice("promise", "turns", one, "--time", "14:30-15:00")

    assert ran.lines == [
        "To come: check the backups (Larkspur Dental), every first Monday, 14:30–15:00",
        f"#{one} stays as it was given: Mon 7 Dec 2026, 09:00",
    ]
    assert practice.json("promise", "show", one)["due_at"] == "2026-12-07T09:00:00Z"
    practice("promise", "keep", one)
    following = practice.json("promise", "show", str(int(one) + 1))
    assert (following["due_at"], following["rule"]) == ("2027-01-04T15:00:00Z", "every first Monday, 14:30–15:00")
    assert following["window"]["start"] == "2027-01-04T14:30:00Z"


def test_words_and_time_change_in_one_step(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])

    told = practice.json("promise", "turns", one, "--words", "check the UPS", "--time", "by 17:00")

    assert (told["to_come"]["words"], told["to_come"]["time"], told["to_come"]["rule"]) == (
        "check the UPS",
        "by 17:00",
        "every first Monday, by 17:00",
    )
    assert practice("undo").lines == ["Undone: Change what comes again: check the backups"]
    assert practice.json("promise", "turns", one)["to_come"]["time"] == "09:00"


def test_what_is_no_time_of_day_is_refused(practice: Kept) -> None:
    one = str(practice.json("log", LINE)["promises"][0]["id"])

    ran = practice("promise", "turns", one, "--time", "tomorrow 9:00", "--words", "check the UPS")

    assert (ran.status, ran.out) == (1, "")
    assert "say the hours, like 9:00 or 9-11" in ran.err
    assert practice.json("promise", "turns", one)["to_come"]["words"] == "check the backups"
