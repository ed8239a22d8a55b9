from datetime import UTC, datetime
from pathlib import Path

import pytest

from models import clients, people, sites
from models.changes import Changes, Kind
from models.clients import ClientDraft, ClientKind, Stage
from models.errors import Refused
from models.exchange import apply
from models.exchange.steps import What
from models.interactions import questions as interactions
from models.interactions.records import Charge, Direction, Interaction, InteractionFilter, Solved, Way
from models.journal import Journal
from models.promises import operations, questions
from models.promises.questions import PromiseFilter
from models.promises.records import EventKind, PromiseKind, PromiseRow, Side, State, Verdict
from models.windows import Grain
from tests.conftest import NOW
from tests.models.exchange.importing import calls, everything, imported, planned, promises

PROMISE_HEAD = "id,who,what,made,due,kept\n"


def logged(journal: Journal) -> list[Interaction]:
    return [row.interaction for row in interactions.page(journal, InteractionFilter())]


def made(journal: Journal) -> tuple[PromiseRow, ...]:
    return questions.rows(journal, PromiseFilter())


def test_an_interaction_holds_every_field_of_the_mapping(journal: Journal, tmp_path: Path) -> None:
    said = calls(
        'dates = "day first"',
        'kind = "k"\nminutes = "m"\nprivate_words = "p"\nperson = "h"\ndirection = "d"\nreached = "r"\nsolved = "s"\n'
        'charge = "c"\nkey = "id"\n[values.kind]\nPhone = "call"\n[values.direction]\nin = "inbound"',
    )

    imported(
        journal,
        tmp_path,
        "id,who,when,what,k,m,p,h,d,r,s,c\n"
        "7,Kestrel,1/11/2026 10:05,VPN drops,Phone,1:30,moody,Priya,in,no,yes,goodwill\n",
        said,
    )

    (found,) = logged(journal)
    (person,) = people.of_client(journal, found.client_id)
    assert (found.kind, found.minutes, found.words, found.private_words) == (Way.CALL, 90, "VPN drops", "moody")
    assert (found.direction, found.reached, found.solved) == (Direction.INBOUND, False, Solved.YES)
    assert (found.charge, found.person_ids, person.name) == (Charge.GOODWILL, (person.id,), "Priya")
    assert found.happened_at == datetime(2026, 11, 1, 10, 5, tzinfo=UTC)
    assert found.noted_at == NOW


def test_several_columns_are_joined_by_a_blank_without_those_left_empty(journal: Journal, tmp_path: Path) -> None:
    said = calls('blank = ["?"]').replace('words = "what"', 'words = ["what", "more", "last"]')

    imported(journal, tmp_path, "who,when,what,more,last\nAnn,2026-11-01,one,?,three\n", said)

    assert logged(journal)[0].words == "one three"


def test_a_promise_is_made_then_and_kept_then_and_noted_now(journal: Journal, tmp_path: Path) -> None:
    imported(
        journal,
        tmp_path,
        PROMISE_HEAD + "1,Ann,ring back,2026-07-01 10:00,2026-07-02 17:00,2026-07-02 17:00:00\n"
        "2,Ann,write,2026-07-01 10:00,2026-07-02 17:00,2026-07-02 17:00:01\n"
        "3,Ann,quote,2026-07-01 10:00,2026-07-02 17:00,\n",
        promises(),
    )

    first, second, third = (row.promise for row in made(journal))
    assert [row.verdict for row in made(journal)] == [Verdict.AS_PROMISED, Verdict.LATE, Verdict.OVERDUE]
    assert (first.state, first.settled_at, first.noted_at) == (State.KEPT, datetime(2026, 7, 2, 16, tzinfo=UTC), NOW)
    assert (first.kind, second.kind, third.kind) == (PromiseKind.RING, PromiseKind.WRITE, PromiseKind.QUOTE)
    assert (first.window.grain, first.window.zone) == (Grain.MINUTE, "Europe/London")
    assert [(event.kind, event.noted_at) for event in questions.events(journal, first.id)] == [
        (EventKind.MADE, NOW),
        (EventKind.KEPT, NOW),
    ]


def test_a_promise_for_a_day_is_due_at_the_end_of_its_work(journal: Journal, tmp_path: Path) -> None:
    imported(
        journal,
        tmp_path,
        PROMISE_HEAD + "1,Ann,ring,2026-11-20,2026-11-20,\n2,Ann,ring,2026-11-20,2026-11-21,\n",
        promises(),
    )

    friday, saturday = (row.promise.window for row in made(journal))
    assert (f"{friday.end:%a %H:%M}", friday.start, friday.grain) == ("Fri 17:30", None, Grain.DAY)
    assert f"{saturday.end:%a %H:%M}" == "Sat 23:59"


