"""`kept client`, `person`, `job`, `business`, `interaction`, `undo`, `redo`, `history`."""

from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from tests.builders import moment
from tests.ui.command_line.runner import Kept


def test_clients_are_listed_with_what_is_open_and_late(practice: Kept) -> None:
    ran = practice("client", "list")

    assert ran.lines == [
        "#2  Ashgrove Surveyors  active  Mon 16 Nov 2026",
        "#1  Larkspur Dental     active  Wed 18 Nov 2026  2 open  1 late  1 h 30 min",
    ]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["ash"], ["Ashgrove Surveyors"]),
        (["--late"], ["Larkspur Dental"]),
        (["--quiet", "7d"], ["Ashgrove Surveyors"]),
        (["--stage", "former"], []),
        (["--kind", "firm", "dental"], ["Larkspur Dental"]),
    ],
)
def test_the_list_of_clients_can_be_narrowed(practice: Kept, options: list[str], names: list[str]) -> None:
    assert [row["name"] for row in practice.json("client", "list", *options)] == names


def test_the_list_of_clients_tells_how_things_stood_at_an_earlier_moment(practice: Kept) -> None:
    practice("promise", "keep", "1")
    practice.at = moment("2026-11-20 09:00")

    counts = {row["name"]: (row["open_promises"], row["overdue"]) for row in practice.json("client", "list")}

    assert counts == {"Ashgrove Surveyors": (0, 0), "Larkspur Dental": (2, 1)}
    assert [row["name"] for row in practice.json("client", "list", "--late")] == ["Larkspur Dental"]


def test_a_client_is_added_changed_and_struck_out_and_only_what_is_named_changes(kept: Kept) -> None:
    added = kept.json(
        "client", "add", "  Bakers\u0301 of Hull ", "--kind", "household", "--since", "2021-03-01", "--tag", "oven",
        "--tag", "till", "--ease", "easy", "--private", "pays late",
    )  # fmt: skip
    assert (added["name"], added["tags"], added["since"]) == ("Bakerś of Hull", ["oven", "till"], "2021-03-01")

    changed = kept.json("client", "change", "bakers", "--name", "Bakers", "--stage", "referred on", "--private", "")

    assert (changed["name"], changed["stage"]) == ("Bakers", "referred on")
    assert (changed["private_words"], changed["tags"], changed["ease"]) == ("", ["oven", "till"], "easy")

    struck = kept.json("client", "strike-out", "#1", "--because", "closed down")

    assert (struck["struck_at"], struck["struck_why"]) == ("2026-11-24T10:20:00Z", "closed down")
    assert kept.json("client", "list") == []


def test_a_client_of_the_same_name_is_refused_unless_it_is_meant(practice: Kept) -> None:
    assert practice("client", "add", "LARKSPUR dental").status == 1
    assert practice("client", "add", "Larkspur Dental", "--namesake").status == 0


def test_an_unknown_client_is_told_with_the_nearest(practice: Kept) -> None:
    ran = practice("client", "show", "Lakspr Dntl")

    assert (ran.status, ran.out) == (1, "")
    assert "“Larkspur Dental”" in ran.err
    assert "(try" not in ran.err  # the offers are said once


def test_a_client_is_shown_with_people_jobs_promises_and_what_happened(practice: Kept) -> None:
    practice("job", "add", "larkspur", "Replace the server", "--stage", "agreed")

    ran = practice("client", "show", "larkspur")

    assert ran.lines == [
        "#1 Larkspur Dental",
        "Firm, active",
        "",
        "People",
        "  #1  Tom Ashby",
        "",
        "Jobs",
        "  #1  agreed  Replace the server",
        "",
        "3 open promises",
        "  #1  5 days late  by Thu 19 Nov 2026, 17:30     Larkspur Dental  send the quote",
        "  #2  tomorrow     Wed 25 Nov 2026, 09:00–10:00  Larkspur Dental  ring Tom",
        "  #3  in 3 days    by Fri 27 Nov 2026            Larkspur Dental  (follow-up) look at the licences",
        "",
        "Last interactions",
        "  #1  Wed 18 Nov 2026, 09:00  visit  replaced the reception PC",
    ]
    shown = practice.json("client", "show", "1")
    assert [len(shown[part]) for part in ("people", "jobs", "promises", "interactions")] == [1, 1, 3, 1]


def test_a_person_is_added_found_by_words_changed_and_struck_out(practice: Kept) -> None:
    added = practice.json(
        "person", "add", "ashgrove", "Priya Nair", "--email", "priya@example.org", "--phone", "01482 1", "--pays"
    )
    assert (added["client"], added["emails"], added["pays"], added["decides"]) == (
        "Ashgrove Surveyors", ["priya@example.org"], True, False,
    )  # fmt: skip

    changed = practice.json("person", "change", "priya", "--role", "owner", "--does-not-pay", "--move-to", "larkspur")

    assert (changed["client"], changed["role"], changed["pays"]) == ("Larkspur Dental", "owner", False)
    names = [row["name"] for row in practice.json("person", "list", "--client", "larkspur")]
    assert names == ["Priya Nair", "Tom Ashby"]
    assert "E-mail  priya@example.org" in practice("person", "show", "priya").lines

    assert practice("person", "strike-out", "#2").status == 0
    assert len(practice.json("person", "list")) == 1


