# SPDX-FileCopyrightText: 2026 The HoldSpace founders
# SPDX-License-Identifier: MIT
"""The memory of the locked app holds no word, no key and no code, however it was locked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from counts import tell
from desktop.desk import until
from desktop.searching import copies_in_memory, of_text
from desktop.session import ADDED, EDITED, Session
from desktop.vaults import prepare_vault

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.conftest import Start
    from desktop.desk import Desk
    from desktop.searching import Needles
    from desktop.window import App

SEALED = "an owl in the stairwell tonight"
LAST = "that was today"


READING = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
for _ in range(20):
    app.processEvents()
print(app.clipboard().text())
"""


def clipboard(desk: Desk, home: Path, person: Path) -> str:
    """Return what another program finds on the clipboard."""
    done = subprocess.run(
        [sys.executable, "-c", READING],
        env=desk.environment(home.with_name("elsewhere"), person),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def by_key(app: App) -> None:
    """Press the keys that lock."""
    app.keys("ctrl+l")


def by_rail(app: App) -> None:
    """Click at the foot of the rail."""
    app.keys("ctrl+1")
    app.find("nav.lock").click()


def by_day_end(app: App) -> None:
    """Set the last words of the day down; the words that were in the box go with them."""
    app.keys("ctrl+1")
    app.find("now.entry").focus()
    app.keys("ctrl+Return")
    app.find("now.entry").wait_for(text="")
    app.find("now.day_end").click()
    app.wait_for(id="now.entry", states=["focused"])
    app.type(LAST)
    app.keys("ctrl+Return")


def test_nothing_is_left_in_memory_after_the_lock(
    start: Start, desk: Desk, home: Path, person: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = Session(home)
    app = start()
    session.work(app)
    assert clipboard(desk, home, person) == EDITED + ADDED
    found = ("old words", "edited words", "new words", "unfinished words", "recovery code", "database key")
    lock_and_search(app, session.needles, by_key, found, capsys)
    assert clipboard(desk, home, person) == ""
    app.close()


@pytest.mark.parametrize("lock", [by_rail, by_day_end])
def test_nothing_is_left_however_it_was_locked(
    start: Start, home: Path, capsys: pytest.CaptureFixture[str], lock: Callable[[App], None]
) -> None:
    session = Session(home)
    app = start()
    session.begin(app)
    needles = session.needles | {"the last words": of_text(LAST)}
    lock_and_search(app, needles, lock, ("new words", "unfinished words", "database key"), capsys)
    app.close()


def lock_and_search(
    app: App,
    needles: Needles,
    lock: Callable[[App], None],
    must_be_found: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Find the secrets in the open app, lock it, and find none."""
    open_counts = copies_in_memory(app.pid, needles)
    assert not [name for name in must_be_found if not open_counts[name]], open_counts
    image = app.image()
    lock(app)
    app.wait_for_relaunch(image)
    locked_counts = copies_in_memory(app.pid, needles)
    figures = ", ".join(f"{name} {open_counts[name]}\u2192{locked_counts[name]}" for name in needles)
    tell(capsys, f"copies in memory, open\u2192locked {lock.__name__}: {figures}")
    assert not any(locked_counts.values()), locked_counts


def test_words_sealed_while_locked_leave_memory_once_undo_is_over(
    start: Start, desk: Desk, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare_vault(home, "an entry from before")
    needles = {SEALED: of_text(SEALED)}
    app = start()
    app.find("now.entry").wait_for_focus()
    app.wait_until_active()
    app.type(SEALED)
    app.find("now.entry").wait_for(text=SEALED)
    app.keys("ctrl+Return")
    app.wait_for(name="Set down and sealed.")
    before = copies_in_memory(app.pid, needles)[SEALED]
    assert before, "the search would find nothing anywhere"
    image = app.image()
    # Nobody looks: the window may go for the moment that a new process takes.
    desk.keys("search", "--onlyvisible", "--pid", str(app.pid), "--name", "^HoldSpace$", "windowminimize")
    until(lambda: app.image() not in (image, b""), "no relaunch", seconds=40)
    after = copies_in_memory(app.pid, needles)[SEALED]
    tell(capsys, f"copies in memory of words sealed while locked: {before}, once Undo is over: {after}")
    assert after == 0