def test_a_bare_day_of_making_never_lies_after_what_else_is_said_of_that_day(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, PROMISE_HEAD + "1,Ann,ring,2026-11-20,2026-11-20 09:30,2026-11-20 09:00\n", promises())

    (row,) = made(journal)
    assert (row.promise.made_at, row.verdict) == (datetime(2026, 11, 20, 9, tzinfo=UTC), Verdict.AS_PROMISED)


def test_today_without_an_hour_is_not_in_the_future(journal: Journal, tmp_path: Path) -> None:
    imported(journal, tmp_path, "who,when,what\nAnn,2026-11-24,a\n", calls())

    assert logged(journal)[0].happened_at == NOW


def test_sides_and_hearers_of_promises_are_read(journal: Journal, tmp_path: Path) -> None:
    said = promises(columns='side = "side"\nperson = "to"\nkind = "kind"\n[values.side]\ntheirs = "owed"')

    imported(
        journal,
        tmp_path,
        "id,who,what,made,due,kept,side,to,kind\n1,Ann,x,2026-11-01,2026-11-30,,theirs,Tom,call\n",
        said,
    )

    (row,) = made(journal)
    assert (row.promise.side, row.person_name, row.promise.kind) == (Side.OWED, "Tom", PromiseKind.RING)


def test_clients_are_read_with_their_address(journal: Journal, tmp_path: Path) -> None:
    said = (
        '[table]\nrecord = "client"\ndates = "day first"\n[columns]\nname = "n"\nkind = "k"\nstage = "s"\nsince = "d"\n'
        'tags = "t"\ncame_by = "c"\nreach = "r"\naddress = ["a", "b"]\nprivate_words = "p"\nkey = "id"\n'
        '[values.kind]\nPrivate = "household"\n'
    )
    text = 'id,n,k,s,d,t,c,r,a,b,p\n1,Ann Lee,Private,dormant,3/4/2024,"x, y;z",a friend,mornings,1 High St,Hull,slow\n'

    imported(journal, tmp_path, text, said)
    again = imported(journal, tmp_path, text, said)

    client = clients.find(journal, "Ann Lee")
    assert (client.kind, client.stage, str(client.since)) == (ClientKind.HOUSEHOLD, Stage.DORMANT, "2024-04-03")
    assert (client.tags, client.came_by, client.reach, client.private_words) == (
        ("x", "y", "z"),
        "a friend",
        "mornings",
        "slow",
    )
    assert sites.of_client(journal, client.id)[0].address == "1 High St Hull"
    assert again.counts == {"client": {What.SAME: 1}}


def test_people_are_read_and_added_to_their_client(journal: Journal, tmp_path: Path) -> None:
    said = (
        '[table]\nrecord = "person"\n[columns]\nclient = "c"\nname = "n"\nphones = "p"\nemails = "e"\npays = "pay"\n'
        'technical = "tech"\nrole = "r"\n'
    )

    imported(journal, tmp_path, "c,n,p,e,pay,tech,r\nKestrel,Tom,1; 2,t@k.example;x,Y,0,Boss\n,Ann,,,,,\n", said)

    tom, ann = sorted(people.everyone(journal), key=_name_backwards)
    assert (tom.name, tom.phones, tom.emails, tom.pays, tom.technical) == (
        "Tom",
        ("1", "2"),
        ("t@k.example",),
        True,
        False,
    )
    assert tom.private_words == "E-mail: x"
    assert clients.get(journal, ann.client_id).kind is ClientKind.HOUSEHOLD


def _name_backwards(person: people.Person) -> int:
    return -ord(person.name[0])


def test_a_client_found_by_key_again_is_the_same_after_it_was_renamed(journal: Journal, tmp_path: Path) -> None:
    said = '[table]\nrecord = "client"\n[columns]\nname = "n"\nkey = "id"\n'
    imported(journal, tmp_path, "id,n\n1,Ann Lee\n", said)
    client = clients.find(journal, "Ann Lee")
    clients.change(journal, client.id, ClientDraft("Ann Lee-Shah", source_key=client.source_key))

    again = imported(journal, tmp_path, "id,n\n1,Ann Lee\n", said)

    assert again.counts == {"client": {What.SAME: 1}}
    clients.strike_out(journal, client.id, "typed twice")
    assert imported(journal, tmp_path, "id,n\n1,Ann Lee\n", said).count(What.LEFT_OUT) == 1


@pytest.mark.parametrize("key", ['key = "id"', ""])
def test_a_second_import_of_a_table_adds_nothing_with_a_key_or_without(
    journal: Journal, tmp_path: Path, key: str
) -> None:
    text = "id,who,when,what\n1,Ann,2026-11-01,same\n2,Ann,2026-11-01,same\n3,Bob,2026-11-01,other\n"
    first = imported(journal, tmp_path, text, calls(columns=key))
    before = everything(journal)

    again = imported(journal, tmp_path, text, calls(columns=key), name="copy (1).csv")

    assert first.counts == {"client": {What.ADD: 2}, "interaction": {What.ADD: 3}}
    assert again.counts == {"interaction": {What.SAME: 3}}
    assert everything(journal) == before


