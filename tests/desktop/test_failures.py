# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""After every failure, in the window and in commands: no word in the log, on stdout or on stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.desk import end_processes, until
from desktop.session import unlock
from desktop.vaults import PASSPHRASE, files_holding, prepare_vault
from desktop.window import App
from patience import PATIENCE

if TYPE_CHECKING:
    from desktop.desk import Desk

WORDS = "her lantern stood by the gate"
STARTED = "started version="

IN_A_SLOT = """
from holdspace.services.capture import CaptureService

def words_changed(self):
    entry = self._words().text
    raise ValueError(f"cannot keep {entry}", entry)

CaptureService.words_changed = words_changed
"""
IN_A_COMMAND = """
import holdspace.storage.inbox as inbox

def seal_entry(places, entry):
    raise KeyError(entry.text, entry)

inbox.seal_entry = seal_entry
"""
StartBroken = Callable[..., App]


@pytest.fixture
def start_broken(desk: Desk, home: Path, person: Path) -> Iterator[StartBroken]:
    """Return what starts the app with code of ours run first; unlike `start`, it may print."""
    apps: list[App] = []

    def start_broken(code: str = "") -> App:
        apps.append(App(desk, home, person, (), run_first(person, code)))
        apps[-1].find("now.entry").wait_for_focus()
        apps[-1].wait_until_active()
        return apps[-1]

    yield start_broken
    end_processes("HOLDSPACE_HOME", str(home))
    for app in apps:
        app.process.wait(timeout=PATIENCE)


def run_first(person: Path, code: str) -> dict[str, str]:
    """Return what makes Python run `code` before anything else."""
    folder = person / "first"
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(code)
    return {"PYTHONPATH": str(folder)}


def log_of(home: Path) -> str:
    path = home / "logs" / "holdspace.log"
    return path.read_text() if path.exists() else ""


def holds_no_words(app: App, *words: str) -> None:
    """See that log, stdout, stderr and every other file hold none of the words, and show no traceback."""
    everything = app.said() + log_of(app.home)
    assert not [each for each in (*words, PASSPHRASE) if each in everything]
    assert "Traceback" not in everything
    assert not [each for each in words if files_holding(each, app.home, app.person)]


def test_an_error_in_a_slot_while_an_entry_is_in_the_box(start_broken: StartBroken, home: Path) -> None:
    prepare_vault(home)
    app = start_broken(IN_A_SLOT)
    app.type(WORDS)
    app.wait_for(holds="Something unexpected went wrong. What was kept is safe.")
    app.find("now.entry").wait_for(text=WORDS)
    until(lambda: "error=ValueError" in log_of(home), "the log does not tell")
    assert log_of(home).count("unexpected error=ValueError at=") == 2  # at one and at ten
    assert "holdspace: something unexpected went wrong (error=ValueError at=" in app.said()
    app.kill()
    holds_no_words(app, WORDS)


def test_a_damaged_vault(start_broken: StartBroken, home: Path) -> None:
    places = prepare_vault(home, WORDS)
    content = bytearray(places.database.read_bytes())
    content[2048:2112] = bytes(byte ^ 0xFF for byte in content[2048:2112])
    places.database.write_bytes(content)
    app = start_broken()
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("damage.title").wait_for(holds="damaged")
    app.close()
    assert "told error=VaultDamaged at=holdspace." in log_of(home)
    assert app.said() == ""
    holds_no_words(app, WORDS)


def test_a_wrong_passphrase(start_broken: StartBroken, home: Path) -> None:
    prepare_vault(home, WORDS)
    app = start_broken()
    app.keys("ctrl+2")
    app.find("vault.passphrase").wait_for_focus()
    app.type("my own wrong words")
    app.keys("Return")
    app.find("vault.message").wait_for(holds="did not open it")
    app.close()
    # A busy bus of assistive technology can make Qt say so once; of the passphrase nothing is told.
    assert [line for line in log_of(home).splitlines() if "atspi" not in line] == []
    assert app.said() == ""
    holds_no_words(app, WORDS, "my own wrong words")


