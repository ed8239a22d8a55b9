"""`kept log` and `kept when`: a line becomes an interaction, a phrase becomes a time, or both are refused in words."""

import json

import pytest

from tests.ui.command_line.runner import Kept

LINE = "visit Larkspur 1h30 replaced the reception PC > backup test by Fri > ring Tom tomorrow 9-10"


def test_a_line_is_logged_with_its_promises_and_told(practice: Kept) -> None:
    ran = practice("log", LINE)

    assert (ran.status, ran.err) == (0, "")
    assert ran.lines == [
        "#3 Visit, Larkspur Dental",
        "Tue 24 Nov 2026, 10:20, 1 h 30 min",
        "replaced the reception PC",
        "  #6  tomorrow   Wed 25 Nov 2026, 09:00–10:00  Larkspur Dental  ring Tom",
        "  #5  in 3 days  by Fri 27 Nov 2026            Larkspur Dental  backup test",
    ]


def test_a_line_as_a_document_holds_its_promises(practice: Kept) -> None:
    logged = practice.json("log", LINE)

    assert (logged["client"], logged["kind"], logged["minutes"]) == ("Larkspur Dental", "visit", 90)
    assert logged["happened_at"] == logged["noted_at"] == "2026-11-24T10:20:00Z"
    assert [promise["words"] for promise in logged["promises"]] == ["ring Tom", "backup test"]
    assert logged["promises"][1]["window"]["grain"] == "day"


def test_a_line_may_come_in_pieces_or_from_standard_input(practice: Kept) -> None:
    assert practice.json("log", "call", "ashgrove", "rang", "about", "the", "bill")["words"] == "rang about the bill"
    assert practice.json("log", "-", stdin="call ashgrove ça marche\r\n".encode())["words"] == "ça marche"


def test_a_dry_run_shows_how_a_line_is_understood_and_writes_nothing(practice: Kept) -> None:
    before = practice.json("interaction", "list")

    ran = practice("log", "--dry-run", LINE)

    assert ran.status == 0
    assert "Client   Larkspur Dental" in ran.lines
    assert "Promise  backup test: by Fri 27 Nov 2026" in ran.lines
    assert practice.json("log", "--dry-run", LINE)["understood"]["minutes"] == 90
    assert practice.json("interaction", "list") == before


def test_an_unknown_client_is_refused_with_the_way_to_add_it_and_the_nearest(practice: Kept) -> None:
    ran = practice("log", "call Bakers 10m oven controller > quote by Fri")

    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("kept: “Bakers” is no client yet; add it with --add, or did you mean “")
    assert ran.err.count("\n") == 1
    assert len(practice.json("client", "list")) == 2


def test_an_unknown_client_is_added_when_asked_for_in_the_same_step(practice: Kept) -> None:
    practice("log", "--add", 'call @"Bakers of Hull" 10m oven controller > quote by Fri')

    assert [row["name"] for row in practice.json("client", "list")][1] == "Bakers of Hull"

    practice("undo")

    assert len(practice.json("client", "list")) == 2
    assert len(practice.json("interaction", "list")) == 2


def test_two_clients_meant_equally_well_are_a_question(practice: Kept) -> None:
    practice("client", "add", "Larkspur Garage")

    ran = practice("log", "call Larkspur 10m the bill")

    assert ran.status == 1
    assert "Larkspur Dental" in ran.err
    assert "Larkspur Garage" in ran.err


def test_an_older_promise_is_kept_by_the_interaction(practice: Kept) -> None:
    practice("log", "call Larkspur sent the quote and rang", "--keeps", "1", "--keeps", "2", "--private", "was cross")

    assert practice.json("promise", "show", "1")["verdict"] == "kept late"
    assert practice.json("promise", "show", "2")["verdict"] == "kept as first promised"
    assert practice.json("interaction", "show", "3")["private_words"] == "was cross"


def test_a_promise_of_another_client_cannot_be_kept_by_it_and_nothing_is_logged(practice: Kept) -> None:
    ran = practice("log", "call ashgrove the bill", "--keeps", "1")

    assert ran.status == 1
    assert len(practice.json("interaction", "list")) == 2


