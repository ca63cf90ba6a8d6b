# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""No network: in a whole session of the window and in the commands nothing but local sockets is tried."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from counts import tell
from desktop import safety
from desktop import test_journey as journey
from desktop.session import Session, show_code, unlock
from desktop.vaults import FAST_KDF, FIRST_ENTRY, PASSPHRASE
from holdspace.cli.arguments import add_commands
from holdspace.domain.entries import new_entry
from holdspace.storage.backups import list_names, make_backup
from holdspace.storage.key_file import make_keys
from holdspace.storage.places import Places
from holdspace.storage.vault import create_vault
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.window import App

SOURCE = Path(__file__).with_name("silence.c")
TRYING = """
import socket
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        socket.socket(family, socket.SOCK_STREAM)
    except PermissionError:
        print("refused")
socket.socket(socket.AF_UNIX).close()
try:
    socket.getaddrinfo("localhost.invalid", 80)  # from inside the system's own library
except OSError:
    print("refused")
"""


@pytest.fixture(scope="session")
def watcher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that has the kernel refuse sockets and tells of each try."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("it takes Linux and a C compiler")
    library = tmp_path_factory.mktemp("silence") / "silence.so"
    options = ("-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")
    done = subprocess.run(
        [compiler, *options, "-o", str(library), str(SOURCE)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return library


@pytest.fixture
def tried(tmp_path: Path) -> Path:
    """The file that each try is written to; it is there once something was tried."""
    return tmp_path / "tried"


@pytest.fixture
def watched(watcher: Path, tried: Path) -> Mapping[str, str]:
    """What is added to the environment of what is watched."""
    return {"LD_PRELOAD": str(watcher), "HOLDSPACE_TRIED": str(tried)}


def test_a_try_is_refused_and_told(
    desk: Desk, home: Path, person: Path, watched: Mapping[str, str], tried: Path
) -> None:
    """Without this the silence below would prove nothing."""
    environment = desk.environment(home, person) | watched
    done = subprocess.run(
        [sys.executable, "-c", TRYING], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, ["refused"] * 3), done.stderr
    assert set(tried.read_text().splitlines()) >= {"family 2", "family 10"}
    assert tried.read_text().count("\n") >= 3


def test_a_try_after_a_relaunch_is_told(
    desk: Desk, home: Path, person: Path, watched: Mapping[str, str], tried: Path
) -> None:
    again = (
        "import os, sys; os.execv(sys.executable, [sys.executable, '-c', 'import socket; socket.socket()'])"
    )
    environment = desk.environment(home, person) | watched
    done = subprocess.run([sys.executable, "-c", again], env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert tried.read_text() == "family 2\n"


def test_a_whole_session_tries_nothing(
    start: Start, home: Path, watched: Mapping[str, str], tried: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = start(extra=watched)
    journey.write_before_there_is_a_vault(app)
    journey.make_the_vault(app)
    journey.write_with_audience_and_load(app)
    journey.lock(app)
    journey.note_while_locked(app)
    journey.unlock(app)
    journey.read_all(app)
    journey.edit_one(app)
    journey.delete_and_undo(app)
    journey.breathe(app)
    go_everywhere(app)
    assert b"silence.so" in (Path("/proc") / str(app.pid) / "maps").read_bytes(), "nobody watches"
    app.close()
    told = tried.read_text().splitlines() if tried.exists() else []
    tell(capsys, f"sockets tried in a whole session, local ones aside: {len(told)}")
    assert told == []
    assert (home / "vault.db").exists()


def test_asking_for_printers_tries_nothing(
    start: Start, home: Path, watched: Mapping[str, str], tried: Path
) -> None:
    session = Session(home)
    app = start(extra=watched)
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    show_code(app, session.made.recovery_code)
    app.find("vault.recovery_print").click()
    app.wait_for(name="Print to File (PDF)")
    assert not tried.exists(), tried.read_text()
    app.keys("Escape")
    app.wait_until_gone(name="Print to File (PDF)")
    app.close()
    assert not tried.exists(), tried.read_text()


def go_everywhere(app: App) -> None:
    """Pause, cards, help, settings, the page on privacy, the palette, the pocket window."""
    app.keys("ctrl+4")
    app.find("pause.start").click()
    app.find("pause.remaining").wait_for()
    app.keys("Escape")
    app.find("pause.end").wait_for()
    app.keys("ctrl+5")
    app.find("cards.search").type("zqx")
    app.find("cards.show_all").click()
    app.find("cards.turn").click()
    app.find("cards.copy").click()
    app.keys("F1")
    app.find("shortcuts.back").wait_for()
    app.keys("shift+F1")
    app.find("help.page").wait_for()
    app.keys("ctrl+comma")
    app.find("settings.scheme.dark").click()
    app.find("settings.scheme.dark").wait_for(states=["checked"])
    app.find("settings.privacy").click()
    app.find("vault.back").wait_for()
    app.keys("ctrl+k")
    app.find("palette.field").wait_for()
    app.keys("Escape")
    app.keys("ctrl+p")
    app.find("pocket.entry").wait_for_focus()
    app.keys("Escape")
    app.wait_until_gone(id="pocket.entry")


def look_after(app: App) -> None:
    """Back up, check everything, look into a backup, and at the page for a forgotten passphrase."""
    safety.back_up(app)
    safety.check_all(app)
    safety.preview_backup(app, max(name.sequence for name in list_names(app.home / "backups")))
    safety.open_safety(app)
    app.find("safety.recover").press()
    app.find("vault.code").wait_for()


@pytest.mark.parametrize("work", [look_after, safety.reencrypt, safety.salvage])
def test_safety_and_the_pages_it_leads_to_try_nothing(
    start: Start, home: Path, watched: Mapping[str, str], tried: Path, work: Callable[[App], object]
) -> None:
    Session(home)
    app = start(extra=watched)
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    unlock(app)
    safety.open_safety(app)
    work(app)
    assert b"silence.so" in (Path("/proc") / str(app.pid) / "maps").read_bytes(), "nobody watches"
    app.close()
    assert not tried.exists(), tried.read_text()


WITH = ("--passphrase-file", "-")
COMMANDS: dict[str, tuple[str, ...]] = {
    "init": ("--new-passphrase-file", "-"),
    "note": ("a few words",),
    "list": WITH,
    "search": ("door", *WITH),
    "import": ("{brought}", *WITH),
    "export": ("json", "{taken}", *WITH),
    "scan": ("Maria called at 555-0100",),
    "show": ("{id}", *WITH),
    "backup": WITH,
    "restore": ("{backup}", *WITH),
    "verify": WITH,
    "reencrypt": WITH,
    "passphrase": (*WITH, "--new-passphrase-file", "{new}"),
    "recover": ("--code-file", "{code}", "--new-passphrase-file", "-"),
    "salvage": ("{saved}", *WITH),
    "doctor": (),
}


def test_every_command_is_watched_below() -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    add_commands(commands)
    assert set(commands.choices) == set(COMMANDS)


@pytest.mark.parametrize("command", ["--version", *COMMANDS])
def test_the_commands_try_nothing(
    desk: Desk, home: Path, person: Path, watched: Mapping[str, str], tried: Path, command: str
) -> None:
    environment = desk.environment(home, person) | watched
    filled: dict[str, str] = {} if command in ("init", "--version") else prepare(home, person)
    run(environment, command, *(argument.format(**filled) for argument in COMMANDS.get(command, ())))
    assert not tried.exists(), tried.read_text()


def prepare(home: Path, person: Path) -> dict[str, str]:
    """Make a vault with an entry and a backup; return what the commands are told, by name."""
    made = make_keys(PASSPHRASE, FAST_KDF)
    places = Places(home)
    with create_vault(places, made) as vault:
        entry = new_entry("behind the door", now=FIRST_ENTRY, time_zone="Europe/Paris")
        vault.entries.add(entry)
        backup = make_backup(places, vault).path
    code, new = person / "code", person / "new"
    brought = person / "2024-03-05.md"
    brought.write_text("A quiet visit.", encoding="utf-8")
    code.write_text(made.recovery_code, encoding="utf-8")
    new.write_text("slow lanterns over the canal", encoding="utf-8")
    return {
        "id": entry.id,
        "backup": str(backup),
        "brought": str(brought),
        "taken": str(person / "taken.json"),
        "code": str(code),
        "new": str(new),
        "saved": str(person / "saved"),
    }


def run(environment: Mapping[str, str], *arguments: str) -> None:
    """Run a command as a process of its own; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", "holdspace", *arguments],
        env=dict(environment),
        input=PASSPHRASE + "\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
