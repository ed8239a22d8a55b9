"""One running program for each journal: a lock decides, and a later start hands its wish over to the first.

The window is not painted before this has looked, so it is one small file that loads nothing of Qt until it has to.
"""

import contextlib
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ui.opening import Opening, place_of

if TYPE_CHECKING:
    from PySide6.QtCore import QLockFile

LONGEST_WISH = 4_096
_LONGEST_ADDRESS = 90  # Unix allows 107 bytes for the name of a socket, and Qt needs some of them
_TALK_SECONDS = 1.5
_PATIENCE_MS = 6_000
_STEP_MS = 100
HEARD, NOT_UNDERSTOOD = b"ok\n", b"no\n"
"""What a program answers to the wish of a later start."""


class Meeting(NamedTuple):
    """The lock that only one program holds for a journal, and the socket at which it hears the others."""

    lock: Path
    socket: Path


class Wish(NamedTuple):
    """What the window is to do: "show", "log", "review", "open" with a promise, or "stay" where it is.

    `token` is what the desktop gave the second start so that a window may come to the front.
    """

    deed: str
    promise_id: int = 0
    token: str = ""


DEEDS = ("show", "log", "review", "open", "stay")


def meeting_of(journal: Path) -> Meeting | None:
    """Return where programs with this journal meet, however its path is written; None where there is no safe place."""
    written = os.fsencode(os.path.normcase(os.path.realpath(journal)))
    name = f"kept-{zlib.crc32(written):08x}{zlib.adler32(written):08x}"
    for folder in _folders():
        found = Meeting(folder / f"{name}.lock", folder / f"{name}.socket")
        if os.name == "nt" or len(os.fsencode(found.socket)) <= _LONGEST_ADDRESS:
            return found
    return None


def packed(wish: Wish) -> bytes:
    """Return a wish as it goes through the socket."""
    token = "".join(wish.token.split())[: LONGEST_WISH // 2]
    return f"{wish.deed} {wish.promise_id} {token}\n".encode("utf-8", "replace")


def unpacked(written: bytes) -> Wish | None:
    """Return the wish that came through the socket, None for what is none."""
    deed, _, rest = written.decode("utf-8", "replace").partition("\n")[0].partition(" ")
    number, _, token = rest.partition(" ")
    if deed not in DEEDS or not (number.isascii() and number.isdecimal()) or len(number) > 18:
        return None
    return Wish(deed, int(number), token.strip())


def wish_of(opening: Opening) -> Wish:
    """Return what an opening wants of the program that is there already."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    background = opening.background and opening.wish == "show"
    return Wish("stay" if background else opening.wish, opening.promise_id, token)


def handed_over(opening: Opening) -> bool:
    """Hand what is wanted to the program that has this journal open; False where there is none."""
    meeting = meeting_of(place_of(opening.journal).path) if opening.shares else None
    return meeting is not None and hand_over(meeting, wish_of(opening))


def hand_over(meeting: Meeting, wish: Wish) -> bool:
    """Hand a wish to the program that has the journal open; return at once False where there is none."""
    return _told_by_pipe(meeting, wish) if os.name == "nt" else _told_by_socket(meeting, wish)


class Claim:
    """One journal, claimed by one running program at a time."""

    def __init__(self, journal: Path) -> None:
        self.meeting = meeting_of(journal)
        self._lock: QLockFile | None = None

    def take(self) -> bool:
        """Claim the journal; return False when another program that still runs has it."""
        if self.meeting is None:  # There is no place to meet safely, so nobody can be met.
            return True
        from PySide6.QtCore import QLockFile

        lock = QLockFile(os.fspath(self.meeting.lock))
        lock.setStaleLockTime(0)  # It is stale when its program is gone, never because it is old.
        if not lock.tryLock(0):
            return lock.error() is not QLockFile.LockError.LockFailedError
        self._lock = lock
        return True

    @property
    def is_held(self) -> bool:
        """Whether the lock is this program's."""
        return self._lock is not None

    def release(self) -> None:
        """Give the claim up."""
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    def hand_over(self, wish: Wish) -> bool:
        """Hand a wish to the program that has the journal, which may be starting just now; return whether it took it.

        Ends at the latest after some seconds. When that program goes away meanwhile, the claim is taken instead.
        """
        from PySide6.QtCore import QElapsedTimer, QThread

        waited = QElapsedTimer()
        waited.start()
        while not waited.hasExpired(_PATIENCE_MS):
            if self.meeting is not None and hand_over(self.meeting, wish):
                return True
            if self.take():
                return False
            QThread.msleep(_STEP_MS)
        return False


def address_of(place: Meeting) -> str:
    """Return the address as Qt takes it: the path of the socket or, on Windows, the name of a pipe."""
    return place.socket.stem if os.name == "nt" else os.fspath(place.socket)


def _told_by_socket(meeting: Meeting, wish: Wish) -> bool:
    if not meeting.socket.exists():
        return False
    from ui.tray.local_line import local_line

    try:
        with local_line() as line:
            line.settimeout(_TALK_SECONDS)
            line.connect(os.fspath(meeting.socket))
            line.sendall(packed(wish))
            return line.recv(len(HEARD)) == HEARD
    except OSError:  # It was killed, or it hangs: the lock tells which.
        return False


def _told_by_pipe(meeting: Meeting, wish: Wish) -> bool:
    """Do the same on Windows, where reading from a pipe cannot be called off: a thread is left to wait for it."""
    import threading

    answers: list[bytes] = []
    talk = threading.Thread(target=_talk_by_pipe, args=(meeting, wish, answers), daemon=True)
    talk.start()
    talk.join(_TALK_SECONDS)
    return answers == [HEARD]


def _talk_by_pipe(meeting: Meeting, wish: Wish, answers: list[bytes]) -> None:
    with contextlib.suppress(OSError), Path(rf"\\.\pipe\{meeting.socket.stem}").open("r+b", buffering=0) as line:
        line.write(packed(wish))
        answers.append(line.read(len(HEARD)) or b"")


def _folders() -> Iterator[Path]:
    if os.name == "nt":
        import tempfile

        yield Path(tempfile.gettempdir())
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and _is_mine(Path(runtime)):
        yield Path(runtime)
    made = Path(os.environ.get("TMPDIR") or "/tmp") / f"kept-{os.getuid()}"
    with contextlib.suppress(OSError):
        made.mkdir(mode=0o700, exist_ok=True)
    if _is_mine(made):
        yield made


def _is_mine(folder: Path) -> bool:
    """Tell whether a folder is this person's alone: in another's a stranger could listen."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and not folder.is_symlink() and found.st_uid == os.getuid() and not found.st_mode & 0o022