def test_a_time_in_the_words_is_told_of_and_never_taken(practice: Kept) -> None:
    ran = practice("log", "call ashgrove they hope to be back tomorrow 3pm")

    assert ran.lines[-1] == (
        "Not taken as a promise: “tomorrow 3pm” (Wed 25 Nov 2026, 15:00); write it after > if it is one"
    )
    assert len(practice.json("promise", "list", "--state", "all")) == 4


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "the line is empty"),
        ("   ", "the line is empty"),
        ("call Larkspur VPN > ring back", "by when"),
        ("call Larkspur VPN > ring back yesterday", "past"),
        ("call Larkspur VPN > ring back 0000-01-01", ""),
        ("call Larkspur VPN > ring back 10000-01-01", ""),
        ("call Larkspur VPN > come Fri 15:00-14:00", ""),
        ("call Larkspur \x1b[31mred", "control character"),
        ("call Larkspur a\x07bell", "control character"),
    ],
)
def test_bad_lines_are_refused_on_one_line_and_nothing_is_written(practice: Kept, line: str, says: str) -> None:
    ran = practice("log", line)

    assert (ran.status, ran.out) == (1, "")
    assert says in ran.err
    assert ran.err.startswith("kept: ")
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err
    assert len(practice.json("interaction", "list")) == 2


def test_very_long_words_are_kept_whole_and_shown_shortened(practice: Kept) -> None:
    words = "word " * 19_999 + "the end"

    logged = practice.json("log", "-", stdin=f"call ashgrove {words}".encode())

    assert (logged["words"] == words) is True  # a plain comparison: the difference of such texts takes minutes
    assert max(map(len, practice("interaction", "list").lines)) < 300
    assert practice("interaction", "show", str(logged["id"])).lines[2] == words


def test_very_long_words_are_told_shortened_when_they_are_logged(practice: Kept) -> None:
    words = "word " * 9_999 + "the end"

    told = practice("log", "-", stdin=f"call ashgrove {words} > write {words} by Fri ({words})".encode())

    assert told.status == 0
    assert max(map(len, told.lines)) < 800
    for command in ("due", "promise list", "search word", "history", "client show Ashgrove", "promise show 4"):
        assert max(map(len, practice(*command.split()).lines)) < 60_000, command
    for command in ("due", "promise list", "search word", "history"):
        assert max(map(len, practice(*command.split()).lines)) < 800, command


@pytest.mark.parametrize(
    "words",
    ["日本語のメモ", "مرحبا بالعالم", "Ζεύς — “déjà vu”", "e\u0301clair", "𝒻𝒶𝓃𝒸𝓎 🧰", "Robert'); DROP TABLE a; -- b"],
)
def test_words_of_any_script_are_kept_as_typed_in_one_form(practice: Kept, words: str) -> None:
    logged = practice.json("log", f"call ashgrove {words}")

    assert logged["words"] == words.replace("e\u0301", "é")


def test_standard_input_that_is_not_utf_8_is_refused(practice: Kept) -> None:
    ran = practice("log", "-", stdin="call ashgrove caf\xe9".encode("latin-1"))

    assert (ran.status, ran.err) == (1, "kept: standard input is not text in UTF-8; save it as that\n")


def test_a_phrase_is_told_as_a_window_with_what_was_assumed(kept: Kept) -> None:
    ran = kept("when", "Fri 10-12")

    assert ran.status == 0
    assert ran.lines[0].startswith("Fri 27 Nov 2026, 10:00–12:00")
    assert kept.json("when", "Fri", "10-12")["window"] == {
        "start": "2026-11-27T10:00:00Z", "end": "2026-11-27T12:00:00Z", "grain": "minute", "zone": "Europe/London",
        "said": "Fri 10-12", "why": "",
    }  # fmt: skip


def test_a_phrase_that_is_not_understood_is_refused_and_as_a_document_says_why(kept: Kept) -> None:
    ran = kept("when", "tuesday", "--json")

    assert ran.status == 1
    assert ran.err.startswith("kept: ")
    assert ran.document["understood"] is False
    assert ran.document["offers"]


def test_phrases_on_standard_input_are_answered_line_by_line(kept: Kept) -> None:
    ran = kept("when", "-", stdin=b"by Thu\nblah\n\n2026-12-01\n")

    answers = [json.loads(line) for line in ran.lines]
    assert ran.status == 0
    assert [(answer["phrase"], answer["understood"]) for answer in answers] == [
        ("by Thu", True),
        ("blah", False),
        ("", False),
        ("2026-12-01", True),
    ]
    assert answers[0]["end"] == "2026-11-27T00:00:00Z"
    assert answers[0]["window"]["end"] == "2026-11-26T17:30:00Z"


