"""One running program for each journal, met by later starts, and none of it in the way after a kill."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from ui.opening import Opening
from ui.tray import single
from ui.tray.single import Claim, Wish

pytestmark = pytest.mark.usefixtures("short")
unix = pytest.mark.skipif(os.name == "nt", reason="sockets have no file on Windows")
_HOLD = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from ui.tray.single import Claim
claim = Claim(Path({journal!r}))
sys.stdout.write(f"{{claim.take()}}\\n")
sys.stdout.flush()
sys.stdin.read()
"""


def test_a_journal_is_claimed_by_one_and_free_again_when_released(tmp_path: Path) -> None:
    first, second = Claim(tmp_path / "x.kept"), Claim(tmp_path / "x.kept")

    assert first.take()
    assert not second.take()

    first.release()
    assert second.take()
    second.release()


def test_two_journals_are_claimed_side_by_side(tmp_path: Path) -> None:
    one, other = Claim(tmp_path / "x.kept"), Claim(tmp_path / "y.kept")

    assert one.take()
    assert other.take()
    one.release()
    other.release()


@unix
def test_the_same_journal_by_another_path_is_the_same_journal(tmp_path: Path) -> None:
    (tmp_path / "x.kept").touch()
    (tmp_path / "link.kept").symlink_to("x.kept")
    (tmp_path / "folder").mkdir()

    assert len({single.meeting_of(tmp_path / path) for path in ("x.kept", "link.kept", "folder/../x.kept")}) == 1


@unix
def test_a_program_that_was_killed_leaves_its_journal_to_the_next(tmp_path: Path) -> None:
    journal = tmp_path / "x.kept"
    script = _HOLD.format(root=str(ROOT), journal=str(journal))
    holder = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"True\n"
    claim = Claim(journal)
    assert not claim.take()

    holder.kill()
    holder.communicate()

    assert claim.take()
    claim.release()


@unix
def test_a_socket_that_nobody_hears_is_no_program(tmp_path: Path) -> None:
    meeting = single.meeting_of(tmp_path / "x.kept")
    assert meeting is not None
    meeting.socket.touch()

    assert not single.hand_over(meeting, Wish("show"))


@unix
def test_there_is_no_meeting_in_a_folder_where_others_could_listen(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_to_all = short / "open"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(open_to_all))
    monkeypatch.setenv("TMPDIR", str(short))
    (short / f"kept-{os.getuid()}").symlink_to(open_to_all)

    assert single.meeting_of(tmp_path / "x.kept") is None
    assert Claim(tmp_path / "x.kept").take()


@unix
def test_without_a_runtime_folder_it_is_one_of_this_persons_own(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(short))

    meeting = single.meeting_of(tmp_path / "x.kept")

    assert meeting is not None
    assert meeting.lock.parent == short / f"kept-{os.getuid()}"
    assert meeting.lock.parent.stat().st_mode & 0o777 == 0o700


@unix
def test_a_runtime_folder_with_too_long_a_name_for_a_socket_is_passed_over(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (long := short / ("long" * 20)).mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setenv("TMPDIR", str(short))

    meeting = single.meeting_of(tmp_path / "x.kept")

    assert meeting is not None
    assert meeting.lock.parent == short / f"kept-{os.getuid()}"


@pytest.mark.parametrize(
    ("opening", "wish"),
    [
        (Opening(), Wish("show")),
        (Opening(background=True), Wish("stay")),
        (Opening(wish="log", background=True), Wish("log")),
        (Opening(wish="open", promise_id=12), Wish("open", 12)),
    ],
)
def test_a_start_wants_what_it_was_asked_for(opening: Opening, wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-1")

    assert single.wish_of(opening) == wish._replace(token="token-1")


@pytest.mark.parametrize("wish", [Wish("show"), Wish("open", 7, "t"), Wish("log", 0, "a b\nopen 9 x")])
def test_a_wish_goes_through_the_socket_as_one_line(wish: Wish) -> None:
    written = single.packed(wish)

    assert written.count(b"\n") == 1
    assert single.unpacked(written) == wish._replace(token="".join(wish.token.split()))


@pytest.mark.parametrize(
    "written", [b"", b"\n", b"show\n", b"show -1 \n", b"dance 0 \n", b"open \xc2\xb2 \n", b"\xff" * 50]
)
def test_anything_else_is_no_wish(written: bytes) -> None:
    assert single.unpacked(written) is None


def test_a_trial_run_takes_no_part(tmp_path: Path) -> None:
    claim = Claim(tmp_path / "x.kept")
    claim.take()

    for opening in (Opening(tmp_path / "x.kept", at="2026-11-24T10:20:00Z"), Opening(quit_after_paint=True)):
        assert not single.handed_over(opening)
    claim.release()