def test_a_bad_sealed_file(start_broken: StartBroken, home: Path) -> None:
    places = prepare_vault(home, WORDS)
    (places.inbox / "00000000-0000-4000-8000-000000000000.sealed").write_bytes(b"\x01" * 500)
    places.draft.write_bytes(b"no draft at all")
    app = start_broken()
    unlock(app)
    until(lambda: list(places.set_aside.glob("*")), "it is not set aside")
    app.close()
    assert app.said() == ""
    holds_no_words(app, WORDS)


@pytest.fixture
def small_disk(home: Path) -> Iterator[Path]:
    """The home on a disk of 1 MiB of its own."""
    home.mkdir(parents=True)
    mounted = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "tmpfs", str(home)]
    if os.geteuid() or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("it takes root and mount")
    yield home
    subprocess.run(["umount", "-l", str(home)], check=True)


def fill(disk: Path) -> None:
    """Leave not a byte of room."""
    with (disk / "filler").open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            while True:
                try:
                    if not file.write(b"\0" * size):
                        break
                except OSError:
                    break


def test_a_full_disk(small_disk: Path, start_broken: StartBroken) -> None:
    prepare_vault(small_disk, "before")
    app = start_broken()
    unlock(app)
    app.keys("ctrl+1")
    fill(small_disk)
    app.find("now.entry").type(WORDS)
    app.find("now.entry").wait_for(text=WORDS)
    app.keys("ctrl+Return")
    app.wait_for(holds="The disk is full")
    app.find("now.entry").wait_for(text=WORDS)
    app.kill()
    holds_no_words(app, WORDS)


def test_a_disk_that_is_full_as_it_locks(small_disk: Path, start_broken: StartBroken) -> None:
    """What it did not take of an entry is lost; the next process says so, where it used to say nothing."""
    prepare_vault(small_disk, "before")
    app = start_broken()
    unlock(app)
    app.find("journal.list").wait_for_rows(1)
    app.keys("e")
    editor = app.find("journal.editor")
    editor.wait_for_focus()
    fill(small_disk)
    app.type(WORDS)
    editor.wait_for(holds=WORDS)
    image = app.image()
    app.keys("ctrl+l")
    app.wait_for_relaunch(image)
    app.find("window.banner").wait_for(holds="could not be kept as HoldSpace locked")
    app.kill()
    holds_no_words(app, WORDS)


def run(desk: Desk, home: Path, person: Path, *arguments: str, first: str = "", given: str = "") -> str:
    """Return all that a failing command printed."""
    done = subprocess.run(
        [sys.executable, "-m", "holdspace", *arguments],
        env=desk.environment(home, person) | run_first(person, first),
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode, done
    assert done.stderr.count("\n") == 1, done
    return done.stdout + done.stderr


def test_failing_commands(desk: Desk, home: Path, person: Path) -> None:
    no_vault = run(desk, home, person, "note", WORDS)
    places = prepare_vault(home, WORDS)
    wrong = run(desk, home, person, "list", "--passphrase-file", "-", given="my own wrong words")
    broken = run(desk, home, person, "note", WORDS, first=IN_A_COMMAND)
    assert "(KeyError)" in broken
    unknown = run(desk, home, person, "note", WORDS, "--at", WORDS)
    places.database.write_bytes(b"\0" * 8192)
    damaged = run(desk, home, person, "list", "--passphrase-file", "-", given=PASSPHRASE)
    places.database.unlink()
    missing = run(desk, home, person, "list", "--passphrase-file", "-", given=PASSPHRASE)
    said = no_vault + wrong + broken + unknown + damaged + missing
    for words in (WORDS, "my own wrong words", PASSPHRASE, "Traceback"):
        assert words not in said
    assert not files_holding(WORDS, home, person)


def test_a_command_on_a_full_disk(small_disk: Path, desk: Desk, person: Path) -> None:
    prepare_vault(small_disk, "before")
    fill(small_disk)
    said = run(desk, small_disk, person, "note", WORDS)
    assert "disk is full" in said
    assert WORDS not in said
    assert not files_holding(WORDS, small_disk, person)