@pytest.mark.parametrize(
    ("phrase", "lines"),
    [
        ("by Thu", ["by Thu 26 Nov 2026  in 2 days", "due Thu 26 Nov 2026, 17:30, the end of the day's work"]),
        ("Sat", ["Sat 28 Nov 2026  in 4 days", "due Sat 28 Nov 2026, 23:59 (not a working day)"]),
        ("25 Dec", ["Fri 25 Dec 2026  in 31 days", "due Fri 25 Dec 2026, 23:59 (Christmas Day)"]),
        ("from Monday", ["not before Mon 30 Nov 2026", "a promise needs an end; say until when"]),
        ("in 3 working days", [
            "Fri 27 Nov 2026  in 3 days", "due Fri 27 Nov 2026, 17:30, the end of the day's work",
            "Wed 25 + Thu 26 + Fri 27",
        ]),
    ],
)  # fmt: skip
def test_a_phrase_is_told_with_when_it_is_due_and_why(kept: Kept, phrase: str, lines: list[str]) -> None:
    kept("business", "change", "--holidays-country", "GB", "--holidays-region", "ENG")

    assert kept("when", phrase).lines == lines


def test_a_phrase_needs_no_journal(kept: Kept, capsys: pytest.CaptureFixture[str]) -> None:
    from models.places import usual_journal
    from ui.command_line.program import run

    assert run(["when", "tomorrow 3pm", "--at", "2026-11-24T10:20:00Z"]) == 0
    assert capsys.readouterr().out.startswith("Wed 25 Nov 2026, 15:00")
    assert not usual_journal().exists()


def test_it_says_which_older_promises_it_may_have_kept_and_keeps_none(practice: Kept) -> None:
    ran = practice("log", "call larkspur with Tom 5m about the licences")

    assert ran.lines[-1] == (
        "May have kept: #2 ring Tom (due tomorrow 09:00–10:00): kept promise keep 2 --interaction 3"
    )
    assert practice.json("promise", "show", "2")["state"] == "open"
    assert practice("promise", "keep", "2", "--interaction", "3").status == 0


def test_what_it_kept_by_word_and_what_it_promised_are_not_offered_again(practice: Kept) -> None:
    logged = practice.json("log", "--keeps", "2", "call larkspur with Tom 5m > ring again today 17:00")

    assert logged["may_have_kept"] == []


def test_a_call_that_reached_nobody_may_have_kept_nothing(practice: Kept) -> None:
    assert practice.json("log", "--not-reached", "call larkspur with Tom 5m rang out")["may_have_kept"] == []


def test_a_promise_that_was_due_before_it_was_noted_shows_as_noted_late(practice: Kept) -> None:
    logged = practice.json("log", "call ashgrove yesterday 14:00 hi > ring by 2026-11-23 16:00")
    number = str(logged["promises"][0]["id"])

    shown = practice("promise", "show", number).lines

    assert practice.json("promise", "show", number)["verdict"] == "overdue"
    assert "Noted late    Tue 24 Nov 2026, 10:20" in shown
    assert not any("Noted late" in line for line in practice("promise", "show", "2").lines)


def test_a_length_said_in_an_earlier_contact_is_counted_from_it_and_the_answer_says_so(practice: Kept) -> None:
    line = "visit ashgrove yesterday 15:00 moved the rack > ring back in 2 hours"

    shown = practice("log", "--dry-run", line).lines
    logged = practice.json("log", line)

    assert any("“in 2 hours” counted from the contact, Mon 23 Nov 2026, 15:00" in words for words in shown)
    assert logged["promises"][0]["due_at"] == "2026-11-23T17:00:00Z"


def test_a_day_counted_from_an_earlier_contact_or_from_now_is_asked(practice: Kept) -> None:
    ran = practice("log", "call ashgrove yesterday 15:00 hi > ring tomorrow 10:00")

    assert ran.status == 1
    assert "as it was said then, or from now on?" in ran.err
    assert "“Tue 24 Nov 2026, 10:00” or “Wed 25 Nov 2026, 10:00”" in ran.err
