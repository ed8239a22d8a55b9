"""Every file keeps the habits of the house."""

import pytest

from tests.house import habits
from tests.house.sources import Rule, offences, shipped, source_of, sources


def test_no_file_is_longer_than_300_lines_and_no_function_than_60() -> None:
    assert offences(habits.too_long, sources()) == []


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    assert offences(habits.vague_name, shipped()) == []


def test_every_file_begins_with_a_sentence_about_what_it_is_for() -> None:
    assert offences(habits.unsaid, shipped()) == []


def test_a_rooms_own_file_says_what_the_room_is_for_and_nothing_else() -> None:
    rooms = [source for source in sources() if source.path.endswith("__init__.py") and source.room != "resources"]

    assert offences(habits.words_in_a_room_file, rooms) == []


def test_every_folder_of_tests_is_a_package_so_that_none_shadows_a_room() -> None:
    folders = {source.path.rpartition("/")[0] for source in sources()} - {""}
    packages = {source.path.rpartition("/")[0] for source in sources() if source.path.endswith("__init__.py")}

    assert sorted(folders - packages) == []


def test_only_the_clock_reads_the_time_of_day() -> None:
    rooms = [source for source in shipped() if source.path != "models/clock.py"]

    assert offences(habits.reads_the_clock, rooms) == []


def test_no_test_depends_on_the_time_it_runs_at_or_sleeps() -> None:
    tests = [source for source in sources() if source.room == "tests"]

    assert offences(habits.reads_the_clock, tests) + offences(habits.sleeps, tests) == []


def test_nothing_that_ships_prints() -> None:
    assert offences(habits.prints, shipped()) == []


def test_input_is_never_judged_by_assert() -> None:
    assert offences(habits.asserts, shipped()) == []


def test_settings_are_read_and_written_in_one_place() -> None:
    others = [source for source in shipped() if not source.path.startswith("ui/preferences")]

    assert offences(habits.settings, others) == []


def test_no_signal_holds_a_lambda_or_an_inner_function() -> None:
    assert offences(habits.short_lived_slots, shipped()) == []


def test_there_is_no_global_journal_window_or_settings() -> None:
    assert offences(habits.globals_of_the_program, shipped()) == []


def test_nothing_is_marked_as_unfinished() -> None:
    assert offences(habits.unfinished, sources()) == []


def test_nothing_is_left_for_later_to_provide() -> None:
    assert offences(habits.stubs, shipped()) + list(habits.never_finished(shipped())) == []


def test_a_method_that_no_subclass_provides_is_seen() -> None:
    base = "class A:\n    def f(self):\n        raise NotImplementedError\n"
    provided = source_of("ui/b.py", "class B(a.A):\n    def f(self):\n        return 1\n")

    assert len(list(habits.never_finished([source_of("ui/a.py", base)]))) == 1
    assert list(habits.never_finished([source_of("ui/a.py", base), provided])) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (habits.too_long, "a = 1\n" * 301),
        (habits.too_long, "def f():\n" + "    a = 1\n" * 60),
        (habits.unsaid, "a = 1"),
        (habits.unsaid, '"""helper stuff"""'),
        (habits.words_in_a_room_file, '"""A room."""\nfrom models.a import b'),
        (habits.words_in_a_room_file, ""),
        (habits.reads_the_clock, "datetime.now(UTC)"),
        (habits.reads_the_clock, "import datetime\ndatetime.date.today()"),
        (habits.reads_the_clock, "from time import time"),
        (habits.reads_the_clock, "QDateTime.currentDateTime()"),
        (habits.sleeps, "time.sleep(1)"),
        (habits.sleeps, "qtbot.wait(50)"),
        (habits.prints, "map(print, rows)"),
        (habits.asserts, "assert phrase"),
        (habits.settings, "QtCore.QSettings()"),
        (habits.short_lived_slots, "button.clicked.connect(lambda: self.save())"),
        (habits.short_lived_slots, "def f(b):\n    def g(): pass\n    b.clicked.connect(partial(g, 1))"),
        (habits.globals_of_the_program, "def f():\n    global journal"),
        (habits.globals_of_the_program, "journal = Journal.open(None, clock)"),
        (habits.unfinished, "a = 1  # TO" + "DO"),
        (habits.stubs, "def f():\n    raise NotImplementedError"),
    ],
)
def test_each_habit_is_missed_where_it_is_broken(rule: Rule, text: str) -> None:
    assert offences(rule, [source_of("ui/example.py", text)]) != []


@pytest.mark.parametrize("path", ["ui/utils.py", "models/data/a.py"])
def test_a_name_that_says_nothing_is_seen(path: str) -> None:
    assert offences(habits.vague_name, [source_of(path, "")]) != []


def test_a_bound_method_may_be_connected_and_a_length_of_300_is_allowed() -> None:
    text = "a = 1\n" * 299 + "button.clicked.connect(self._save)\n"

    source = source_of("ui/example.py", text)

    assert offences(habits.short_lived_slots, [source]) + offences(habits.too_long, [source]) == []
