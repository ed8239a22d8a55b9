"""A later start is heard by the program that has the journal open, whatever it says and however it goes away."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.tray import single
from ui.tray.later_starts import LaterStarts
from ui.tray.later_starts_by_pipe import LaterStartsByPipe
from ui.tray.local_line import Line, local_line
from ui.tray.single import Claim, Wish

Hearing = type[LaterStarts] | type[LaterStartsByPipe]
pytestmark = pytest.mark.usefixtures("short")
# What Windows hears by can be heard by here too.
either_way = pytest.mark.parametrize("hearing", [LaterStarts, LaterStartsByPipe])


@pytest.fixture
def heard_at(tmp_path: Path) -> Iterator[Claim]:
    """A claim that is held, for a later start to meet."""
    claim = Claim(tmp_path / "x.kept")
    assert claim.take()
    yield claim
    claim.release()


def called(claim: Claim) -> Line:
    """Return a line to whoever listens at the meeting place of a claim."""
    assert claim.meeting is not None
    line = local_line()
    line.connect(os.fspath(claim.meeting.socket))
    line.setblocking(False)
    return line


def heard_on(line: Line) -> bytes | None:
    """Return what came through a line, None for nothing yet, no bytes at its end."""
    try:
        return line.recv(64)
    except BlockingIOError:
        return None
    except ConnectionResetError:  # It was closed with words still unread.
        return b""


@either_way
def test_what_a_later_start_wants_reaches_the_first(hearing: Hearing, heard_at: Claim, qtbot: QtBot) -> None:
    starts = hearing(heard_at)
    assert heard_at.meeting is not None
    handed: list[bool] = []
    wish = Wish("open", 12, "token-1")

    with qtbot.waitSignal(starts.wished) as heard:
        threading.Thread(target=_hand_over, args=(heard_at.meeting, wish, handed)).start()
    qtbot.waitUntil(lambda: bool(handed))

    assert heard.args == [wish]
    assert handed == [True]
    starts.stop()


def test_a_start_that_comes_while_the_first_is_still_starting_waits_for_it(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = Claim(tmp_path / "x.kept"), Claim(tmp_path / "x.kept")
    first.take()
    handed: list[bool] = []
    thread = threading.Thread(target=lambda: handed.append(second.hand_over(Wish("show"))))
    thread.start()

    starts = LaterStarts(first)
    with qtbot.waitSignal(starts.wished) as heard:
        pass

    qtbot.waitUntil(lambda: bool(handed))
    thread.join()
    assert heard.args == [Wish("show")]
    assert handed == [True]
    starts.stop()
    first.release()


@either_way
def test_what_is_no_wish_is_answered_with_no_and_does_nothing(hearing: Hearing, heard_at: Claim, qtbot: QtBot) -> None:
    starts = hearing(heard_at)
    assert heard_at.meeting is not None
    handed: list[bool] = []

    with qtbot.assertNotEmitted(starts.wished):
        threading.Thread(target=_hand_over, args=(heard_at.meeting, Wish("dance"), handed)).start()
        qtbot.waitUntil(lambda: bool(handed))

    assert handed == [False]
    starts.stop()


@either_way
def test_a_socket_that_a_killed_program_left_is_taken_over(hearing: Hearing, heard_at: Claim, qtbot: QtBot) -> None:
    assert heard_at.meeting is not None
    left = local_line()
    left.bind(os.fspath(heard_at.meeting.socket))
    left.close()
    starts = hearing(heard_at)

    with qtbot.waitSignal(starts.wished):
        threading.Thread(target=single.hand_over, args=(heard_at.meeting, Wish("show"))).start()

    starts.stop()
    assert not heard_at.meeting.socket.exists()


@either_way
def test_nobody_else_may_call_a_socket(hearing: Hearing, heard_at: Claim, qtbot: QtBot) -> None:
    starts = hearing(heard_at)

    assert heard_at.meeting is not None
    assert heard_at.meeting.socket.stat().st_mode & 0o077 == 0
    starts.stop()


@either_way
def test_a_wish_that_comes_in_two_pieces_is_heard_once_it_is_whole(
    hearing: Hearing, heard_at: Claim, qtbot: QtBot
) -> None:
    starts = hearing(heard_at)
    line = called(heard_at)

    with qtbot.assertNotEmitted(starts.wished, wait=30):
        line.sendall(b"open 1")
    with qtbot.waitSignal(starts.wished) as heard:
        line.sendall(b"2 token\n")

    assert heard.args == [Wish("open", 12, "token")]
    qtbot.waitUntil(lambda: heard_on(line) == single.HEARD)
    line.close()
    starts.stop()


@either_way
def test_whoever_goes_away_or_never_ends_is_hung_up_on_and_the_next_is_heard(
    hearing: Hearing, heard_at: Claim, qtbot: QtBot
) -> None:
    starts = hearing(heard_at)
    called(heard_at).close()
    endless = called(heard_at)
    endless.sendall(b"x" * single.LONGEST_WISH)

    with qtbot.waitSignal(starts.wished):
        line = called(heard_at)
        line.sendall(single.packed(Wish("show")))

    qtbot.waitUntil(lambda: heard_on(endless) == b"")
    line.close()
    endless.close()
    starts.stop()


def test_a_talk_that_is_under_way_ends_with_the_hearing(heard_at: Claim, qtbot: QtBot) -> None:
    starts = LaterStarts(heard_at)
    line = called(heard_at)
    with qtbot.assertNotEmitted(starts.wished, wait=30):
        line.sendall(b"sho")

    starts.stop()
    starts.stop()

    assert heard_on(line) == b""
    line.close()


def test_where_there_is_no_place_for_a_socket_nobody_is_heard(heard_at: Claim, qtbot: QtBot) -> None:
    assert heard_at.meeting is not None
    heard_at.meeting.socket.mkdir()

    starts = LaterStarts(heard_at)

    assert not single.hand_over(heard_at.meeting, Wish("show"))
    starts.stop()


def _hand_over(meeting: single.Meeting, wish: Wish, handed: list[bool]) -> None:
    handed.append(single.hand_over(meeting, wish))