def test_a_promise_without_a_key_is_found_again_when_it_is_kept_by_now(journal: Journal, tmp_path: Path) -> None:
    said = promises().replace('key = "id"', "")
    row = "1,Ann,ring,2026-11-01 10:00,2026-11-05 10:00,"
    imported(journal, tmp_path, PROMISE_HEAD + row, said)

    assert imported(journal, tmp_path, PROMISE_HEAD + row + "2026-11-05", said).counts == {"promise": {What.CHANGE: 1}}


def test_a_promise_that_the_table_shows_kept_by_now_is_kept_and_nothing_else_of_it_changes(
    journal: Journal, tmp_path: Path
) -> None:
    row = "1,Ann,ring,2026-11-01 10:00,2026-11-05 10:00,"
    imported(journal, tmp_path, PROMISE_HEAD + row, promises())

    again = imported(journal, tmp_path, PROMISE_HEAD + row.replace("ring", "call") + "2026-11-05 09:00", promises())
    moved = imported(journal, tmp_path, PROMISE_HEAD + row.replace("-05", "-06"), promises())

    (found,) = made(journal)
    assert again.counts == {"promise": {What.CHANGE: 1}}
    assert moved.counts == {"promise": {What.LEFT_OUT: 1}}
    assert (found.verdict, found.promise.words) == (Verdict.AS_PROMISED, "ring")
    assert imported(journal, tmp_path, PROMISE_HEAD + row, promises()).counts == {"promise": {What.SAME: 1}}


def test_a_promise_settled_here_stays_as_it_was_settled(journal: Journal, tmp_path: Path) -> None:
    row = "1,Ann,ring,2026-11-01 10:00,2026-11-05 10:00,"
    imported(journal, tmp_path, PROMISE_HEAD + row, promises())
    operations.keep(journal, made(journal)[0].promise.id)

    imported(journal, tmp_path, PROMISE_HEAD + row + "2026-11-05 09:00", promises())

    assert made(journal)[0].promise.settled_at == NOW


def test_one_import_is_one_step_that_undo_takes_back_whole(journal: Journal, tmp_path: Path) -> None:
    heard: list[Changes] = []
    journal.listen(heard.append)

    imported(journal, tmp_path, PROMISE_HEAD + "1,Ann,ring,2026-11-01,2026-11-05,2026-11-03\n", promises())
    label = journal.undo_label()
    journal.undo()

    assert label == "Import t.csv"
    assert [len(changes.touched[Kind.PROMISE]) for changes in heard] == [1, 1]
    assert [journal.value(f"SELECT count(*) FROM {kind.value}") for kind in (Kind.CLIENT, Kind.PROMISE)] == [0, 0]
    assert imported(journal, tmp_path, PROMISE_HEAD + "1,Ann,ring,2026-11-01,2026-11-05,\n", promises()).counts == {
        "client": {What.ADD: 1},
        "promise": {What.ADD: 1},
    }


def test_a_table_with_one_refused_row_is_not_imported_at_all(journal: Journal, tmp_path: Path) -> None:
    text = PROMISE_HEAD + "1,Ann,ring,2026-11-01,2026-11-05,\n2,Ann,ring,soon,2026-11-05,\n"
    before = everything(journal)

    with pytest.raises(Refused, match=r"line 3 of t\.csv, column “made”: “soon” is not a date"):
        imported(journal, tmp_path, text, promises())

    assert everything(journal) == before


def test_a_journal_that_changed_since_the_plan_is_met_as_it_is_now(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, "who,when,what\nAnn,2026-11-01,a\n", calls())
    clients.add(journal, ClientDraft("Ann"))

    assert apply.apply(journal, plan).counts == {"interaction": {What.ADD: 1}}
    assert apply.apply(journal, plan).counts == {"interaction": {What.SAME: 1}}


def test_a_row_that_cannot_be_taken_any_more_takes_everything_back(journal: Journal, tmp_path: Path) -> None:
    plan = planned(journal, tmp_path, "who,when,what\nBob,2026-11-01,b\nAnn,2026-11-01,a\n", calls())
    clients.add(journal, ClientDraft("Ann"))
    clients.add(journal, ClientDraft("Ann", namesake=True))
    before = everything(journal)

    with pytest.raises(Refused, match=r"line 3 of t\.csv: 2 clients are called “Ann”"):
        apply.apply(journal, plan)

    assert everything(journal) == before
