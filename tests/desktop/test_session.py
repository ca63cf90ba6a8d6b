# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The session round the running app: its screen locks, the computer sleeps, someone looks on."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.vaults import PASSPHRASE, drafted_words, files_holding, memory_holds, prepare_vault
from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.window import App

STAND_IN = Path(__file__).parent.parent / "services" / "logind_stand_in.py"
ENTRY, UNFINISHED = "what she said about the stairs", "and then the lift was broken too"
LOCKED = "Your unfinished words are sealed and safe."


class Logind:
    """logind on the desk's bus, a stand-in."""

    def __init__(self, desk: Desk, home: Path, person: Path) -> None:
        self._process = subprocess.Popen(
            ["/usr/bin/python3", str(STAND_IN)],
            env=desk.environment(home, person),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.hear("ready")

    def hear(self, line: str) -> None:
        """Wait until it says a line."""
        assert self._process.stdout is not None
        for said in self._process.stdout:
            if said.startswith(line):
                return
        raise AssertionError(f"it never said {line}")

    def tell_sleep(self) -> None:
        """Announce sleep."""
        assert self._process.stdin is not None
        path = "/org/freedesktop/login1 org.freedesktop.login1.Manager"
        self._process.stdin.write(f"{path} PrepareForSleep (true,)\n")
        self._process.stdin.flush()

    def end(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def logind(desk: Desk, home: Path, person: Path) -> Iterator[Logind]:
    """A logind of this test's own."""
    logind = Logind(desk, home, person)
    yield logind
    logind.end()


def write_unlocked(start: Start, home: Path) -> App:
    """Start the app, open the journal, read its entry, and write some words on Now."""
    prepare_vault(home, ENTRY)
    app = start()
    app.find("nav.journal").click()
    app.find("vault.passphrase").wait_for_focus()
    app.type(PASSPHRASE)
    app.keys("Return")
    app.find("journal.list").wait_for_rows(1)
    app.find("nav.now").click()
    app.find("now.entry").click()
    app.type(UNFINISHED)
    app.find("now.entry").wait_for(text=UNFINISHED)
    return app


def test_the_computer_sleeps_only_once_nothing_readable_is_left(
    start: Start, logind: Logind, home: Path, person: Path
) -> None:
    """TRUST 40 and 43: when sleep may go on, words are sealed, and memory holds none of them."""
    app = write_unlocked(start, home)
    logind.hear("Inhibit sleep HoldSpace")
    assert memory_holds(app.pid, ENTRY)  # else the search below would prove nothing
    assert memory_holds(app.pid, UNFINISHED)
    before = app.image()
    logind.tell_sleep()
    logind.hear("released")
    os.kill(app.pid, signal.SIGSTOP)  # as the kernel freezes it now
    found = [words for words in (ENTRY, UNFINISHED, PASSPHRASE) if memory_holds(app.pid, words)]
    os.kill(app.pid, signal.SIGCONT)
    assert not found
    assert drafted_words(home) == UNFINISHED
    app.wait_for_relaunch(before)
    app.wait_for(name=LOCKED)
    assert not files_holding(UNFINISHED, home, person)
    app.close()


def test_where_the_screen_locks_the_journal_locks(start: Start, desk: Desk, home: Path, person: Path) -> None:
    app = write_unlocked(start, home)
    before = app.image()
    signal_sent = ["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver"]
    signal_sent += ["org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"]
    subprocess.run(signal_sent, env=desk.environment(home, person), check=True, timeout=PATIENCE)
    app.wait_for_relaunch(before)
    app.wait_for(name=LOCKED)
    assert not memory_holds(app.pid, ENTRY)
    app.close()


def test_veiled_a_screen_reader_finds_nothing_either(start: Start, home: Path) -> None:
    app = write_unlocked(start, home)
    app.keys("ctrl+period")
    app.wait_for(id="veil")
    assert not app.shows(id="now.entry")
    app.type("nothing of this")
    app.keys("ctrl+period")
    app.find("now.entry").wait_for(text=UNFINISHED)
    app.find("now.entry").wait_for_focus()
    app.close()


def test_no_core_is_ever_dumped(start: Start, home: Path) -> None:
    app = write_unlocked(start, home)
    limits = Path(f"/proc/{app.pid}/limits").read_text(encoding="ascii")
    [core] = [line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")]
    assert core == ["0", "0"]
    app.close()