def test_something_that_is_no_e_mail_address_is_refused(practice: Kept) -> None:
    ran = practice("person", "add", "ashgrove", "Priya", "--email", "priya")

    assert (ran.status, len(practice.json("person", "list"))) == (1, 1)
    assert "is no e-mail address" in ran.err


def test_a_job_goes_through_its_stages(practice: Kept) -> None:
    practice("job", "add", "larkspur", "Replace the server")
    practice("log", "visit larkspur 2h took out the old server", "--job", "server")

    changed = practice.json("job", "change", "server", "--stage", "under way")

    assert (changed["title"], changed["stage"]) == ("Replace the server", "under way")
    shown = practice.json("job", "show", "server", "--client", "larkspur")
    assert [row["words"] for row in shown["interactions"]] == ["took out the old server"]
    assert [row["stage"] for row in practice.json("job", "list", "--stage", "under way")] == ["under way"]
    assert practice("job", "strike-out", "server").status == 0
    assert practice("job", "list").out == "No such jobs.\n"


def test_the_business_is_changed_where_named_and_times_follow_its_zone(practice: Kept) -> None:
    changed = practice.json(
        "business", "change", "--name", "Sam Okafor IT", "--zone", "America/New_York", "--paper", "letter",
        "--day-off", "2026-12-24",
    )  # fmt: skip
    assert (changed["zone"], changed["paper"], changed["days_off"]) == ("America/New_York", "Letter", ["2026-12-24"])

    assert practice("due").lines[0].startswith("Tue 24 Nov 2026, 05:20")
    assert practice("business", "show").lines[0].endswith("Sam Okafor IT")
    assert practice("business", "change", "--zone", "Europe/Nowhere").status == 1


def test_a_picture_for_reports_is_kept_shown_and_taken_away_and_another_file_is_refused(
    practice: Kept, tmp_path: Path
) -> None:
    picture, other = tmp_path / "logo.png", tmp_path / "notes.png"
    Image.new("RGB", (90, 30), "navy").save(picture)
    other.write_text("no picture")
    kept = sha256(picture.read_bytes()).hexdigest()

    assert practice.json("business", "change", "--logo", str(picture))["logo_sha256"] == kept
    refused = practice("business", "change", "--logo", str(other))
    assert (refused.status, "is no PNG or JPEG picture" in refused.err) == (1, True)
    assert practice.json("business", "show")["logo_sha256"] == kept
    assert practice("business", "change", "--logo", str(picture), "--no-logo").status == 2
    assert practice.json("business", "change", "--no-logo")["logo_sha256"] is None


def test_interactions_are_listed_newest_first_and_narrowed(practice: Kept) -> None:
    assert [row["id"] for row in practice.json("interaction", "list")] == [1, 2]
    assert [row["id"] for row in practice.json("interaction", "list", "--words", "print")] == [2]
    assert [row["id"] for row in practice.json("interaction", "list", "--client", "larkspur")] == [1]
    assert [row["id"] for row in practice.json("interaction", "list", "--to", "2026-11-16")] == [2]
    assert [row["id"] for row in practice.json("interaction", "list", "--kind", "call")] == []

    practice.at = moment("2026-11-17 00:00")
    assert [row["id"] for row in practice.json("interaction", "list")] == [2]


def test_an_interaction_with_promises_cannot_be_struck_out_before_they_are_void(practice: Kept) -> None:
    ran = practice("interaction", "strike-out", "1", "--because", "typed twice")

    assert ran.status == 1
    assert "3 promises came up in it" in ran.err


def test_undo_and_redo_say_what_they_did_and_refuse_when_there_is_nothing(practice: Kept) -> None:
    practice("promise", "keep", "1")

    assert practice("undo").out == "Undone: Keep: send the quote\n"
    assert practice.json("promise", "show", "1")["state"] == "open"
    assert practice.json("redo")["cause"] == "redo"
    assert practice.json("promise", "show", "1")["state"] == "kept"

    ran = practice("redo")
    assert (ran.status, ran.err) == (1, "kept: there is nothing to redo\n")


def test_the_history_lists_what_was_done_and_what_was_undone(practice: Kept) -> None:
    practice("promise", "keep", "1")
    practice("undo")

    assert practice("history", "--limit", "2").lines == [
        "Tue 24 Nov 2026, 10:20  Keep: send the quote (undone)",
        "Tue 24 Nov 2026, 10:20  Keep: fix the printer",
    ]
    assert practice.json("history", "--limit", "1")[0]["state"] == "undone"


def test_the_history_of_a_record_tells_each_change(practice: Kept) -> None:
    practice("client", "change", "larkspur", "--stage", "dormant")

    ran = practice("history", "client", "1")

    assert ran.lines[-2:] == ["Tue 24 Nov 2026, 10:20  Change client Larkspur Dental", "    stage: active → dormant"]
    assert practice.json("history", "client", "1")[1]["after"]["stage"] == "dormant"
    assert practice("history", "client", "99").out == "Nothing happened to client 99.\n"
    assert practice("history", "client").status == 2


def test_the_history_of_a_record_that_is_not_there_is_not_that_of_another(practice: Kept) -> None:
    assert practice.json("history", "client", "1")
    assert practice.json("history", "client", "0") == practice.json("history", "client", "99") == []
