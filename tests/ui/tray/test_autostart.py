"""Start at login: each system's own entry, written so that it starts this very program, and taken away again."""

import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.errors import Refused
from ui.tray import autostart
from ui.tray.autostart import DesktopEntry, LaunchAgent

ODD = ['/opt/my "tools" $HOME `x`/100 % kept', "--background", "C:\\x", "semi;colon"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration folder of a Linux."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


def test_it_is_off_until_turned_on_and_off_again_when_turned_off(folder: Path) -> None:
    assert not autostart.is_on()

    autostart.turn_on()
    assert autostart.is_on()
    assert [path.name for path in folder.iterdir()] == ["kept.desktop"]

    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()


def test_a_clone_is_started_by_its_own_python_in_the_background(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py"])

    found = autostart.command_here()

    assert (found[0], Path(found[1]).name, found[2]) == (sys.executable, "main.py", "--background")
    assert Path(found[1]).is_file()


def test_an_installed_program_is_started_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kept").touch()
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "kept")])

    assert autostart.command_here() == [str(tmp_path / "kept"), "--background"]


def test_an_entry_for_another_place_is_not_this_program(folder: Path) -> None:
    DesktopEntry(folder).write(["/elsewhere/kept", "--background"])

    assert not autostart.is_on()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "hidden = true"])
def test_what_the_desktop_itself_switched_off_is_off(folder: Path, line: str) -> None:
    autostart.turn_on()
    file = folder / "kept.desktop"
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")

    assert not autostart.is_on()


def test_a_folder_that_cannot_be_written_is_refused_in_words(folder: Path) -> None:
    folder.parent.mkdir()
    folder.touch()

    with pytest.raises(Refused, match="start at login cannot be changed here"):
        autostart.turn_on()
    assert not autostart.is_on()


def test_the_command_is_quoted_as_desktop_files_want_it(tmp_path: Path) -> None:
    line = autostart.exec_line(ODD)

    assert line == (
        '"/opt/my \\\\"tools\\\\" \\\\$HOME \\\\`x\\\\`/100 %% kept" --background "C:\\\\\\\\x" "semi;colon"'
    )
    DesktopEntry(tmp_path).write(ODD)
    assert DesktopEntry(tmp_path).starts(ODD)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-validate is not here")
@pytest.mark.parametrize("command", [["/usr/bin/kept", "--background"], ODD])
def test_the_entry_is_one_that_desktops_accept(tmp_path: Path, command: list[str]) -> None:
    DesktopEntry(tmp_path).write(command)

    ran = subprocess.run(
        ["desktop-file-validate", str(tmp_path / "kept.desktop")], capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout) == (0, "")


def test_a_mac_gets_a_launch_agent(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path / "agents")
    assert not agent.starts(ODD)

    agent.write(ODD)

    assert agent.starts(ODD)
    assert not agent.starts(ODD[:1])
    (file,) = (tmp_path / "agents").iterdir()
    assert plistlib.loads(file.read_bytes())["RunAtLoad"] is True
    agent.remove()
    assert not agent.starts(ODD)


def test_a_launch_agent_that_is_broken_or_disabled_starts_nothing(tmp_path: Path) -> None:
    agent = LaunchAgent(tmp_path)
    agent.write(ODD)
    (file,) = tmp_path.iterdir()

    file.write_bytes(plistlib.dumps({"ProgramArguments": ODD, "Disabled": True}))
    assert not agent.starts(ODD)

    file.write_bytes(b"<plist")
    assert not agent.starts(ODD)
